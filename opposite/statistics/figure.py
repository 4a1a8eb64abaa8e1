"""A computed figure and what it rests on, or the reason why there is none."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import NamedTuple


class Undefined(StrEnum):
    """Why a statistic has no value; each a part of a sentence that can be printed."""

    TOO_FEW_PEOPLE = "fewer than two people answered"
    TOO_FEW_ROWS = "too few rows have every answer"
    TOO_FEW_QUESTIONS = "too few questions"
    NO_PAIR = "no question has two ratings"
    ONE_POINT = "a scale of one point leaves no room to disagree"
    MEAN_TOO_EXTREME = "the mean is too near an end of the scale for this number of people"
    NO_VARIATION = "the answers do not vary"
    TOTAL_CONSTANT = "everybody has the same total"
    TOO_FEW_CLASSES = "fewer than two groups"
    NO_CLASS_OF_TWO = "no group has two people"
    CLASSES_ALIKE = "all groups have the same mean"
    NO_MODEL = "no one-factor model fits: answers repeat each other, or one question is explained entirely"
    NOT_FINITE = "the formula divides by zero here"


class Figure(NamedTuple):
    """A statistic: its value, the number of observations it rests on, and why it has no value.

    `value` is a finite number, and `reason` None; or `value` is None, and `reason` says why. What `n` counts (people,
    rows, ratings) is told by each function. `interval` is given by those statistics that have a formula for one.
    """

    value: float | None
    n: int
    reason: Undefined | None = None
    interval: tuple[float, float] | None = None


def defined(value: float, n: int, interval: tuple[float, float] | None = None) -> Figure:
    """A figure that has a value; undefined all the same when the value is not finite. No NaN ever leaves."""
    if not math.isfinite(value):
        return undefined(Undefined.NOT_FINITE, n)
    if interval is not None and not all(math.isfinite(end) for end in interval):
        interval = None
    return Figure(float(value), n, None, None if interval is None else (float(interval[0]), float(interval[1])))


def undefined(reason: Undefined, n: int) -> Figure:
    """A figure that has no value, and why."""
    return Figure(None, n, reason)


def quotient(numerator: float, denominator: float) -> float:
    """Numerator / denominator; NaN when the denominator is 0, which `defined` turns into an undefined figure."""
    return math.nan if denominator == 0 else numerator / denominator
