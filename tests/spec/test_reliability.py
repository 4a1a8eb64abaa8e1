"""Reliability (rules 21 to 23): do groups differ, do raters tell things apart, do questions measure one thing?"""

import csv
from math import inf, nan
from pathlib import Path

import numpy as np
import pytest

from opposite.statistics.consistency import (
    alpha_if_dropped,
    cronbach_alpha,
    feldt_interval,
    item_rest_correlations,
)
from opposite.statistics.figure import Figure, Undefined, defined
from opposite.statistics.krippendorff import krippendorff_alpha
from opposite.statistics.omega import mcdonald_omega
from opposite.statistics.variance_shares import eta_squared, icc1, icc2, one_way

THREE_CAMPS = ((5, 5, 4), (2, 3, 2, 3, 3, 2), (4, 3, 4))

PLATOONS = ((4, 3, 2), (3, 4, 3), (3, 3), (3, 2, 1))
"""The first item of the published data set `cohesion`."""

SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
"""Six targets rated by four judges: Shrout and Fleiss (1979), table 2; their ICC(1,1) is .17 and ICC(1,k) .44."""

_ = None
FOUR_CODERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
    (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
)
THREE_CODERS = (
    (_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3),
    (1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _),
    (_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4),
)


def four(figure):
    return None if figure.value is None else round(figure.value, 4)


def units(coders):
    return list(zip(*coders, strict=True))


@pytest.fixture(scope="module")
def attitude():
    """Thirty departments, seven questions: Chatterjee and Price's survey, built into R."""
    path = Path(__file__).parent.parent / "golden" / "attitude.csv"
    return [tuple(map(float, row)) for row in list(csv.reader(path.open(encoding="utf-8")))[1:]]


# Rule 21: ICC(1) and ICC(2)


def test_most_of_the_variation_of_three_camps_lies_between_them():
    """ICC(1) = 497/633 = 0.78515."""
    shares = one_way(THREE_CAMPS)

    assert (round(shares.between / 2, 4), round(shares.within / 9, 4)) == (4.9167, 0.3148)
    assert icc1(THREE_CAMPS).value == pytest.approx(497 / 633, abs=1e-12)
    assert four(icc2(THREE_CAMPS)) == 0.9360
    assert icc1(THREE_CAMPS).n == icc2(THREE_CAMPS).n == 12


def test_targets_as_classes_of_judges():
    assert (four(icc1(SHROUT_FLEISS)), four(icc2(SHROUT_FLEISS))) == (0.1657, 0.4428)


def test_platoons_share_little():
    assert (four(icc1(PLATOONS)), four(icc2(PLATOONS))) == (0.1499, 0.3265)


def test_groups_that_are_more_alike_than_chance_have_negative_shares():
    """Means 3 and 3.5: MSB = 0.25, MSW = (8 + 4.5) / 2 = 6.25, k = 2."""
    classes = ((1, 5), (2, 5))

    assert icc1(classes).value == pytest.approx(-6 / 6.5, abs=1e-12)
    assert icc2(classes).value == pytest.approx(-24, abs=1e-12)


@pytest.mark.parametrize(
    ("classes", "reason"),
    [
        ([], Undefined.TOO_FEW_CLASSES),
        ([(1, 2, 3)], Undefined.TOO_FEW_CLASSES),
        ([(1, 2, 3), ()], Undefined.TOO_FEW_CLASSES),
        ([(1, 2, 3), (None, None)], Undefined.TOO_FEW_CLASSES),
        ([(1,), (2,), (3,)], Undefined.NO_CLASS_OF_TWO),
        ([(1, None), (2,)], Undefined.NO_CLASS_OF_TWO),
        ([(1, 5), (2, 4)], Undefined.CLASSES_ALIKE),
        ([(4, 4), (4, 4, 4)], Undefined.NO_VARIATION),
        ([(4, 4), (4,)], Undefined.NO_VARIATION),
    ],
)
def test_shares_of_groups_need_two_groups_one_of_two_people_and_means_that_differ(classes, reason):
    people = sum(level is not None for levels in classes for level in levels)

    assert icc1(classes) == icc2(classes) == Figure(None, people, reason)


def test_two_groups_one_of_two_people_are_enough():
    """MSB = (4.5 - 2)^2 * 2/3 = 25/6, MSW = 0.5, k = 1.5."""
    assert icc1([(4, 5), (2,)]).value == pytest.approx((25 / 6 - 0.5) / (25 / 6 + 0.25), abs=1e-12)
    assert icc2([(4, 5), (2,)]).value == pytest.approx(1 - 0.5 / (25 / 6), abs=1e-12)


def test_groups_that_each_agree_entirely_and_differ_are_all_of_the_variation():
    assert icc1([(4, 4), (2, 2)]) == icc2([(4, 4), (2, 2)]) == Figure(1.0, 4)


def test_means_that_differ_by_the_rounding_of_the_computer_alone_are_alike():
    assert icc1([(0.1, 0.2, 0.3), (0.2, 0.2)]) == Figure(None, 5, Undefined.CLASSES_ALIKE)


