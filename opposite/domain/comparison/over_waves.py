"""The overall scores of an organisation over all its waves, and where the versions of its framework break them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from opposite.domain.collecting.assessment import Organisation


class WavePoint(NamedTuple):
    """A wave with its date, the major version of its framework, and its overall score with the ends of its range.

    The score is None where it is not scored or hidden.
    """

    wave: str
    on: date
    major: str
    score: float | None
    minimum: float | None = None
    maximum: float | None = None


Moment = tuple[date, int]
"""The day of a wave, and which it is of those of its organisation on that day, counted from 1."""


class Break(NamedTuple):
    """Two waves one after the other that cannot be compared, since the major versions of their framework differ."""

    before: WavePoint
    after: WavePoint


@dataclass(frozen=True, slots=True)
class OverWaves:
    """The waves of an organisation in one framework, in any of its versions, the oldest first."""

    organisation: Organisation
    points: tuple[WavePoint, ...]

    @property
    def moments(self) -> dict[WavePoint, Moment]:
        """When each wave was."""
        days: dict[date, int] = {}
        moments = {}
        for point in self.points:
            days[point.on] = days.get(point.on, 0) + 1
            moments[point] = (point.on, days[point.on])
        return moments

    @property
    def stretches(self) -> list[Sequence[WavePoint]]:
        """Runs of waves of one major version, within which figures can be compared."""
        return [tuple(run) for _, run in groupby(self.points, key=lambda point: point.major)]

    @property
    def breaks(self) -> list[Break]:
        """Where one stretch ends and the next begins."""
        return [Break(before[-1], after[0]) for before, after in pairwise(self.stretches)]
