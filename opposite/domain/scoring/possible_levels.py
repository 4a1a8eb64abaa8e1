"""Which levels a person of a hidden cell could have given, whole levels as they are, by all that one figure tells.

A figure (a question's score, a node's, an importance) is a weighted sum of the totals of the cells that are hidden in
it. Another world that gives the same figure is a witness: others of the same cell answered otherwise, or the totals of
two cells moved against each other. Only such witnesses are looked for, so that more is hidden than must be, never less.

Source: feasibility audit of cell suppression, as in Fischetti and Salazar (2001), with the levels as integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache, reduce
from math import gcd, lcm
from operator import or_
from typing import NamedTuple

ENOUGH = 3
"""Levels that must remain possible for each person (scoring.md, rule 29)."""

LONGEST = 100_000
"""Figures that are told apart at most where worlds are looked for in all cells together."""

SHORT_SCALE = 4
"""Up to so many points a scale is short: two levels must remain possible."""


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a scale as whole steps above the lowest; `top` is the step from which a point counts as high."""

    lowest: float
    unit: Fraction
    steps: tuple[int, ...]
    width: float
    """The unit as a number, which is quicker where nothing exact is asked."""
    highest: float
    """The value of the highest point."""
    top: int | None = None

    @property
    def enough(self) -> int:
        """How many levels must remain possible for a person."""
        return ENOUGH if len(self.steps) > SHORT_SCALE else 2

    def total_steps(self, people: int, total: float) -> int:
        """The total of the levels of so many people in steps above as many lowest levels."""
        return round((total - people * self.lowest) / self.width)

    def leaves_enough(self, people: int, total: float) -> bool:
        """Whether enough levels remain possible for each of so many people, even where the total of their levels is known."""
        return len(_levels_of(self.steps, people, self.total_steps(people, total))) >= self.enough

    def sums(self, people: int) -> range | frozenset[int]:
        """The steps that so many people can have in all."""
        return _sums(self.steps, people)

    def reaches(self, people: int, steps: int, high: int | None) -> bool:
        """Whether so many people can have these steps in all, `high` of them at high points (where that is known)."""
        if high is None or self.top is None:
            return steps in _sums(self.steps, people)
        if not 0 <= high <= people:
            return False
        top = self.top
        low_sums = _sums(tuple(step for step in self.steps if step < top), people - high)
        high_sums = _sums(tuple(step for step in self.steps if step >= top), high)
        return any(steps - low in high_sums for low in low_sums)


@lru_cache(maxsize=64)
def points_of(values: tuple[float, ...], top: float | None = None) -> Points:
    """The points of a scale, given its values; from `top` on a value is high."""
    exact = [Fraction(repr(float(value))) for value in values]
    least = min(exact)
    scale = 1
    for value in exact:
        scale = scale * (value - least).denominator // gcd(scale, (value - least).denominator)
    whole = [int((value - least) * scale) for value in exact]
    unit = gcd(*whole) or 1
    steps = tuple(sorted(step // unit for step in whole))
    high = (
        None
        if top is None
        else min((s for s, v in zip(steps, sorted(exact), strict=True) if v >= Fraction(repr(top))), default=None)
    )
    lowest, width = float(least), unit / scale
    return Points(lowest, Fraction(unit, scale), steps, width, lowest + steps[-1] * width, high)


@cache
def _sums(steps: tuple[int, ...], people: int) -> range | frozenset[int]:
    """The sums of so many steps, as a range where there is no hole."""
    if people < 0 or (people and not steps):
        return range(0)
    if people == 0:
        return range(1)
    low, high = steps[0], steps[-1]
    if steps == tuple(range(low, high + 1)):
        return range(people * low, people * high + 1)
    return frozenset(before + step for before in _sums(steps, people - 1) for step in steps)


class Part(NamedTuple):
    """A hidden cell in a figure: its people, their steps in all, how many are high, and what one step adds to the figure."""

    points: Points
    people: int
    steps: int
    high: int | None
    voice: Fraction


def all_open(parts: Iterable[Part]) -> bool:
    """Whether enough levels remain possible for each person of each cell of a figure; parts without a voice are."""
    told = [part for part in parts if part.voice > 0 and part.people > 0]
    return all(_is_open(told, index) for index in range(len(told)))


def _is_open(parts: Sequence[Part], index: int) -> bool:
    part = parts[index]
    enough = part.points.enough
    found = _levels(part, part.steps, part.high)
    for other in (other for place, other in enumerate(parts) if place != index):
        if len(found) >= enough:
            return True
        ratio = part.voice / other.voice
        mine, theirs = ratio.denominator, ratio.numerator
        room = part.people * part.points.steps[-1]
        least, most = -(part.steps // mine), (room - part.steps) // mine
        for times in sorted(range(least, most + 1), key=abs):
            if times == 0 and part.high is None:
                continue
            for more in _shifts(part, other, mine, theirs):
                high = None if part.high is None else part.high + mine * more
                others_high = None if other.high is None else other.high - theirs * more
                if other.points.reaches(other.people, other.steps - theirs * times, others_high):
                    found |= _levels(part, part.steps + mine * times, high)
            if len(found) >= enough:
                return True
    return len(found) >= enough or len(found | _levels_in_all_worlds(parts, index)) >= enough


def _levels_in_all_worlds(parts: Sequence[Part], index: int) -> set[int]:
    """Levels that one person of a cell can have given by the figure alone; none where it would take too long to tell.

    A world's figure is a whole number once all voices are scaled, so the figures that the others can make are kept as
    the bits of one number.
    """
    whole = lcm(*(part.voice.denominator for part in parts))
    voices = [int(part.voice * whole) for part in parts]
    figure = sum(voice * part.steps for voice, part in zip(voices, parts, strict=True))
    most = sum(v * part.people * part.points.steps[-1] for v, part in zip(voices, parts, strict=True))
    if most > LONGEST or any(part.high is not None for part in parts):
        return set()
    reached = 1
    for place, (voice, part) in enumerate(zip(voices, parts, strict=True)):
        others = part.people - (place == index)
        reached = _or(reached << voice * steps for steps in part.points.sums(others))
    return {
        step
        for step in parts[index].points.steps
        if figure >= voices[index] * step and reached >> figure - voices[index] * step & 1
    }


def _or(numbers: Iterable[int]) -> int:
    return reduce(or_, numbers, 0)


def _shifts(part: Part, other: Part, mine: int, theirs: int) -> range:
    """By how many exchanges the number of high points of two cells can move against each other."""
    if part.high is None or other.high is None:
        return range(1)
    most = max(part.people // mine, other.people // theirs)
    return range(-most, most + 1)


def _levels(part: Part, steps: int, high: int | None) -> set[int]:
    """Levels that one person of a cell can have given, when its people have these steps in all."""
    points = part.points
    if high is None or points.top is None:
        return set(_levels_of(points.steps, part.people, steps))
    return {s for s in points.steps if points.reaches(part.people - 1, steps - s, high - (s >= points.top))}


@lru_cache(maxsize=4096)
def _levels_of(points: tuple[int, ...], people: int, steps: int) -> frozenset[int]:
    """Levels that one of so many people can have given who have these steps in all."""
    others = _sums(points, people - 1)
    return frozenset(step for step in points if steps - step in others)
