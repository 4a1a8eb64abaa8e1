"""Others of somebody who may not see them all (rule 13): they come, change and go five at a time, and the rest stays as told."""

import pytest

from opposite.domain.comparison.peer_parts import Noted, told_of


def answered(day, *organisations):
    """Organisations whose scores are others than before from a day on: each score is called 100 times the day, and who."""
    return [Noted(day, one, score=100 * day + one) for one in organisations]


def counting(*noted):
    """The scores that count, ascending."""
    return sorted(told_of([one for some in noted for one in some]).scores.values())


@pytest.mark.parametrize(
    ("joining", "expected"),
    [
        ([1, 2, 3, 4], []),
        ([1, 2, 3, 4, 5], [101, 102, 103, 104, 105]),
    ],
)
def test_five_others_begin_to_count_together(joining, expected):
    assert counting(answered(1, *joining)) == expected


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ([1, 2, 3, 4], [101, 102, 103, 104, 105, 106, 107, 108, 109, 110]),
        ([1, 2, 3, 4, 5], [106, 107, 108, 109, 110, 201, 202, 203, 204, 205]),
        ([1, 2, 3, 4, 5, 6], [106, 107, 108, 109, 110, 201, 202, 203, 204, 205]),  # of five that stay, one waits
    ],
)
def test_who_answers_again_counts_anew_together_with_four_others(again, expected):
    assert counting(answered(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), answered(2, *again)) == expected


@pytest.mark.parametrize(("leaving", "left"), [([1, 2, 3, 4], 10), ([1, 2, 3, 4, 5], 5)])
def test_who_leaves_counts_until_five_have_left(leaving, left):
    left_on_day_two = [Noted(2, one, score=None) for one in leaving]
    assert len(counting(answered(1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), left_on_day_two)) == left


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8, 9], []),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [105, 106, 107, 108, 110]),
    ],
)
def test_who_is_erased_goes_at_once_and_takes_four_along(others, expected):
    erased = [Noted(2, 9, score=109, emptied=True)]
    assert counting(answered(1, *others), erased) == expected


def test_of_two_parts_each_changes_by_itself():
    first, second = answered(1, 1, 2, 3, 4, 5), answered(2, 6, 7, 8, 9, 10)
    assert counting(first, second, answered(3, 1, 2, 6, 7, 8)) == counting(first, second)
    assert counting(first, second, answered(3, 1, 2, 3, 4, 5)) == [206, 207, 208, 209, 210, 301, 302, 303, 304, 305]
