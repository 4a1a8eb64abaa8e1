"""The levels that questions reach under a plan, and what the plan is worth (scoring.md, 16 and 18).

Written as the rules read; `level_cache` computes the same sums quickly for a plan that grows.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import Placement, PlanQuestion, PlanRequest
from opposite.domain.tolerance import TOLERANCE

_BEGINNING = attrgetter("start")

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
    lifting: dict[str, list[tuple[int, Lift, float]]] = defaultdict(list)
    for placement in placements:
        initiative = request.by_id[placement.initiative]
        for lift in initiative.lifts:
            lifting[lift.question].append((placement.finish, lift, initiative.confidence))
    standings = (
        (request.questions[question], lifts) for question, lifts in lifting.items() if request.applies(question)
    )
    worths = (worth for standing, lifts in standings for worth in _worths(standing, lifts, request.periods))
    return math.fsum(worths) / request.periods


def finished_by(request: PlanRequest, placements: Iterable[Placement], period: int) -> tuple[Initiative, ...]:
    """Initiatives that are finished at the end of a period."""
    return tuple(request.by_id[p.initiative] for p in placements if p.finish <= period)


def settle(request: PlanRequest, finished: Iterable[Initiative]) -> dict[str, float]:
    """Level of every applicable question once all lifts of finished initiatives that take effect have done so."""
    lifting: dict[str, list[Lift]] = {s.question: [] for s in request.questions.values() if s.applicable}
    for initiative in finished:
        for lift in initiative.lifts:
            if lift.question in lifting:
                lifting[lift.question].append(lift)
    return {question: settled_level(request.questions[question], lifts) for question, lifts in lifting.items()}


def settled_level(standing: PlanQuestion, lifts: Collection[Lift]) -> float:
    """Level of a question once all of its finished lifts that take effect have done so.

    The lowest lifts come first: where one of them is out of reach, so are those that begin higher.
    """
    level = standing.level
    for lift in sorted(lifts, key=_BEGINNING):
        if not takes_effect(lift, level, standing):
            break
        level = max(level, lift.to)
    return level


def takes_effect(lift: Lift, level: float, standing: PlanQuestion) -> bool:
    """Whether a level is high enough to enter a lift: its `from` less half a step (rule 16)."""
    return level >= lift.start - standing.half_step - TOLERANCE


def covered(standing: PlanQuestion, spans: Iterable[Span]) -> float:
    """Levels of (score, target] that the spans cover, each piece times the best confidence on it."""
    if standing.gap <= 0 or standing.target is None:
        return 0.0
    level, target = standing.level, standing.target
    inside = [(max(low, level), min(high, target), sure) for low, high, sure in spans]
    edges = sorted({edge for low, high, _ in inside if low < high for edge in (low, high)})
    return math.fsum(
        [
            (upper - lower) * max([sure for low, high, sure in inside if low <= lower and upper <= high], default=0.0)
            for lower, upper in pairwise(edges)
        ]
    )


def worth_at(standing: PlanQuestion, lifts: Iterable[tuple[Lift, float]], level: float) -> float:
    """What finished lifts add to the value of a period, each with its confidence, where they bring a question to a level."""
    spans = [
        (lift.start - standing.half_step, lift.to, confidence)
        for lift, confidence in lifts
        if takes_effect(lift, level, standing)
    ]
    return standing.worth_of_a_level * covered(standing, spans)


def _worths(standing: PlanQuestion, lifts: Sequence[tuple[int, Lift, float]], periods: int) -> Iterator[float]:
    """What a question adds to the value of each period, given the periods in which lifts of it are finished."""
    finishes, worth = {finish for finish, _, _ in lifts}, 0.0
    for period in range(1, periods + 1):
        if period == 1 or period in finishes:
            finished = [(lift, confidence) for finish, lift, confidence in lifts if finish <= period]
            worth = worth_at(standing, finished, settled_level(standing, [lift for lift, _ in finished]))
        yield worth
