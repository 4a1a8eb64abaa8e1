"""What the chart of a KPI's readings says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from opposite.wording.figures import day, pluralise
from opposite.wording.progress.initiatives import amount
from opposite.wording.sentences import joined, one_line

NOT_READ = "The KPI has not been read yet."


def reading_of(read_on: date, value: float, unit: str | None) -> str:
    """One reading: its day and its value."""
    return f"{day(read_on)}: {amount(value, unit)}"


def readings_described(
    days: Sequence[date], values: Sequence[float], *, baseline: float | None, target: float | None, unit: str | None
) -> str:
    """The readings, oldest first: how many, the first and the last, and between what they should lie."""
    if not days:
        return NOT_READ
    ends = [f"first {amount(values[0], unit)} on {day(days[0])}"] if len(days) > 1 else []
    ends.append(f"{'last ' if ends else ''}{amount(values[-1], unit)} on {day(days[-1])}")
    lines = (("Baseline", baseline), ("Target", target))
    between = [f"{name} {amount(level, unit)}" for name, level in lines if level is not None]
    return joined([one_line(f"{pluralise(len(days), 'reading')}: {', '.join(ends)}"), *map(one_line, between)])
