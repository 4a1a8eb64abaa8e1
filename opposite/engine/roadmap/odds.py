"""The odds of a roadmap, drawn from the durations and confidences of its rows (scoring.md, rules 24 and 25)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from opposite.domain.roadmap.odds import Mover, Odds, RowOdds
from opposite.domain.roadmap.plan import Placement
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.build import day_at
from opposite.engine.roadmap.expected import score_odds
from opposite.planning.draws import Weeks
from opposite.planning.odds import levels_in_draws, quantile, replay

DRAWS = 2000
"""Draws unless somebody asks for another number: chances are within some two percentage points."""

SEED = 1


def with_odds(report: Report, roadmap: Roadmap, *, draws: int = DRAWS, seed: int = SEED) -> Roadmap:
    """The roadmap of a report with its odds."""
    return replace(roadmap, odds=roadmap_odds(report, roadmap, draws=draws, seed=seed))


def roadmap_odds(report: Report, roadmap: Roadmap, *, draws: int = DRAWS, seed: int = SEED) -> Odds:
    """The odds of the roadmap of a report, from so many draws of one seed."""
    request, spread = roadmap.request, roadmap.framework.roadmap.duration_spread
    replayed = replay(request, roadmap.plan.placements, spread, draws=draws, seed=seed)
    place = {initiative: row for row, initiative in enumerate(replayed.initiatives)}
    on_time, whole = replayed.on_time.mean(axis=1), replayed.whole()
    rows = tuple(
        RowOdds(
            initiative=row.initiative.id,
            chance=float(on_time[at]),
            finish_p50=_day(roadmap, replayed.ends[at], 0.5),
            finish_p80=_day(roadmap, replayed.ends[at], 0.8),
            critical=float(replayed.critical[at]),
        )
        for row in roadmap.rows
        for at in [place[row.initiative.id]]
    )
    return Odds(
        draws=draws,
        seed=seed,
        first_wave=replayed.chance(first_wave(roadmap, roadmap.plan.placements)),
        rows=rows,
        end_p50=_day(roadmap, whole, 0.5) if rows else None,
        end_p80=_day(roadmap, whole, 0.8) if rows else None,
        movers=tuple(Mover(initiative, weeks) for initiative, weeks in replayed.movers()),
        scores=score_odds(report, levels_in_draws(request, replayed), periods=request.periods),
    )


def first_wave(roadmap: Roadmap, placements: Iterable[Placement]) -> frozenset[str]:
    """The initiatives that start in the first part of a roadmap, by a plan of its request."""
    _, last = roadmap.first_wave
    return frozenset(placement.initiative for placement in placements if placement.start <= last)


def _day(roadmap: Roadmap, ends: Weeks, share: float) -> date | None:
    """The day by which something ends in a share of the draws; None where it never does."""
    weeks = quantile(ends, share)
    return day_at(roadmap.start, roadmap.request, weeks) if math.isfinite(weeks) else None
