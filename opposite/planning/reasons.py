"""The reason of every row of a plan: what it raises, what it unlocks, and what keeps it from starting earlier."""

from __future__ import annotations

import math
from collections.abc import Mapping

from opposite.domain.framework import Lift
from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.domain.roadmap.reasons import Bound, Raise, Reason
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.feasibility import counting_lifts
from opposite.planning.projection import takes_effect
from opposite.planning.rows import direct_dependants
from opposite.planning.schedule_builder import Draft


def reasons(request: PlanRequest, plan: Plan) -> dict[str, Reason]:
    """The reason of every row by the id of its initiative, in the order of the plan.

    Where several rows lift a question, each is credited with what it adds to those that are finished before it; of
    those that finish together the one that begins lowest comes first.
    """
    draft = Draft(request, placements=plan.placements)
    raises = _raises(request, plan)
    return {
        row.initiative: Reason(
            initiative=row.initiative,
            raises=tuple(raises[row.initiative]),
            unlocks=direct_dependants(draft, frozenset((row.initiative,))),
            bound=_bound(draft, row),
        )
        for row in plan.placements
    }


def _raises(request: PlanRequest, plan: Plan) -> dict[str, list[Raise]]:
    """Follows the questions from period to period: whichever waiting lift can be entered takes effect in its turn."""
    levels = {s.question: s.level for s in request.questions.values() if s.applicable}
    raises: dict[str, list[Raise]] = {row.initiative: [] for row in plan.placements}
    waiting: list[tuple[str, Lift]] = []
    for period in range(1, request.periods + 1):
        finished = [row.initiative for row in plan.placements if row.finish == period]
        waiting += [(i, lift) for i in finished for lift in counting_lifts(request, request.by_id[i])]
        waiting.sort(key=lambda entry: (entry[1].start, entry[1].to))
        while entered := next((entry for entry in waiting if _raises_now(request, entry[1], levels)), None):
            waiting.remove(entered)
            initiative, lift = entered
            raises[initiative].append(_raise(request, lift, period, levels[lift.question]))
            levels[lift.question] = lift.to
    return raises


def _raises_now(request: PlanRequest, lift: Lift, levels: Mapping[str, float]) -> bool:
    level = levels[lift.question]
    return level < lift.to - TOLERANCE and takes_effect(lift, level, request.questions[lift.question])


def _raise(request: PlanRequest, lift: Lift, period: int, level: float) -> Raise:
    standing = request.questions[lift.question]
    closed = 0.0 if standing.target is None else max(0.0, min(lift.to, standing.target) - level)
    gaps = math.fsum(s.weight * s.gap for s in request.questions.values())
    return Raise(
        question=lift.question,
        period=period,
        before=level,
        after=lift.to,
        closed=closed,
        share=standing.weight * closed / gaps if gaps > 0 else 0.0,
        unscored=standing.score is None,
    )


def _bound(draft: Draft, row: Placement) -> Bound | None:
    if row.initiative in draft.request.pins:
        return Bound("pin", row.initiative, row.start)
    if row.start == 1:
        return None
    for needed in sorted(draft.activities[row.initiative].predecessors):
        if needed in draft.placed and draft.placed[needed].finish == row.start - 1:
            return Bound("prerequisite", needed, row.start - 1)
    question = draft.too_low(row.initiative, row.start - 1)
    if question is not None:
        return Bound("required_level", question, row.start - 2)
    draft.remove((row.initiative,))
    obstacle = draft.calendar.obstacle(draft.activities[row.initiative], row.start - 2)
    draft.add((row,))
    return None if obstacle is None else Bound("capacity", obstacle[0], obstacle[1] + 1)
