"""A plan replayed in weeks with drawn durations, many draws at once (scoring.md, rule 24).

Rows are placed in the order of the plan. What is left of a role is a profile: segments by the moment in which they
begin, the last one without end, a column for each draw.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.draws import Flags, Weeks
from opposite.planning.feasibility import binding_prerequisites

Columns = NDArray[np.intp]

FEWER = 0.8
"""Draws that need not be followed any more are let go once no more than this share is still followed."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is left of a role: moments in which segments begin, and FTE in each, rows by time and columns by draw."""

    begins: Weeks
    free: Weeks

    def earliest(self, moment: Weeks, weeks: Weeks, demand: float) -> Weeks:
        """First moment from a given one on from which so much is free for so many weeks; infinite where there is none."""
        short = self.free < demand - TOLERANCE
        short[:-1] &= self.begins[1:] > np.maximum(moment, self.begins[:-1]) + TOLERANCE
        shortage = np.where(short, self.begins, math.inf)
        later = np.flatnonzero(shortage.min(axis=0) < moment + weeks - TOLERANCE)
        if not later.size:
            return moment
        start = moment.copy()
        start[later] = _after(short[:, later], shortage[:, later], self.begins[1:, later], weeks[later])
        return start

    def less(self, start: Weeks, end: Weeks, demand: float) -> Profile:
        """What is left once so much is taken from a start to an end."""
        split = _split(_split(self, start), end)
        taken = (split.begins >= start) & (split.begins < end)
        np.subtract(split.free, demand, out=split.free, where=taken)
        return split

    def since(self, moment: float) -> Profile:
        """The profile without segments that have ended by a moment in every draw, for whoever starts no earlier."""
        over = np.count_nonzero((self.begins[1:] <= moment).all(axis=1))
        return Profile(self.begins[over:], self.free[over:]) if over else self

    def only(self, columns: Columns) -> Profile:
        """The profile of some draws."""
        return Profile(self.begins[:, columns], self.free[:, columns])


Profiles = dict[str, Profile]


@dataclass(frozen=True)
class Replay:
    """The rows of a plan as they are replayed: by planned start, then order; moments are in weeks from its start.

    What is agreed or running comes first and starts when it is planned to, whatever the others take (rule 17c).
    """

    request: PlanRequest
    placements: tuple[Placement, ...]
    _needs: Sequence[tuple[int, ...]] = field(init=False, repr=False)
    _demands: Sequence[Mapping[str, float]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.placements, key=lambda row: (row.initiative not in self.request.kept, row.start)))
        position = {placement.initiative: row for row, placement in enumerate(ordered)}
        needs = [
            tuple(
                position[needed]
                for needed in binding_prerequisites(self.request, self.request.by_id[placement.initiative])
                if needed in position
            )
            for placement in ordered
        ]
        object.__setattr__(self, "placements", ordered)
        demands = [
            {role: fte for role, fte in self.request.by_id[placement.initiative].demand.items() if fte > TOLERANCE}
            for placement in ordered
        ]
        object.__setattr__(self, "_needs", needs)
        object.__setattr__(self, "_demands", demands)

    @property
    def initiatives(self) -> tuple[str, ...]:
        """The rows in the order in which they are placed."""
        return tuple(placement.initiative for placement in self.placements)

    @cached_property
    def planned_starts(self) -> Weeks:
        """The moment in which each row is planned to start."""
        return np.array([(p.start - 1) * self.request.weeks_per_period for p in self.placements])

    @property
    def printed_finishes(self) -> Weeks:
        """The moment by which each row is planned to end."""
        return np.array([p.finish * self.request.weeks_per_period for p in self.placements])

    def ends(self, weeks: Weeks) -> tuple[Weeks, Weeks]:
        """Starts and ends of the rows, a row each and a column for each draw, for their drawn weeks."""
        starts, ends, _ = self._placed(weeks, keep=False)
        return starts, ends

    def critical(self, weeks: Weeks) -> tuple[Weeks, Weeks, Weeks]:
        """Starts and ends, and for each row in how many draws the whole would end earlier had it not taken longer.

        Only draws are replayed again in which that can be: the row took longer than planned, and what ends last is the
        row itself, or comes after it and started later than planned.
        """
        starts, ends, before = self._placed(weeks)
        times, planned = np.zeros(len(self.placements)), self.planned_starts
        if not len(times):
            return starts, ends, times
        last = ends.argmax(axis=0)
        whole = ends.max(axis=0)
        delayed = starts[last, np.arange(whole.size)] > planned[last] + TOLERANCE
        for row, placement in enumerate(self.placements):
            least = self.request.by_id[placement.initiative].duration_weeks
            may = (weeks[row] > least + TOLERANCE) & ((last == row) | (delayed & (last > row)))
            columns = np.flatnonzero(may)
            if columns.size:
                shorter = weeks[:, columns]
                shorter[row] = least
                sooner = self._placed_again(shorter, row, ends[:, columns], before[row], columns)
                times[row] = np.count_nonzero(sooner.max(axis=0) < whole[columns] - TOLERANCE)
        return starts, ends, times

    def _placed(self, weeks: Weeks, *, keep: bool = True) -> tuple[Weeks, Weeks, list[Profiles]]:
        """Starts, ends, and what was left before each row, where that is to be kept."""
        starts, ends = np.zeros_like(weeks), np.zeros_like(weeks)
        left, before, planned = self._capacity(weeks.shape[1]), list[Profiles](), self.planned_starts
        for row in range(len(self.placements)):
            for role in self._demands[row]:
                left[role] = left[role].since(planned[row])
            if keep:
                before.append(dict(left))
            starts[row] = self._start(row, left, (ends[needed] for needed in self._needs[row]), weeks[row])
            ends[row] = starts[row] + weeks[row]
            self._take(row, left, starts[row], ends[row])
        return starts, ends, before

    def _placed_again(self, weeks: Weeks, first: int, ends: Weeks, left: Profiles, draws: Columns) -> Weeks:
        """Ends of the rows in some draws, in which a row takes other weeks than those with which they ended before.

        `left` is what was left before that row in all draws. A draw is followed only for as long as something ends, or
        ended before, at another moment beyond which some row is still to start: all else is as it was.
        """
        planned, found, cut = self.planned_starts, ends.copy(), Profiles()
        least = np.minimum.accumulate(planned[::-1])[::-1]
        followed, until = np.arange(draws.size), np.full(draws.size, math.inf)
        for row in range(first, len(self.placements)):
            going = until > least[row]
            if not going.any():
                break
            if np.count_nonzero(going) < FEWER * going.size:
                followed, until = followed[going], until[going]
                cut = {role: profile.only(np.flatnonzero(going)) for role, profile in cut.items()}
            for role in self._demands[row]:
                profile = cut[role] if role in cut else left[role].only(draws[followed])
                cut[role] = profile.since(planned[row])
            takes = weeks[row, followed]
            starts = self._start(row, cut, (found[needed, followed] for needed in self._needs[row]), takes)
            now, then = starts + takes, ends[row, followed]
            self._take(row, cut, starts, now)
            found[row, followed] = now
            moved = np.where(now != then, np.maximum(now, then), -math.inf)
            until = moved if row == first else np.maximum(until, moved)
        return found

    def _start(self, row: int, left: Profiles, needed: Iterable[Weeks], weeks: Weeks) -> Weeks:
        """When a row starts in each draw, with what is left, once all that it needs has ended."""
        moment = np.full(weeks.size, self.planned_starts[row])
        for ends in needed:
            moment = np.maximum(moment, ends)
        kept = self.placements[row].initiative in self.request.kept
        return moment if kept else _start(left, self._demands[row], moment, weeks)

    def _take(self, row: int, left: Profiles, starts: Weeks, ends: Weeks) -> None:
        for role, fte in self._demands[row].items():
            left[role] = left[role].less(starts, ends, fte)

    def _capacity(self, draws: int) -> Profiles:
        request = self.request
        roles = sorted({role for p in self.placements for role in request.by_id[p.initiative].demand})
        begins = [(period - 1) * request.weeks_per_period for period in range(1, request.periods + 1)]
        return {
            role: _profile(begins, [request.capacity_in(role, p + 1) for p in range(request.periods)], draws)
            for role in roles
        }


