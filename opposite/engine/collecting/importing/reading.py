"""A file of answers as rows of text, one after the other: CSV in any usual shape, or the first sheet of a workbook."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from opposite.engine.collecting.importing.encoding import detected_encoding
from opposite.errors import ImportRefusedError

DELIMITERS = (",", ";", "\t")
"""What may stand between cells, the likeliest first."""

MOST_COLUMNS = 2_000
"""Columns of a file that is read; a survey of hundreds of questions stays far below."""

SAMPLE_ROWS = 50
"""Rows looked at to find the delimiter."""

Progress = Callable[[float], None]
"""Is told the share of the work that is done, from 0 to 1."""


class Row(NamedTuple):
    """One row of a file: its number as a spreadsheet counts, from 1, and the text of its cells."""

    number: int
    cells: list[str]


def rows(path: Path, *, progress: Progress | None = None) -> Iterator[Row]:
    """The rows of a file that hold anything, the header first.

    Raises ImportRefusedError when the file cannot be read at all, or at the row from which it cannot be read further.
    """
    _refuse_unusable(path)
    with path.open("rb") as file:
        zipped = file.read(4) == b"PK\x03\x04"
    numbered = _workbook_rows(path, progress=progress) if zipped else _csv_rows(path, progress=progress)
    for number, cells in enumerate(numbered, 1):
        if len(cells) > MOST_COLUMNS and any(cell and not cell.isspace() for cell in cells[MOST_COLUMNS:]):
            raise ImportRefusedError(
                f"Row {number} of {path.name} has {len(cells):,} columns; at most {MOST_COLUMNS:,} are read.",
                hint="Keep the columns that hold answers and who gave them.",
            )
        if any(cells) and not (cells[0].isspace() and "".join(cells).isspace()):
            yield Row(number, cells)


def _refuse_unusable(path: Path) -> None:
    try:
        if path.is_dir():
            raise ImportRefusedError(f"{path} is a folder.", hint="Name one file in it, CSV or XLSX.")
        if not path.exists():
            raise ImportRefusedError(f"There is no file {path}.", hint="Check the name and the folder.")
        if not path.is_file():
            raise ImportRefusedError(f"{path} is not an ordinary file.", hint="Name a file, CSV or XLSX.")
        if path.stat().st_size == 0:
            raise ImportRefusedError(f"{path.name} is empty (0 bytes).", hint="Export the answers once more.")
        path.open("rb").close()
    except OSError as error:
        raise ImportRefusedError(f"{path} cannot be read: {error.strerror}.", hint="Check its permissions.") from error


def _workbook_rows(path: Path, *, progress: Progress | None) -> Iterator[list[str]]:
    from opposite.engine.collecting.importing.workbook import workbook_rows  # noqa: PLC0415  openpyxl is slow to import

    return workbook_rows(path, progress=progress)


def _csv_rows(path: Path, *, progress: Progress | None) -> Iterator[list[str]]:
    encoding = detected_encoding(path)
    size = path.stat().st_size
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
        delimiter = _stated_delimiter(text.readline())
        if delimiter is None:
            text.seek(0)
            delimiter = _likely_delimiter(list(islice(text, SAMPLE_ROWS)))
            text.seek(0)
        else:
            yield []
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        begun = 1
        try:
            for number, cells in enumerate(reader):
                begun = reader.line_num + 1
                if progress is not None and number % 10_000 == 0:
                    progress(raw.tell() / size)
                yield cells
        except csv.Error as error:
            if "field larger than" in str(error) and _is_closed(path, encoding, delimiter, begun):
                raise _too_long(path, begun) from error
            raise _csv_fault(path, str(error), begun, reader.line_num) from error


def _stated_delimiter(line: str) -> str | None:
    """The delimiter of a first line such as `sep=;`, which spreadsheets write and read."""
    stated = line.lstrip("\ufeff").strip("\r\n").strip('"')
    return stated[4:] if stated[:4].lower() == "sep=" and stated[4:] in DELIMITERS else None


def _likely_delimiter(lines: list[str]) -> str:
    """The delimiter by which most rows are as wide as the header; among equals the one that makes more columns."""

    def fit(delimiter: str) -> tuple[float, int]:
        sample = csv.reader(lines, delimiter=delimiter)
        widths = []
        try:
            widths = [len(cells) for cells in sample if cells]
        except csv.Error:
            return 0.0, 0
        if not widths or widths[0] == 1:
            return 0.0, 0
        return sum(width == widths[0] for width in widths) / len(widths), widths[0]

    return max(DELIMITERS, key=fit)


def _is_closed(path: Path, encoding: str, delimiter: str, begun: int) -> bool:
    """Whether the row that begins in a line is CSV, however long its cells are."""
    longest = csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding=encoding, newline="") as text:
            next(csv.reader(islice(text, begun - 1, None), delimiter=delimiter, strict=True), None)
    except csv.Error:
        return False
    finally:
        csv.field_size_limit(longest)
    return True


def _too_long(path: Path, begun: int) -> ImportRefusedError:
    return ImportRefusedError(
        f"In {path.name} the row that begins in line {begun} has a cell of more than {csv.field_size_limit():,} characters.",
        hint="Shorten that cell.",
    )


def _csv_fault(path: Path, reason: str, begun: int, line: int) -> ImportRefusedError:
    """What a row that is no CSV means, in words; `begun` is the line where the row begins."""
    if "unexpected end of data" in reason or "field larger than" in reason:
        return ImportRefusedError(
            f"In {path.name} a quote is opened in the row that begins in line {begun} and never closed.",
            hint='Close it; within a quoted cell a quote is written twice ("").',
        )
    return ImportRefusedError(
        f"Line {line} of {path.name} is not CSV: after the closing quote of a cell comes more text.",
        hint='Within a quoted cell a quote is written twice ("").',
    )
