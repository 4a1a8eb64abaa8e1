"""The calendar of a roadmap: days so many months later, and the periods that end by a day or start from it on."""

from __future__ import annotations

from datetime import date, timedelta


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def last_period_by(day: date, *, start: date, months: int, periods: int) -> int:
    """The last of so many periods of some months that ends on or before a day, counted from 1; 0 where none does."""
    return sum(later(start, period * months) - timedelta(days=1) <= day for period in range(1, periods + 1))


def first_period_from(day: date, *, start: date, months: int, periods: int) -> int:
    """The first of so many periods that starts on or after a day, counted from 1; one past the last where none does."""
    return 1 + sum(later(start, period * months) < day for period in range(periods))
