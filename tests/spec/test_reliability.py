"""Reliability (rules 21 to 23): do groups differ, do raters tell things apart, do questions measure one thing?"""

import csv
import sys
from itertools import pairwise
from math import inf, nan
from pathlib import Path

import numpy as np
import pytest

from opposite.statistics.bootstrap import Resampled, bootstrap, expanded_tail
from opposite.statistics.consistency import (
    alpha_if_dropped,
    cronbach_alpha,
    feldt_interval,
    item_rest_correlations,
    standardised_alpha,
)
from opposite.statistics.figure import Figure, Undefined, defined
from opposite.statistics.intervals import Stratum, stratified_error
from opposite.statistics.krippendorff import krippendorff_alpha, krippendorff_alpha_of_counts
from opposite.statistics.omega import mcdonald_omega
from opposite.statistics.shrout_fleiss import shrout_fleiss
from opposite.statistics.variance_shares import eta_squared, icc1, icc2, one_way

THREE_CAMPS = ((5, 5, 4), (2, 3, 2, 3, 3, 2), (4, 3, 4))

PLATOONS = ((4, 3, 2), (3, 4, 3), (3, 3), (3, 2, 1))
"""The first item of the published data set `cohesion`."""

SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
"""Six targets rated by four judges: Shrout and Fleiss (1979), table 2."""

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
    assert four(icc1(THREE_CAMPS, class_size="k0")) == 0.7958
    assert four(icc2(THREE_CAMPS)) == 0.9360
    assert icc1(THREE_CAMPS).n == icc2(THREE_CAMPS).n == 12


def test_platoons_share_little():
    assert (four(icc1(PLATOONS)), four(icc2(PLATOONS))) == (0.1499, 0.3265)


def test_classes_of_equal_size_have_the_same_class_size_either_way():
    classes = ((1, 2), (2, 3), (5, 6))

    assert icc1(classes).value == pytest.approx(icc1(classes, class_size="k0").value, abs=1e-12)


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
    assert icc1(classes, class_size="k0") == Figure(None, people, reason)


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


# Shrout and Fleiss


def test_the_six_forms_of_shrout_and_fleiss():
    assert [four(figure) for figure in shrout_fleiss(SHROUT_FLEISS)] == [0.1657, 0.2898, 0.7148, 0.4428, 0.6201, 0.9093]


def test_their_intervals():
    """As published for the same table: McGraw and Wong (1996), R psych::ICC."""
    ends = [tuple(round(end, 2) for end in figure.interval) for figure in shrout_fleiss(SHROUT_FLEISS)]

    assert ends == [(-0.13, 0.72), (0.02, 0.76), (0.34, 0.95), (-0.88, 0.91), (0.07, 0.93), (0.68, 0.99)]


def test_less_confidence_is_a_narrower_interval():
    for wide, narrow in zip(shrout_fleiss(SHROUT_FLEISS), shrout_fleiss(SHROUT_FLEISS, level=0.8), strict=True):
        assert wide.interval[0] < narrow.interval[0] < narrow.value < narrow.interval[1] < wide.interval[1]


def test_one_judge_of_the_one_way_form_is_the_icc_of_classes():
    assert shrout_fleiss(SHROUT_FLEISS).icc_1_1.value == pytest.approx(icc1(SHROUT_FLEISS).value, abs=1e-12)
    assert shrout_fleiss(SHROUT_FLEISS).icc_1_k.value == pytest.approx(icc2(SHROUT_FLEISS).value, abs=1e-12)


def test_judges_as_questions_make_the_consistency_of_their_mean_cronbachs_alpha():
    assert four(cronbach_alpha(SHROUT_FLEISS)) == 0.9093
    assert cronbach_alpha(SHROUT_FLEISS).value == pytest.approx(shrout_fleiss(SHROUT_FLEISS).icc_3_k.value, abs=1e-12)
    assert cronbach_alpha(SHROUT_FLEISS).interval == pytest.approx(
        shrout_fleiss(SHROUT_FLEISS).icc_3_k.interval, abs=1e-9
    )


