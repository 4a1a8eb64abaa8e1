"""The sheet of a workbook on how its roadmap was made: settings, meaning of the columns, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.workbook import CELL, SUBHEADING, WRAPPED, Book, row_height
from opposite.wording.roadmap import workbook as words

WIDTHS = (54, 86)


def add_origin(book: Book, roadmap: Roadmap, *, made_on: date, by_name: bool, scenario: str | None = None) -> None:
    """Add the sheet: lists of two columns, one below the other.

    `by_name` says that the cells over the table hold the names of its columns, and that it has some folded away;
    `scenario` is the name of what the roadmap was asked for, where it has one.
    """
    sheet = book.sheet(words.ORIGIN_SHEET)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    top = book.head(sheet, words.ORIGIN)
    meanings = words.columns_told(by_name=by_name)
    named = [] if scenario is None else [(words.SCENARIO, scenario)]
    line = _add_list(book, sheet, top, None, [*words.how_made(roadmap, made_on), *named])
    line = _add_list(book, sheet, line, words.COLUMNS, meanings)
    line = _add_list(book, sheet, line, words.LEFT_OUT, words.left_out(roadmap))
    _add_list(book, sheet, line, words.ABOUT_INITIATIVES, words.about_initiatives(roadmap))


def _add_list(book: Book, sheet: Any, line: int, heading: str | None, rows: Iterable[tuple[str, Any]]) -> int:
    """Write a heading and its rows from a line on; returns the line after the next empty one."""
    if heading is not None:
        book.put(sheet, (line, 0), heading, look=SUBHEADING)
        line += 1
    for name, value in rows:
        book.put(sheet, (line, 0), name, look=CELL | WRAPPED | {"bold": True})
        figure = {"num_format": "0.0000"} if isinstance(value, float) else {}
        book.put(sheet, (line, 1), value, look=CELL | WRAPPED | figure)
        sheet.set_row(line, row_height(zip((name, value), WIDTHS, strict=True)))
        line += 1
    return line + 1
