"""What a plan must keep to (scoring.md, 15 and 17): durations, waived prerequisites, and every constraint broken."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import AT_ONCE, Placement, PlanRequest
from opposite.domain.roadmap.violations import (
    BudgetExceeded,
    FinishesAfterDate,
    FinishesTooLate,
    LevelTooLow,
    MoneyExceeded,
    Overbooked,
    PinMissed,
    PlannedThoughExcluded,
    PlannedTwice,
    PlannedUnpriced,
    PrerequisiteMissing,
    PrerequisiteUnfinished,
    RequiredMissing,
    RoleExceeded,
    StartsBeforeDate,
    StartsTooEarly,
    TooFewQuickWins,
    TooManyAtOnce,
    UnknownInitiative,
    Violation,
    WrongDuration,
)
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.projection import projected_levels, takes_effect

QUICK_CONFIDENCE = 0.8
"""Least confidence of a quick win (rule 17b)."""

QUICK_WEEKS = 13
"""Longest duration of a quick win."""


def duration_in_periods(initiative: Initiative, weeks_per_period: float) -> int:
    """Consecutive periods that an initiative occupies: its weeks in whole periods, rounded up, at least 1 (rule 15)."""
    return max(1, math.ceil(initiative.duration_weeks / weeks_per_period - TOLERANCE))


def counting_lifts(request: PlanRequest, initiative: Initiative) -> tuple[Lift, ...]:
    """Lifts on applicable questions; the others are ignored (rule 17)."""
    return tuple([lift for lift in initiative.lifts if request.applies(lift.question)])


def required_levels(request: PlanRequest, initiative: Initiative) -> dict[str, float]:
    """Least projected level of each applicable question it requires: the required one less half a step (rule 17).

    None of what is agreed or running: it keeps its dates, whatever it requires (rule 17c).
    """
    return {
        question: level - request.questions[question].half_step
        for question, level in initiative.requires_levels.items()
        if initiative.id not in request.kept and request.applies(question)
    }


def is_attained(request: PlanRequest, lift: Lift) -> bool:
    """Whether the question of a counting lift stands where the lift ends, or within what the request allows (rule 17)."""
    return request.questions[lift.question].level >= lift.to - request.attained_within - TOLERANCE


def unasked_questions(request: PlanRequest, initiative: Initiative) -> tuple[str, ...]:
    """Questions that would say whether an initiative is needed, had they been asked; empty where some lift counts."""
    if counting_lifts(request, initiative):
        return ()
    return tuple(dict.fromkeys(lift.question for lift in initiative.lifts if lift.question in request.unasked))


def could_be_called_for(request: PlanRequest, initiative: Initiative) -> bool:
    """Whether some answer to its unasked questions would call for an initiative: a lift begins below its target."""
    lifted = ((lift, request.unasked[lift.question]) for lift in initiative.lifts if lift.question in request.unasked)
    return any(
        standing.target is not None
        and max(lift.start - standing.half_step, standing.lowest) < standing.target - TOLERANCE
        for lift, standing in lifted
    )


def is_waived(request: PlanRequest, initiative: Initiative) -> bool:
    """Whether nobody has to wait for an initiative (rule 17): all its counting lifts are attained.

    One without counting lifts is waived unless its questions were not asked, and some answer to them could call for it.
    """
    lifts = counting_lifts(request, initiative)
    if not lifts:
        return not (unasked_questions(request, initiative) and could_be_called_for(request, initiative))
    return all(is_attained(request, lift) for lift in lifts)


def assumed_prerequisites(request: PlanRequest, initiative: Initiative) -> tuple[str, ...]:
    """Ids of the prerequisites that were not asked about and are waived all the same, in the order of the file."""
    named = (request.by_id[p] for p in initiative.prerequisites)
    return tuple(p.id for p in named if is_waived(request, p) and unasked_questions(request, p))


def is_done_already(request: PlanRequest, initiative: Initiative) -> bool:
    """Whether an initiative has counting lifts, and all of them are attained, so that it is no candidate (rule 17)."""
    return is_waived(request, initiative) and bool(counting_lifts(request, initiative))


def binding_prerequisites(request: PlanRequest, initiative: Initiative) -> tuple[str, ...]:
    """Ids of the prerequisites that it has to wait for, in the order of the file: none where it keeps its dates (rule 17c)."""
    return () if initiative.id in request.kept else unwaived_prerequisites(request, initiative)


def unwaived_prerequisites(request: PlanRequest, initiative: Initiative) -> tuple[str, ...]:
    """Ids of the prerequisites that are neither waived nor over before the first period, in the order of the file."""
    return tuple(
        p for p in initiative.prerequisites if not (request.is_finished(p) or is_waived(request, request.by_id[p]))
    )


def is_open(request: PlanRequest, lift: Lift) -> bool:
    """Whether a counting lift covers some of the way from its question's score to its target."""
    standing = request.questions[lift.question]
    if standing.target is None or standing.gap <= TOLERANCE:
        return False
    return standing.level < lift.to - TOLERANCE and lift.start - standing.half_step < standing.target - TOLERANCE


