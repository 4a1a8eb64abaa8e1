"""Krippendorff's alpha: agreement of any number of coders on any number of units, gaps allowed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Literal

from opposite.statistics.figure import Figure, Undefined, defined, quotient, undefined
from opposite.statistics.given import Row, given

Distance = Literal["nominal", "ordinal", "interval", "ratio"]

Counts = Mapping[float, int]
"""How many coders gave each value to one unit."""


def krippendorff_alpha(units: Sequence[Row], *, distance: Distance = "ordinal") -> Figure:
    """1 - observed / expected disagreement; a unit holds the ratings that coders gave it, in any order (rule 22).

    In the product units are questions and coders people. Missing ratings are left out, and units with fewer than two
    ratings drop out; `n` counts the ratings of the others. None without any such unit, without variation, and for the
    ratio distance below 0. Squared distances of values c and k: nominal 0 or 1; ordinal (sum of n_g from c to k less
    (n_c + n_k) / 2)^2; interval (c - k)^2; ratio ((c - k) / (c + k))^2.
    Source: Krippendorff (2019), Content Analysis, 4th ed., chapter 12; Hayes & Krippendorff (2007), Communication
    Methods and Measures 1, 77-89.
    """
    return krippendorff_alpha_of_counts([Counter(given(unit)) for unit in units], distance=distance)


def krippendorff_alpha_of_counts(units: Sequence[Counts], *, distance: Distance = "ordinal") -> Figure:
    """As `krippendorff_alpha`, of units given as counts of each value: the same for five coders and 100,000.

    Both disagreements are means over pairs of ratings, and of squared differences these are twice the variance; the
    ordinal distance is the difference of mid-ranks. So nothing is ever counted pair by pair but the ratio distance.
    """
    paired = [counts for unit in units if (counts := _positive(unit)).total() >= 2]
    totals = sum(paired, Counter[float]())
    n = totals.total()
    if n == 0:
        return undefined(Undefined.NO_PAIR, 0)
    if len(totals) == 1:
        return undefined(Undefined.NO_VARIATION, n)
    if distance == "ratio" and min(totals) < 0:
        return undefined(Undefined.NOT_RATIO, n)
    if distance == "ordinal":
        ranks = _mid_ranks(totals)
        paired = [Counter({ranks[value]: count for value, count in unit.items()}) for unit in paired]
        totals = Counter({ranks[value]: count for value, count in totals.items()})
    disagreement = _DISAGREEMENTS[distance]
    observed = math.fsum(unit.total() * disagreement(unit) for unit in paired) / n
    return defined(1 - quotient(observed, disagreement(totals)), n)


def _positive(unit: Counts) -> Counter[float]:
    return Counter({value: count for value, count in unit.items() if count > 0})


def _mid_ranks(totals: Counter[float]) -> dict[float, float]:
    """For each value the number of ratings below it and half of those equal to it."""
    ranks, below = {}, 0
    for value in sorted(totals):
        ranks[value] = below + totals[value] / 2
        below += totals[value]
    return ranks


def _nominal(ratings: Counter[float]) -> float:
    """Share of pairs of ratings that differ."""
    n = ratings.total()
    return sum(count * (n - count) for count in ratings.values()) / (n * (n - 1))


def _interval(ratings: Counter[float]) -> float:
    """Mean squared difference of pairs of ratings: twice their variance."""
    if len(ratings) == 1:
        return 0.0
    n = ratings.total()
    mean = math.fsum(value * count for value, count in ratings.items()) / n
    return 2 * math.fsum(count * (value - mean) ** 2 for value, count in ratings.items()) / (n - 1)


def _ratio(ratings: Counter[float]) -> float:
    """Mean over pairs of ratings of the squared difference in proportion to the sum."""
    n = ratings.total()
    pairs = combinations(sorted(ratings.items()), 2)
    return 2 * math.fsum(m * k * ((a - b) / (a + b)) ** 2 for (a, m), (b, k) in pairs) / (n * (n - 1))


_DISAGREEMENTS: Mapping[Distance, Callable[[Counter[float]], float]] = {
    "nominal": _nominal,
    "ordinal": _interval,
    "interval": _interval,
    "ratio": _ratio,
}
