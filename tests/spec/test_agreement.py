"""Agreement (rules 19 and 20): do the people who answer mean the same, and where they do not, is it between groups?"""

from math import inf, nan

import numpy as np
import pytest

from opposite.statistics.figure import Figure, Undefined
from opposite.statistics.intervals import variance
from opposite.statistics.variance_shares import eta_squared
from opposite.statistics.within_group import ad_mean, ad_median, awg, expected_variance, rwg, rwg_pooled
from opposite.statistics.within_group_factor import rwg_j, rwg_star_j

FIVE = (1, 2, 3, 4, 5)
SIX = (1, 2, 3, 4, 5, 6)

EXECUTIVE, FRONTLINE, TECHNOLOGY = (5, 5, 4), (2, 3, 2, 3, 3, 2), (4, 3, 4)
THREE_CAMPS = (EXECUTIVE, FRONTLINE, TECHNOLOGY)
TWELVE_PEOPLE = EXECUTIVE + FRONTLINE + TECHNOLOGY

COHESION = {
    "B/1ST": [(4, 5, 5, 5, 5), (3, None, 5, 5, 5), (2, 3, 3, 3, 3)],
    "B/2ND": [(3, 4, 3, 4, 4), (4, 4, 3, 4, 4), (3, 3, 2, 2, 1)],
    "C/1ST": [(3, 3, 3, 3, 3), (3, 1, 4, 3, 4)],
    "C/2ND": [(3, 3, 3, 3, 3), (2, 2, 2, 3, 2), (1, 1, 1, 3, 3)],
}
"""Eleven soldiers of four platoons on five items: the published data set `cohesion`."""


def four(figure):
    return None if figure.value is None else round(figure.value, 4)


def first_item(rows):
    return [row[0] for row in rows]


# The published numbers


def test_three_camps_that_each_agree_within_themselves():
    """One number would call this moderate; r_wg beside r_wg pooled within groups tells the camps."""
    assert round(variance(TWELVE_PEOPLE), 4) == 1.1515
    assert four(rwg(TWELVE_PEOPLE, SIX)) == 0.6052
    assert four(rwg_pooled(THREE_CAMPS, SIX)) == 0.8921
    assert four(ad_mean(TWELVE_PEOPLE)) == 0.8889
    assert four(ad_median(TWELVE_PEOPLE)) == 0.8333
    assert four(awg(TWELVE_PEOPLE, SIX)) == 0.6607
    assert four(eta_squared(THREE_CAMPS)) == 0.7763


@pytest.mark.parametrize(
    ("platoon", "published"),
    [
        ("B/1ST", [0.5, 0.0, 0.0, 0.6667, 0.6667]),
        ("B/2ND", [0.8333, 0.8140, 0.4667, 0.4444, 0.8857]),
        ("C/1ST", [1.0, 0.9211, 0.7, 0.0, 1.0]),
        ("C/2ND", [0.5, 0.9091, 0.6667, 0.6667, None]),
    ],
)
def test_agreement_of_four_platoons(platoon, published):
    """R keeps the soldier of B/1ST who left an item out; here complete rows alone count."""
    rows, scales = COHESION[platoon], [FIVE] * 5
    item = first_item(rows)

    assert published == [
        four(rwg(item, FIVE)),
        four(rwg_j(rows, scales)),
        four(rwg_star_j(rows, scales)),
        four(ad_mean(item)),
        four(awg(item, FIVE)),
    ]


def test_whoever_left_an_answer_out_drops_out_of_the_factor():
    """Complete rows of B/1ST: two people two levels apart throughout, s^2 = 2 = s_EU^2."""
    rows = COHESION["B/1ST"]

    assert rwg_j(rows, [FIVE] * 5) == Figure(0.0, 2)
    assert rwg_star_j(rows, [FIVE] * 5) == Figure(0.0, 2)


