"""Scales: the levels that questions are answered on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from opposite.domain.framework.keys import Key, Positive, Text

Unscored = Literal["dont_know", "not_applicable"]
"""Answers that carry no score."""


@dataclass(frozen=True, slots=True)
class Level:
    """A point of a scale."""

    value: Annotated[float, Key("number of the point; may be 0, negative or fractional")]
    label: Annotated[Text, Key("what people see; quote words such as No")]
    also: Annotated[tuple[Text, ...], Key("further words for the same value in files of answers")] = ()


MOST_VALUES = 1001
"""Values of the longest scale that is given by its minimum, maximum and step: 0 to 100 in steps of a tenth."""


def stepped_values(minimum: float, maximum: float, step: float) -> tuple[float, ...] | None:
    """The values from a minimum to a maximum by steps; None where the steps miss the maximum, or there are too many."""
    steps = round((maximum - minimum) / step)
    if not 1 <= steps < MOST_VALUES or abs(minimum + steps * step - maximum) > 1e-9 * max(1.0, abs(maximum)):
        return None
    return tuple(round(minimum + i * step, 9) for i in range(steps + 1))


def plain_number(value: float) -> str:
    """A value as people write it: 4 rather than 4.0."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale that questions are answered on."""

    id: str
    kind: Annotated[
        Literal["ordinal", "interval", "nominal", "numeric", "text"],
        Key("nominal and text scales carry questions that are not scored"),
    ]
    points: Annotated[tuple[Level, ...], Key("points from the lowest value to the highest")] = ()
    allow: Annotated[tuple[Unscored, ...], Key("unscored answers that questions on this scale accept")] = (
        "dont_know",
        "not_applicable",
    )
    minimum: Annotated[float | None, Key("lowest value of a numeric scale without points")] = None
    maximum: Annotated[float | None, Key("highest value of a numeric scale without points")] = None
    step: Annotated[Positive | None, Key("distance of its values; default: 1")] = None

    @property
    def lowest(self) -> float:
        """Value of the lowest point (L in scoring.md)."""
        return self.points[0].value

    @property
    def highest(self) -> float:
        """Value of the highest point (H in scoring.md)."""
        return self.points[-1].value

    @property
    def half_step(self) -> float:
        """Half the smallest distance between neighbouring points (scoring.md, rule 10); 0 on a scale of one point."""
        values = [point.value for point in self.points]
        return min((b - a for a, b in pairwise(values)), default=0.0) / 2

    @property
    def top_two(self) -> float:
        """Least value of the two top points of the scale (scoring.md, rule 14)."""
        return self.points[-2:][0].value

    def label(self, value: float) -> str | None:
        """Label of the point at exactly this value, or None."""
        return next((point.label for point in self.points if point.value == value), None)
