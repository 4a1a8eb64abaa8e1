"""Covariances of questions over the people who answered all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from opposite.statistics.given import Row, Table, complete_rows


class Covariances(NamedTuple):
    """The sample covariances of the questions in their order, with n - 1, and what they come from.

    `deviations` are the answers of `n` complete rows, less the mean of their question. Without any row there is no
    question either; from one row all covariances are NaN.
    """

    matrix: Table
    deviations: Table

    @property
    def n(self) -> int:
        """Complete rows."""
        return len(self.deviations)

    def of_sums(self, first: Sequence[int], second: Sequence[int]) -> float:
        """Covariance of the sum of some questions with the sum of some others; their variance where they are the same.

        From the sums of people, not of covariances: where those hardly vary, digits would be lost.
        """
        ones, others = (self.deviations[:, list(places)].sum(axis=1) for places in (first, second))
        return float((ones - ones.mean()) @ (others - others.mean())) / (self.n - 1)


def covariances(rows: Sequence[Row]) -> Covariances:
    """Sample covariances over complete rows; exactly 0 for a question that everybody answered alike."""
    values = complete_rows(rows)
    n, questions = values.shape
    if n == 0:
        return Covariances(np.empty((questions, questions)), values)
    centres = np.clip(values.sum(axis=0) / n, values.min(axis=0), values.max(axis=0))  # never outside the answers
    deviations = values - centres
    sums = deviations.sum(axis=0)
    with np.errstate(invalid="ignore"):
        matrix = (deviations.T @ deviations - np.outer(sums, sums) / n) / np.float64(n - 1)
    return Covariances(matrix, deviations)
