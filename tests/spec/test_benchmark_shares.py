"""Shares of levels of many organisations: one voice each, no level that tells of one, whole percents that are 100 in all."""

import pytest

from opposite.domain.comparison.benchmark_shares import WHOLE, levels_of, percent_of, voice
from opposite.domain.framework import Level, Scale

SIX = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)


@pytest.mark.parametrize(
    ("score", "parts"),
    [
        (2.0, {1: WHOLE}),
        (2.7, {1: 300_000, 2: 700_000}),
        (1.0, {0: WHOLE}),
        (6.0, {5: WHOLE}),
        (0.5, {0: WHOLE}),
        (7.0, {5: WHOLE}),
    ],
)
def test_a_score_between_two_levels_counts_for_both_in_proportion(score, parts):
    assert voice(score, SIX) == parts


def test_shares_are_whole_percents_of_organisations():
    assert percent_of([1, 1, 1, 2, 2, 2, 2, 3, 3, 3], SIX) == {1.0: 30, 2.0: 40, 3.0: 30}


def test_what_is_rounded_off_goes_to_the_largest_remainders_the_lower_level_first():
    assert percent_of([1] * 4 + [2] * 4 + [3] * 4, SIX) == {1.0: 34, 2.0: 33, 3.0: 33}


def test_a_level_with_one_organisation_at_an_end_is_added_to_the_next_and_one_with_two_stands():
    assert percent_of([2] * 5 + [3] * 5 + [6], SIX) == {2.0: 45, 3.0: 55}
    assert percent_of([2] * 4 + [3] * 4 + [6] * 2, SIX) == {2.0: 40, 3.0: 40, 6.0: 20}


def test_a_rare_level_between_two_others_is_shared_out_such_that_the_mean_stays():
    percent = percent_of([1] * 6 + [2] + [4] * 13, SIX)
    assert percent == {1.0: 33, 4.0: 67}
    mean = sum(level * share for level, share in percent.items()) / 100
    assert mean == pytest.approx((6 + 2 + 52) / 20, abs=0.02)


def test_where_all_are_alike_nothing_is_said():
    assert percent_of([4] * 12, SIX) is None
    assert percent_of([4] * 11 + [5], SIX) is None
    assert percent_of([4] * 10 + [5] * 2, SIX) == {4.0: 83, 5.0: 17}


def test_a_share_that_rounds_to_nothing_leaves_all_alike():
    assert percent_of([4] * 798 + [5] * 2, SIX) is None


def test_a_long_scale_is_told_by_eleven_values():
    points = tuple(Level(float(value), str(value)) for value in range(101))
    assert levels_of(Scale("hundred", "numeric", points)) == tuple(float(10 * place) for place in range(11))
    assert levels_of(Scale("eleven", "numeric", points[:11])) == tuple(float(place) for place in range(11))


def test_the_order_of_organisations_does_not_matter():
    scores = [1.1, 2.7, 3.3, 2.2, 4.9, 3.1, 2.4, 2.6, 3.8, 1.9, 2.2]
    assert percent_of(scores, SIX) == percent_of(sorted(scores), SIX) == percent_of(scores[::-1], SIX)