def is_quick_win(request: PlanRequest, initiative: Initiative) -> bool:
    """Whether an initiative is sure, short and small, waits for nothing, and lifts a question from where it stands (rule 17b).

    A lift that the present level does not enter covers nothing yet, so it makes no quick win; nor does what is over, or
    was begun before the first period.
    """
    if initiative.id in request.no_quick_wins or initiative.id in request.set_aside:
        return False
    if initiative.id in request.kept and request.kept[initiative.id].start < 1:
        return False
    return (
        initiative.confidence >= QUICK_CONFIDENCE - TOLERANCE
        and initiative.duration_weeks <= QUICK_WEEKS + TOLERANCE
        and initiative.effort_days <= request.quick_win_days + TOLERANCE
        and not unwaived_prerequisites(request, initiative)
        and not is_done_already(request, initiative)
        and any(
            is_open(request, lift) and takes_effect(lift, standing.level, standing)
            for lift in counting_lifts(request, initiative)
            for standing in [request.questions[lift.question]]
        )
    )


def violations(request: PlanRequest, placements: Iterable[Placement]) -> tuple[Violation, ...]:
    """Every constraint that a plan breaks; empty for a feasible plan.

    In this order: unknown ids, exclusions and pins; by start and id each row's own time, prerequisites and required
    levels; capacity by role and period; how many at once by period; the budget; the money of each year; what has to be done and is missing;
    quick wins.
    """
    planned = tuple(placements)
    return (*broken_by(request, planned), *_missing(request, planned))


def broken_by(request: PlanRequest, placements: Iterable[Placement]) -> tuple[Violation, ...]:
    """Every constraint that some rows break, whatever rows may still be added: all but what has to be in the plan."""
    given = sorted(placements, key=lambda p: (p.start, p.initiative))
    planned = tuple(p for p in given if p.initiative in request.by_id)
    broken: list[Violation] = [UnknownInitiative(p.initiative) for p in given if p.initiative not in request.by_id]
    broken += _choices(request, planned)
    for placement in planned:
        broken += _timing(request, placement)
        broken += _waiting(request, placement, planned)
    broken += _overbooking(request, planned)
    broken += _crowding(request, planned)
    effort = math.fsum(request.by_id[p.initiative].effort_days for p in planned)
    if request.affordable is not None and effort > request.affordable + TOLERANCE:
        broken.append(BudgetExceeded(effort, request.affordable))
    broken += _overspending(request, planned)
    return tuple(broken)


def _choices(request: PlanRequest, planned: Sequence[Placement]) -> Iterator[Violation]:
    starts: dict[str, list[int]] = defaultdict(list)
    for placement in planned:
        starts[placement.initiative].append(placement.start)
    for initiative in sorted(starts):
        if initiative in request.exclusions:
            yield PlannedThoughExcluded(initiative)
        if len(starts[initiative]) > 1:
            yield PlannedTwice(initiative)
    for initiative, period in sorted(request.fixed.items()):
        if starts.get(initiative) != [period]:
            yield PinMissed(initiative, period)


