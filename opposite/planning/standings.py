"""Requests whose plans are worth what they are worth to groups: each group stands elsewhere than all together.

What may start when, and what is a quick win, is decided by where all together stand; what a lift is worth, by where each
group does. So every question has a twin for each group, which carries the worth, and every lift is one of the twins as
well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import Placement, PlanQuestion, PlanRequest
from opposite.planning.feasibility import is_quick_win, is_waived
from opposite.planning.projection import plan_value

Standings = Mapping[str, PlanQuestion]
"""Where one group sees each question that it was asked; of the others nothing is worth anything to it."""


def value_to(request: PlanRequest, standings: Standings, rows: tuple[Placement, ...]) -> float:
    """Value of a plan by the standings of a group (rule 18)."""
    return plan_value(replace(request, questions=standings), rows)


def own_request(request: PlanRequest, standings: Standings) -> PlanRequest:
    """The request for the plan that is best by one group's standings; the common plan keeps all its rules.

    Nobody waits for an initiative that has nothing left to do in the eyes of the group, or of all together.
    """
    alone = replace(request, questions=standings)
    waived = {i.id for i in request.initiatives if is_waived(request, i) or is_waived(alone, i)}
    return _twinned(request, {"": standings}, {"": 1.0}, waived=waived, idle=set())


def joint_request(
    request: PlanRequest, standings: Mapping[str, Standings], weights: Mapping[str, float]
) -> PlanRequest:
    """The request whose plans are worth the weighted sum of what they are worth to each group.

    An initiative that has nothing left to do in the eyes of all together is in none of them, and nobody waits for it.
    """
    waived = {i.id for i in request.initiatives if is_waived(request, i)}
    return _twinned(request, standings, weights, waived=waived, idle=waived)


def _twinned(
    request: PlanRequest,
    standings: Mapping[str, Standings],
    weights: Mapping[str, float],
    *,
    waived: set[str],
    idle: set[str],
) -> PlanRequest:
    questions = {id_: replace(standing, weight=0.0) for id_, standing in request.questions.items()}
    for group, seen in standings.items():
        for id_, standing in seen.items():
            twin = _twin(id_, group)
            questions[twin] = replace(standing, question=twin, weight=standing.weight * weights[group])
    initiatives = tuple(
        replace(
            initiative,
            prerequisites=tuple(p for p in initiative.prerequisites if p not in waived),
            lifts=initiative.lifts if initiative.id in idle else _twin_lifts(initiative, standings),
        )
        for initiative in request.initiatives
    )
    return replace(
        request,
        initiatives=initiatives,
        questions=questions,
        no_quick_wins=frozenset(i.id for i in request.initiatives if not is_quick_win(request, i)),
    )


def _twin_lifts(initiative: Initiative, standings: Mapping[str, Standings]) -> tuple[Lift, ...]:
    twins = (
        replace(lift, question=_twin(lift.question, group))
        for group, seen in standings.items()
        for lift in initiative.lifts
        if lift.question in seen
    )
    return (*initiative.lifts, *twins)


def _twin(question: str, group: str) -> str:
    return f"{question}\0{group}"
