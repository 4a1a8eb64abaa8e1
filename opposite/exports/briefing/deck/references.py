"""The cells of its workbook that a chart names: who edits its data sees what these hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from opposite.exports.briefing.deck.markup import CHART
from opposite.exports.briefing.deck.model import Chart
from opposite.exports.briefing.deck.spans import reaches

SHEET = "Sheet1"
"""How the sheet of a chart is called when it is made."""


def misplaced(chart: Any, expected: Chart) -> Iterator[tuple[str, str]]:
    """What a chart names and what it should, where its title, names, values or lines would be read from other cells."""
    beside = reaches(expected)
    drawn = chart._chartSpace.iter(f"{CHART}ser")  # noqa: SLF001  no public name
    rows = len(expected.categories)
    for place, (series, _) in enumerate(zip(drawn, expected.series, strict=False)):
        wanted = {
            "tx": f"{SHEET}!{xl_col_to_name(place + 1)}1",
            "cat": _cells(0, rows),
            "val": _cells(place + 1, rows),
        }
        lines = [one.column for one in beside if one.series == place]
        wanted |= {way: _cells(at, rows) for way, at in zip(("errBars/plus", "errBars/minus"), lines, strict=False)}
        for what, cells in wanted.items():
            named = _named(series, what)
            if named != cells:
                yield named, cells


def _named(series: Any, what: str) -> str:
    """The cells that a part of a series names, without signs of what is fixed; nothing where its values are its own."""
    within = series.find("/".join(f"{CHART}{one}" for one in what.split("/")))
    formula = None if within is None else next(within.iter(f"{CHART}f"), None)
    return "" if formula is None else (formula.text or "").replace("$", "").replace("'", "")


def _cells(column: int, rows: int) -> str:
    name = xl_col_to_name(column)
    return f"{SHEET}!{name}2:{name}{rows + 1}"
