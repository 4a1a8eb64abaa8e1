"""Figures as charts hold them: names that fit beside an axis, one scale for all factors, and the arithmetic for notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report
from opposite.wording.figures import figure, plain
from opposite.wording.scoring.arithmetic import explain
from opposite.wording.sentences import cut, joined, one_line

LONGEST_LABEL = 46
"""Characters of a category's name beside a chart; the whole stands in the notes."""


def label(text: str, longest: int = LONGEST_LABEL) -> str:
    """A name on one line, as long as a chart has room for."""
    return cut(text, longest)


def distinct(labels: Sequence[str]) -> tuple[str, ...]:
    """The labels, with a number where one is there already."""
    seen: dict[str, int] = {}
    made = []
    for one in labels:
        seen[one] = seen.get(one, 0) + 1
        made.append(one if seen[one] == 1 else f"{one} ({seen[one]})")
    return tuple(made)


def exact(value: float | None) -> float | None:
    """A value as charts hold it: what is within 1e-9 of a figure is that figure."""
    return None if value is None else round(value, 9)


class Ranged(Protocol):
    """What has a range: a node, or a wave."""

    @property
    def minimum(self) -> float | None:
        """The lower end."""

    @property
    def maximum(self) -> float | None:
        """The upper end."""


Scale = tuple[float, float, Callable[[float | None, Ranged], float | None], str]
"""The ends of a scale, what puts a value of a node on it, and the format of its numbers."""


def common_scale(report: Report) -> Scale:
    """One scale for all factors of a report."""
    return one_scale(report.factors)


def one_scale(rows: Iterable[Ranged]) -> Scale:
    """One scale for all of these: their own where it is one; of several, values are shares of each one's range, 0 to 1."""
    ends = {(row.minimum, row.maximum) for row in rows if row.minimum is not None and row.maximum is not None}
    if len(ends) == 1:
        low, high = next(iter(ends))
        return low or 0.0, high or 0.0, lambda value, _: exact(value), "0.0"

    def share(value: float | None, row: Ranged) -> float | None:
        if value is None or row.minimum is None or row.maximum is None:
            return None
        return exact(position(value, row.minimum, row.maximum))

    return 0.0, 1.0, share, "0%"


def arithmetic(report: Report, node_or_question: str) -> str:
    """How a score came about, in one paragraph."""
    made = explain(report, node_or_question)
    parts = (f"{one_line(part.title)}: {figure(part.score, 2)} × {plain(part.weight)}" for part in made.parts)
    said = [f"{one_line(made.title)}: {figure(made.score, 2)}. {made.formula}"]
    said.append("; ".join(parts) if made.calculation is None else made.calculation)
    return joined([*(one for one in said if one), *made.remarks])
