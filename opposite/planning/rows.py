"""The rows of a plan: their order, what each is worth, what it raises and unlocks, and what keeps it from starting earlier."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from opposite.domain.framework import Lift
from opposite.domain.roadmap.money import MONEY
from opposite.domain.roadmap.plan import AT_ONCE, Placement, Plan, PlanRequest
from opposite.domain.roadmap.reasons import Bound, Raise, Reason
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.feasibility import assumed_prerequisites, counting_lifts, unasked_questions
from opposite.planning.left_out import left_out
from opposite.planning.projection import plan_value, takes_effect
from opposite.planning.schedule_builder import ScheduleBuilder
from opposite.planning.slack import slack

LITTLE = 0.25
"""A row mainly prepares others when its own lifts bring no more than this share of what the plan loses without it."""

_DECIMALS = 12
"""Values that agree to this many decimals are equal in the order of rows."""


def finish_plan(builder: ScheduleBuilder, method: str, *, bound: float | None = None) -> Plan:
    """The schedule as a plan: rows in order with their worth and reasons, its value, and why others are left out."""
    values, keys = _values(builder), builder.request.tie_keys
    rows = tuple(
        sorted(
            builder.placed.values(),
            key=lambda p: (p.start, -round(values[p.initiative], _DECIMALS), keys[p.initiative]),
        )
    )
    return Plan(
        method=method,
        placements=rows,
        objective=plan_value(builder.request, rows),
        bound=bound,
        left_out=left_out(builder),
        values={row.initiative: values[row.initiative] for row in rows},
        reasons=_reasons(builder, rows, values),
        slack=slack(builder),
    )


def _values(builder: ScheduleBuilder) -> dict[str, float]:
    """What the plan loses without each row and all that needs it, by id.

    A row needs another that is its prerequisite, unless waived, or without which its required levels fail. Lifts
    that can no longer be entered simply stop counting.
    """
    return {i: max(0.0, builder.loss((i, *dependants(builder, i)))) for i in sorted(builder.placed)}


def direct_dependants(builder: ScheduleBuilder, gone: frozenset[str]) -> tuple[str, ...]:
    """Ids of the other rows that could not start where they do if some rows were gone, sorted."""
    concerned = {other for one in gone for other in builder.waiting_for[one] if other in builder.placed}
    return tuple(
        other
        for other in sorted(concerned - gone)
        if not gone.isdisjoint(builder.activities[other].predecessors)
        or builder.too_low(other, builder.placed[other].start, without=gone) is not None
    )


def dependants(builder: ScheduleBuilder, initiative: str) -> tuple[str, ...]:
    """Ids of all rows that cannot stay when a row goes: those that need it, then those that need these."""
    ids: tuple[str, ...] = ()
    while further := direct_dependants(builder, frozenset((initiative, *ids))):
        ids += further
    return ids


def _reasons(builder: ScheduleBuilder, rows: Sequence[Placement], values: Mapping[str, float]) -> dict[str, Reason]:
    """The reason of every row by the id of its initiative, in the order of the rows.

    Where several rows lift a question, each is credited with what it adds to those that are finished before it; of
    those that finish together the one that begins lowest comes first.
    """
    raises, request = _raises(builder.request, rows), builder.request
    reasons: dict[str, Reason] = {}
    for row in rows:
        initiative = request.by_id[row.initiative]
        unlocks = direct_dependants(builder, frozenset((row.initiative,)))
        reasons[row.initiative] = Reason(
            initiative=row.initiative,
            raises=tuple(raises[row.initiative]),
            unlocks=unlocks,
            bound=_bound(builder, row),
            prepares=bool(unlocks) and builder.loss((row.initiative,)) <= LITTLE * values[row.initiative],
            unasked=unasked_questions(request, initiative),
            shown_back=request.shown_back.get(row.initiative),
            assumed=tuple(
                (p, unasked_questions(request, request.by_id[p])) for p in assumed_prerequisites(request, initiative)
            ),
        )
    return reasons


def _raises(request: PlanRequest, rows: Sequence[Placement]) -> dict[str, list[Raise]]:
    """Follows the questions from period to period: whichever waiting lift can be entered takes effect in its turn."""
    levels = {s.question: s.level for s in request.questions.values() if s.applicable}
    raises: dict[str, list[Raise]] = {row.initiative: [] for row in rows}
    gaps = math.fsum(s.weight * s.gap for s in request.questions.values())
    waiting: list[tuple[str, Lift]] = []
    for period in range(1, request.periods + 1):
        finished = [row.initiative for row in rows if row.finish == period]
        waiting += [(i, lift) for i in finished for lift in counting_lifts(request, request.by_id[i])]
        waiting.sort(key=lambda entry: (entry[1].start, entry[1].to))
        while entered := next((entry for entry in waiting if _raises_now(request, entry[1], levels)), None):
            waiting.remove(entered)
            initiative, lift = entered
            raises[initiative].append(_raise(request, lift, period, levels[lift.question], gaps))
            levels[lift.question] = lift.to
    return raises


def _raises_now(request: PlanRequest, lift: Lift, levels: Mapping[str, float]) -> bool:
    level = levels[lift.question]
    return level < lift.to - TOLERANCE and takes_effect(lift, level, request.questions[lift.question])


def _raise(request: PlanRequest, lift: Lift, period: int, level: float, gaps: float) -> Raise:
    standing = request.questions[lift.question]
    closed = 0.0 if standing.target is None else max(0.0, min(lift.to, standing.target) - level)
    return Raise(
        question=lift.question,
        period=period,
        before=level,
        after=lift.to,
        closed=closed,
        share=standing.weight * closed / gaps if gaps > 0 else 0.0,
        unscored=standing.score is None,
    )


def _bound(builder: ScheduleBuilder, row: Placement) -> Bound | None:
    if row.initiative in builder.request.kept:
        return Bound("kept", row.initiative, row.start)
    if row.initiative in builder.request.pins:
        return Bound("pin", row.initiative, row.start)
    if row.start == 1:
        return None
    if row.start == builder.request.first_start(row.initiative):
        return Bound("not_before", row.initiative, row.start)
    for needed in sorted(builder.activities[row.initiative].predecessors):
        if needed in builder.placed and builder.placed[needed].finish == row.start - 1:
            return Bound("prerequisite", needed, row.start - 1)
    question = builder.too_low(row.initiative, row.start - 1)
    if question is not None:
        return Bound("required_level", question, row.start - 2)
    builder.remove((row.initiative,))
    obstacle = builder.calendar.obstacle(builder.activities[row.initiative], row.start - 2)
    builder.add((row,))
    if obstacle is None:
        return None
    resource, period = obstacle[0], obstacle[1] + 1
    money = builder.request.affordable_money
    if resource == MONEY and money is not None:
        return Bound("money", money.called(money.years[period - 1]), period)
    return Bound("at_once", "", period) if resource == AT_ONCE else Bound("capacity", resource, period)
