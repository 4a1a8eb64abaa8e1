"""Intervals by resampling whole people within their groups, for any statistic."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, TypeVar

import numpy as np
from scipy.special import ndtr, stdtrit

from opposite.statistics.figure import Undefined

Person = TypeVar("Person")

Method = Literal["expanded", "percentile"]
"""expanded: the percentiles are moved outwards, for few people; percentile: (1 - level) / 2 is cut off on both sides."""


class Resampled(NamedTuple):
    """What resampling showed: an interval and a standard error over `n` people, or both None and the reason."""

    interval: tuple[float, float] | None
    error: float | None
    n: int
    reason: Undefined | None = None


def bootstrap(
    groups: Sequence[Sequence[Person]],
    statistic: Callable[[Sequence[Sequence[Person]]], float | None],
    *,
    random: np.random.Generator,
    resamples: int = 2000,
    level: float = 0.95,
    method: Method = "expanded",
    min_people: int = 5,
) -> Resampled:
    """Interval of `statistic` over groups of people drawn anew, with replacement, each group from its own people.

    A person is whatever the statistic takes: a level, or a row of answers. The same generator state, groups and order
    of people give the same interval. Groups without people drop out. Resamples where the statistic is None are left
    out. None below `min_people` people, when a group has only one person, and when more than a tenth of the resamples
    are left out. The interval narrows to a point where people agree entirely.

    Percentile intervals of few people are too narrow: the expanded one cuts off Phi(-sqrt(n / (n - 1)) t(n - 1)), for
    G groups Phi(-sqrt(n / (n - G)) t(n - G)).
    Source: Hesterberg (2015), American Statistician 69, 371-386; Davison & Hinkley (1997), section 3.2.
    """
    groups = [group for group in groups if len(group) > 0]
    n = sum(len(group) for group in groups)
    if n < min_people or not groups or min(len(group) for group in groups) < 2:
        return Resampled(None, None, n, Undefined.TOO_FEW_FOR_AN_INTERVAL)
    drawn = [statistic([_drawn(group, random) for group in groups]) for _ in range(resamples)]
    values = np.array([value for value in drawn if value is not None and math.isfinite(value)])
    if len(values) < 2 or len(values) < 0.9 * resamples:
        return Resampled(None, None, n, Undefined.RARELY_DEFINED)
    tail = (1 - level) / 2 if method == "percentile" else expanded_tail(n - len(groups), n=n, level=level)
    low, high = np.quantile(values, [tail, 1 - tail])
    return Resampled((float(low), float(high)), float(values.std(ddof=1)), n)


def expanded_tail(degrees: int, *, n: int, level: float) -> float:
    """The share to cut off on each side so that few people do not look certain: Phi(-sqrt(n / degrees) t(degrees))."""
    return float(ndtr(-math.sqrt(n / degrees) * stdtrit(degrees, (1 + level) / 2)))


def _drawn(group: Sequence[Person], random: np.random.Generator) -> list[Person]:
    return [group[place] for place in random.integers(len(group), size=len(group))]