def test_a_target_that_a_judge_left_out_drops_out():
    assert shrout_fleiss([*SHROUT_FLEISS, (3, None, 4, 5)]) == shrout_fleiss(SHROUT_FLEISS)


def test_judges_who_agree_entirely():
    assert shrout_fleiss([(1, 1), (2, 2), (4, 4)]) == (Figure(1.0, 3, None, (1.0, 1.0)),) * 6


def test_judges_one_level_apart_are_consistent_and_do_not_agree():
    """MSB = 14/3, MSJ = 1.5, MSE = 0."""
    forms = shrout_fleiss([(1, 2), (2, 3), (4, 5)])

    assert forms.icc_3_1 == forms.icc_3_k == Figure(1.0, 3, None, (1.0, 1.0))
    assert forms.icc_2_1.value == pytest.approx((14 / 3) / (14 / 3 + 1), abs=1e-12)
    assert forms.icc_2_k.value == pytest.approx((14 / 3) / (14 / 3 + 0.5), abs=1e-12)


@pytest.mark.parametrize(
    ("rows", "targets", "reason"),
    [
        ([], 0, Undefined.TOO_FEW_ROWS),
        ([(1, 2, 3)], 1, Undefined.TOO_FEW_ROWS),
        ([(1, 2, 3), (2, None, 3)], 1, Undefined.TOO_FEW_ROWS),
        ([(1,), (2,)], 2, Undefined.TOO_FEW_PEOPLE),
        ([(1, 3), (3, 1)], 2, Undefined.CLASSES_ALIKE),
        ([(0.1, 0.2), (0.2, 0.1), (0.15, 0.15)], 3, Undefined.CLASSES_ALIKE),
        ([(4, 4), (4, 4)], 2, Undefined.NO_VARIATION),
    ],
)
def test_the_forms_need_two_targets_two_judges_and_targets_that_differ(rows, targets, reason):
    assert shrout_fleiss(rows) == (Figure(None, targets, reason),) * 6


def test_a_form_whose_formula_divides_by_zero_is_undefined_alone():
    """MSB = 4, MSJ = 1, MSE = 9: ICC(2,k) = (4 - 9) / (4 + (1 - 9) / 2)."""
    forms = shrout_fleiss([(1, 3), (6, 2)])

    assert forms.icc_2_k == Figure(None, 2, Undefined.NOT_FINITE)
    assert [four(figure) for figure in forms] == [-0.1111, -1.0, -0.3846, -0.25, None, -1.25]


def test_a_figure_is_never_infinite_and_neither_is_an_end_of_its_interval():
    assert defined(inf, 3) == defined(nan, 3) == Figure(None, 3, Undefined.NOT_FINITE)
    assert defined(0.5, 3, (0.1, inf)) == Figure(0.5, 3)
    assert defined(0.5, 3, (0.1, 0.9)) == Figure(0.5, 3, None, (0.1, 0.9))


# Rule 22: Krippendorff's alpha


@pytest.mark.parametrize(
    ("distance", "alpha"), [("nominal", 0.7434), ("ordinal", 0.8154), ("interval", 0.8491), ("ratio", 0.7974)]
)
def test_krippendorffs_four_coders_and_twelve_units(distance, alpha):
    figure = krippendorff_alpha(units(FOUR_CODERS), distance=distance)

    assert (four(figure), figure.n) == (alpha, 40)


@pytest.mark.parametrize(("distance", "alpha"), [("nominal", 0.6914), ("ordinal", 0.8067), ("interval", 0.8108)])
def test_three_coders_and_fifteen_units(distance, alpha):
    figure = krippendorff_alpha(units(THREE_CODERS), distance=distance)

    assert (four(figure), figure.n) == (alpha, 26)


def test_levels_are_ordered_unless_said_otherwise():
    assert krippendorff_alpha(units(FOUR_CODERS)) == krippendorff_alpha(units(FOUR_CODERS), distance="ordinal")


