"""Why a statistic has no value, in words."""

from __future__ import annotations

from opposite.statistics.figure import Undefined

_REASONS = {
    Undefined.TOO_FEW_PEOPLE: "fewer than two people answered",
    Undefined.TOO_FEW_ROWS: "too few rows have every answer",
    Undefined.TOO_FEW_QUESTIONS: "too few questions",
    Undefined.NO_PAIR: "no question has two ratings",
    Undefined.ONE_POINT: "a scale of one point leaves no room to disagree",
    Undefined.MEAN_TOO_EXTREME: "the mean is too near an end of the scale for this number of people",
    Undefined.NO_VARIATION: "the answers do not vary",
    Undefined.TOTAL_CONSTANT: "everybody has the same total",
    Undefined.TOO_FEW_CLASSES: "fewer than two groups",
    Undefined.NO_CLASS_OF_TWO: "no group has two people",
    Undefined.CLASSES_ALIKE: "all groups have the same mean",
    Undefined.NO_MODEL: "no one-factor model fits: answers repeat each other, or one question is explained entirely",
    Undefined.NOT_FINITE: "the formula divides by zero here",
    Undefined.GROUP_TOO_SMALL: "hidden, a group is too small",
}


def why_undefined(reason: str | None) -> str:
    """Part of a sentence that says why a statistic has no value; without a known reason nobody answered."""
    return "no answers" if reason is None else _REASONS[Undefined(reason)]
