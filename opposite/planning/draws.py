"""Draws of what may happen to the rows of a plan: how long each takes, and whether it works (scoring.md, rule 24)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from opposite.domain.framework import Initiative, Spread
from opposite.domain.roadmap.plan import PlanRequest

Weeks = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn for some initiatives: a row each, a column for each draw."""

    weeks: Weeks
    works: Flags


def draw(request: PlanRequest, initiatives: Sequence[str], spread: Spread, *, draws: int, seed: int) -> Drawn:
    """Durations in weeks and successes of some initiatives.

    Each initiative of a request has its own stream of the seed, so that it fares the same in every plan.
    """
    stream = {initiative: index for index, initiative in enumerate(request.by_id)}
    weeks, works = np.empty((len(initiatives), draws)), np.empty((len(initiatives), draws), dtype=np.bool_)
    for row, id_ in enumerate(initiatives):
        random, initiative = np.random.default_rng((seed, stream[id_])), request.by_id[id_]
        weeks[row] = _triangular(random, weeks_of(initiative, spread), draws)
        works[row] = random.random(draws) < initiative.confidence
    return Drawn(weeks, works)


def weeks_of(initiative: Initiative, spread: Spread) -> Spread:
    """The least, likely and most weeks of an initiative: its own three figures, else the framework's spread of one."""
    if initiative.duration_estimate is not None:
        return initiative.duration_estimate
    weeks = initiative.duration_weeks
    return Spread(weeks * spread.low, weeks * spread.likely, weeks * spread.high)


def _triangular(random: np.random.Generator, weeks: Spread, draws: int) -> Weeks:
    if not weeks.low < weeks.high:
        return np.full(draws, weeks.likely)
    return random.triangular(weeks.low, weeks.likely, weeks.high, draws)
