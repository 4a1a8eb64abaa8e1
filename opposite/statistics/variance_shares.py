"""How much of the variation of people's scores lies between their groups: eta squared, ICC(1), ICC(2)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from opposite.statistics.figure import Figure, Undefined, defined, quotient, undefined
from opposite.statistics.given import Row, alike, given, mean


class OneWay(NamedTuple):
    """One-way analysis of variance: sums of squares, and sizes of the classes that have anybody, in their order.

    `between` is exactly 0 when the means are equal but for rounding, `within` when everybody in a class is.
    """

    between: float
    within: float
    sizes: tuple[int, ...]

    @property
    def n(self) -> int:
        """People of all classes."""
        return sum(self.sizes)


def one_way(classes: Sequence[Row]) -> OneWay:
    """The analysis of variance of these classes; missing values, and classes without any other, are left out."""
    filled = [values for values in map(given, classes) if values]
    if not filled:
        return OneWay(0.0, 0.0, ())
    means = [mean(values) for values in filled]
    centre = mean([value for values in filled for value in values])
    apart = 0.0 if alike(means) else math.fsum(len(v) * (m - centre) ** 2 for v, m in zip(filled, means, strict=True))
    inside = math.fsum(
        (value - middle) ** 2
        for values, middle in zip(filled, means, strict=True)
        if not alike(values)
        for value in values
    )
    return OneWay(apart, inside, tuple(len(values) for values in filled))


def eta_squared(groups: Sequence[Row]) -> Figure:
    """Between-group sum of squares / total, from 0 to 1; `n` counts people (rule 20).

    Groups without anybody drop out; a single group gives 0. None without variation.
    Source: Fisher (1925); Cohen (1973), Educational and Psychological Measurement 33, 107-112.
    """
    shares = one_way(groups)
    if shares.between + shares.within == 0:
        return undefined(Undefined.NO_VARIATION, shares.n)
    return defined(shares.between / (shares.between + shares.within), shares.n)


def icc1(classes: Sequence[Row]) -> Figure:
    """(MSB - MSW) / (MSB + (k - 1) MSW): how alike two people of one class are; negative values are given (rule 21).

    k = people / classes, as R's multilevel. `n` counts people. None with fewer than two classes, no class above one person, or MSB = 0.
    Source: Bartko (1976), Psychological Bulletin 83, 762-765; Bliese (2000); R multilevel::ICC1.
    """
    shares = one_way(classes)
    reason = _in_the_way(shares)
    if reason is not None:
        return undefined(reason, shares.n)
    between, within = _mean_squares(shares)
    size = shares.n / len(shares.sizes)
    return defined(quotient(between - within, between + (size - 1) * within), shares.n)


def icc2(classes: Sequence[Row]) -> Figure:
    """(MSB - MSW) / MSB: reliability of the means of the classes; undefined where ICC(1) is. `n` counts people.

    Called ICC(1,k) by Shrout and Fleiss. Source: Bartko (1976); Bliese (2000); R multilevel::ICC2.
    """
    shares = one_way(classes)
    reason = _in_the_way(shares)
    if reason is not None:
        return undefined(reason, shares.n)
    between, within = _mean_squares(shares)
    return defined(1 - within / between, shares.n)


def _in_the_way(shares: OneWay) -> Undefined | None:
    if len(shares.sizes) < 2:
        return Undefined.TOO_FEW_CLASSES
    if max(shares.sizes) < 2:
        return Undefined.NO_CLASS_OF_TWO
    if shares.between == 0:
        return Undefined.CLASSES_ALIKE if shares.within > 0 else Undefined.NO_VARIATION
    return None


def _mean_squares(shares: OneWay) -> tuple[float, float]:
    classes = len(shares.sizes)
    return shares.between / (classes - 1), shares.within / (shares.n - classes)
