"""With a quarter of a person more and less: the plan in hand is taken for the best one only where a search finds no better."""

import pytest
from hypothesis import assume, given
from quick import examples
from test_plans import requests

from opposite.engine.roadmap.planning_again import plan_again
from opposite.engine.roadmap.worth import plans_with_people
from opposite.errors import PlanError
from opposite.planning import plan

SLACK = 1e-9


def searched_or_none(asked, rows):
    try:
        return plan_again(asked, rows, on=lambda: True)
    except PlanError:
        return None


def effort(asked, found):
    return sum(asked.by_id[row.initiative].effort_days for row in found.placements)


@given(asked=requests())
@examples(100)
def test_what_is_known_without_a_search_is_what_a_search_would_find(asked):
    try:
        base = plan(asked, "optimal")
    except PlanError:
        base = None
    assume(base is not None and asked.capacity)
    for changed in plans_with_people(asked, base, on=lambda _: True):
        searched = searched_or_none(changed.request, base.placements)
        if searched is None:
            assert changed.plan is None
            continue
        assert changed.plan.objective == pytest.approx(searched.objective, abs=SLACK)
        assert effort(asked, changed.plan) == pytest.approx(effort(asked, searched), abs=SLACK)
        assert changed.plan.bound == pytest.approx(searched.bound, abs=SLACK)
