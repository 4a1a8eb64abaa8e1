"""How the scores of others lie for one factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Spread(NamedTuple):
    """Ends, quartiles and median of the scores of n others."""

    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float
    n: int


def spread_of(ascending: Sequence[float]) -> Spread:
    """How the scores of at least two others lie; quartiles by the inclusive method."""
    return Spread(
        ascending[0], _quartile(ascending, 1), middle(ascending), _quartile(ascending, 3), ascending[-1], len(ascending)
    )


def middle(ascending: Sequence[float]) -> float:
    """The median of ascending numbers, of which at most two are looked at."""
    half = len(ascending) // 2
    return ascending[half] if len(ascending) % 2 else (ascending[half - 1] + ascending[half]) / 2


def _quartile(ascending: Sequence[float], which: int) -> float:
    """The first or third quartile, the ends being the least and the greatest possible (as `statistics.quantiles`)."""
    place, quarters = divmod(which * (len(ascending) - 1), 4)
    if quarters == 0:
        return ascending[place]
    return (ascending[place] * (4 - quarters) + ascending[place + 1] * quarters) / 4
