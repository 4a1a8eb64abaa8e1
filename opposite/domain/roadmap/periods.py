"""Calendar and fiscal periods: where they begin and end, and what they are called (rule 15a of scoring.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from opposite.domain.framework.initiatives import MONTHS

CALENDAR_YEAR = 1
"""The month in which a fiscal year starts that is the calendar year."""

MONTHS_A_YEAR = 12


def begins_a_period(day: date, months: int, fiscal_year_start: int | None = None) -> bool:
    """Whether a calendar or fiscal period of so many months begins on a day."""
    return day.day == 1 and (day.month - (fiscal_year_start or CALENDAR_YEAR)) % months == 0


def next_period(after: date, period: str, fiscal_year_start: int | None = None) -> date:
    """The first day of the first calendar period (month or quarter; fiscal where set) that begins after a day."""
    day = after.replace(day=1)
    while True:
        day = date(day.year + day.month // MONTHS_A_YEAR, day.month % MONTHS_A_YEAR + 1, 1)
        if begins_a_period(day, MONTHS[period], fiscal_year_start):
            return day


def period_name(start: date, period: str, fiscal_year_start: int | None = None) -> str:
    """What people call the period that begins on a day: Q1 2027, in a fiscal year Q1 FY2028, or a month such as Jan 2027.

    A fiscal year has the number of the year in which it ends. What does not begin with a calendar or fiscal period is
    called by its first day, such as 15 Jan 2027.
    """
    first = fiscal_year_start or CALENDAR_YEAR
    if not begins_a_period(start, MONTHS[period], first):
        return f"{start.day} {start:%b %Y}"
    if period != "quarter":
        return f"{start:%b %Y}"
    number = (start.month - first) % MONTHS_A_YEAR // MONTHS[period] + 1
    if first == CALENDAR_YEAR:
        return f"Q{number} {start.year}"
    return f"Q{number} FY{start.year + (start.month >= first)}"


def year_name(year: int, fiscal_year_start: int) -> str:
    """What people call a year: 2027, or FY2028 where it is not the calendar's."""
    return str(year) if fiscal_year_start == CALENDAR_YEAR else f"FY{year}"


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def periods_since(start: date, day: date, period: str) -> float:
    """How many periods after a start a day begins: 0 on the day of the start, 1.5 halfway through the second; below 0 before."""
    months = MONTHS[period]
    number = ((day.year - start.year) * MONTHS_A_YEAR + day.month - start.month) // months + 1
    while later(start, number * months) > day:
        number -= 1
    begins, ends = later(start, number * months), later(start, (number + 1) * months)
    return number + (day - begins).days / (ends - begins).days


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
