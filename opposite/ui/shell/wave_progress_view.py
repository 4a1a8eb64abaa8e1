"""What the participation page counts: who has handed in, who waits, and who would count if the wave were closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opposite.domain.collecting.joining import groups_that_join
from opposite.engine.collecting.waves import GroupProgress


@dataclass(frozen=True, slots=True)
class WaveProgress:
    """How far a wave by invitation is, over all its groups; what of it decides on the first figures is set apart."""

    rows: tuple[GroupProgress, ...]
    weights: Mapping[str, float]
    minimum: int

    @property
    def invited(self) -> int:
        """People invited."""
        return sum(row.invited for row in self.rows)

    @property
    def handed_in(self) -> int:
        """People who have handed in."""
        return sum(row.handed_in for row in self.rows)

    @property
    def deciding(self) -> int:
        """Those of them who bring the first figures nearer: of groups that count, not of comparators."""
        return sum(row.handed_in for row in self.rows if self.weights[row.group] > 0)

    @property
    def counting(self) -> int:
        """People whose answers the figures rest on; nobody before figures are first shown."""
        return sum(row.counting for row in self.rows)

    @property
    def waiting(self) -> Mapping[str, int]:
        """People by group who have handed in and do not count; groups without any are left out."""
        return {row.group: row.done - row.counting for row in self.rows if row.done > row.counting}

    @property
    def can_show_figures(self) -> bool:
        """Whether enough people have handed in for figures to be shown for the first time."""
        return self.counting == 0 and self.deciding >= self.minimum


@dataclass(frozen=True, slots=True)
class CloseForecast:
    """What a close does: who begins to count, who of them has not handed in, and by group who is left out."""

    joining: int
    taken: int
    left_out: Mapping[str, int]


def forecast_close(progress: WaveProgress, underway: Mapping[str, int]) -> CloseForecast:
    """Who would begin to count if the wave were closed; `underway` have said something and not handed in, by group."""
    both = {row.group: progress.waiting.get(row.group, 0) + underway.get(row.group, 0) for row in progress.rows}
    waiting = {group: number for group, number in both.items() if number > 0}
    counted = {row.group: row.counting for row in progress.rows}
    joining = groups_that_join(waiting, counted, progress.minimum, weights=progress.weights)
    return CloseForecast(
        joining=sum(waiting[group] for group in joining),
        taken=sum(underway.get(group, 0) for group in joining),
        left_out={group: number for group, number in waiting.items() if group not in joining},
    )


def shown_coverage(row: GroupProgress, minimum: int) -> float | None:
    """Share of a group's questions that are answered; None where so few have begun that it would tell of one person."""
    return None if row.begun < minimum else row.coverage
