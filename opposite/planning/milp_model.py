"""A mixed-integer program as it is written down: columns between 0 and 1, rows that bound sums of them, and gains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

Terms = Mapping[int, float]
"""Columns by their number, each with its coefficient."""


@dataclass(frozen=True, slots=True)
class Row:
    """Terms whose sum lies within bounds."""

    terms: Terms
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Program:
    """Columns and rows so far; what is sought is the largest sum of the gains."""

    gains: list[float] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, *, gain: float = 0.0, least: float = 0.0, whole: bool = False) -> int:
        """Number of a new column between `least` and 1."""
        self.gains.append(gain)
        self.least.append(least)
        self.whole.append(whole)
        return len(self.gains) - 1

    def within(self, terms: Terms, *, least: float = -float("inf"), most: float = float("inf")) -> None:
        """Keep a sum within bounds."""
        self.rows.append(Row(terms, least, most))

    def no_more_than(self, column: int, others: Iterable[int]) -> None:
        """Keep a column at or below the sum of others."""
        terms = {column: 1.0}
        for other in others:
            terms[other] = terms.get(other, 0.0) - 1.0
        self.within(terms, most=0.0)

    def seeking(self, gains: Terms) -> Program:
        """The same columns and rows with other gains; rows added to it are its own."""
        return replace(self, gains=[gains.get(c, 0.0) for c in range(len(self.gains))], rows=list(self.rows))
