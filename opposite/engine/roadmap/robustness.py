"""Robustness: how often a roadmap begins with the same initiatives under other weights and other people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import AnswerRow
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.roadmap.robustness import PlanStability, SelectionFrequency
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.tabulation import Tabulation, tabulate
from opposite.engine.access.guard import verb
from opposite.engine.roadmap.planning_again import Told, go_on
from opposite.engine.scoring.perturbations import Perturbation, perturb
from opposite.engine.scoring.score_one import read_answers, read_people
from opposite.engine.workspace import Workspace
from opposite.errors import PlanError
from opposite.planning import with_possible_quick_wins
from opposite.planning.greedy import replanned_schedule


@verb(Verb.SEE_FIGURES, of="assessment")
def read_plan_stability(
    workspace: Workspace, assessment: Assessment, roadmap: Roadmap, told: Told = go_on
) -> PlanStability:
    """The stability of a roadmap that was made from an assessment's stored answers; `told` as for `plan_stability`."""
    with workspace.store.snapshot() as cursor:
        people, answers = read_people(cursor, assessment.id), read_answers(cursor, assessment.id)
    base = tabulate(workspace.framework(assessment.framework_hash), assessment, people, answers)
    return plan_stability(base, answers, roadmap, told=told)


def plan_stability(
    base: Tabulation,
    answers: Sequence[AnswerRow],
    roadmap: Roadmap,
    *,
    variations: int = 100,
    seed: int | None = None,
    told: Told = go_on,
) -> PlanStability:
    """How often each initiative starts in the first part of the roadmap when weights, or people, are varied.

    `answers` are those that were counted. Weights and people are varied as `engine.scoring.perturbations` says; what is said of people
    is None where they may not be drawn. Capacities, targets, importance, pins, exclusions, budget and horizon are those
    of the roadmap.

    Each of these plans is the better one of a greedy plan and of the roadmap's own rows as the variation leaves them:
    that takes a few hundredths of a second where the best plan takes seconds, and a row leaves the first part only for
    a plan that is worth more. Greedy plans alone begin differently even with nothing varied, so that counts of them
    would mislead. `told` is told of each; raises PlanError where it answers not to go on.
    """
    _, last = roadmap.first_wave
    perturbed = perturb(base, answers, variations=variations, seed=seed)
    total = variations * (1 if perturbed.by_people is None else 2)
    weights = _counted(perturbed.by_weights, told, total=total)
    people = perturbed.by_people
    return PlanStability(
        variations=variations,
        shown=tuple(sorted(row.initiative for row in roadmap.plan.placements if row.start <= last)),
        by_weights=_turnout(roadmap, weights),
        by_people=None if people is None else _turnout(roadmap, _counted(people, told, total=total, before=variations)),
        held_fixed=perturbed.held_fixed,
    )


def _counted(
    perturbations: Iterable[Perturbation], told: Told, *, total: int, before: int = 0
) -> Iterator[Perturbation]:
    """The same, telling of each how many were before it."""
    for number, perturbation in enumerate(perturbations, before):
        if not told(number, total):
            raise PlanError("That was ended before it was found out.")
        yield perturbation


def _turnout(roadmap: Roadmap, perturbations: Iterable[Perturbation]) -> SelectionFrequency:
    (_, last), times, unplanned = roadmap.first_wave, Counter[str](), 0
    for perturbation in perturbations:
        try:
            builder = replanned_schedule(_perturbed(roadmap.request, perturbation), roadmap.plan.placements)
        except PlanError:
            unplanned += 1
        else:
            times.update(row.initiative for row in builder.placements if row.start <= last)
    return SelectionFrequency({initiative: times[initiative] for initiative in roadmap.request.by_id}, unplanned)


def _perturbed(request: PlanRequest, perturbation: Perturbation) -> PlanRequest:
    """The request as it would be had the answers been counted that way."""
    questions = {
        question: replace(
            standing,
            score=perturbation.scores.get(question),
            weight=perturbation.weights.get(question, 0.0),
            applicable=question in perturbation.weights,
        )
        for question, standing in request.questions.items()
    }
    return with_possible_quick_wins(replace(request, questions=questions))