def test_counts_of_levels_say_the_same_as_the_levels():
    counts = [{1: 3}, {2: 3, 3: 1}, {3: 4}, {3: 4}, {2: 4}, {1: 1, 2: 1, 3: 1, 4: 1}]
    counts += [{4: 4}, {1: 3, 2: 1}, {2: 4}, {5: 3, 4: 0}, {1: 2}, {3: 1}]

    for distance in ("nominal", "ordinal", "interval", "ratio"):
        assert krippendorff_alpha_of_counts(counts, distance=distance) == krippendorff_alpha(
            units(FOUR_CODERS), distance=distance
        )


def test_the_same_counts_a_thousandfold():
    """Two questions, all 5,000 people at 3 in one and half of them at 4, half at 5 in the other."""
    figure = krippendorff_alpha_of_counts([{3: 5000}, {4: 2500, 5: 2500}], distance="nominal")
    expected = (5000 * 5000 + 2 * 2500 * 7500) / (10000 * 9999)
    observed = 5000 * 2 * 2500 * 2500 / (5000 * 4999) / 10000

    assert figure.n == 10000
    assert figure.value == pytest.approx(1 - observed / expected, abs=1e-12)


@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
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
def test_agreement_of_coders_needs_a_unit_of_two_ratings_and_variation(distance, ratings, n, reason):
    """Where nothing varies the formula is 0 / 0: never 1."""
    assert krippendorff_alpha(ratings, distance=distance) == Figure(None, n, reason)


@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
def test_coders_who_agree_on_units_that_differ(distance):
    assert krippendorff_alpha([(3, 3), (4, 4, None)], distance=distance) == Figure(1.0, 4)


def test_coders_who_disagree_on_a_single_unit_are_at_chance():
    """Observed and expected disagreement are the same pair."""
    assert krippendorff_alpha([(3, 4)]) == Figure(0.0, 2)


def test_scales_with_0_and_below():
    ratings = [(0, 0, 1), (-3, -3), (1, 1, 0.5)]

    assert krippendorff_alpha(ratings, distance="interval").value == pytest.approx(
        krippendorff_alpha([[level + 10 for level in unit] for unit in ratings], distance="interval").value, abs=1e-12
    )
    assert krippendorff_alpha(ratings, distance="ratio") == Figure(None, 8, Undefined.NOT_RATIO)
    assert krippendorff_alpha([(0, 0), (0, 2)], distance="ratio") == Figure(0.0, 4)


# Rule 23: Cronbach's alpha


def test_alpha_of_the_survey_of_thirty_departments(attitude):
    assert (four(cronbach_alpha(attitude)), cronbach_alpha(attitude).n) == (0.8431, 30)
    assert four(standardised_alpha(attitude)) == 0.8391


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


def test_two_questions_and_three_rows_are_enough():
    """Item variances 1 and 7/3, total variance 19/3: 2 * (1 - (10/3) / (19/3)) = 18/19."""
    assert cronbach_alpha([(1, 1), (2, 2), (3, 4)]).value == pytest.approx(18 / 19, abs=1e-12)


def test_whoever_left_a_question_out_drops_out_unless_pairs_are_asked_for():
    rows = [(1, 2, 2), (2, 2, 3), (4, 3, 4), (5, 6, 6), (None, 1, 1), (None, None, None)]

    assert cronbach_alpha(rows) == cronbach_alpha(rows[:4])
    assert cronbach_alpha(rows, missing="pairwise").n == 5
    assert cronbach_alpha(rows, missing="pairwise").value != cronbach_alpha(rows).value
    assert cronbach_alpha(rows[:4], missing="pairwise") == cronbach_alpha(rows[:4])


