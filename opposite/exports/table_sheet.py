"""A sheet of a workbook that is one table with a filter: a heading, the finding, and titled columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from opposite.exports.workbook import CELL, CENTRED, HEADER, NOTE, TOP, WRAPPED, Book, Look, row_height

Value = str | float | date | None

SCORE, TWO_PLACES, SHARE, COUNT = ({"num_format": one} for one in ("0.0", "0.00", "0 %", "0"))
"""How figures are shown; cells hold all of them."""


class Column(NamedTuple):
    """A column: its title, its width in digits, and how figures in it look."""

    title: str
    width: float
    look: Look = SCORE
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
    top = book.head(sheet, name, (heading, {}), *((note, NOTE) for note in notes))
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width)
        book.put(sheet, (top, number), column.title, look=HEADER | TOP | (WRAPPED if number == 0 else CENTRED))
    for line, row in enumerate(rows, start=top + 1):
        for number, (column, value) in enumerate(zip(columns, row, strict=True)):
            kind = WRAPPED if isinstance(value, str) else {**CENTRED, **column.look}
            book.put(sheet, (line, number), value, look={**CELL, **TOP, **kind})
        sheet.set_row(line, row_height((value, column.width) for value, column in zip(row, columns, strict=True)))
    last = top + max(len(rows), 1)
    sheet.set_row(top, 30)
    sheet.autofilter(top, 0, last, len(columns) - 1)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    return Placed(sheet, top, last)
