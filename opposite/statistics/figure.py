"""A computed figure and what it rests on, or the reason why there is none."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import NamedTuple


class Undefined(StrEnum):
    """Why a statistic has no value: a fact; the wording has the words for each."""

    TOO_FEW_PEOPLE = "too_few_people"
    TOO_FEW_ROWS = "too_few_rows"
    TOO_FEW_QUESTIONS = "too_few_questions"
    NO_PAIR = "no_pair"
    ONE_POINT = "one_point"
    MEAN_TOO_EXTREME = "mean_too_extreme"
    NO_VARIATION = "no_variation"
    TOTAL_CONSTANT = "total_constant"
    TOO_FEW_CLASSES = "too_few_classes"
    NO_CLASS_OF_TWO = "no_class_of_two"
    CLASSES_ALIKE = "classes_alike"
    NO_MODEL = "no_model"
    NOT_FINITE = "not_finite"
    GROUP_TOO_SMALL = "group_too_small"
    """It has a value, which is hidden."""


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
