"""Whether a roadmap would begin with the same initiatives under other weights, and with other people of the same groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from opposite.domain.answers import Answer
from opposite.domain.assessment import Assessment
from opposite.domain.counted import Counted, counted
from opposite.domain.plan_stability import PlanStability, Turnout
from opposite.domain.roadmap import PlanRequest
from opposite.domain.roadmap_rows import Roadmap
from opposite.engine.single import read_answers
from opposite.engine.variations import Recount
from opposite.engine.varied import vary
from opposite.engine.workspace import Workspace
from opposite.errors import PlanError
from opposite.planning import plan

QUICK = "greedy"
"""The method by which a plan is made again and again."""


def read_plan_stability(workspace: Workspace, assessment: Assessment, roadmap: Roadmap) -> PlanStability:
    """The stability of a roadmap that was made from an assessment's stored answers."""
    with workspace.store.snapshot() as cursor:
        people, answers = read_answers(cursor, assessment)
    base = counted(workspace.framework(assessment.framework_hash), assessment, people, answers)
    return plan_stability(base, answers, roadmap)


def plan_stability(
    base: Counted, answers: Sequence[Answer], roadmap: Roadmap, *, variations: int = 100, seed: int | None = None
) -> PlanStability:
    """How often each initiative starts in the first part of the roadmap when weights, or people, are varied.

    `answers` are those that were counted. Weights and people are varied as `engine.varied` says; what is said of people
    is None where they may not be drawn. Capacities, targets, importance, pins, exclusions, budget and horizon are those
    of the roadmap.

    All these plans, and one with nothing varied to compare them with, are greedy, whatever the method of the roadmap:
    that takes a few hundredths of a second where the best plan takes seconds. Without the search for a better order,
    which takes most of that, they would begin so differently from the plan shown that the counts would mislead.
    """
    request, (_, last) = roadmap.request, roadmap.first_wave
    varied = vary(base, answers, variations=variations, seed=seed)
    return PlanStability(
        variations=variations,
        method=QUICK,
        shown=tuple(sorted(row.initiative for row in roadmap.plan.placements if row.start <= last)),
        quick=_starting_first(request, last),
        by_weights=_turnout(request, varied.by_weights, last),
        by_people=None if varied.by_people is None else _turnout(request, varied.by_people, last),
        still=varied.still,
    )


def _starting_first(request: PlanRequest, last: int) -> tuple[str, ...]:
    """Ids of what a plan starts by a period, sorted. Raises PlanError where pins cannot be kept."""
    return tuple(sorted(row.initiative for row in plan(request, QUICK).placements if row.start <= last))


def _turnout(request: PlanRequest, recounts: Iterable[Recount], last: int) -> Turnout:
    times, unplanned = Counter[str](), 0
    for recount in recounts:
        try:
            times.update(_starting_first(_recounted(request, recount), last))
        except PlanError:
            unplanned += 1
    return Turnout({initiative: times[initiative] for initiative in request.by_id}, unplanned)


def _recounted(request: PlanRequest, recount: Recount) -> PlanRequest:
    """The request as it would be had the answers been counted that way."""
    standings = {
        question: replace(
            standing,
            score=recount.scores.get(question),
            weight=recount.weights.get(question, 0.0),
            applicable=question in recount.weights,
        )
        for question, standing in request.standings.items()
    }
    return replace(request, standings=standings)
