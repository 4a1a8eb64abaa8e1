"""Which answers a statistic rests on: those given, or the rows that are complete."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Row = Sequence[float | None]
"""One person's answers in the order of the questions; None is missing."""

Table = npt.NDArray[np.float64]

SAME = 1e-12
"""Values closer than this, relative to the largest, differ by the rounding of the computer alone."""


def given(answers: Row) -> list[float]:
    """The answers that are there, in their order. NaN is missing, as in a table of pandas; ValueError if infinite."""
    values = [float(answer) for answer in answers if answer is not None and not math.isnan(answer)]
    if any(math.isinf(value) for value in values):
        raise ValueError("An answer is infinite.")
    return values


def complete_rows(rows: Sequence[Row]) -> Table:
    """The rows without a missing answer as an array; ValueError when rows differ in length or a value is infinite."""
    if len(rows) == 0:
        return np.empty((0, 0))
    values = np.array(rows, dtype=np.float64)
    if np.isinf(values).any():
        raise ValueError("An answer is infinite.")
    complete: Table = values[~np.isnan(values).any(axis=1)]
    return complete


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean, never outside its values, so that equal values have exactly their own."""
    return min(max(values), max(min(values), math.fsum(values) / len(values)))


def alike(values: Sequence[float]) -> bool:
    """True when the values are the same but for rounding."""
    low, high = min(values), max(values)
    return high - low <= SAME * max(abs(low), abs(high))
