"""Krippendorff's alpha: agreement of any number of coders on any number of units, gaps allowed."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from opposite.statistics.figure import Figure, Undefined, defined, quotient, undefined
from opposite.statistics.given import Row, given


def krippendorff_alpha(units: Sequence[Row]) -> Figure:
    """1 - observed / expected disagreement; a unit holds the ratings that coders gave it, in any order (rule 22).

    In the product units are questions and coders people. Missing ratings are left out, and units with fewer than two
    ratings drop out; `n` counts the ratings of the others. None without any such unit and without variation. The
    squared distance of values c and k is ordinal: (sum of n_g from c to k less (n_c + n_k) / 2)^2.

    That distance is the difference of mid-ranks, and both disagreements are means over pairs of ratings, which of
    squared differences are twice the variance. So nothing is counted pair by pair.
    Source: Krippendorff (2019), Content Analysis, 4th ed., chapter 12; Hayes & Krippendorff (2007), Communication
    Methods and Measures 1, 77-89.
    """
    paired = [counts for unit in units if (counts := Counter(given(unit))).total() >= 2]
    totals = sum(paired, Counter[float]())
    n = totals.total()
    if n == 0:
        return undefined(Undefined.NO_PAIR, 0)
    if len(totals) == 1:
        return undefined(Undefined.NO_VARIATION, n)
    ranks = _mid_ranks(totals)
    ranked = [Counter({ranks[value]: count for value, count in unit.items()}) for unit in paired]
    observed = math.fsum(unit.total() * _disagreement(unit) for unit in ranked) / n
    expected = _disagreement(Counter({ranks[value]: count for value, count in totals.items()}))
    return defined(1 - quotient(observed, expected), n)


def _mid_ranks(totals: Counter[float]) -> dict[float, float]:
    """For each value the number of ratings below it and half of those equal to it."""
    ranks, below = {}, 0
    for value in sorted(totals):
        ranks[value] = below + totals[value] / 2
        below += totals[value]
    return ranks


def _disagreement(ranks: Counter[float]) -> float:
    """Mean squared difference of pairs of ratings: twice their variance."""
    if len(ranks) == 1:
        return 0.0
    n = ranks.total()
    mean = math.fsum(rank * count for rank, count in ranks.items()) / n
    return 2 * math.fsum(count * (rank - mean) ** 2 for rank, count in ranks.items()) / (n - 1)
