"""Covariances of questions over people, from complete rows or pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from opposite.statistics.given import Missing, Row, Table, table


class Covariances(NamedTuple):
    """The matrix over the questions in their order, and the number of people (rows) it comes from.

    NaN within, and nowhere beyond this package, where two questions share fewer than two people. `deviations` are the
    answers less the mean of their question, 0 where missing; `gaps` tells whether any is.
    """

    matrix: Table
    n: int
    deviations: Table
    gaps: bool

    def of_sums(self, first: Sequence[int], second: Sequence[int]) -> float:
        """Covariance of the sum of some questions with the sum of some others; their variance where they are the same.

        The sum of the covariances, but from the sums of people where nobody left a gap: where those hardly vary, digits
        would be lost.
        """
        if self.gaps:
            return float(self.matrix[np.ix_(first, second)].sum())
        ones, others = (self.deviations[:, list(places)].sum(axis=1) for places in (first, second))
        return float((ones - ones.mean()) @ (others - others.mean())) / (self.n - 1)


def covariances(rows: Sequence[Row], missing: Missing) -> Covariances:
    """Sample covariances with n - 1; exactly 0 for a question that everybody answered alike.

    Pairwise, a covariance rests on the people who answered both questions, around their means, and a variance on
    everybody who answered its question, as in R's cov(use = "pairwise") and pandas. Rows without any answer drop out.
    """
    values = table(rows, missing)
    there = ~np.isnan(values)
    n, questions = values.shape
    if n == 0:
        return Covariances(np.full((questions, questions), np.nan), 0, values, gaps=False)
    shifted = np.where(there, values - _centres(values), 0.0)
    known = there.astype(np.float64)
    pairs = known.T @ known
    sums = shifted.T @ known
    with np.errstate(invalid="ignore", divide="ignore"):
        matrix = (shifted.T @ shifted - sums * sums.T / pairs) / (pairs - 1)
    matrix[pairs < 2] = np.nan
    return Covariances(matrix, n, shifted, gaps=not bool(there.all()))


def _centres(values: Table) -> Table:
    """Mean of every question, never outside its answers; 0 where nobody answered."""
    there = ~np.isnan(values)
    counts = there.sum(axis=0)
    low = np.where(there, values, np.inf).min(axis=0)
    high = np.where(there, values, -np.inf).max(axis=0)
    sums = np.where(there, values, 0.0).sum(axis=0)
    centres: Table = np.clip(sums / np.maximum(counts, 1), low, high)
    return np.where(counts > 0, centres, 0.0)