def test_the_interval_rests_on_the_rows_that_the_alpha_rests_on():
    rows = [(1, 2, 2), (2, 2, 3), (4, 3, 4), (5, 6, 6), (None, 1, 1)]

    for missing, n in (("complete", 4), ("pairwise", 5)):
        figure = cronbach_alpha(rows, missing=missing)
        assert figure.interval == feldt_interval(figure.value, rows=n, questions=3)


def test_two_questions_that_nobody_answered_both_of_have_no_alpha():
    rows = [(1, None), (2, None), (3, None), (None, 1), (None, 2)]

    assert cronbach_alpha(rows, missing="pairwise") == Figure(None, 5, Undefined.NEVER_TOGETHER)
    assert item_rest_correlations(rows, missing="pairwise") == (Figure(None, 5, Undefined.NEVER_TOGETHER),) * 2


def test_pairs_of_different_people_can_make_an_alpha_above_1_which_has_no_interval():
    """Variances 1/3, 1/4, 1/3 and covariances 0, -1/2, 0: 3/2 * (1 - (11/12) / (-1/12))."""
    rows = [(2, 2, 1), (2, 2, None), (None, None, 2), (None, 1, None), (1, 2, 2)]
    figure = cronbach_alpha(rows, missing="pairwise")

    assert (figure.value, figure.interval) == (pytest.approx(18, abs=1e-9), None)


def test_a_question_that_everybody_answered_alike_counts_and_correlates_with_nothing():
    """Of three questions one is constant: 3/2 * (1 - 2/4); without it alpha is 1."""
    rows = [(1, 1, 5), (2, 2, 5), (3, 3, 5)]

    assert cronbach_alpha(rows).value == pytest.approx(0.75, abs=1e-12)
    assert item_rest_correlations(rows)[2] == Figure(None, 3, Undefined.NO_VARIATION)
    assert [figure.value for figure in alpha_if_dropped(rows)] == [0.0, 0.0, 1.0]
    assert standardised_alpha(rows) == Figure(None, 3, Undefined.NO_VARIATION)


def test_dropping_one_of_two_questions_leaves_no_alpha():
    rows = [(1, 1), (2, 2), (3, 4)]

    assert alpha_if_dropped(rows) == (Figure(None, 3, Undefined.TOO_FEW_QUESTIONS),) * 2
    assert alpha_if_dropped([]) == item_rest_correlations([]) == ()


def test_an_infinite_answer_is_refused():
    with pytest.raises(ValueError, match="infinite"):
        cronbach_alpha([(1, inf), (2, 2), (3, 4)])


# McDonald's omega


def test_omega_of_the_survey_of_thirty_departments(attitude):
    pytest.importorskip("statsmodels", reason="the extra `omega` is not installed")

    assert four(mcdonald_omega(attitude)) == 0.8405
    assert four(mcdonald_omega(attitude, metric="raw")) == 0.8563
    assert mcdonald_omega(attitude).n == 30


def test_omega_equals_alpha_where_every_question_weighs_the_same():
    """Three questions with all correlations 0.5 and equal variances: alpha = omega = 0.75."""
    pytest.importorskip("statsmodels", reason="the extra `omega` is not installed")
    normal = np.linalg.qr(np.column_stack([np.ones(12), np.random.default_rng(7).normal(size=(12, 4))]))[0][:, 1:]
    rows = (normal[:, :1] + normal[:, 1:]).tolist()

    assert cronbach_alpha(rows).value == pytest.approx(0.75, abs=1e-9)
    assert mcdonald_omega(rows).value == pytest.approx(0.75, abs=1e-6)
    assert mcdonald_omega(rows, metric="raw").value == pytest.approx(0.75, abs=1e-6)


def test_whoever_left_a_question_out_has_no_part_in_omega(attitude):
    pytest.importorskip("statsmodels", reason="the extra `omega` is not installed")

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
    pytest.importorskip("statsmodels", reason="the extra `omega` is not installed")

    assert mcdonald_omega(rows) == Figure(None, len(rows), Undefined.NO_MODEL)


