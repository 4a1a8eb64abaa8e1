"""How the scores of others lie for one factor."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple


class Spread(NamedTuple):
    """Ends, quartiles and median of the scores of n others."""

    lowest: float
    lower_quartile: float
    median: float
    upper_quartile: float
    highest: float
    n: int


def spread_of(scores: Sequence[float]) -> Spread:
    """How the scores of at least two others lie; quartiles by the inclusive method."""
    lower, _, upper = quantiles(scores, n=4, method="inclusive")
    return Spread(min(scores), lower, median(scores), upper, max(scores), len(scores))
