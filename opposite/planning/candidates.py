"""Which initiatives a plan may hold, and why each of the others never can (scoring.md, 15 to 17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from opposite.domain.framework import Initiative
from opposite.domain.roadmap.left_out import (
    BudgetTooSmall,
    DatesTooTight,
    LeftOut,
    LevelOutOfReach,
    NeedsImpossible,
    PrerequisiteTooLate,
    RoleTooSmall,
    TooDear,
    TooLong,
    Unfit,
    Unpriced,
)
from opposite.domain.roadmap.money import MoneyBudget
from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.feasibility import (
    binding_prerequisites,
    counting_lifts,
    duration_in_periods,
    is_done_already,
    is_open,
    required_levels,
)
from opposite.planning.projection import settle, takes_effect
from opposite.planning.purse import Purse


def candidates(request: PlanRequest, *, impeded: Collection[str] | None = None) -> tuple[str, ...]:
    """Ids of the initiatives worth considering, sorted: those with a lift to gain by, and all that these need.

    A lift is to gain by when it is not attained, its question is applicable and has its target above the score and
    above where the lift begins, and it can be entered now or after other initiatives' lifts. Needed are prerequisites
    that are not waived, and initiatives that raise a required level. `impeded` are the initiatives with impediments,
    where these are known already.
    """
    barred = impediments(request) if impeded is None else impeded
    possible = _possible(request, barred)
    reachable = settle(request, possible.values())
    gaining = [
        i.id
        for i in possible.values()
        if any(
            is_open(request, lift) and takes_effect(lift, reachable[lift.question], request.questions[lift.question])
            for lift in counting_lifts(request, i)
        )
    ]
    return with_needs(request, gaining, impeded=barred)


def with_needs(request: PlanRequest, initiatives: Iterable[str], *, impeded: Collection[str]) -> tuple[str, ...]:
    """Ids of some initiatives and of all that they may need, sorted; without those that can be in no plan."""
    possible = _possible(request, impeded)
    raising: dict[str, list[str]] = defaultdict(list)
    for initiative in possible.values():
        for lift in counting_lifts(request, initiative):
            if request.questions[lift.question].level < lift.to - TOLERANCE:
                raising[lift.question].append(initiative.id)
    waiting = [initiative for initiative in initiatives if initiative in possible]
    needed: set[str] = set()
    while waiting:
        initiative = possible[waiting.pop()]
        if initiative.id not in needed:
            needed.add(initiative.id)
            waiting += binding_prerequisites(request, initiative)
            for question, least in required_levels(request, initiative).items():
                if request.questions[question].level < least - TOLERANCE:
                    waiting += raising[question]
    return tuple(sorted(needed))


def _possible(request: PlanRequest, impeded: Collection[str]) -> dict[str, Initiative]:
    return {i.id: i for i in request.by_id.values() if i.id not in impeded}


def impediments(request: PlanRequest) -> dict[str, LeftOut]:
    """Why an initiative can be in no plan, by id.

    Found from the other side: what needs nothing can be started, then what needs only that, and so on; so that no
    initiative counts as possible because it fulfils its own requirement.
    """
    return _judged(request)[0]


def earliest_finishes(request: PlanRequest) -> dict[str, int]:
    """The earliest period in which each initiative that can be in a plan could finish, whatever the others take."""
    return _judged(request)[1]


def _judged(request: PlanRequest) -> tuple[dict[str, LeftOut], dict[str, int]]:
    periods = range(1, request.periods + 1)
    capacity = {role: [request.capacity_in(role, period) for period in periods] for role in request.largest_demands}
    faults = {i.id: fault for i in request.by_id.values() if (fault := _own_fault(request, i, capacity)) is not None}
    needs = {i.id: binding_prerequisites(request, i) for i in request.by_id.values()}
    finishes: dict[str, int] = {}
    levels = settle(request, ())
    waiting = [i for i in request.by_id.values() if i.id not in faults]
    while ready := [
        i for i in waiting if not (_missing(needs[i.id], finishes) or _lack(request, i, needs[i.id], finishes, levels))
    ]:
        finishes |= {i.id: _earliest_finish(request, i, needs[i.id], finishes) for i in ready}
        levels = settle(request, [request.by_id[i] for i in finishes])
        waiting = [i for i in waiting if i.id not in finishes]
    for initiative in waiting:
        needed = needs[initiative.id]
        lack = None if _missing(needed, finishes) else _lack(request, initiative, needed, finishes, levels)
        if lack is not None:
            faults[initiative.id] = lack
    in_vain = {i.id: _needs_in_vain(needs, i.id, finishes, faults) for i in waiting if i.id not in faults}
    return faults | in_vain, finishes


def _own_fault(request: PlanRequest, initiative: Initiative, capacity: Mapping[str, Sequence[float]]) -> LeftOut | None:
    if initiative.id in request.exclusions:
        return Unfit.EXCLUDED
    if initiative.id in request.set_aside:
        return request.set_aside[initiative.id]
    if initiative.id in request.kept:
        return None
    if is_done_already(request, initiative) and initiative.id not in request.required:
        return Unfit.ATTAINED
    length = duration_in_periods(initiative, request.weeks_per_period)
    if length > request.periods:
        return TooLong(length)
    first, last = request.first_start(initiative.id), request.last_finish(initiative.id)
    if first + length - 1 > last:
        return _too_tight(request, initiative.id, length)
    starts = range(first - 1, last - length + 1)
    for role, demand in initiative.demand.items():
        most = _most_throughout(capacity[role], length, starts)
        if demand > most + TOLERANCE:
            return RoleTooSmall(role, demand, length, most)
    if request.budget is not None and initiative.effort_days > request.budget + TOLERANCE:
        return BudgetTooSmall(initiative.effort_days, request.budget)
    money = request.affordable_money
    return None if money is None else _unpaid(money, initiative, length, starts)


def _most_throughout(there_is: Sequence[float], length: int, starts: Iterable[int]) -> float:
    """What there is at the most in all of so many consecutive periods, beginning with any of some."""
    least = min(there_is)
    return least if least == max(there_is) else max(min(there_is[start : start + length]) for start in starts)


def _unpaid(money: MoneyBudget, initiative: Initiative, length: int, starts: Iterable[int]) -> LeftOut | None:
    """Why the money of the years does not pay for an initiative, whenever it starts; None where it does."""
    if initiative.id not in money.costs:
        return Unpriced(money.without_rate.get(initiative.id, ()))
    purse, shares = Purse(money.spans), money.shares(initiative.id, length)
    if all(purse.unpaid(shares, start, start + length) is not None for start in starts):
        return TooDear(money.costs[initiative.id])
    return None


def _too_tight(request: PlanRequest, initiative: str, length: int) -> DatesTooTight:
    first, last = request.first_start(initiative), request.last_finish(initiative)
    return DatesTooTight(length, first if first > 1 else None, last if last < request.periods else None)


def _missing(needed: Iterable[str], finishes: Mapping[str, int]) -> str | None:
    """Id of the first one of some prerequisites that cannot be had, None when all can."""
    return next((p for p in needed if p not in finishes), None)


def _earliest_finish(
    request: PlanRequest, initiative: Initiative, needed: Iterable[str], finishes: Mapping[str, int]
) -> int:
    """Last period of an initiative as early as its prerequisites and its own date let it, whatever the capacities."""
    ready = max((finishes[p] for p in needed), default=0)
    return max(ready, request.first_start(initiative.id) - 1) + duration_in_periods(
        initiative, request.weeks_per_period
    )


def _lack(
    request: PlanRequest,
    initiative: Initiative,
    needed: Sequence[str],
    finishes: Mapping[str, int],
    levels: Mapping[str, float],
) -> LeftOut | None:
    """What keeps an initiative out although all its prerequisites can be had; None when nothing does."""
    finish_by = request.last_finish(initiative.id)
    if _earliest_finish(request, initiative, needed, finishes) > finish_by:
        last = max(needed, key=lambda p: (finishes[p], p))
        return PrerequisiteTooLate(last, finish_by if finish_by < request.periods else None)
    for question, least in required_levels(request, initiative).items():
        if levels[question] < least - TOLERANCE:
            return LevelOutOfReach(question, initiative.requires_levels[question])
    return None


def _needs_in_vain(
    needs: Mapping[str, Iterable[str]], initiative: str, finishes: Mapping[str, int], faults: Mapping[str, LeftOut]
) -> LeftOut:
    direct = root = _missing(needs[initiative], finishes) or ""
    while root not in faults:
        root = _missing(needs[root], finishes) or ""
    return NeedsImpossible(direct, root, faults[root])
