"""Which levels a person of a hidden cell could have given, whole levels as they are, by all that one figure tells.

A figure (a question's score, a node's, an importance) is a weighted sum of the totals of the cells that are hidden in
it, here in whole numbers. Another world that gives the same figure is a witness: others of the same cell answered
otherwise, or the totals of two cells moved against each other. Only such witnesses are looked for, so that more is
hidden than must be, never less.

Source: feasibility audit of cell suppression, as in Fischetti and Salazar (2001), with the levels as integers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """The points of a scale as whole steps above the lowest; `top` is the step from which a point counts as high."""

    lowest: float
    unit: Fraction
    steps: tuple[int, ...]
    width: float
    """The unit as a number, which is quicker where nothing exact is asked."""
    highest: float
    """The value of the highest point."""
    enough: int
    """How many levels must remain possible for a person."""
    top: int | None = None

    def total_steps(self, people: int, total: float) -> int:
        """The total of the levels of so many people in steps above as many lowest levels."""
        return round((total - people * self.lowest) / self.width)

    def leaves_enough(self, people: int, total: float) -> bool:
        """Whether enough levels remain possible for each of so many people, even where the total of their levels is known."""
        return len(_levels(self, people, self.total_steps(people, total), None)) >= self.enough

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


def whole_weights(weights: Mapping[str, float]) -> dict[str, int]:
    """By name, whole numbers in the proportions of these weights, exactly."""
    exact = {name: Fraction(repr(float(weight))) for name, weight in weights.items()}
    scale = lcm(*(weight.denominator for weight in exact.values()))
    return {name: int(weight * scale) for name, weight in exact.items()}


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
    enough = ENOUGH if len(steps) > SHORT_SCALE else 2
    return Points(lowest, Fraction(unit, scale), steps, width, lowest + steps[-1] * width, enough, high)


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


class Cell(NamedTuple):
    """A hidden cell: its people, their steps in all, and how many are high, where that is known."""

    points: Points
    people: int
    steps: int
    high: int | None


class Figure(NamedTuple):
    """A figure above hidden cells: each cell with its voice, what one step of it adds, in units of which `units` make 1."""

    parts: Sequence[tuple[Cell, int]]
    units: int


def weighed(figures: Sequence[tuple[Figure, int]], whole: int) -> Figure:
    """The figure in which each of these has so many of a whole of shares."""
    units = lcm(*(figure.units for figure, _ in figures))
    return Figure(
        [(cell, voice * share * (units // figure.units)) for figure, share in figures for cell, voice in figure.parts],
        units * whole,
    )


def all_open(figure: Figure) -> bool:
    """Whether enough levels remain possible for each person of each cell of a figure; parts without a voice are."""
    told = Figure([(cell, voice) for cell, voice in figure.parts if voice > 0 and cell.people > 0], figure.units)
    return all(_is_open(told, index) for index in range(len(told.parts)))


def _is_open(told: Figure, index: int) -> bool:
    cell, voice = told.parts[index]
    enough = cell.points.enough
    found = _levels(*cell)
    if len(found) >= enough:
        return True
    for other, others_voice in (*told.parts[index + 1 :], *told.parts[:index]):
        shared = gcd(voice, others_voice)
        found |= _levels_beside(cell, other, others_voice // shared, voice // shared)
        if len(found) >= enough:
            return True
    return len(found | _levels_in_all_worlds(told, index)) >= enough


@lru_cache(maxsize=1 << 14)
def _levels_beside(cell: Cell, other: Cell, mine: int, theirs: int) -> frozenset[int]:
    """Levels that one person of a cell can have given, moved against another one, until they are enough.

    `mine` steps of it weigh as much as `theirs` of the other one.
    """
    found = _levels(*cell)
    least = -min(cell.steps // mine, _room(other) // theirs)
    most = min(_room(cell) // mine, other.steps // theirs)
    for times in sorted(range(least, most + 1), key=abs):
        for more in _shifts(cell, other, mine, theirs):
            if len(found) >= cell.points.enough:
                return found
            high = None if cell.high is None else cell.high + mine * more
            others_high = None if other.high is None else other.high - theirs * more
            if other.points.reaches(other.people, other.steps - theirs * times, others_high):
                found |= _levels(cell.points, cell.people, cell.steps + mine * times, high)
    return found


def _room(cell: Cell) -> int:
    """Steps that the people of a cell could have more in all."""
    return cell.people * cell.points.steps[-1] - cell.steps


def _levels_in_all_worlds(told: Figure, index: int) -> frozenset[int]:
    """Levels that one person of a cell can have given by the figure alone; none where it would take too long to tell.

    A world's figure is a whole number in the greatest unit that all voices and 1 are whole in, so the figures that the
    others can make are kept as the bits of one number.
    """
    cells, voices = zip(*told.parts, strict=True)
    shared = gcd(told.units, *voices)
    voices = tuple(voice // shared for voice in voices)
    figure = sum(voice * cell.steps for cell, voice in zip(cells, voices, strict=True))
    most = sum(voice * cell.people * cell.points.steps[-1] for cell, voice in zip(cells, voices, strict=True))
    if most > LONGEST or any(cell.high is not None for cell in cells):
        return frozenset()
    reached = 1
    for place, (cell, voice) in enumerate(zip(cells, voices, strict=True)):
        others = cell.people - (place == index)
        reached = _or(reached << voice * steps for steps in cell.points.sums(others))
    return frozenset(
        step
        for step in cells[index].points.steps
        if figure >= voices[index] * step and reached >> figure - voices[index] * step & 1
    )


def _or(numbers: Iterable[int]) -> int:
    return reduce(or_, numbers, 0)


def _shifts(cell: Cell, other: Cell, mine: int, theirs: int) -> range:
    """By how many exchanges the number of high points of two cells can move against each other."""
    if cell.high is None or other.high is None:
        return range(1)
    most = max(cell.people // mine, other.people // theirs)
    return range(-most, most + 1)


@lru_cache(maxsize=1 << 14)
def _levels(points: Points, people: int, steps: int, high: int | None) -> frozenset[int]:
    """Levels that one of so many people can have given who have these steps in all."""
    if high is None or points.top is None:
        others = points.sums(people - 1)
        return frozenset(step for step in points.steps if steps - step in others)
    return frozenset(s for s in points.steps if points.reaches(people - 1, steps - s, high - (s >= points.top)))