def _profile(begins: Sequence[float], values: Sequence[float], draws: int) -> Profile:
    """A profile with a segment for each run of periods with the same capacity."""
    kept = [n for n, value in enumerate(values) if n == 0 or value != values[n - 1]]
    columns = [
        np.repeat(np.array([[every[n]] for n in kept], dtype=float), draws, axis=1) for every in (begins, values)
    ]
    return Profile(columns[0], columns[1])


def _start(profiles: Mapping[str, Profile], demand: Mapping[str, float], moment: Weeks, weeks: Weeks) -> Weeks:
    """The first moment from a given one on in which every role has room; what takes no time needs none."""
    start, columns = moment.copy(), np.flatnonzero(weeks > TOLERANCE)
    while demand and columns.size:
        before = found = start[columns]
        for role, fte in demand.items():
            profile = profiles[role] if columns.size == moment.size else profiles[role].only(columns)
            found = profile.earliest(found, weeks[columns], fte)
        start[columns] = found
        columns = columns[found != before] if len(demand) > 1 else columns[:0]
    return start


def _after(short: Flags, shortage: Weeks, ends: Weeks, weeks: Weeks) -> Weeks:
    """The end of the first short segment that is followed by so many weeks without another; infinite without one.

    `shortage` has the beginnings of the short segments, infinite for the others, and `ends` all ends but the last one.
    """
    after = np.full(weeks.size, math.inf)
    following = shortage[-1]
    for segment in range(len(ends) - 1, -1, -1):
        enough = short[segment] & (following >= ends[segment] + weeks - TOLERANCE)
        after = np.where(enough, ends[segment], after)
        following = np.minimum(following, shortage[segment])
    return after


def _split(profile: Profile, moment: Weeks) -> Profile:
    """The same profile, in which a segment begins at a moment of each draw."""
    begins, free = np.empty((len(profile.begins) + 1, moment.size)), np.empty((len(profile.free) + 1, moment.size))
    np.minimum(moment, profile.begins, out=begins[:-1])
    begins[-1] = moment
    np.maximum(profile.begins, begins[1:], out=begins[1:])
    free[0], free[-1] = profile.free[0], profile.free[-1]
    free[1:-1] = np.where(profile.begins[1:] <= moment, profile.free[1:], profile.free[:-1])
    return Profile(begins, free)
