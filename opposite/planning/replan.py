"""A quick plan from an earlier one: what a small change of the request leaves of it, and what then fits beside."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.planning.candidates import candidates
from opposite.planning.greedy import complete, quick_draft
from opposite.planning.pins import draft_with_pins
from opposite.planning.rows import finish_plan
from opposite.planning.schedule_builder import Draft


def plan_again(request: PlanRequest, rows: Iterable[Placement]) -> Plan:
    """The better one of the greedy plan and of the rows of an earlier plan, each as early as it now can start.

    Raises PlanError where pins cannot be kept.
    """
    return finish_plan(draft_again(request, rows), "greedy")


def draft_again(request: PlanRequest, rows: Iterable[Placement]) -> Draft:
    """What `plan_again` places, without the worth of its rows and the reasons for what is left out."""
    greedy, draft = quick_draft(request), draft_with_pins(request)
    usable, kept = candidates(request, impeded=draft.impediments), frozenset(draft.placed)
    earlier = sorted(rows, key=lambda row: (row.start, row.finish, row.initiative))
    order = [row.initiative for row in earlier if row.initiative in usable and row.initiative not in kept]
    draft.add(draft.fit_some(draft.affordable(order)))
    complete(draft, usable, kept=kept)
    return draft if draft.value() > greedy.value() else greedy
