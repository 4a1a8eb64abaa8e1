"""Whether charts in a file say what was computed: what is drawn, and the workbook within."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import zip_longest
from typing import Any

from openpyxl import load_workbook

from opposite.exports.briefing.deck.beside import distortions
from opposite.exports.briefing.deck.comparing import Found, listed
from opposite.exports.briefing.deck.date_axis import STORED, distorted_dates, names_along
from opposite.exports.briefing.deck.markup import CHART, TEXT, parsed
from opposite.exports.briefing.deck.model import Chart
from opposite.exports.briefing.deck.references import misplaced
from opposite.exports.briefing.deck.spans import drawn_reaches, reaches
from opposite.wording.briefing import verifying as words

CLOSE = 1e-6


def in_chart(chart: Any, expected: Chart) -> Iterator[Found]:
    """Where values, names, scales or formats differ, in what is drawn and in the workbook within."""
    names = [str(one).removesuffix(".0" if expected.days else "") for one in chart.plots[0].categories]
    yield from listed("names along the axis", names, names_along(expected))
    if chart.plots[0].categories.depth > 1:
        yield Found("names along the axis", f"{chart.plots[0].categories.depth} levels", "1 level")
    drawn = list(chart.plots[0].series)
    for one, wanted in zip_longest(drawn, expected.series):
        title, values = (one.name, tuple(one.values)) if one is not None else ("", ())
        wanted_title, wanted_values = wanted if wanted is not None else ("", ())
        yield from listed("series", [title], [wanted_title])
        yield from _values(wanted_title or title, expected.categories, values, wanted_values)
    for one, reach in zip_longest(drawn_reaches(chart), reaches(expected)):
        title, wanted_values = ("", ()) if reach is None else (reach.title, reach.values)
        yield from _values(title or "a line", expected.categories, one or (), wanted_values)
    axis = chart.value_axis
    ends = [axis.minimum_scale, axis.maximum_scale]
    yield from _values("scale", ("lowest", "highest"), ends, (expected.low, expected.high))
    for text in chart._chartSpace.iter(TEXT):  # noqa: SLF001  labels typed by hand
        yield Found("a label typed over a value", text.text or "", "")
    formats = {one.text for one in chart._chartSpace.iter(f"{CHART}formatCode")}  # noqa: SLF001
    formats |= {
        one.get("formatCode")
        for one in chart._chartSpace.iter(f"{CHART}numFmt")  # noqa: SLF001
        if not one.getparent().tag.endswith(("}catAx", "}dateAx"))
    }
    known = {"General", "0", "0%", expected.number_format, *({STORED} if expected.days else ())}
    for other in sorted(one or "" for one in formats - known):
        yield Found("format of the numbers", other, expected.number_format)
    yield from (Found("how values are drawn", one, "") for one in distortions(chart))
    yield from (Found("axis of dates", *one) for one in distorted_dates(chart, expected))
    if _is_linked(chart):
        yield Found("workbook", "another file", "within the deck")
        return
    if chart.part.chart_workbook.xlsx_part is None:
        yield Found("workbook", "", "there was one", is_loss=True)
        return
    yield from _in_workbook(chart, expected)
    yield from (Found("cells that a chart names", *one) for one in misplaced(chart, expected))


def _is_linked(chart: Any) -> bool:
    """Whether a chart takes its values from a file elsewhere."""
    return any(one.is_external for one in chart.part.rels.values())


def _in_workbook(chart: Any, expected: Chart) -> Iterator[Found]:
    book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob), read_only=True, data_only=False)
    shown = [tuple(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    beside = reaches(expected)
    wanted: list[tuple[Any, ...]] = [(None, *(title for title, _ in expected.series), *(one.title for one in beside))]
    wanted += [
        (_first(expected, at), *(values[at] for _, values in expected.series), *(one.formulas[at] for one in beside))
        for at in range(len(expected.categories))
    ]
    for row, computed in zip_longest(shown, wanted, fillvalue=()):
        for said, value in zip_longest(row, computed):
            if not _equal(said, value):
                yield Found(f"workbook, {_name(computed or row)}", _plain(said), _plain(value))
    if _hidden(chart.part.chart_workbook.xlsx_part.blob):
        yield Found("workbook", words.HIDDEN, "")
    if len(book.worksheets) > 1:
        yield Found("workbook", f"{len(book.worksheets)} sheets", "1 sheet")


def _hidden(workbook: bytes) -> bool:
    """Whether a row or column is hidden, which a chart then leaves out once its data are edited."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as packed:
        sheets = [packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
    every = (one for sheet in sheets for one in parsed(sheet).iter())
    return any(one.get("hidden") in {"1", "true"} for one in every)


def _first(chart: Chart, at: int) -> Any:
    """What stands first in a row of the workbook: a name, or a day."""
    return datetime.combine(chart.days[at], time()) if chart.days else chart.categories[at]


def _name(row: Sequence[Any]) -> str:
    return _plain(row[0]) if row else ""


def _values(what: str, names: Sequence[str], shown: Sequence[Any], expected: Sequence[Any]) -> Iterator[Found]:
    for name, said, computed in zip_longest(names, shown, expected):
        if not _equal(said, computed):
            yield Found(f"{what}, {name}", _plain(said), _plain(computed))


def _equal(said: Any, computed: Any) -> bool:
    if isinstance(said, int | float) and isinstance(computed, int | float):
        return abs(said - computed) <= CLOSE
    return (said or None) == (computed or None) if computed != 0 and said != 0 else said == computed


def _plain(value: Any) -> str:
    return "nothing" if value is None else f"{value:.9g}" if isinstance(value, float) else str(value)