@pytest.mark.parametrize(("questions", "stepped_up"), [(5, 0.9375), (10, 0.9677)])
def test_rwg_j_grows_with_the_number_of_questions_for_the_same_disagreement(questions, stepped_up):
    """Variance 0.5 on five points: r = 0.75 whatever the number."""
    rows = [(3,) * questions, (4,) * questions]

    assert four(rwg_j(rows, [FIVE] * questions)) == stepped_up
    assert rwg_star_j(rows, [FIVE] * questions).value == 0.75


# The scale


@pytest.mark.parametrize(
    ("points", "at_random"),
    [
        (FIVE, 2.0),
        (SIX, 35 / 12),
        (tuple(range(1, 8)), 4.0),
        ((0, 1, 2, 3, 4), 2.0),
        ((-3, -2, -1, 0, 1), 2.0),
        ((0, 0.25, 0.5, 1), 0.13671875),
        ((1, 2, 10), 146 / 9),
        ((7,), 0.0),
    ],
)
def test_the_variance_of_answers_at_random_comes_from_the_points_of_the_scale(points, at_random):
    assert expected_variance(points) == pytest.approx(at_random, abs=1e-12)


@pytest.mark.parametrize(
    ("levels", "points"), [((0, 1, 1), range(5)), ((-3, -2, -2), range(-3, 2)), ((1, 2, 2), range(1, 6))]
)
def test_agreement_is_the_same_wherever_the_scale_begins(levels, points):
    """Variance 1/3 of 2; the mean two thirds of a point above the lowest, which is below what a_wg can judge."""
    assert rwg(levels, points).value == pytest.approx(5 / 6, abs=1e-12)
    assert ad_mean(levels).value == pytest.approx(4 / 9, abs=1e-12)
    assert awg(levels, points).reason is Undefined.MEAN_TOO_EXTREME


def test_points_at_unequal_distances_have_their_own_variance_at_random():
    """s^2 = 1/12 of 35/256."""
    assert rwg((0.5, 1, 0.5), (0, 0.25, 0.5, 1)).value == pytest.approx(1 - (1 / 12) / (35 / 256), abs=1e-12)


def test_every_question_of_a_factor_is_measured_on_its_own_scale():
    """Shares of random answers: 0.5 / 2 and 0.005 / 0.02."""
    rows = [(3, 0.3), (4, 0.4)]

    assert rwg_star_j(rows, [FIVE, (0.1, 0.2, 0.3, 0.4, 0.5)]).value == pytest.approx(0.75, abs=1e-12)
    assert rwg_j(rows, [FIVE, (0.1, 0.2, 0.3, 0.4, 0.5)]).value == pytest.approx(1.5 / 1.75, abs=1e-12)


def test_a_scale_of_one_point_leaves_no_room_to_disagree():
    assert rwg((7, 7), (7,)) == Figure(None, 2, Undefined.ONE_POINT)
    assert rwg_pooled([(7, 7)], (7,)) == Figure(None, 2, Undefined.ONE_POINT)
    assert awg((7, 7), (7,)) == Figure(None, 2, Undefined.ONE_POINT)
    assert rwg_j([(3, 7), (4, 7)], [FIVE, (7,)]) == Figure(None, 2, Undefined.ONE_POINT)
    assert rwg_star_j([(3, 7), (4, 7)], [FIVE, (7,)]) == Figure(None, 2, Undefined.ONE_POINT)


# How many people


@pytest.mark.parametrize("levels", [(), (None,), (None, None, None), (nan,)])
def test_nobody_who_gave_a_level_agrees_with_nobody(levels):
    """Don't know, not applicable and unanswered are all None here."""
    for figure in (rwg(levels, SIX), awg(levels, SIX), ad_mean(levels), ad_median(levels), rwg_pooled([levels], SIX)):
        assert figure == Figure(None, 0, Undefined.TOO_FEW_PEOPLE)
    assert eta_squared([levels]) == Figure(None, 0, Undefined.NO_VARIATION)


