"""What decides the end of a roadmap, and how many days each row has to spare.

Rows are placed in quarters from 1 January 2027, as many weeks long as is said; the quarters have 13 weeks.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from handed_over import EMPTY, roadmap

from opposite.domain.roadmap.critical_chain import critical_chain
from opposite.domain.roadmap.reasons import Bound, Reason

START = date(2027, 1, 1)


def placed(*rows):
    """A roadmap of rows: id, first and last period, weeks, what they unlock, what bound them, and a role they take."""
    made = roadmap()
    pattern = made.rows[0]
    new = []
    for order, (name, first, last, weeks, unlocks, bound, *role) in enumerate(rows, start=1):
        initiative = replace(
            pattern.initiative, id=name, duration_weeks=weeks, demand={role[0]: 1.0} if role else {}, prerequisites=()
        )
        new.append(
            replace(
                pattern,
                order=order,
                initiative=initiative,
                start_period=first,
                finish_period=last,
                start_date=START + timedelta(weeks=13 * (first - 1)),
                finish_date=START + timedelta(weeks=13 * last, days=-1),
                reason=Reason(name, (), tuple(unlocks), bound),
            )
        )
    return replace(made, rows=tuple(new))


def spare(plan):
    return {row.initiative.id: plan.spare_days(row) for row in plan.rows}


def test_work_ends_after_its_weeks_and_never_after_its_last_period():
    plan = placed(("short", 1, 1, 1, (), None), ("whole", 1, 1, 13, (), None), ("over", 1, 1, 14, (), None))
    ends = [(row.work_ends - START).days + 1 for row in plan.rows]
    assert ends == [7, 91, 91]


@pytest.mark.parametrize(("periods_of_slack", "days"), [(0, 0), (1, (date(2027, 7, 1) - date(2027, 4, 1)).days)])
def test_a_row_may_end_with_the_last_period_of_its_slack(periods_of_slack, days):
    plan = placed(("short", 1, 1, 12, (), None), ("whole", 1, 1, 13, (), None))
    plan = replace(plan, start=START, rows=tuple(replace(row, slack_periods=periods_of_slack) for row in plan.rows))
    end_of_its_own = (date(2027, 4, 1) - START).days - 13 * 7
    assert spare(plan) == {"short": end_of_its_own + days + 7, "whole": end_of_its_own + days}


def test_without_rows_there_is_no_chain():
    assert critical_chain(EMPTY) == ()


def test_the_chain_runs_back_from_the_row_whose_work_ends_last_by_what_it_waited_for():
    plan = placed(
        ("first", 1, 1, 13, ("then",), None),
        ("aside", 1, 2, 25, (), None),
        ("then", 2, 2, 13, (), Bound("prerequisite", "first", 1)),
    )
    assert critical_chain(plan) == ("first", "then")
    longer = placed(
        ("first", 1, 1, 13, ("then",), None),
        ("aside", 1, 2, 26, (), None),
        ("then", 2, 2, 12, (), Bound("prerequisite", "first", 1)),
    )
    assert critical_chain(longer) == ("aside",)


def test_people_are_waited_for_as_work_is():
    plan = placed(
        ("busy", 1, 1, 13, (), None, "change"),
        ("free", 1, 1, 13, (), None, "insight"),
        ("waits", 2, 2, 13, (), Bound("capacity", "change", 1), "change"),
    )
    assert critical_chain(plan) == ("busy", "waits")


@pytest.mark.parametrize("bound", [None, Bound("pin", "late", 2)])
def test_a_chain_begins_where_a_row_waits_for_nothing_but_a_date(bound):
    plan = placed(("early", 1, 1, 13, (), None), ("late", 2, 2, 13, (), bound))
    assert critical_chain(plan) == ("late",)