def test_five_thousand_people_beside_one():
    """The single person adds to the means and nothing within."""
    many = [3, 4] * 2500

    assert eta_squared([many, [6]]).value == pytest.approx(
        (2.5**2 * 5000 / 5001) / (2.5**2 * 5000 / 5001 + 1250), abs=1e-12
    )
    assert icc1([many, [6]]).n == 5001


def test_a_figure_is_never_infinite_and_neither_is_an_end_of_its_interval():
    assert defined(inf, 3) == defined(nan, 3) == Figure(None, 3, Undefined.NOT_FINITE)
    assert defined(0.5, 3, (0.1, inf)) == Figure(0.5, 3)
    assert defined(0.5, 3, (0.1, 0.9)) == Figure(0.5, 3, None, (0.1, 0.9))


# Rule 22: Krippendorff's alpha


@pytest.mark.parametrize(("coders", "alpha", "ratings"), [(FOUR_CODERS, 0.8154, 40), (THREE_CODERS, 0.8067, 26)])
def test_krippendorffs_coders_and_units(coders, alpha, ratings):
    figure = krippendorff_alpha(units(coders))

    assert (four(figure), figure.n) == (alpha, ratings)


@pytest.mark.parametrize(
    ("ratings", "n", "reason"),
    [
        ([], 0, Undefined.NO_PAIR),
        ([(None, None)], 0, Undefined.NO_PAIR),
        ([(3, None), (None, 4)], 0, Undefined.NO_PAIR),
        ([(3, 3)], 2, Undefined.NO_VARIATION),
        ([(3, 3), (3, 3, 3), (4, None)], 5, Undefined.NO_VARIATION),
    ],
)
def test_agreement_of_coders_needs_a_unit_of_two_ratings_and_variation(ratings, n, reason):
    """Where nothing varies the formula is 0 / 0: never 1."""
    assert krippendorff_alpha(ratings) == Figure(None, n, reason)


def test_coders_who_agree_on_units_that_differ():
    assert krippendorff_alpha([(3, 3), (4, 4, None)]) == Figure(1.0, 4)


def test_coders_who_disagree_on_a_single_unit_are_at_chance():
    """Observed and expected disagreement are the same pair."""
    assert krippendorff_alpha([(3, 4)]) == Figure(0.0, 2)


# Rule 23: Cronbach's alpha


def test_alpha_of_the_survey_of_thirty_departments(attitude):
    assert (four(cronbach_alpha(attitude)), cronbach_alpha(attitude).n) == (0.8431, 30)


def test_feldts_interval_of_that_alpha(attitude):
    """As R's psych::alpha.ci."""
    assert cronbach_alpha(attitude).interval == pytest.approx((0.7393757, 0.9157731), abs=1e-7)
    assert cronbach_alpha(attitude, level=0.8).interval == feldt_interval(
        cronbach_alpha(attitude).value, rows=30, questions=7, level=0.8
    )


def test_every_question_against_the_others(attitude):
    """As R's multilevel::item.total."""
    assert [round(figure.value, 4) for figure in item_rest_correlations(attitude)] == [
        *(0.6713, 0.7421, 0.5607, 0.7144, 0.7863, 0.2650, 0.4608)
    ]
    assert [round(figure.value, 4) for figure in alpha_if_dropped(attitude)] == [
        *(0.8098, 0.7969, 0.8278, 0.8030, 0.7954, 0.8639, 0.8405)
    ]


def test_questions_that_repeat_each_other_are_wholly_consistent():
    rows = [(1, 1), (2, 2), (4, 4)]

    assert cronbach_alpha(rows) == Figure(1.0, 3, None, (1.0, 1.0))
    assert [round(figure.value, 12) for figure in item_rest_correlations(rows)] == [1.0, 1.0]


def test_alpha_may_be_negative():
    """Item variances 1 and 1, their covariance -0.5: 2 * (1 - 2/1)."""
    assert cronbach_alpha([(1, 2), (2, 3), (3, 1)]).value == pytest.approx(-2, abs=1e-12)


@pytest.mark.parametrize(
    ("rows", "n", "reason"),
    [
        ([], 0, Undefined.TOO_FEW_ROWS),
        ([(1, 2), (2, 3)], 2, Undefined.TOO_FEW_ROWS),
        ([(1, 2), (2, 3), (3, None)], 2, Undefined.TOO_FEW_ROWS),
        ([(None, None)] * 5, 0, Undefined.TOO_FEW_ROWS),
        ([(1,), (2,), (4,)], 3, Undefined.TOO_FEW_QUESTIONS),
        ([(4, 4), (4, 4), (4, 4)], 3, Undefined.NO_VARIATION),
        ([(0.1, 0.7), (0.1, 0.7), (0.1, 0.7)], 3, Undefined.NO_VARIATION),
        ([(1, 3), (2, 2), (3, 1)], 3, Undefined.TOTAL_CONSTANT),
        ([(0.1, 0.3), (0.2, 0.2), (0.3, 0.1)], 3, Undefined.TOTAL_CONSTANT),
    ],
)
def test_alpha_needs_two_questions_three_rows_and_totals_that_vary(rows, n, reason):
    assert cronbach_alpha(rows) == Figure(None, n, reason)


