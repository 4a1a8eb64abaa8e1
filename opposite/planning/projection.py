"""The levels that questions reach under a plan, and what the plan is worth (scoring.md, 16 and 18).

Written as the rules read; `level_cache` computes the same sums quickly for a plan that grows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import Placement, PlanQuestion, PlanRequest
from opposite.domain.tolerance import TOLERANCE

Span = tuple[float, float, float]
"""From a level to a level, with the confidence of the initiative that covers it."""


def projected_levels(request: PlanRequest, placements: Iterable[Placement], period: int) -> dict[str, float]:
    """Projected level of every applicable question at the end of a period; 0 is the present (rule 16)."""
    return settle(request, finished_by(request, placements, period))


def levels_after(request: PlanRequest, placements: Iterable[Placement]) -> tuple[dict[str, float], ...]:
    """Projected levels at the end of each period, from the first to the last."""
    planned = tuple(placements)
    return tuple(projected_levels(request, planned, period) for period in range(1, request.periods + 1))


def plan_value(request: PlanRequest, placements: Iterable[Placement]) -> float:
    """Value of a plan (rule 18): the importance-weighted closing of gaps reached by each period's end, averaged."""
    planned = tuple(placements)
    total = math.fsum(
        standing.worth_of_a_level * covered(standing, spans)
        for period in range(1, request.periods + 1)
        for standing, spans in _coverage(request, planned, period)
    )
    return total / request.periods


def finished_by(request: PlanRequest, placements: Iterable[Placement], period: int) -> tuple[Initiative, ...]:
    """Initiatives that are finished at the end of a period."""
    return tuple(request.by_id[p.initiative] for p in placements if p.finish <= period)


def settle(request: PlanRequest, finished: Iterable[Initiative]) -> dict[str, float]:
    """Level of every applicable question once all lifts of finished initiatives that take effect have done so."""
    levels = {s.question: s.level for s in request.questions.values() if s.applicable}
    lifts = [lift for initiative in finished for lift in initiative.lifts if lift.question in levels]
    settled = False
    while not settled:
        settled = True
        for lift in lifts:
            level = levels[lift.question]
            if level < lift.to and takes_effect(lift, level, request.questions[lift.question]):
                levels[lift.question] = lift.to
                settled = False
    return levels


def takes_effect(lift: Lift, level: float, standing: PlanQuestion) -> bool:
    """Whether a level is high enough to enter a lift: its `from` less half a step (rule 16)."""
    return level >= lift.start - standing.half_step - TOLERANCE


def covered(standing: PlanQuestion, spans: Iterable[Span]) -> float:
    """Levels of (score, target] that the spans cover, each piece times the best confidence on it."""
    if standing.gap <= 0 or standing.target is None:
        return 0.0
    inside = [(max(low, standing.level), min(high, standing.target), sure) for low, high, sure in spans]
    edges = sorted({edge for low, high, _ in inside if low < high for edge in (low, high)})
    return math.fsum(
        (upper - lower) * max((sure for low, high, sure in inside if low <= lower and upper <= high), default=0.0)
        for lower, upper in pairwise(edges)
    )


def _coverage(
    request: PlanRequest, placements: tuple[Placement, ...], period: int
) -> Iterator[tuple[PlanQuestion, list[Span]]]:
    """Applicable questions with the spans that the lifts in effect at the end of a period cover."""
    finished = finished_by(request, placements, period)
    lifting: dict[str, list[tuple[Lift, float]]] = {}
    for initiative in finished:
        for lift in initiative.lifts:
            lifting.setdefault(lift.question, []).append((lift, initiative.confidence))
    for question, level in settle(request, finished).items():
        standing = request.questions[question]
        spans = [
            (lift.start - standing.half_step, lift.to, confidence)
            for lift, confidence in lifting.get(question, ())
            if takes_effect(lift, level, standing)
        ]
        yield standing, spans
