"""The odds of a roadmap: how surely each row and the whole end when they are said to (scoring.md, rules 24 and 25)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RowOdds:
    """The odds of one row. The days are None where the row never ends in so many draws, for want of capacity."""

    initiative: str
    chance: float
    """Share of draws in which it ends by its printed finish."""
    finish_p50: date | None
    finish_p80: date | None
    critical: float
    """Share of draws in which the whole would end earlier had the row taken no longer than planned."""


@dataclass(frozen=True, slots=True)
class ScoreOdds:
    """What a score comes to at the end of a period over the draws; None where no draw has one."""

    p10: float | None
    p50: float | None
    p90: float | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class Mover:
    """An initiative whose duration moves the end of the whole.

    `weeks` is how much later the whole ends, on the average, in the draws in which it takes longer than in the others.
    """

    initiative: str
    weeks: float


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of a roadmap, from so many draws of one seed."""

    draws: int
    seed: int
    first_wave: float | None
    """Share of draws in which all rows of the first part end by their printed finish; None where nothing starts there."""
    rows: tuple[RowOdds, ...]
    """In the order of the roadmap."""
    end_p50: date | None
    end_p80: date | None
    movers: tuple[Mover, ...]
    """What moves the end of the whole most, the most first; at most five."""
    scores: tuple[Mapping[str, ScoreOdds], ...]
    """By period: every factor, and the root."""

    @property
    def overall(self) -> tuple[ScoreOdds, ...]:
        """The overall score at the end of each period."""
        return tuple(period["root"] for period in self.scores)

    @property
    def expected(self) -> tuple[Mapping[str, float | None], ...]:
        """Mean score of every factor and of the root at the end of each period: *expected* (rule 25)."""
        return tuple({node: score.mean for node, score in period.items()} for period in self.scores)

    @property
    def by_id(self) -> Mapping[str, RowOdds]:
        """The rows by initiative."""
        return {row.initiative: row for row in self.rows}


@dataclass(frozen=True, slots=True)
class Safety:
    """A plan that holds so surely, and what that costs beside the plan without buffers.

    `reached` is whether the chance of the first part is at least the one asked for. `chance` is that chance in draws
    that the plan was not chosen by, None where nothing starts in the first part any more; `before` the chance of the
    plan without buffers in the same draws. `weeks` is how much later the last row of the plan ends by its printed date,
    below 0 for an earlier end; `value_before` and `value` are those of rule 18.
    """

    asked: float
    reached: bool
    chance: float | None
    before: float | None
    value_before: float
    value: float
    weeks: float
    lengthened: Mapping[str, int]
    """Periods added to rows, by initiative."""
    dropped: tuple[str, ...]
    """Initiatives that the plan without buffers had and this one has not."""
