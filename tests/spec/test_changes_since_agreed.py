"""What changed since the plan that was agreed on last, row by row: added, gone and why, moved by so many periods, or kept."""

from datetime import date

import pytest

from opposite.domain.framework.decisions import AgreedPlan, AgreedRow
from opposite.domain.roadmap.changes import Kind, changes_since
from opposite.domain.roadmap.left_out import Unfit
from opposite.wording.roadmap.changes import since_agreed

AGREED_ON = date(2026, 12, 1)
Q1, Q2, Q3 = (
    (date(2027, 1, 1), date(2027, 3, 31)),
    (date(2027, 4, 1), date(2027, 6, 30)),
    (date(2027, 7, 1), date(2027, 9, 30)),
)


def changed(before, now, *, left_out=None, period="quarter"):
    agreed = AgreedPlan(AGREED_ON, tuple(AgreedRow(i, *dates) for i, dates in before.items()))
    return changes_since(agreed, now, left_out or {}, period)


def one(before, now, period="quarter"):
    (row,) = changed({"a": before}, {"a": now}, period=period).rows
    return row.kind, row.periods, row.in_its_end


@pytest.mark.parametrize(
    ("now", "expected"),
    [(Q2, (Kind.KEPT, 0, False)), (Q3, (Kind.LATER, 1, False)), (Q1, (Kind.EARLIER, 1, False))],
)
def test_a_row_moves_by_whole_periods(now, expected):
    assert one(Q2, now) == expected


def test_the_same_days_are_more_periods_in_months():
    assert one(Q1, Q3, period="month") == (Kind.LATER, 6, False)


def test_a_row_that_only_ends_at_another_time_moves_in_its_end():
    assert one(Q1, (Q1[0], Q2[1])) == (Kind.LATER, 1, True)
    assert one((Q1[0], Q3[1]), Q1) == (Kind.EARLIER, 2, True)


@pytest.mark.parametrize(("start", "kind"), [(date(2027, 2, 15), Kind.KEPT), (date(2027, 2, 16), Kind.LATER)])
def test_up_to_half_a_period_is_as_agreed(start, kind):
    """Q1 2027 has 90 days, so the 45th is halfway."""
    assert one(Q1, (start, Q1[1]))[0] is kind


def test_what_was_not_in_the_plan_is_added_and_what_is_not_any_more_is_gone_for_its_reason():
    found = changed({"a": Q1, "b": Q1, "c": Q2}, {"c": Q2, "d": Q3}, left_out={"a": Unfit.DONE})
    assert [(row.kind, row.initiative, row.before, row.now, row.why) for row in found.rows] == [
        (Kind.ADDED, "d", None, Q3, None),
        (Kind.GONE, "a", Q1, None, Unfit.DONE),
        (Kind.GONE, "b", Q1, None, None),
        (Kind.KEPT, "c", Q2, Q2, None),
    ]
    assert since_agreed(found) == "Since the plan agreed on 1 December 2026: 1 added, 2 gone and 1 as agreed."


def test_where_every_row_is_as_agreed_nothing_changed():
    found = changed({"a": Q1}, {"a": Q1})
    assert not found.is_any
    assert since_agreed(found) == "Nothing changed since the plan agreed on 1 December 2026."
