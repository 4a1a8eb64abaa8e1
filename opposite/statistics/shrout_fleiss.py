"""Reliability of judges who all rate the same targets: the six intraclass correlations of Shrout and Fleiss."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.special import fdtri

from opposite.statistics.figure import Figure, Undefined, defined, quotient, undefined
from opposite.statistics.given import SAME, Row, Table, table


class ShroutFleiss(NamedTuple):
    """ICC(model, number of judges averaged): one judge first, then the mean of all k judges.

    Model 1: each target has other judges. 2: judges drawn from many, agreement. 3: these judges alone, consistency.
    pingouin names them ICC(1,1), ICC(A,1), ICC(C,1), ICC(1,k), ICC(A,k), ICC(C,k).
    """

    icc_1_1: Figure
    icc_2_1: Figure
    icc_3_1: Figure
    icc_1_k: Figure
    icc_2_k: Figure
    icc_3_k: Figure


class _MeanSquares(NamedTuple):
    """Mean squares of targets, within targets, of judges, and of what is left."""

    targets: float
    within: float
    judges: float
    error: float


def shrout_fleiss(rows: Sequence[Row], *, level: float = 0.95) -> ShroutFleiss:
    """The six forms with their intervals of confidence; a row is a target, a column a judge.

    Targets that a judge left out drop out (complete rows); `n` counts the others. All are None with fewer than two
    targets or judges, and when all targets have the same mean. Negative values are given.
    Source: Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428; intervals McGraw & Wong (1996), Psychological
    Methods 1, 30-46; R psych::ICC(lmer = FALSE), pingouin.intraclass_corr(nan_policy="omit").
    """
    ratings = table(rows, "complete")
    n, k = ratings.shape
    if n < 2:
        return ShroutFleiss(*[undefined(Undefined.TOO_FEW_ROWS, n)] * 6)
    if k < 2:
        return ShroutFleiss(*[undefined(Undefined.TOO_FEW_PEOPLE, n)] * 6)
    squares = _mean_squares(ratings)
    between, within, judges, error = squares
    if between == 0:
        reason = Undefined.CLASSES_ALIKE if within > 0 else Undefined.NO_VARIATION
        return ShroutFleiss(*[undefined(reason, n)] * 6)

    def one(signal: float, noise: float) -> float:
        return quotient(signal - noise, signal + (k - 1) * noise)

    def averaged(signal: float, noise: float) -> float:
        return quotient(signal - noise, signal)

    def figure(form: Callable[[float, float], float], noise: float, degrees: int) -> Figure:
        """The form, and the same form with the noise at its most and the signal at its most."""
        most_noise = noise * _quantile(n - 1, degrees, level)
        most_signal = between * _quantile(degrees, n - 1, level)
        return defined(form(between, noise), n, (form(between, most_noise), form(most_signal, noise)))

    average = between + (judges - error) / n
    agreement = quotient(between - error, between + (k - 1) * error + k * (judges - error) / n)
    low, high = _agreement_bounds(squares, agreement, targets=n, judges=k, level=level)
    return ShroutFleiss(
        icc_1_1=figure(one, within, n * (k - 1)),
        icc_2_1=defined(agreement, n, (low, high)),
        icc_3_1=figure(one, error, (n - 1) * (k - 1)),
        icc_1_k=figure(averaged, within, n * (k - 1)),
        icc_2_k=defined(
            quotient(between - error, 0 if abs(average) <= SAME * between else average),
            n,
            (_stepped_up(low, k), _stepped_up(high, k)),
        ),
        icc_3_k=figure(averaged, error, (n - 1) * (k - 1)),
    )


def _mean_squares(ratings: Table) -> _MeanSquares:
    """Two-way analysis of variance without repetition; a mean square is exactly 0 where only rounding is left."""
    n, k = ratings.shape
    magnitude = float(np.abs(ratings).max())
    shifted = ratings - ratings.mean()
    targets = shifted.mean(axis=1, keepdims=True)
    judges = shifted.mean(axis=0, keepdims=True)

    def total(deviations: Table) -> float:
        return 0.0 if float(np.abs(deviations).max()) <= SAME * magnitude else float(np.sum(deviations**2))

    left = total(shifted - targets - judges)
    apart = n * total(judges)
    return _MeanSquares(
        targets=k * total(targets) / (n - 1),
        within=(apart + left) / (n * (k - 1)),
        judges=apart / (k - 1),
        error=left / ((n - 1) * (k - 1)),
    )


def _agreement_bounds(
    squares: _MeanSquares, icc: float, *, targets: int, judges: int, level: float
) -> tuple[float, float]:
    """Bounds of ICC(2,1), with Satterthwaite's degrees of freedom for judges and error together."""
    n, k = targets, judges
    between, _, apart, error = squares
    if apart + error == 0:
        return 1.0, 1.0
    rest = (n * (1 + (k - 1) * icc) - k * icc) * error
    degrees = quotient((n - 1) * (k - 1) * (k * icc * apart + rest) ** 2, (n - 1) * (k * icc * apart) ** 2 + rest**2)
    noise = k * apart + (k * n - k - n) * error
    low = _quantile(n - 1, degrees, level)
    high = _quantile(degrees, n - 1, level)
    return (
        quotient(n * (between - low * error), low * noise + n * between),
        quotient(n * (high * between - error), noise + n * high * between),
    )


def _stepped_up(icc: float, judges: int) -> float:
    """Spearman and Brown: from one judge to the mean of several; NaN where the formula has passed its pole."""
    return quotient(icc * judges, max(0.0, 1 + icc * (judges - 1)))


def _quantile(first: float, second: float, level: float) -> float:
    """Upper end of the middle `level` of the F distribution with these degrees of freedom."""
    return float(fdtri(first, second, (1 + level) / 2))
