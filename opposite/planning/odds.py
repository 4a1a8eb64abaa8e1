"""What came of a plan in many draws: when rows end, which are critical, what levels are reached (rules 24 and 25)."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from opposite.domain.framework import Spread
from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.draws import Drawn, Flags, Weeks, draw
from opposite.planning.level_cache import LevelCache
from opposite.planning.replay import Replay

AT_ONCE = 2000
"""Draws that are replayed together, for the sake of memory."""

MOST_MOVERS = 5

SURE = 2.0
"""Standard errors that the effect of a row on the end must exceed to be told from chance."""

Codes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Replayed:
    """Many draws of a plan: rows by planned start, then order, and a column for each draw; moments in weeks."""

    initiatives: tuple[str, ...]
    printed: Weeks
    """The moment by which each row is planned to end."""
    drawn: Drawn
    ends: Weeks
    critical: Weeks
    """Share of draws in which the whole would end earlier had each row taken no longer than planned; 0 if not asked."""

    @property
    def on_time(self) -> Flags:
        """Whether each row ends by its printed finish in each draw."""
        return self.ends <= self.printed[:, np.newaxis] + TOLERANCE

    def chance(self, initiatives: Collection[str]) -> float | None:
        """Share of draws in which all of some rows end by their printed finish; None without any."""
        rows = [row for row, initiative in enumerate(self.initiatives) if initiative in initiatives]
        return float(self.on_time[rows].all(axis=0).mean()) if rows else None

    def whole(self) -> Weeks:
        """The end of the last row in each draw."""
        last: Weeks = self.ends.max(axis=0, initial=0.0)
        return last

    def movers(self) -> tuple[tuple[str, float], ...]:
        """Rows whose duration moves the end most, with the weeks by which it does; the most first, at most five.

        That is the mean end of the whole where the row takes longer than its median, less the mean where it does not,
        over the draws that end at all; rows whose difference may be chance are left out.
        """
        whole = self.whole()
        ended = np.isfinite(whole)
        moves = [(i, _moved(self.drawn.weeks[row, ended], whole[ended])) for row, i in enumerate(self.initiatives)]
        return tuple(
            sorted((move for move in moves if move[1] > 0), key=lambda move: (-move[1], move[0]))[:MOST_MOVERS]
        )


def replay(
    request: PlanRequest,
    placements: Sequence[Placement],
    spread: Spread,
    *,
    draws: int,
    seed: int,
    critical: bool = True,
) -> Replayed:
    """So many draws of a plan, the same for the same seed. `request` holds the durations that rows are drawn from."""
    plan = Replay(request, tuple(placements))
    drawn = draw(request, plan.initiatives, spread, draws=draws, seed=seed)
    ends, times = np.empty_like(drawn.weeks), np.zeros(len(plan.initiatives))
    for first in range(0, draws, AT_ONCE):
        part = slice(first, first + AT_ONCE)
        weeks = drawn.weeks[:, part]
        if critical:
            _, ends[:, part], more = plan.critical(weeks)
            times += more
        else:
            _, ends[:, part] = plan.ends(weeks)
    return Replayed(plan.initiatives, plan.printed_finishes, drawn, ends, times / draws)


def quantile(values: Weeks, share: float) -> float:
    """A quantile by linear interpolation; infinite where it lies at or beyond a value that is."""
    ordered, place = np.sort(values), (len(values) - 1) * share
    low = math.floor(place)
    if place - low <= TOLERANCE or not math.isfinite(ordered[low + 1]):
        return float(ordered[low] if place - low <= TOLERANCE else ordered[low + 1])
    return float(ordered[low] + (place - low) * (ordered[low + 1] - ordered[low]))


def levels_in_draws(request: PlanRequest, replayed: Replayed) -> Iterator[tuple[str, Codes, tuple[float, ...]]]:
    """Each applicable question with its projected level at the end of each period in each draw (rules 16 and 25).

    The levels it comes to are listed once; the codes say which, a row for each period and a column for each draw.
    """
    cache = LevelCache(request)
    periods = np.arange(1, request.periods + 1)[:, np.newaxis] * request.weeks_per_period
    done = {
        initiative: (replayed.ends[row] <= periods + TOLERANCE) & replayed.drawn.works[row]
        for row, initiative in enumerate(replayed.initiatives)
    }
    shape = (request.periods, replayed.ends.shape[1])
    for question in (q for q, standing in request.questions.items() if standing.applicable):
        codes, finished = np.zeros(shape, dtype=np.intp), [0]
        for initiative, bits in cache.lifting[question].items():
            if initiative in done:
                kept, inverse = np.unique(codes * 2 + done[initiative], return_inverse=True)
                codes = inverse.reshape(shape)
                finished = [finished[code // 2] | (bits if code % 2 else 0) for code in kept.tolist()]
        yield question, codes, tuple(cache.state(question, lifts).level for lifts in finished)


def _moved(weeks: Weeks, whole: Weeks) -> float:
    """How much later the whole ends where something takes longer than its median; 0 where that may be chance."""
    longer = weeks > np.median(weeks) if weeks.size else np.zeros(0, dtype=np.bool_)
    if not longer.any() or longer.all():
        return 0.0
    late, soon = whole[longer], whole[~longer]
    error = math.sqrt(late.var() / late.size + soon.var() / soon.size)
    moved = float(late.mean() - soon.mean())
    return moved if moved > max(SURE * error, TOLERANCE) else 0.0
