"""An axis of dates: points as far apart as their days are, named at even steps that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil
from typing import Any, NamedTuple

from lxml import etree

from opposite.exports.briefing.deck.markup import CHART
from opposite.exports.briefing.deck.model import Chart

FIRST = date(1899, 12, 30)
"""The day that workbooks count from."""

STORED = r"yyyy\-mm\-dd"
"""How a workbook shows its days."""

MOST_NAMES = 9
MONTH = 365.25 / 12
STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months between names."""


class Step(NamedTuple):
    """How far apart the names of an axis are, in days or months, and how they are written."""

    length: int
    unit: str
    format: str


def step(days: Sequence[date]) -> Step:
    """The step by which an axis over these days is named, at most about nine times."""
    span = (max(days) - min(days)).days
    if span < MOST_NAMES * MONTH / 2:
        return Step(max(1, ceil(span / (MOST_NAMES - 1))), "days", "d mmm yyyy")
    months = span / MONTH / (MOST_NAMES - 1)
    return Step(next((one for one in STEPS if one >= months), STEPS[-1]), "months", "mmm yyyy")


def names_along(chart: Chart) -> tuple[str, ...]:
    """What a chart holds along its axis: names, or days as numbers."""
    return tuple(str((day - FIRST).days) for day in chart.days) or chart.categories


def draw_dates(axis: Any, days: Sequence[date]) -> None:
    """Name an axis of dates at its steps."""
    each = step(days)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = each.format, False
    element = axis._element  # noqa: SLF001  units of dates have no public name
    for name in ("baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for old in element.findall(f"{CHART}{name}"):
            element.remove(old)
    after = element.find(f"{CHART}lblOffset")
    for name, value in (("majorTimeUnit", each.unit), ("majorUnit", str(each.length)), ("baseTimeUnit", "days")):
        after.addnext(etree.Element(f"{CHART}{name}", val=value))


def distorted_dates(chart: Any, expected: Chart) -> Iterator[tuple[str, str]]:
    """What an axis of a file has and what it should where its points would lie elsewhere or be named otherwise."""
    axis = next(chart._chartSpace.iter(f"{CHART}dateAx"), None)  # noqa: SLF001  likewise
    if not expected.days:
        yield from () if axis is None else [("dates", "")]
        return
    if axis is None:
        yield "", "dates"
        return
    wanted = {"baseTimeUnit": "days", "scaling/orientation": "minMax", "scaling/min": "", "scaling/max": ""}
    for path, value in wanted.items():
        found = axis.find("/".join(f"{CHART}{one}" for one in path.split("/")))
        said = "" if found is None else found.get("val", "")
        if said != value and not (path.endswith("orientation") and found is None):
            yield said, value
    shown = axis.find(f"{CHART}numFmt")
    said = "" if shown is None else shown.get("formatCode", "")
    if said != step(expected.days).format:
        yield said, step(expected.days).format
