"""A plan replayed in weeks with drawn durations, many draws at once (scoring.md, rule 24).

Rows are placed in the order of the plan. What is left of a role is a profile: segments by the moment in which they
begin, the last one without end, a column for each draw.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.draws import Weeks
from opposite.planning.feasibility import binding_prerequisites

Columns = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is left of a role: moments in which segments begin, and FTE in each, rows by time and columns by draw."""

    begins: Weeks
    free: Weeks

    def earliest(self, moment: Weeks, weeks: Weeks, demand: float) -> Weeks:
        """First moment from a given one on from which so much is free for so many weeks; infinite where there is none."""
        ends = np.concatenate((self.begins[1:], np.full((1, moment.size), math.inf)))
        short = (self.free < demand - TOLERANCE) & (ends > moment + TOLERANCE) & (ends > self.begins + TOLERANCE)
        if not short.any():
            return moment
        shortage = np.where(short, self.begins, math.inf)
        coming = np.minimum.accumulate(shortage[::-1])[::-1]
        following = np.concatenate((coming[1:], np.full((1, moment.size), math.inf)))
        after = np.where(short & (following >= ends + weeks - TOLERANCE), ends, math.inf).min(axis=0)
        return np.where(coming[0] >= moment + weeks - TOLERANCE, moment, after)

    def less(self, start: Weeks, end: Weeks, demand: float) -> Profile:
        """What is left once so much is taken from a start to an end."""
        split = _split(_split(self, start), end)
        taken = (split.begins >= start) & (split.begins < end)
        return Profile(split.begins, split.free - np.where(taken, demand, 0.0))

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
    _needs: Mapping[str, tuple[int, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.placements, key=lambda row: (row.initiative not in self.request.kept, row.start)))
        position = {placement.initiative: row for row, placement in enumerate(ordered)}
        needs = {
            placement.initiative: tuple(
                position[needed]
                for needed in binding_prerequisites(self.request, self.request.by_id[placement.initiative])
                if needed in position
            )
            for placement in ordered
        }
        object.__setattr__(self, "placements", ordered)
        object.__setattr__(self, "_needs", needs)

    @property
    def initiatives(self) -> tuple[str, ...]:
        """The rows in the order in which they are placed."""
        return tuple(placement.initiative for placement in self.placements)

    @property
    def planned_starts(self) -> Weeks:
        """The moment in which each row is planned to start."""
        return np.array([(p.start - 1) * self.request.weeks_per_period for p in self.placements])

    @property
    def printed_finishes(self) -> Weeks:
        """The moment by which each row is planned to end."""
        return np.array([p.finish * self.request.weeks_per_period for p in self.placements])

    def ends(self, weeks: Weeks) -> tuple[Weeks, Weeks]:
        """Starts and ends of the rows, a row each and a column for each draw, for their drawn weeks."""
        starts, ends, _ = self._placed(weeks)
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
                _, sooner, _ = self._placed(
                    shorter, first=row, earlier=ends[:, columns], profiles=before[row], columns=columns
                )
                times[row] = np.count_nonzero(sooner.max(axis=0) < whole[columns] - TOLERANCE)
        return starts, ends, times

    def _placed(
        self,
        weeks: Weeks,
        *,
        first: int = 0,
        earlier: Weeks | None = None,
        profiles: Profiles | None = None,
        columns: Columns | None = None,
    ) -> tuple[Weeks, Weeks, list[Profiles]]:
        """Starts, ends, and what was left before each row; from a row on where those before it are placed already."""
        starts, ends = np.zeros_like(weeks), np.zeros_like(weeks)
        if earlier is not None:
            ends[:first] = earlier[:first]
        left = self._capacity(weeks.shape[1]) if profiles is None else dict(profiles)
        cut = {} if columns is not None else left
        before: list[Profiles] = []
        planned_starts = self.planned_starts
        for row in range(first, len(self.placements)):
            placement = self.placements[row]
            demand = {r: d for r, d in self.request.by_id[placement.initiative].demand.items() if d > TOLERANCE}
            planned = planned_starts[row]
            for role in demand:
                if columns is not None and role not in cut:
                    cut[role] = left[role].only(columns)
                cut[role] = cut[role].since(planned)
            if columns is None:
                before.append(dict(cut))
            moment = np.full(weeks.shape[1], planned)
            for needed in self._needs[placement.initiative]:
                moment = np.maximum(moment, ends[needed])
            kept = placement.initiative in self.request.kept
            starts[row] = moment if kept else _start(cut, demand, moment, weeks[row])
            ends[row] = starts[row] + weeks[row]
            for role, fte in demand.items():
                cut[role] = cut[role].less(starts[row], ends[row], fte)
        return starts, ends, before

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
    working = weeks > TOLERANCE
    if not demand or not working.any():
        return moment
    while True:
        start = moment
        for role, fte in demand.items():
            start = np.where(working & np.isfinite(start), profiles[role].earliest(start, weeks, fte), start)
        if len(demand) == 1 or np.array_equal(start, moment):
            return start
        moment = start


def _split(profile: Profile, moment: Weeks) -> Profile:
    """The same profile, in which a segment begins at a moment of each draw."""
    begins, free = np.empty((len(profile.begins) + 1, moment.size)), np.empty((len(profile.free) + 1, moment.size))
    np.minimum(moment, profile.begins, out=begins[:-1])
    begins[-1] = moment
    np.maximum(profile.begins, begins[1:], out=begins[1:])
    free[0], free[-1] = profile.free[0], profile.free[-1]
    free[1:-1] = np.where(profile.begins[1:] <= moment, profile.free[1:], profile.free[:-1])
    return Profile(begins, free)
