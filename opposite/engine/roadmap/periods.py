"""The calendar of a roadmap: days so many months later, and the periods that end by a day or start from it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


@dataclass(frozen=True, slots=True)
class Calendar:
    """So many periods of some months from a day on, counted from 1."""

    start: date
    months: int
    periods: int

    def end(self, period: int) -> date:
        """The last day of a period."""
        return later(self.start, period * self.months) - timedelta(days=1)

    def last_period_by(self, day: date) -> int:
        """The last period that ends on or before a day; 0 where none does."""
        return sum(self.end(period) <= day for period in range(1, self.periods + 1))

    def first_period_from(self, day: date) -> int:
        """The first period that starts on or after a day; one past the last where none does."""
        return 1 + sum(later(self.start, period * self.months) < day for period in range(self.periods))
