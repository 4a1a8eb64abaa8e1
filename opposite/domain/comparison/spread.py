"""How the scores of others lie for one factor, told so that none of them can be read off.

An end of their range, a quartile and a median of an odd number are the very score of one organisation. So ends are not
told, quartiles and medians only on a coarse grid, and quartiles only of as many others as a percentile needs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple


class Spread(NamedTuple):
    """Quartiles and median of the scores of n others, on a grid."""

    lower_quartile: float
    median: float
    upper_quartile: float
    n: int


GRID = 50
"""Into so many steps the range of a node is cut, to the nearest of which figures of others are told."""


def spread_of(ascending: Sequence[float], minimum: float, maximum: float) -> Spread:
    """How the scores of at least two others lie in the range of their node; quartiles by the inclusive method."""
    return Spread(
        lower_quartile=on_grid(_quartile(ascending, 1), minimum, maximum),
        median=on_grid(middle(ascending), minimum, maximum),
        upper_quartile=on_grid(_quartile(ascending, 3), minimum, maximum),
        n=len(ascending),
    )


def on_grid(figure: float, minimum: float, maximum: float) -> float:
    """The nearest of the steps of a range to a figure of others; halves go up."""
    step = (maximum - minimum) / GRID
    return figure if step <= 0 else minimum + math.floor((figure - minimum) / step + 0.5) * step


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
