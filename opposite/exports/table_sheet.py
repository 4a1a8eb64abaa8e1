"""A sheet of a workbook that is one table with a filter: a heading, the finding, and titled columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from opposite.exports.workbook import CELL, CENTRED, HEADER, NOTE, TOP, WRAPPED, Book, Look, row_height

Value = str | float | date | None

SCORE, TWO_PLACES, SHARE, COUNT = ({"num_format": one} for one in ("0.0", "0.00", "0 %", "0"))
"""How figures are shown; cells hold all of them."""


PROSE = {"text_wrap": True, "align": "left", "reading_order": 1}
"""Of a sentence over a table: it begins on the left in whatever script a name in it is."""


class Column(NamedTuple):
    """A column: its title, its width in digits, and how figures in it look."""

    title: str
    width: float
    look: Look = SCORE
    words: Look = WRAPPED
    """How words in it look."""
    needed: bool = True
    """Whether it is there where all its cells are empty too."""


class Placed(NamedTuple):
    """A sheet with the line of its titles and that of its last row."""

    sheet: Any
    top: int
    last: int


def add_table(
    book: Book, name: str, heading: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]], *notes: str
) -> Placed:
    """Add the sheet; a filter stands over the columns, which keep their titles in sight and on every page."""
    kept = [at for at, column in enumerate(columns) if column.needed or any(row[at] is not None for row in rows)]
    columns, rows = [columns[at] for at in kept], [[row[at] for at in kept] for row in rows]
    sheet = book.sheet(name)
    below: list[tuple[str, Look]] = [(heading, {}), *((note, NOTE) for note in notes)]
    top = book.head(sheet, name, *below)
    for line, (text, look) in enumerate(below, start=1):
        _span(book, sheet, line, text, [column.width for column in columns], look={**PROSE, **look})
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        book.put(sheet, (top, number), column.title, look=HEADER | TOP | (WRAPPED if number == 0 else CENTRED))
    for line, row in enumerate(rows, start=top + 1):
        for number, (column, value) in enumerate(zip(columns, row, strict=True)):
            kind = column.words if isinstance(value, str) else {**CENTRED, **column.look}
            book.put(sheet, (line, number), value, look={**CELL, **TOP, **kind})
        sheet.set_row(line, row_height((value, column.width) for value, column in zip(row, columns, strict=True)))
    last = top + max(len(rows), 1)
    sheet.set_row(top, 30)
    sheet.autofilter(top, 0, last, len(columns) - 1)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    return Placed(sheet, top, last)


def _span(book: Book, sheet: Any, line: int, text: str, widths: Sequence[float], *, look: Look) -> None:
    """Let a sentence take the width of the table, in as many lines as it needs."""
    if len(widths) > 1:
        sheet.merge_range(line, 0, line, len(widths) - 1, "", book.look(look))
    book.put(sheet, (line, 0), text, look=look)
    sheet.set_row(line, row_height([(text, sum(widths))]))
