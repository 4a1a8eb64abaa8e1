"""A table as CSV that spreadsheets open safely and scripts read exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from opposite.domain.spreadsheet import MARKER, MARKER_COLUMN, escaped
from opposite.tables.table import LongTable, Table

EMPTY_LINE = '""'
"""A row of one empty cell; readers would skip a line that is empty."""

BYTE_ORDER_MARK = "\ufeff".encode()
"""What a spreadsheet knows UTF-8 by when a file is opened with a double click."""

_QUOTED_OR_END = re.compile(rb'"[^"]*"|\n')
_NEEDS_QUOTES = re.compile(r'[",\r\n]|^\s|\s\Z')


def table_csv(table: Table, *, marked: bool = False) -> bytes:
    """The table as UTF-8 without byte-order mark, commas, line feeds, and quotes only where a cell needs them.

    Figures have their full precision (`repr`), absent values are empty, truth is yes or no, dates are ISO 8601, lists
    and mappings are joined with `; `. Every text is escaped against spreadsheet formulas. `marked` adds a last column
    `opposite_export` holding 1 in every row: `opposite import` undoes the escape in rows that carry it, and in no others.
    """
    header = [*table.columns, MARKER_COLUMN] if marked else table.columns
    mark = (int(MARKER),) if marked else ()
    lines = [",".join(_quoted(escaped(name)) for name in header)]
    lines += [_line((*row, *mark)) for row in table.rows]
    return "".join(f"{line or EMPTY_LINE}\n" for line in lines).encode()


def _line(row: Iterable[Any]) -> str:
    return ",".join(_quoted(cell_text(value)) for value in row)


def long_table_csv(table: LongTable) -> Iterator[bytes]:
    """The table as `table_csv` gives it, some thousands of lines at a time."""
    yield (",".join(_quoted(escaped(name)) for name in table.columns) + "\n").encode()
    if table.csv_lines is None:
        yield from (f"{_line(row) or EMPTY_LINE}\n".encode() for row in table.rows)
        return
    for lines in table.csv_lines(lambda text: _quoted(cell_text(text))):
        yield lines.encode()


def for_spreadsheets(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same CSV as a file that people open: with a byte-order mark, and with CR LF at the end of every line.

    Every chunk holds whole lines; a line break within a cell stays as it is.
    """
    yield BYTE_ORDER_MARK
    for lines in chunks:
        if b'"' in lines:
            yield _QUOTED_OR_END.sub(lambda found: b"\r\n" if found.group() == b"\n" else found.group(), lines)
        else:
            yield lines.replace(b"\n", b"\r\n")


def spreadsheet_csv(table: Table, *, marked: bool = False) -> bytes:
    """The table as the file that people open: `table_csv` as `for_spreadsheets` gives it."""
    return b"".join(for_spreadsheets([table_csv(table, marked=marked)]))


def cell_text(value: Any) -> str:
    """What stands in a cell for a value, without the quotes of CSV; empty for None."""
    if isinstance(value, Mapping):
        return escaped("; ".join(f"{name} {_plain(part)}" for name, part in value.items()))
    if isinstance(value, tuple | list):
        return escaped("; ".join(_plain(part) for part in value))
    return escaped(value) if isinstance(value, str) else _plain(value)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(float(value))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _quoted(text: str) -> str:
    if not _NEEDS_QUOTES.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
