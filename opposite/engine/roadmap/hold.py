"""A plan that holds: with buffers, so that its first part is on time as surely as somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count

from opposite.domain.roadmap.odds import Safety
from opposite.domain.roadmap.plan import Plan
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.build import roadmap_of
from opposite.engine.roadmap.odds import DRAWS, SEED, first_wave
from opposite.engine.roadmap.planning_again import Told, go_on, plan_again
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError
from opposite.planning import SEARCHING
from opposite.planning.buffers import Buffered, Holding, buffered, is_sure, lengthened, replay_of

FRESH = 1_000_003
"""What is added to a seed for draws that a plan was not chosen by."""


def holding_roadmap(
    report: Report,
    options: RoadmapOptions,
    roadmap: Roadmap,
    *,
    chance: float,
    draws: int = DRAWS,
    seed: int = SEED,
    told: Told = go_on,
) -> Roadmap:
    """A roadmap whose first part is on time with at least a chance, made from one that may not be, with what it costs.

    Where none is found, the surest that was. `safety` says which. `told` is told how many plans are made, of a number that
    is 0 until the last one is begun, the search for the best plan with the same buffers; where it answers not to go on, the
    plan found by then is kept. Raises PlanError for a chance that is none, and where it is ended before one is found.
    """
    if not 0 < chance <= 1:
        raise PlanError(
            f"A plan cannot be made to hold with a chance of {chance:g}.", hint="Give one above 0, at most 1."
        )
    request = roadmap.request
    holding = Holding(
        chance=chance,
        rows=partial(first_wave, roadmap),
        spread=roadmap.framework.roadmap.duration_spread,
        draws=draws,
        seed=seed,
    )
    plans = count()
    found = buffered(request, roadmap.plan, holding, on=lambda: told(next(plans), 0))
    if not found.buffers:
        return replace(roadmap, safety=_safety(roadmap, roadmap, found, holding))
    better = None
    if found.holds and options.method == SEARCHING:
        made = next(plans)
        better = _searched(roadmap, found, holding, on=lambda: told(made, made + 1))
    # What was proven of plans with these buffers says nothing of those without.
    chosen = replace(found.plan if better is None else better, bound=roadmap.plan.bound)
    held = roadmap_of(report, options, request=request, plan=chosen, naive=roadmap.naive_objective)
    return replace(held, safety=_safety(roadmap, held, found, holding))


def _searched(roadmap: Roadmap, found: Buffered, holding: Holding, *, on: Callable[[], bool]) -> Plan | None:
    """The best plan with the same buffers where it holds too and is worth more; None otherwise."""
    try:
        best = plan_again(lengthened(roadmap.request, found.buffers), found.plan.placements, on=on)
    except PlanError:
        return None
    replayed = replay_of(roadmap.request, best.placements, holding)
    sure = is_sure(replayed, first_wave(roadmap, best.placements), holding)
    return best if sure and best.objective > found.plan.objective else None


def _safety(before: Roadmap, held: Roadmap, found: Buffered, holding: Holding) -> Safety:
    fresh = replace(holding, seed=holding.seed + FRESH, draws=max(holding.draws, DRAWS))
    chances = [
        replay_of(before.request, rows, fresh).chance(first_wave(before, rows))
        for rows in (held.plan.placements, before.plan.placements)
    ]
    ends = [max((row.finish_period for row in each.rows), default=0) for each in (held, before)]
    planned = held.plan.by_id
    return Safety(
        asked=holding.chance,
        reached=found.holds,
        chance=chances[0],
        before=chances[1],
        value_before=before.plan.objective,
        value=held.plan.objective,
        weeks=(ends[0] - ends[1]) * before.request.weeks_per_period,
        lengthened={initiative: periods for initiative, periods in found.buffers.items() if initiative in planned},
        dropped=tuple(row.initiative.id for row in before.rows if row.initiative.id not in planned),
    )
