"""Amounts of something period after period in one whole number, so that all periods are booked and compared at once.

Each period has `_WIDTH` bits of the number, the first period the lowest. They hold the amount in units of a
`_UNITS`-th, raised by `_RAISED`, so that amounts below nothing stay within their bits: the bit of `_RAISED` tells
whether an amount is nothing or more. Such bits, one for a period, also stand for sets of periods.
Source: Lamport (1975), Multiple byte processing with full-word instructions, Communications of the ACM 18, 471-475.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

_UNITS = 10**12
"""Far finer than the tolerance, and decimals as people give them are whole."""

_MOST = 10**7
"""An amount above this is as good as this."""

_WIDTH = 90
_RAISED = 1 << _WIDTH - 2


@cache
def ones(periods: int) -> int:
    """One unit in each of some periods, not raised: what an amount is multiplied by that is the same in all of them."""
    return sum(1 << _WIDTH * period for period in range(periods))


@cache
def enough(periods: int) -> int:
    """The set of the first periods, so many of them."""
    return _RAISED * ones(periods)


def counted(value: float) -> int:
    """An amount of one period in units, not raised."""
    return round(min(value, _MOST) * _UNITS)


def amounts(values: Sequence[float]) -> int:
    """Amounts period by period; what is taken off may be below nothing, but not by more than thousands of the most."""
    return sum(counted(value) << _WIDTH * period for period, value in enumerate(values)) + enough(len(values))


def amount(of: int, period: int) -> float:
    """What there is in a period."""
    return ((of >> _WIDTH * period) % (1 << _WIDTH) - _RAISED) / _UNITS


def at(what: int, period: int) -> int:
    """The same beginning in a period rather than in the first."""
    return what << _WIDTH * period


def lengthened(of: int, periods: int, longer: int) -> int:
    """Amounts of some periods, the last of them holding on for a longer time."""
    return of + at((of >> _WIDTH * (periods - 1)) * ones(longer - periods), periods)


def runs(periods: int, length: int) -> int:
    """Those periods of a set with which begins a run of periods of the set that is so long; all of them for none."""
    for shift in _shifts(length):
        periods &= periods >> shift
    return periods


@cache
def _shifts(length: int) -> tuple[int, ...]:
    """By how many bits a set is shifted to find its runs: from one period to two, to four, and so on up to the length."""
    known, shifts = 1, list[int]()
    while known < length:
        further = min(known, length - known)
        shifts.append(_WIDTH * further)
        known += further
    return tuple(shifts)


def first_from(periods: int, period: int) -> int | None:
    """The first one of a set of periods from a period on; None if there is none."""
    left = periods >> _WIDTH * period
    return period + (left & -left).bit_length() // _WIDTH if left else None


def last_of(periods: int) -> int:
    """The last one of a set of periods, which is not empty."""
    return periods.bit_length() // _WIDTH
