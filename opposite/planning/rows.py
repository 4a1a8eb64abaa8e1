"""The rows of a plan: what each of them is worth, what needs it, and in which order they stand."""

from __future__ import annotations

from opposite.domain.roadmap.plan import Plan, PlanRequest
from opposite.planning.left_out import left_out
from opposite.planning.projection import plan_value
from opposite.planning.schedule_builder import Draft

_DECIMALS = 12
"""Values that agree to this many decimals are equal in the order of rows."""


def finish_plan(draft: Draft, method: str, *, bound: float | None = None) -> Plan:
    """The draft as a plan: rows in order, its value, and a reason for every initiative that is left out."""
    values, keys = draft_row_values(draft), draft.request.tie_keys
    rows = sorted(
        draft.placed.values(),
        key=lambda p: (p.start, -round(values[p.initiative], _DECIMALS), keys[p.initiative]),
    )
    return Plan(
        method=method,
        placements=tuple(rows),
        objective=plan_value(draft.request, rows),
        bound=bound,
        left_out=left_out(draft),
    )


def row_values(request: PlanRequest, plan: Plan) -> dict[str, float]:
    """What the plan loses without each row and all that needs it, by id in the order of the plan.

    A row needs another that is its prerequisite, unless waived, or without which its required levels fail. Lifts
    that can no longer be entered simply stop counting.
    """
    values = draft_row_values(Draft(request, placements=plan.placements))
    return {placement.initiative: values[placement.initiative] for placement in plan.placements}


def draft_row_values(draft: Draft) -> dict[str, float]:
    """As `row_values`, sorted by id, for a plan in the making; the draft is left as it was."""
    values: dict[str, float] = {}
    for initiative in sorted(draft.placed):
        removed = draft.remove((initiative, *dependants(draft, initiative)))
        values[initiative] = max(0.0, draft.gain(removed))
        draft.add(removed)
    return values


def direct_dependants(draft: Draft, gone: frozenset[str]) -> tuple[str, ...]:
    """Ids of the other rows that could not start where they do if some rows were gone, sorted."""
    return tuple(
        other
        for other in sorted(draft.placed)
        if other not in gone
        and (
            not gone.isdisjoint(draft.activities[other].predecessors)
            or draft.too_low(other, draft.placed[other].start, without=gone) is not None
        )
    )


def dependants(draft: Draft, initiative: str) -> tuple[str, ...]:
    """Ids of all rows that cannot stay when a row goes: those that need it, then those that need these."""
    found: tuple[str, ...] = ()
    while further := direct_dependants(draft, frozenset((initiative, *found))):
        found += further
    return found
