"""The line of a dumbbell: from the lowest to the highest of a category, as error bars that every program draws.

What they reach stands beside the values in the chart's workbook, as formulas: whoever edits a value moves the line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter.utility import xl_col_to_name

from opposite.exports.briefing.deck.figures import exact
from opposite.exports.briefing.deck.markup import CHART, DRAWING
from opposite.exports.briefing.deck.model import Chart
from opposite.wording.briefing.deck import LINE_DOWN, LINE_UP, line_of

LINED = frozenset({"dumbbell", "intervals"})
"""Kinds of charts whose marks of a category are joined by a line."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the lines of a series reach one way, by category; a column of the workbook, counted from 0."""

    series: int
    column: int
    title: str
    formulas: tuple[str | None, ...]
    values: tuple[float | None, ...]


def reaches(chart: Chart) -> tuple[Reach, ...]:
    """Upwards and downwards of each series that lines start from: the first that has a value, where another has one.

    Nothing for charts of other kinds.
    """
    if chart.kind not in LINED:
        return ()
    found: list[Reach] = []
    last = xl_col_to_name(len(chart.series))
    for place, (title, values) in enumerate(chart.series):
        rows = [at for at in range(len(chart.categories)) if _starts(chart, at) == place]
        if not rows:
            continue
        own = xl_col_to_name(place + 1)
        for word, formula, sign in (
            (LINE_UP, "=MAX(B{row}:{last}{row})-{own}{row}", 1),
            (LINE_DOWN, "={own}{row}-MIN(B{row}:{last}{row})", -1),
        ):
            found.append(
                Reach(
                    series=place,
                    column=1 + len(chart.series) + len(found),
                    title=line_of(title, word),
                    formulas=tuple(
                        formula.format(row=at + 2, last=last, own=own) if at in rows else None
                        for at in range(len(chart.categories))
                    ),
                    values=tuple(
                        _far(value, _values(chart, at), sign) if value is not None and at in rows else None
                        for at, value in enumerate(values)
                    ),
                )
            )
    return tuple(found)


def _far(own: float, every: list[float], sign: int) -> float | None:
    """From a value to the highest of all, or with a sign below 0 to the lowest."""
    return exact(max(sign * (value - own) for value in every))


def _values(chart: Chart, at: int) -> list[float]:
    return [value for _, values in chart.series if (value := values[at]) is not None]


def _starts(chart: Chart, at: int) -> int | None:
    """The series from whose mark the line of a category starts; None where there is no line."""
    having = [place for place, (_, values) in enumerate(chart.series) if values[at] is not None]
    return having[0] if len(having) > 1 else None


class WithReaches(CategoryChartData):  # type: ignore[misc]  # python-pptx has no types
    """The values of a chart, in whose workbook the lines stand beside them."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(number_format=chart.number_format)
        self.reaches = reaches(chart)
        self.categories = chart.days or chart.categories
        for title, values in chart.series:
            self.add_series(title, values)

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _Writer(self)


class _Writer(CategoryWorkbookWriter):  # type: ignore[misc]  # likewise
    def _populate_worksheet(self, workbook: Any, worksheet: Any) -> None:
        super()._populate_worksheet(workbook, worksheet)
        for one in self._chart_data.reaches:
            worksheet.write_string(0, one.column, one.title)
            for row, (formula, value) in enumerate(zip(one.formulas, one.values, strict=True), 1):
                if formula is not None:
                    worksheet.write_formula(row, one.column, formula, None, value)


def draw_reaches(drawn: Any, chart: Chart, colour: str) -> None:
    """Draw the lines behind the marks."""
    pairs = zip(*[iter(reaches(chart))] * 2, strict=True)
    for up, down in pairs:
        series = drawn.plots[0].series[up.series]._element  # noqa: SLF001  error bars have no public name
        bars = etree.Element(f"{CHART}errBars")
        for name, value in (("errDir", "y"), ("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "1")):
            etree.SubElement(bars, f"{CHART}{name}", val=value)
        for name, reach in (("plus", up), ("minus", down)):
            _reach(etree.SubElement(bars, f"{CHART}{name}"), reach)
        line = etree.SubElement(etree.SubElement(bars, f"{CHART}spPr"), f"{DRAWING}ln", w="19050")
        etree.SubElement(
            etree.SubElement(line, f"{DRAWING}solidFill"), f"{DRAWING}srgbClr", val=colour.removeprefix("#")
        )
        series.find(f"{CHART}cat").addprevious(bars)


def _reach(element: Any, reach: Reach) -> None:
    reference = etree.SubElement(element, f"{CHART}numRef")
    column = xl_col_to_name(reach.column)
    etree.SubElement(reference, f"{CHART}f").text = f"Sheet1!${column}$2:${column}${len(reach.values) + 1}"
    cache = etree.SubElement(reference, f"{CHART}numCache")
    etree.SubElement(cache, f"{CHART}formatCode").text = "General"
    etree.SubElement(cache, f"{CHART}ptCount", val=str(len(reach.values)))
    for at, value in enumerate(reach.values):
        if value is not None:
            etree.SubElement(etree.SubElement(cache, f"{CHART}pt", idx=str(at)), f"{CHART}v").text = repr(value)


def drawn_reaches(drawn: Any) -> list[tuple[float | None, ...]]:
    """How far lines reach in a file, upwards and downwards of each series that has any, by category."""
    found = []
    for way in drawn.plots[0]._element.iterfind(f"{CHART}ser/{CHART}errBars"):  # noqa: SLF001
        for name in ("plus", "minus"):
            points = {
                int(point.get("idx")): float(point.findtext(f"{CHART}v") or "nan")
                for point in way.iterfind(f"{CHART}{name}//{CHART}pt")
            }
            count = way.find(f"{CHART}{name}//{CHART}ptCount")
            found.append(tuple(points.get(at) for at in range(0 if count is None else int(count.get("val")))))
    return found
