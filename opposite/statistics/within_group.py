"""Agreement of people on one question: r_wg, r_wg pooled within groups, a_wg, average deviations."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

from opposite.statistics.figure import Figure, Undefined, defined, undefined
from opposite.statistics.given import Row, given, mean
from opposite.statistics.intervals import variance

NEAR = 1e-9
"""A mean this close to a bound, in widths of the scale, lies on it."""


def expected_variance(points: Sequence[float]) -> float:
    """Variance of answers spread evenly over the points of a scale: sum((p - mean)^2) / A.

    (A^2 - 1) / 12 for A points one apart; points may have any values and distances. ValueError without any point.
    """
    centre = mean(points)
    return math.fsum((point - centre) ** 2 for point in points) / len(points)


def rwg(levels: Row, points: Sequence[float]) -> Figure:
    """1 - s^2 / s_EU^2: 1 is full agreement, 0 what answers at random would show (rule 19).

    A variance above that of random answers gives 0. `n` counts people. None for fewer than two people or a scale of one
    point. Missing levels are left out.
    Source: James, Demaree & Wolf (1984), J. Applied Psychology 69, 85-98; R multilevel::rwg.
    """
    values = given(levels)
    return _against_random(variance(values), points, len(values), truncated=True)


def rwg_pooled(groups: Sequence[Row], points: Sequence[float], *, truncated: bool = True) -> Figure:
    """r_wg with the variance pooled within groups: sum((n_g - 1) s_g^2) / sum(n_g - 1) in place of s^2.

    Far above plain r_wg, people disagree between groups and agree within. Negative values are given when not
    `truncated`. `n` counts people of all groups; a group of one adds nothing to the variance. None when no group has two, or on a scale of one point.
    Source: LeBreton, James & Lindell (2005), Organizational Research Methods 8, 128-138, r_wg(p).
    """
    heard = [given(group) for group in groups]
    n = sum(len(group) for group in heard)
    spreads = [(len(group) - 1, spread) for group in heard if (spread := variance(group)) is not None]
    if not spreads:
        return undefined(Undefined.TOO_FEW_PEOPLE if n < 2 else Undefined.NO_CLASS_OF_TWO, n)
    pooled = math.fsum(free * spread for free, spread in spreads) / sum(free for free, _ in spreads)
    return _against_random(pooled, points, n, truncated=truncated)


def awg(levels: Row, points: Sequence[float]) -> Figure:
    """1 - 2 s^2 / (((H + L) M - M^2 - H L) k / (k - 1)): agreement measured against the most that the mean allows.

    L and H are the ends of the scale, M the mean, k the people, also counted by `n`. 1 when everybody picks the same
    end. None for fewer than two people, a scale of one point, and a mean outside (L (k - 1) + H) / k to
    (H (k - 1) + L) / k. Its authors ask for at least A - 1 people. Missing levels are left out.
    Source: Brown & Hauenstein (2005), Organizational Research Methods 8, 165-184; R multilevel::awg.
    """
    values = given(levels)
    low, high, n = min(points), max(points), len(values)
    spread = variance(values)
    if spread is None:
        return undefined(Undefined.TOO_FEW_PEOPLE, n)
    if low == high:
        return undefined(Undefined.ONE_POINT, n)
    centre = mean(values)
    if centre in {low, high} and spread == 0:
        return defined(1, n)
    margin = (high - low) * (1 / n - NEAR)
    if centre < low + margin or centre > high - margin:
        return undefined(Undefined.MEAN_TOO_EXTREME, n)
    return defined(1 - 2 * spread * (n - 1) / (n * (high - centre) * (centre - low)), n)


def ad_mean(levels: Row) -> Figure:
    """Mean absolute deviation from the mean, in levels: by how much people differ. `n` counts people.

    None for fewer than two people. A common limit of agreement is a sixth of the number of points.
    Source: Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2, 49-68; R multilevel::ad.m.
    """
    values = given(levels)
    return _average_deviation(values, mean(values) if values else 0)


def ad_median(levels: Row) -> Figure:
    """Mean absolute deviation from the median, in levels. As `ad_mean`, less moved by one person far away."""
    values = given(levels)
    return _average_deviation(values, statistics.median(values) if values else 0)


def _against_random(spread: float | None, points: Sequence[float], n: int, *, truncated: bool) -> Figure:
    if spread is None:
        return undefined(Undefined.TOO_FEW_PEOPLE, n)
    at_random = expected_variance(points)
    if at_random == 0:
        return undefined(Undefined.ONE_POINT, n)
    share = 1 - spread / at_random
    return defined(max(0.0, share) if truncated else share, n)


def _average_deviation(values: Sequence[float], centre: float) -> Figure:
    n = len(values)
    if n < 2:
        return undefined(Undefined.TOO_FEW_PEOPLE, n)
    return defined(math.fsum(abs(value - centre) for value in values) / n, n)