@pytest.mark.parametrize(("levels", "agreement"), [((6, None), None), ((6, 6), 1.0)])
def test_one_person_is_no_agreement_and_two_are(levels, agreement):
    assert rwg(levels, SIX).value == agreement
    assert rwg_pooled([levels], SIX).value == agreement
    assert rwg_j([(level, level) for level in levels], [SIX, SIX]).value == agreement
    assert rwg_star_j([(level, level) for level in levels], [SIX, SIX]).value == agreement
    assert awg(levels, SIX).value == agreement


def test_one_person_deviates_from_nobody():
    for figure in (ad_mean((4,)), ad_median((4,))):
        assert figure == Figure(None, 1, Undefined.TOO_FEW_PEOPLE)
    for figure in (ad_mean((4, 4)), ad_median((4, 4))):
        assert figure == Figure(0.0, 2)


def test_five_thousand_people_and_one_who_disagrees():
    levels = [4] * 5000 + [1]

    assert rwg([4] * 5000, SIX) == Figure(1.0, 5000)
    assert rwg(levels, SIX).value == pytest.approx(1 - (9 / 5001) / (35 / 12), abs=1e-12)
    assert ad_mean(levels).value == pytest.approx(2 * 3 * 5000 / 5001**2, abs=1e-12)
    assert ad_median(levels).value == pytest.approx(3 / 5001, abs=1e-12)


def test_equal_fractions_agree_entirely():
    assert rwg([0.1] * 3, (0.1, 0.2)) == Figure(1.0, 3)
    assert ad_mean([0.1] * 3) == Figure(0.0, 3)
    assert ad_median([0.7] * 6) == Figure(0.0, 6)


def test_missing_answers_are_none_and_those_of_pandas_are_understood():
    assert rwg([4, None, 5, nan], SIX) == rwg([4, 5], SIX)
    assert rwg_j([(4, 4), (5, 5), (nan, 1), (None, 1)], [SIX, SIX]) == rwg_j([(4, 4), (5, 5)], [SIX, SIX])
    assert rwg(np.array([4.0, nan, 5.0]), SIX) == rwg([4, 5], SIX)


def test_an_infinite_answer_is_refused():
    with pytest.raises(ValueError, match="infinite"):
        rwg([4, inf], SIX)
    with pytest.raises(ValueError, match="infinite"):
        rwg_j([(4, inf), (4, 4)], [SIX, SIX])


# More disagreement than at random


@pytest.mark.parametrize(
    ("levels", "agreement", "raw"),
    [
        ((1, 2, 4, 5), 0.0, -2 / 3),
        ((3, 5), 0.0, 0.0),
        ((1, 2, 3, 4, 5, 1, 3, 5, 3), 0.0, -0.125),
        ((2, 3, 3, 5), 0.2083333333, 0.2083333333),
    ],
)
def test_more_spread_than_of_answers_at_random_is_0_and_its_raw_value_can_be_had(levels, agreement, raw):
    assert rwg(levels, FIVE).value == pytest.approx(agreement, abs=1e-9)
    assert rwg_pooled([levels], FIVE, truncated=False).value == pytest.approx(raw, abs=1e-9)


@pytest.mark.parametrize(
    ("apart", "stepped_up", "star"),
    [((3, 5), 0.0, 0.0), ((2, 5), 0.0, -1.25), ((3, 4), 1.5 / 1.75, 0.75)],
)
def test_a_factor_of_more_spread_than_at_random_is_0_stepped_up_and_negative_as_it_is(apart, stepped_up, star):
    """Two people on two questions: s^2 = 2 = s_EU^2; 4.5; 0.5."""
    rows = [(level, level) for level in apart]

    assert rwg_j(rows, [FIVE, FIVE]).value == pytest.approx(stepped_up, abs=1e-12)
    assert rwg_star_j(rows, [FIVE, FIVE]).value == star


# a_wg: the mean decides how much disagreement is possible


@pytest.mark.parametrize(
    ("levels", "agreement"), [((6, 6), 1.0), ((1, 1, 1), 1.0), ((5, 5, 5), None), ((4, 4, 4), 1.0)]
)
def test_all_at_the_same_end_agree_entirely_and_all_beside_it_cannot_be_judged(levels, agreement):
    """Three people on six points are judged from a mean of 2 2/3 to one of 4 1/3."""
    assert awg(levels, SIX).value == agreement


