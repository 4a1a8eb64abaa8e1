"""Intervals for a balanced mean of a few raters in several groups."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from opposite.statistics.quantiles import t_quantile


class Stratum(NamedTuple):
    """One group of raters: its weight, and the score each of its people gives."""

    weight: float
    scores: Sequence[float]


def variance(values: Sequence[float]) -> float | None:
    """Sample variance with n - 1, exactly 0 for equal values; None for fewer than two values."""
    if len(values) < 2:
        return None
    if values.count(values[0]) == len(values):
        return 0.0
    mean = math.fsum(values) / len(values)
    return math.fsum([(value - mean) ** 2 for value in values]) / (len(values) - 1)


def stratified_error(strata: Sequence[Stratum]) -> tuple[float, float] | None:
    """Standard error and degrees of freedom of a weighted mean of group means.

    SE = sqrt(sum(v^2 s^2 / n)) / sum(v); df by Welch and Satterthwaite. None when a group has one person or there is
    no group; df is infinite when every group agrees entirely. Source: Cochran, Sampling Techniques (1977), 5.4.
    """
    parts: list[tuple[float, int]] = []
    for weight, scores in strata:
        spread = variance(scores)
        if spread is None:
            return None
        parts.append((weight * weight * spread / len(scores), len(scores)))
    total = math.fsum(part for part, _ in parts)
    weights = math.fsum(stratum.weight for stratum in strata)
    if weights <= 0:
        return None
    if total == 0:
        return 0.0, math.inf
    return math.sqrt(total) / weights, total * total / math.fsum(part * part / (n - 1) for part, n in parts)


def t_interval(
    centre: float, error: float, degrees: float, *, level: float, limits: tuple[float, float]
) -> tuple[float, float]:
    """The centre -+ t * error, clipped to `limits`; width 0 when the error is 0."""
    half = 0.0 if error == 0 else t_quantile(degrees, level) * error
    return max(limits[0], centre - half), min(limits[1], centre + half)


def stratified_t_interval(
    centre: float, strata: Sequence[Stratum], *, level: float = 0.95, limits: tuple[float, float], min_people: int = 5
) -> tuple[float, float] | None:
    """Interval of a balanced score from the spread of people within groups (scoring.md, rule 12).

    None below `min_people` people in all, or when any group has only one. With the whole committee answering it
    speaks of judgement, not of sampling.
    """
    strata = [stratum for stratum in strata if stratum.weight > 0 and len(stratum.scores) > 0]
    if sum(len(stratum.scores) for stratum in strata) < min_people:
        return None
    error = stratified_error(strata)
    return None if error is None else t_interval(centre, *error, level=level, limits=limits)
