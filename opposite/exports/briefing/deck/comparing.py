"""Whether texts, tables, charts and timelines in a file say what was computed."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, time
from itertools import zip_longest
from typing import Any, NamedTuple

from openpyxl import load_workbook

from opposite.exports.briefing.deck.beside import distortions
from opposite.exports.briefing.deck.date_axis import STORED, distorted_dates, names_along
from opposite.exports.briefing.deck.drawn_timeline import SMALLEST_BAR
from opposite.exports.briefing.deck.fit import ELLIPSIS
from opposite.exports.briefing.deck.model import Bar, Chart, Table, Timeline
from opposite.exports.briefing.deck.proof import numbers
from opposite.exports.briefing.deck.references import misplaced
from opposite.exports.briefing.deck.spans import drawn_reaches, reaches

CLOSE = 1e-6
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
FORMAT = "{http://schemas.openxmlformats.org/drawingml/2006/chart}formatCode"
AXES = "{http://schemas.openxmlformats.org/drawingml/2006/chart}numFmt"
NUDGE = 0.02
"""Periods by which a bar of a timeline may lie off; about a day."""
PERIOD_NUDGE = 0.5
"""Periods by which the name of a period may stand beside its beginning."""
DRAWN = ("bar", "name", "period", "rule")
WORDLESS = ("axis", "bar", "rule")
"""Shapes of a timeline that hold no words."""
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/main}xfrm"
PLACED_GROUP = "{http://schemas.openxmlformats.org/presentationml/2006/main}xfrm"


class Found(NamedTuple):
    """What a file says in a place and what was computed; `words_only` where all numbers are the same."""

    what: str
    said: str
    computed: str
    words_only: bool = False
    is_loss: bool = False
    """Whether a program that saves a deck loses it without any harm to what is shown."""


def in_text(what: str, shown: Sequence[str], expected: Sequence[str], cuts: Collection[str] = ()) -> Iterator[Found]:
    """Where paragraphs differ; one of those that were `cuts` when they were drawn says what the whole does."""
    for said, computed in zip_longest(shown, expected):
        if said is None and shown and shown[-1] in cuts:
            return
        if not _same(said or "", computed or "", cuts):
            alike = numbers(said or "") == numbers(computed or "")
            yield Found(what, said or "", computed or "", words_only=alike)


def _same(said: str, computed: str, cuts: Collection[str]) -> bool:
    return said == computed or (said in cuts and computed.startswith(said.removesuffix(ELLIPSIS)))


def in_table(table: Any, expected: Table, cuts: Collection[str]) -> Iterator[Found]:
    """Where cells differ, words too: a name in another row makes another figure of it."""
    shown = [["\n".join(one.text for one in cell.text_frame.paragraphs) for cell in row.cells] for row in table.rows]
    for row, computed_row in zip_longest(shown, expected.rows, fillvalue=()):
        for said, computed in zip_longest(row, computed_row, fillvalue=""):
            if not _same(said, computed, cuts):
                yield Found(_cell(computed_row or row), said, computed)


def _cell(row: Sequence[str]) -> str:
    return row[0] if row else ""


def in_chart(chart: Any, expected: Chart) -> Iterator[Found]:
    """Where values, names, scales or formats differ, in what is drawn and in the workbook within."""
    names = [str(one).removesuffix(".0" if expected.days else "") for one in chart.plots[0].categories]
    yield from _listed("names along the axis", names, names_along(expected))
    drawn = list(chart.plots[0].series)
    for one, wanted in zip_longest(drawn, expected.series):
        title, values = (one.name, tuple(one.values)) if one is not None else ("", ())
        wanted_title, wanted_values = wanted if wanted is not None else ("", ())
        yield from _listed("series", [title], [wanted_title])
        yield from _values(wanted_title or title, expected.categories, values, wanted_values)
    for one, reach in zip_longest(drawn_reaches(chart), reaches(expected)):
        title, wanted_values = ("", ()) if reach is None else (reach.title, reach.values)
        yield from _values(title or "a line", expected.categories, one or (), wanted_values)
    axis = chart.value_axis
    ends = [axis.minimum_scale, axis.maximum_scale]
    yield from _values("scale", ("lowest", "highest"), ends, (expected.low, expected.high))
    for text in chart._chartSpace.iter(TEXT):  # noqa: SLF001  labels typed by hand
        yield Found("a label typed over a value", text.text or "", "")
    formats = {one.text for one in chart._chartSpace.iter(FORMAT)}  # noqa: SLF001
    formats |= {
        one.get("formatCode")
        for one in chart._chartSpace.iter(AXES)  # noqa: SLF001
        if not one.getparent().tag.endswith(("}catAx", "}dateAx"))
    }
    known = {"General", "0", "0%", expected.number_format, *({STORED} if expected.days else ())}
    for other in sorted(one or "" for one in formats - known):
        yield Found("format of the numbers", other, expected.number_format)
    yield from (Found("how values are drawn", one, "") for one in distortions(chart))
    yield from (Found("axis of dates", *one) for one in distorted_dates(chart, expected))
    if chart.part.chart_workbook.xlsx_part is None:
        yield Found("workbook", "", "there was one", is_loss=True)
        return
    yield from _in_workbook(chart, expected)
    yield from (Found("cells that a chart names", *one) for one in misplaced(chart, expected))


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
    if len(book.worksheets) > 1:
        yield Found("workbook", f"{len(book.worksheets)} sheets", "1 sheet")


def _first(chart: Chart, at: int) -> Any:
    """What stands first in a row of the workbook: a name, or a day."""
    return datetime.combine(chart.days[at], time()) if chart.days else chart.categories[at]


def _name(row: Sequence[Any]) -> str:
    return _plain(row[0]) if row else ""


def _listed(what: str, shown: Sequence[str], expected: Sequence[str]) -> Iterator[Found]:
    for said, computed in zip_longest(shown, expected, fillvalue=""):
        if said != computed:
            yield Found(what, said, computed)


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


def in_timeline(group: Any, expected: Timeline, cuts: Collection[str]) -> Iterator[Found]:
    """Where bars lie elsewhere, names differ, or something was added; a name of another bar makes another figure of it."""
    inner: dict[str, Any] = {}
    for shape in group.shapes:
        if shape.name in inner or not _is_of(shape.name, expected):
            yield Found("timeline", f"{shape.name} {' '.join(_text(shape))}".strip(), "")
        elif shape.name.startswith(WORDLESS) and "".join(_text(shape)):
            yield Found(shape.name, " ".join(_text(shape)), "")
        inner.setdefault(shape.name, shape)
    if any(_is_turned(shape) for shape in (group, *group.shapes)):
        yield Found("timeline", "turned round", "")
    axis = inner.get("axis")
    if axis is None or not axis.width:
        yield Found("timeline", "no axis", "")
        return
    step = axis.width / len(expected.periods)
    for number, label in enumerate(expected.periods, 1):
        period = inner.get(f"period {number}")
        if period is not None:  # where many periods stand close, not each is named
            yield from _exactly(in_text("period", _text(period), [label], cuts))
            if abs((period.left - axis.left) / step - number + 1) > PERIOD_NUDGE:
                yield Found("period", f"{label} at {(period.left - axis.left) / step:.2f}", f"{number - 1}")
    for number, bar in enumerate(expected.bars, 1):
        name = f"{bar.title} · {bar.note}" if bar.note else bar.title
        yield from _exactly(in_text("name", _text(inner.get(f"name {number}")), [name], cuts))
        yield from _bar(inner.get(f"bar {number}"), bar, start=axis.left, step=step)


def _exactly(found: Iterator[Found]) -> Iterator[Found]:
    return (one._replace(words_only=False) for one in found)


def _is_of(name: str, expected: Timeline) -> bool:
    """Whether a shape of this name is one that was drawn."""
    kind, _, number = name.partition(" ")
    many = {"axis": 0, "bar": len(expected.bars), "name": len(expected.bars)}.get(kind, len(expected.periods))
    return name == "axis" or (kind in DRAWN and number.isdecimal() and 1 <= int(number) <= many)


def _is_turned(shape: Any) -> bool:
    """Whether a shape is mirrored or turned."""
    return bool(getattr(shape, "rotation", 0)) or any(
        one.get(side) in {"1", "true"}
        for one in shape._element.iter(PLACED, PLACED_GROUP)  # noqa: SLF001  no public name
        for side in ("flipH", "flipV")
    )


def _bar(shape: Any, bar: Bar, *, start: int, step: float) -> Iterator[Found]:
    if shape is None:
        yield Found(bar.title, "no bar", "a bar")
        return
    ends = (shape.left - start) / step, (shape.left + shape.width - start) / step
    least = SMALLEST_BAR * 914400 / step
    wanted = bar.start, max(bar.end, bar.start + least)
    for what, said, computed in zip(("starts", "ends"), ends, wanted, strict=True):
        if abs(said - computed) > NUDGE:
            yield Found(f"{bar.title} {what}, in periods", f"{said:.2f}", f"{computed:.2f}")


def _text(shape: Any) -> list[str]:
    return [one.text for one in shape.text_frame.paragraphs] if getattr(shape, "has_text_frame", False) else []
