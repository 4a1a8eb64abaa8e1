"""What a plan must keep to (scoring.md, 15 and 17): durations, waived prerequisites, and every constraint broken."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.projection import projected_levels

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def duration_in_periods(initiative: Initiative, weeks_per_period: float) -> int:
    """Consecutive periods that an initiative occupies: its weeks in whole periods, rounded up, at least 1 (rule 15)."""
    return max(1, math.ceil(initiative.duration_weeks / weeks_per_period - TOLERANCE))


def counting_lifts(request: PlanRequest, initiative: Initiative) -> tuple[Lift, ...]:
    """Lifts on applicable questions; the others are ignored (rule 17)."""
    return tuple(lift for lift in initiative.lifts if request.applies(lift.question))


def required_levels(request: PlanRequest, initiative: Initiative) -> dict[str, float]:
    """Least projected level of each applicable question it requires: the required one less half a step (rule 17)."""
    return {
        question: level - request.questions[question].half_step
        for question, level in initiative.requires_levels.items()
        if request.applies(question)
    }


def is_waived(request: PlanRequest, initiative: Initiative) -> bool:
    """Whether nobody has to wait for an initiative: all its counting lifts are attained, or it has none (rule 17)."""
    return all(
        request.questions[lift.question].level >= lift.to - TOLERANCE for lift in counting_lifts(request, initiative)
    )


def binding_prerequisites(request: PlanRequest, initiative: Initiative) -> tuple[str, ...]:
    """Ids of the prerequisites that are not waived, in the order of the file."""
    return tuple(p for p in initiative.prerequisites if not is_waived(request, request.by_id[p]))


def periods_in_words(count: int, request: PlanRequest) -> str:
    """A number of periods as people say it: "one quarter", "two months"."""
    number = _WORDS[count] if count < len(_WORDS) else str(count)
    return f"{number} {request.period_word}{'' if count == 1 else 's'}"


def violations(request: PlanRequest, placements: Iterable[Placement]) -> tuple[str, ...]:
    """Every constraint that a plan breaks, a sentence each; empty for a feasible plan.

    In this order: unknown ids, exclusions and pins; by start and id each row's own time, prerequisites and required
    levels; capacity by role and period; the budget.
    """
    given = sorted(placements, key=lambda p: (p.start, p.initiative))
    planned = tuple(p for p in given if p.initiative in request.by_id)
    broken = [f"There is no initiative named {p.initiative}" for p in given if p.initiative not in request.by_id]
    broken += _choices(request, planned)
    for placement in planned:
        broken += _timing(request, placement)
        broken += _waiting(request, placement, planned)
    broken += _overbooking(request, planned)
    effort = math.fsum(request.by_id[p.initiative].effort_days for p in planned)
    if request.budget is not None and effort > request.budget + TOLERANCE:
        broken.append(f"The plan takes {effort:g} days; the budget is {request.budget:g}")
    return tuple(broken)


def _choices(request: PlanRequest, planned: Sequence[Placement]) -> Iterator[str]:
    starts: dict[str, list[int]] = defaultdict(list)
    for placement in planned:
        starts[placement.initiative].append(placement.start)
    for initiative in sorted(starts):
        if initiative in request.exclusions:
            yield f"{initiative} is excluded"
        if len(starts[initiative]) > 1:
            yield f"{initiative} stands in the plan more than once"
    for initiative, period in sorted(request.pins.items()):
        if starts.get(initiative) != [period]:
            yield f"{initiative} is pinned to {request.period_word} {period} and does not start there"


def _timing(request: PlanRequest, placement: Placement) -> Iterator[str]:
    needed = duration_in_periods(request.by_id[placement.initiative], request.weeks_per_period)
    if placement.finish != placement.start + needed - 1:
        time = periods_in_words(needed, request)
        yield f"{placement.initiative} takes {time}, not {placement.start} to {placement.finish}"
    if placement.start < 1:
        yield f"{placement.initiative} starts before {request.period_word} 1"
    if placement.finish > request.periods:
        yield (
            f"{placement.initiative} finishes in {request.period_word} {placement.finish}; "
            f"the roadmap ends with {request.period_word} {request.periods}"
        )


def _waiting(request: PlanRequest, placement: Placement, planned: Sequence[Placement]) -> Iterator[str]:
    initiative, word = request.by_id[placement.initiative], request.period_word
    finishes = {p.initiative: p.finish for p in planned}
    for needed in binding_prerequisites(request, initiative):
        if needed not in finishes:
            yield f"{initiative.id} needs {needed}, which is not in the plan"
        elif finishes[needed] > placement.start - 1:
            yield (
                f"{initiative.id} starts in {word} {placement.start} and needs {needed}, "
                f"which finishes in {word} {finishes[needed]}"
            )
    required = required_levels(request, initiative)
    levels = projected_levels(request, planned, placement.start - 1) if required else {}
    for question, least in required.items():
        if levels[question] < least - TOLERANCE:
            yield (
                f"{initiative.id} starts in {word} {placement.start} and requires {question} at "
                f"{initiative.requires_levels[question]:g}; it stands at {levels[question]:g} by then"
            )


def _overbooking(request: PlanRequest, planned: Sequence[Placement]) -> Iterator[str]:
    taken: dict[tuple[str, int], list[Initiative]] = defaultdict(list)
    for placement in planned:
        initiative = request.by_id[placement.initiative]
        for role in initiative.demand:
            for period in range(max(1, placement.start), placement.finish + 1):
                taken[role, period].append(initiative)
    for (role, period), initiatives in sorted(taken.items(), key=lambda item: item[0]):
        available = request.capacity_in(role, period)
        demands: Mapping[str, float] = {i.id: i.demand[role] for i in initiatives}
        alone = [i for i in initiatives if i.demand[role] > available + TOLERANCE]
        if alone:
            length = periods_in_words(duration_in_periods(alone[0], request.weeks_per_period), request)
            yield (
                f"{alone[0].id} needs {alone[0].demand[role]:g} {role} for {length}; "
                f"there is {available:g} in {request.period_word} {period}"
            )
        elif math.fsum(demands.values()) > available + TOLERANCE:
            parts = " and ".join(f"{demand:g} for {initiative}" for initiative, demand in demands.items())
            yield (
                f"{role} is overbooked in {request.period_word} {period}: "
                f"{parts} is more than the {available:g} there is"
            )