@pytest.mark.parametrize(
    ("levels", "agreement"),
    [
        ((1, 1, 1, 5), -1.0),
        ((2, 2, 2, 2), 1.0),
        ((1, 2, 2, 2), None),
        ((5, 5, 5, 1), -1.0),
        ((4, 4, 4, 4), 1.0),
        ((4, 4, 4, 5), None),
    ],
)
def test_awg_is_defined_where_the_mean_could_still_hide_one_person_at_the_other_end(levels, agreement):
    """Four people on five points: from (3 * 1 + 5) / 4 = 2 to (3 * 5 + 1) / 4 = 4."""
    assert awg(levels, FIVE).value == agreement


def test_awg_at_its_bound_is_not_lost_to_the_rounding_of_fractions():
    assert awg((0.1, 0.1, 0.4), (0.1, 0.2, 0.3, 0.4)).value == pytest.approx(-1.0, abs=1e-9)
    assert awg((0.4, 0.4, 0.1), (0.1, 0.2, 0.3, 0.4)).value == pytest.approx(-1.0, abs=1e-9)


def test_people_at_both_ends_disagree_as_much_as_they_can():
    assert awg((1, 1, 5, 5), FIVE).value == -1.0


def test_a_factor_without_people_or_without_questions_has_no_agreement():
    for figure in (rwg_j([], []), rwg_star_j([], [])):
        assert figure == Figure(None, 0, Undefined.TOO_FEW_PEOPLE)
    for figure in (rwg_j([(), ()], []), rwg_star_j([(), ()], [])):
        assert figure == Figure(None, 2, Undefined.TOO_FEW_QUESTIONS)


def test_rows_of_different_length_are_refused():
    with pytest.raises(ValueError, match="inhomogeneous"):
        rwg_j([(3, 4), (3,)], [FIVE, FIVE])


# Between groups


def test_pooled_within_groups_a_group_of_one_adds_no_spread():
    """(1 * 0.5 + 2 * 1) / 3 of 2; the fourth group's person is counted all the same."""
    assert rwg_pooled([(3, 4), (1, 2, 3), (), (5,)], FIVE) == Figure(1 - 2.5 / 3 / 2, 6)


@pytest.mark.parametrize(
    ("groups", "figure"),
    [
        ([(3,), (4,)], Figure(None, 2, Undefined.NO_CLASS_OF_TWO)),
        ([(3,), (4, 4)], Figure(1.0, 3)),
        ([(1, 5), (1, 5)], Figure(0.0, 4)),
    ],
)
def test_pooling_needs_a_group_of_two_and_ends_at_0(groups, figure):
    assert rwg_pooled(groups, FIVE) == figure


def test_the_raw_pooled_value_is_negative_where_groups_are_torn_within():
    assert rwg_pooled([(1, 5), (1, 5)], FIVE, truncated=False) == Figure(-3.0, 4)


@pytest.mark.parametrize(
    ("groups", "share"),
    [
        ([(1, 1), (5, 5)], 1.0),
        ([(1, 5), (1, 5)], 0.0),
        ([(1, 5)], 0.0),
        ([(1,), (5,)], 1.0),
        ([(1, 3), (5,), (), (None,)], 6 / 8),
        ([(4, 4), (4,)], None),
        ([(4,)], None),
        ([], None),
    ],
)
def test_eta_squared_is_the_share_of_the_variation_that_lies_between_groups(groups, share):
    assert eta_squared(groups).value == share


def test_scores_that_differ_by_the_rounding_of_the_computer_alone_do_not_vary():
    assert eta_squared([(0.3, 0.1 + 0.2), (0.3, 0.3)]) == Figure(None, 4, Undefined.NO_VARIATION)
    assert eta_squared([(0.3, 0.1 + 0.2), (0.4, 0.4)]) == Figure(1.0, 4)