def test_without_the_extra_omega_says_what_to_install(attitude, monkeypatch):
    monkeypatch.setitem(sys.modules, "statsmodels.multivariate.factor", None)

    figure = mcdonald_omega(attitude)

    assert figure == Figure(None, 30, Undefined.EXTRA_MISSING)
    assert figure.reason == "statsmodels is not installed: pip install 'opposite[omega]'"


# Bootstrap intervals


def balanced(groups):
    return sum(sum(group) / len(group) for group in groups) / len(groups)


def drawn(groups=THREE_CAMPS, statistic=balanced, *, seed=20160901, **options):
    return bootstrap(groups, statistic, random=np.random.default_rng(seed), **options)


def test_people_are_drawn_within_their_groups():
    """The error of the percentile method is that of n instead of n - 1 in each group: 0.145 beside 0.1739."""
    exact = stratified_error([Stratum(1, group) for group in THREE_CAMPS])[0]

    assert round(exact, 4) == 0.1739
    assert drawn(resamples=20000).error == pytest.approx(0.1452, abs=0.003)


def test_the_same_seed_gives_the_same_interval():
    assert drawn() == drawn()
    assert drawn(seed=1) != drawn(seed=2)


def test_the_expanded_interval_is_wider_than_the_percentile_interval():
    expanded, percentile = drawn(), drawn(method="percentile")

    assert expanded.interval[0] < percentile.interval[0] < balanced(THREE_CAMPS)
    assert balanced(THREE_CAMPS) < percentile.interval[1] < expanded.interval[1]
    assert expanded.n == percentile.n == 12


@pytest.mark.parametrize(("n", "tail"), [(5, 0.00095410), (10, 0.00855064), (20, 0.01588083), (100, 0.02306439)])
def test_the_fewer_the_people_the_further_out_the_expanded_percentiles(n, tail):
    """Phi(-sqrt(n / (n - 1)) * t(0.975, n - 1)), towards 0.025."""
    assert expanded_tail(n - 1, n=n, level=0.95) == pytest.approx(tail, abs=1e-8)


def test_whole_people_are_drawn_with_all_their_answers():
    """Everybody's two answers add up to 7, in every resample."""
    people = [[(1, 6), (2, 5), (3, 4)], [(6, 1), (4, 3)]]

    figure = drawn(people, lambda groups: sum(sum(person) for group in groups for person in group) / 5)

    assert figure == Resampled((7.0, 7.0), 0.0, 5)


def test_any_statistic_can_be_drawn_even_one_that_is_sometimes_undefined():
    def seldom(groups):
        return None if all(level == 2 for level in groups[1]) else min(groups[1])

    assert drawn(statistic=seldom).interval is not None
    assert drawn(statistic=lambda groups: None if groups[0][0] == 5 else 1.0) == Resampled(
        None, None, 12, Undefined.RARELY_DEFINED
    )


@pytest.mark.parametrize(
    ("groups", "people", "given"),
    [
        ([], 0, False),
        ([(3, 4), (2, 3)], 4, False),
        ([(3, 4), (2, 3, 4)], 5, True),
        ([(3, 4), (2, 3, 4), ()], 5, True),
        ([(3, 4, 5, 4, 3), (2,)], 6, False),
        ([(3, 4, 5, 4, 3)], 5, True),
    ],
)
def test_an_interval_needs_five_people_and_two_of_every_group(groups, people, given):
    figure = drawn(groups, resamples=50)

    assert (figure.interval is not None) == given
    assert (figure.n, figure.reason) == (people, None if given else Undefined.TOO_FEW_FOR_AN_INTERVAL)


def test_people_who_agree_entirely_make_an_interval_of_no_width():
    assert drawn([(4, 4), (3, 3, 3)], resamples=50) == Resampled((3.5, 3.5), 0.0, 5)


# Reasons


def test_every_reason_is_a_sentence_of_its_own():
    texts = sorted(reason.value for reason in Undefined)

    assert all(first != second for first, second in pairwise(texts))
    assert all(not text.endswith(".") for text in texts)