def _timing(request: PlanRequest, placement: Placement) -> Iterator[Violation]:
    initiative, start, finish = placement.initiative, placement.start, placement.finish
    length = duration_in_periods(request.by_id[initiative], request.weeks_per_period)
    if finish != start + length - 1:
        yield WrongDuration(initiative, length, start, finish)
    if start < 1:
        yield StartsTooEarly(initiative)
    if finish > max(request.periods, request.last_finish(initiative)):
        yield FinishesTooLate(initiative, finish)
    elif finish > request.last_finish(initiative):
        yield FinishesAfterDate(initiative, finish, request.last_finish(initiative))
    if 1 <= start < request.first_start(initiative):
        yield StartsBeforeDate(initiative, start, request.first_start(initiative))


def _waiting(request: PlanRequest, placement: Placement, planned: Sequence[Placement]) -> Iterator[Violation]:
    initiative, start = request.by_id[placement.initiative], placement.start
    finishes = {p.initiative: p.finish for p in planned}
    for prerequisite in binding_prerequisites(request, initiative):
        if prerequisite not in finishes:
            yield PrerequisiteMissing(initiative.id, prerequisite)
        elif finishes[prerequisite] > start - 1:
            yield PrerequisiteUnfinished(initiative.id, start, prerequisite, finishes[prerequisite])
    required = required_levels(request, initiative)
    levels = projected_levels(request, planned, start - 1) if required else {}
    for question, least in required.items():
        if levels[question] < least - TOLERANCE:
            yield LevelTooLow(initiative.id, start, question, initiative.requires_levels[question], levels[question])


def _overbooking(request: PlanRequest, planned: Sequence[Placement]) -> Iterator[Violation]:
    taken: dict[tuple[str, int], list[Initiative]] = defaultdict(list)
    for placement in planned:
        initiative = request.by_id[placement.initiative]
        for role in initiative.demand:
            for period in range(max(1, placement.start), placement.finish + 1):
                taken[role, period].append(initiative)
    for (role, period), initiatives in sorted(taken.items(), key=lambda item: item[0]):
        available = request.capacity_in(role, period)
        demands: Mapping[str, float] = {i.id: i.demand[role] for i in initiatives}
        alone = next((i for i in initiatives if i.demand[role] > available + TOLERANCE), None)
        if alone is not None:
            length = duration_in_periods(alone, request.weeks_per_period)
            yield RoleExceeded(alone.id, role, alone.demand[role], length, available, period)
        elif math.fsum(demands.values()) > available + TOLERANCE:
            yield Overbooked(role, period, tuple(demands.items()), available)


def _crowding(request: PlanRequest, planned: Sequence[Placement]) -> Iterator[Violation]:
    for period in range(1, request.periods + 1) if request.at_once is not None else ():
        under_way = tuple(p.initiative for p in planned if p.start <= period <= p.finish)
        if request.at_once is not None and len(under_way) > request.capacity_in(AT_ONCE, period):
            yield TooManyAtOnce(period, under_way, request.at_once)


def _overspending(request: PlanRequest, planned: Sequence[Placement]) -> Iterator[Violation]:
    if request.affordable_money is None:
        return
    for placement in planned:
        if placement.initiative not in request.affordable_money.costs:
            yield PlannedUnpriced(placement.initiative)
    placed = [(p.initiative, p.start, p.finish) for p in planned]
    for year, amount in sorted(request.affordable_money.amounts.items()):
        spent = request.affordable_money.spent(placed, year)
        if spent > amount * (1 + TOLERANCE):
            yield MoneyExceeded(year, spent, amount)


def _missing(request: PlanRequest, planned: Sequence[Placement]) -> Iterator[Violation]:
    for initiative in sorted(request.must - {p.initiative for p in planned}):
        yield RequiredMissing(initiative)
    first = {p.initiative for p in planned if p.start == 1 and p.initiative in request.by_id}
    started = sum(is_quick_win(request, request.by_id[i]) for i in first) if request.quick_wins else 0
    if started < request.quick_wins:
        yield TooFewQuickWins(started, request.quick_wins)
