"""Plans with buffers: rows take longer in the plan than their durations say, so that the plan holds more surely."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from opposite.domain.framework import Initiative, Spread
from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.errors import PlanError
from opposite.planning.draws import weeks_of
from opposite.planning.feasibility import duration_in_periods
from opposite.planning.greedy import replan
from opposite.planning.odds import Replayed, replay

SURE = 2.0
"""Standard errors by which the chance must exceed the one asked for, so that it does in other draws too."""


@dataclass(frozen=True, slots=True)
class Buffered:
    """A plan with buffers: the periods added by initiative, and whether it holds so surely."""

    plan: Plan
    buffers: Mapping[str, int]
    holds: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """What a plan has to hold: which of its rows, how surely, in which draws."""

    chance: float
    rows: Callable[[Sequence[Placement]], frozenset[str]]
    """The initiatives of the rows that have to be on time all at once, of the rows of a plan."""
    spread: Spread
    draws: int
    seed: int


def buffered(request: PlanRequest, first: Plan, holding: Holding, *, on: Callable[[], bool] = lambda: True) -> Buffered:
    """A plan whose first rows hold so surely: that plan, or one with buffers for what is late most often.

    One row after the other is given a period more and the plan is made anew from the one before, until it holds; then
    each buffer without which it is worth more and holds too is taken back. No row gets more than its longest duration,
    and with that much for every row nothing is ever late: only where pins and horizon leave no room is none found that
    holds, and the surest is given.

    Asked before each plan whether to go `on`, it ends with the plan that holds where the answer is no; raises PlanError
    before there is one.
    """
    found = Buffered(first, {}, holds=False)
    surest, most, stuck = found, -1.0, set[str]()
    while True:
        replayed = replay_of(request, found.plan.placements, holding)
        rows = holding.rows(found.plan.placements)
        if is_sure(replayed, rows, holding):
            return _without_needless(request, replace(found, holds=True), holding, on=on)
        chance = replayed.chance(rows) or 0.0
        if chance > most:
            surest, most = found, chance
        longer = None
        while longer is None:
            late = _latest(request, replayed, rows - stuck, found.buffers, holding.spread)
            if late is None:
                return surest
            if not on():
                raise PlanError("The search for a plan that holds was ended.")
            longer = _replanned(request, found, {**found.buffers, late: found.buffers.get(late, 0) + 1})
            if longer is None:
                stuck.add(late)
        found = longer


def _without_needless(request: PlanRequest, found: Buffered, holding: Holding, *, on: Callable[[], bool]) -> Buffered:
    for initiative in tuple(found.buffers):
        if not on():
            break
        fewer = {i: periods - (i == initiative) for i, periods in found.buffers.items()}
        tried = _replanned(request, found, {i: periods for i, periods in fewer.items() if periods})
        if tried is not None and tried.plan.objective > found.plan.objective:
            placements = tried.plan.placements
            if is_sure(replay_of(request, placements, holding), holding.rows(placements), holding):
                found = tried
    return found


def _replanned(request: PlanRequest, found: Buffered, buffers: Mapping[str, int]) -> Buffered | None:
    """The plan made anew with other buffers; None where pins cannot be kept with them."""
    try:
        plan = replan(lengthened(request, buffers), found.plan.placements)
    except PlanError:
        return None
    return Buffered(plan, buffers, holds=found.holds)


def lengthened(request: PlanRequest, buffers: Mapping[str, int]) -> PlanRequest:
    """The request in which some initiatives occupy so many periods more."""
    weeks = request.weeks_per_period
    initiatives = tuple(
        replace(i, duration_weeks=(duration_in_periods(i, weeks) + buffers[i.id]) * weeks) if i.id in buffers else i
        for i in request.initiatives
    )
    return replace(request, initiatives=initiatives)


def replay_of(request: PlanRequest, placements: Sequence[Placement], holding: Holding) -> Replayed:
    """The draws that decide; `request` is the one without buffers."""
    return replay(request, placements, holding.spread, draws=holding.draws, seed=holding.seed, critical=False)


def is_sure(replayed: Replayed, rows: frozenset[str], holding: Holding) -> bool:
    """Whether the chance that some rows are all on time is the one asked for, and surely so; without rows it is."""
    asked, chance = holding.chance, replayed.chance(rows)
    margin = SURE * math.sqrt(asked * (1 - asked) / holding.draws)
    return chance is None or chance >= min(1.0, asked + margin) - TOLERANCE


def _latest(
    request: PlanRequest, replayed: Replayed, rows: frozenset[str], buffers: Mapping[str, int], spread: Spread
) -> str | None:
    """The row that is late most often among those that may take longer than the periods they occupy; None without."""
    on_time = replayed.on_time.mean(axis=1)
    chances = {
        initiative: float(on_time[at])
        for at, initiative in enumerate(replayed.initiatives)
        if initiative in rows and _may_take_longer(request, request.by_id[initiative], buffers, spread)
    }
    return min(chances, key=lambda initiative: chances[initiative], default=None)


def _may_take_longer(request: PlanRequest, initiative: Initiative, buffers: Mapping[str, int], spread: Spread) -> bool:
    if initiative.id in request.kept:
        return False
    planned = duration_in_periods(initiative, request.weeks_per_period) + buffers.get(initiative.id, 0)
    return weeks_of(initiative, spread).high > planned * request.weeks_per_period + TOLERANCE