def test_whoever_left_a_question_out_drops_out():
    rows = [(1, 2, 2), (2, 2, 3), (4, 3, 4), (5, 6, 6), (None, 1, 1), (None, None, None)]

    assert cronbach_alpha(rows) == cronbach_alpha(rows[:4])
    assert cronbach_alpha(rows).interval == feldt_interval(cronbach_alpha(rows).value, rows=4, questions=3)


def test_judges_as_questions_make_alpha_the_consistency_of_their_mean():
    """Shrout and Fleiss (1979), table 2: ICC(3,k) with the interval of McGraw and Wong (1996)."""
    assert four(cronbach_alpha(SHROUT_FLEISS)) == 0.9093
    assert tuple(round(end, 2) for end in cronbach_alpha(SHROUT_FLEISS).interval) == (0.68, 0.99)


def test_two_questions_and_three_rows_are_enough():
    """Item variances 1 and 7/3, total variance 19/3: 2 * (1 - (10/3) / (19/3)) = 18/19."""
    assert cronbach_alpha([(1, 1), (2, 2), (3, 4)]).value == pytest.approx(18 / 19, abs=1e-12)


def test_a_question_that_everybody_answered_alike_counts_and_correlates_with_nothing():
    """Of three questions one is constant: 3/2 * (1 - 2/4); without it alpha is 1."""
    rows = [(1, 1, 5), (2, 2, 5), (3, 3, 5)]

    assert cronbach_alpha(rows).value == pytest.approx(0.75, abs=1e-12)
    assert item_rest_correlations(rows)[2] == Figure(None, 3, Undefined.NO_VARIATION)
    assert [figure.value for figure in alpha_if_dropped(rows)] == [0.0, 0.0, 1.0]


def test_dropping_one_of_two_questions_leaves_no_alpha():
    rows = [(1, 1), (2, 2), (3, 4)]

    assert alpha_if_dropped(rows) == (Figure(None, 3, Undefined.TOO_FEW_QUESTIONS),) * 2
    assert alpha_if_dropped([]) == item_rest_correlations([]) == ()


def test_an_infinite_answer_is_refused():
    with pytest.raises(ValueError, match="infinite"):
        cronbach_alpha([(1, inf), (2, 2), (3, 4)])


# McDonald's omega


def test_omega_of_the_survey_of_thirty_departments(attitude):
    """As from the loadings of R's factanal(attitude, 1), times the standard deviations."""
    assert four(mcdonald_omega(attitude)) == 0.8563
    assert mcdonald_omega(attitude).n == 30


def test_omega_equals_alpha_where_every_question_weighs_the_same():
    """Three questions with all correlations 0.5 and equal variances: alpha = omega = 0.75."""
    normal = np.linalg.qr(np.column_stack([np.ones(12), np.random.default_rng(7).normal(size=(12, 4))]))[0][:, 1:]
    rows = (normal[:, :1] + normal[:, 1:]).tolist()

    assert cronbach_alpha(rows).value == pytest.approx(0.75, abs=1e-9)
    assert mcdonald_omega(rows).value == pytest.approx(0.75, abs=1e-9)


def test_whoever_left_a_question_out_has_no_part_in_omega(attitude):
    assert mcdonald_omega([*attitude, (None, *attitude[0][1:])]) == mcdonald_omega(attitude)


@pytest.mark.parametrize(
    ("rows", "n", "reason"),
    [
        ([], 0, Undefined.TOO_FEW_ROWS),
        ([(1, 2, 3), (2, 2, 1)], 2, Undefined.TOO_FEW_ROWS),
        ([(1, 2), (2, 2), (3, 4)], 3, Undefined.TOO_FEW_QUESTIONS),
        ([(1, 2, 4), (2, 2, 4), (3, 4, 4)], 3, Undefined.NO_VARIATION),
    ],
)
def test_omega_needs_three_questions_that_vary_and_three_rows(rows, n, reason):
    assert mcdonald_omega(rows) == Figure(None, n, reason)


@pytest.mark.parametrize(
    "rows",
    [
        [(1, 1, 2), (2, 2, 1), (3, 3, 5), (4, 4, 3), (6, 6, 5)],
        [(1, 2, 3), (2, 3, 5), (3, 1, 4), (4, 6, 10), (5, 2, 7)],
        [(0, 1, 1), (1, 2, 0), (2, 1, 3), (3, 4, 2), (4, 3, 5), (5, 5, 3), (6, 8, 7)],
    ],
)
def test_questions_that_repeat_each_other_or_explain_one_entirely_have_no_model(rows):
    """Two alike; the third the sum of the others; one correlation larger than the two others allow."""
    assert mcdonald_omega(rows) == Figure(None, len(rows), Undefined.NO_MODEL)
