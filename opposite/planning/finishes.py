"""When a plan finishes the lifts of each question, and what that is worth."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.domain.roadmap.plan import Placement
from opposite.planning.level_cache import LevelCache


class Finishes:
    """The sets of lifts that rows finish in each period; none so far."""

    def __init__(self, levels: LevelCache) -> None:
        self._levels = levels
        self._finishes = dict.fromkeys(levels.lifts, 0)
        self._planned = dict.fromkeys(levels.lifts, 0)

    def copy(self) -> Finishes:
        """The same, to be continued in another way."""
        copied = Finishes(self._levels)
        copied._finishes, copied._planned = self._finishes.copy(), self._planned.copy()
        return copied

    def planned(self, question: str) -> int:
        """The set of lifts of a question that are finished some time."""
        return self._planned[question]

    def level(self, question: str) -> float:
        """Projected level of a question when all of it is finished."""
        return self._levels.state(question, self._planned[question]).level

    def reached(self, question: str, level: float) -> int | None:
        """Period at whose end a question stands at a level or above; 0 is the present, None is never."""
        return self._levels.reached(question, self._finishes[question], level)

    def value(self) -> float:
        """What all of it is worth."""
        return sum([self._levels.worth(question, finishes) for question, finishes in self._finishes.items()])

    def gain(self, rows: Iterable[Placement], *, without: Iterable[Placement] = ()) -> float:
        """What the value rises by when rows come, and others go that are there."""
        now, bits, widths, worth = self._finishes, self._levels.bits, self._levels.widths, self._levels.worth
        changed: dict[str, int] = {}
        for row in without:
            for question, lifts in bits[row.initiative]:
                changed[question] = changed.get(question, now[question]) ^ lifts << widths[question] * row.finish
        for row in rows:
            for question, lifts in bits[row.initiative]:
                changed[question] = changed.get(question, now[question]) | lifts << widths[question] * row.finish
        gained = 0.0
        for question in sorted(changed):
            gained += worth(question, changed[question]) - worth(question, now[question])
        return gained

    def add(self, row: Placement) -> None:
        """A row comes."""
        for question, lifts in self._levels.bits[row.initiative]:
            self._finishes[question] |= lifts << self._levels.widths[question] * row.finish
            self._planned[question] |= lifts

    def remove(self, row: Placement) -> None:
        """A row goes that is there."""
        for question, lifts in self._levels.bits[row.initiative]:
            self._finishes[question] ^= lifts << self._levels.widths[question] * row.finish
            self._planned[question] ^= lifts
