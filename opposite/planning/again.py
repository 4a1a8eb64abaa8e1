"""A quick plan from an earlier one: what a small change of the request leaves of it, and what then fits beside."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.domain.roadmap import Placement, Plan, PlanRequest
from opposite.planning.candidates import candidates
from opposite.planning.greedy import complete, plan_greedy
from opposite.planning.pins import draft_with_pins
from opposite.planning.rows import finish_plan


def plan_again(request: PlanRequest, rows: Iterable[Placement]) -> Plan:
    """The better one of the greedy plan and of the rows of an earlier plan, each as early as it now can start.

    Raises PlanError where pins cannot be kept.
    """
    greedy = plan_greedy(request)
    draft, usable = draft_with_pins(request), candidates(request)
    kept = frozenset(draft.placed)
    earlier = sorted(rows, key=lambda row: (row.start, row.finish, row.initiative))
    order = [row.initiative for row in earlier if row.initiative in usable and row.initiative not in kept]
    draft.add(draft.fit_some(draft.affordable(order)))
    complete(draft, usable, kept=kept)
    again = finish_plan(draft, greedy.method)
    return again if again.objective > greedy.objective else greedy
