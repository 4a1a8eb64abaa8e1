"""The first sheet of an XLSX workbook as rows of text, read piece by piece and only when it is of a sane size."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.xml.constants import SHARED_STRINGS

from opposite.engine.collecting.importing.file_kinds import refuse_other_zip_files
from opposite.engine.collecting.importing.sheet_notes import SheetNotes
from opposite.engine.collecting.importing.workbook_parts import (
    GuardedArchive,
    NotCalculatedError,
    TooMuchError,
    first_sheet,
)
from opposite.engine.collecting.importing.workbook_xml import Cell, read_rows, read_texts
from opposite.errors import ImportRefusedError

UNREADABLE = (
    KeyError, ValueError, TypeError, SyntaxError, AttributeError, IndexError, RecursionError, ParseError, ExpatError,
    zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error,
)  # fmt: skip
"""What is raised for workbooks that are damaged, by one of those who read them."""


class Book(NamedTuple):
    """A workbook whose first sheet can be read."""

    archive: GuardedArchive
    sheet: str
    texts: list[str]
    dates: Collection[int]
    """Styles of cells that are dates or times of day."""
    spans: Collection[int]
    """Those of them that are spans of time."""
    percents: Collection[int]
    """Styles of cells that show their number as a percentage."""
    epoch: datetime
    """The day from which dates are counted."""


def workbook_rows(
    path: Path, notes: SheetNotes, *, progress: Callable[[float], None] | None = None
) -> Iterator[list[str]]:
    """Every row of the first visible sheet, empty ones included; formulas give the value that was last computed for them.

    `notes` are told which sheet it is and what it hides. Raises ImportRefusedError for a zip file that is no workbook, a
    damaged one, one that holds or unpacks to too much, and one with formulas that were never calculated.
    """
    try:
        with path.open("rb") as file, GuardedArchive(file, path.stat().st_size) as archive:
            refuse_other_zip_files(archive, path)
            book = _opened(archive, file, notes)
            if book is None:
                raise ImportRefusedError(f"The workbook {path.name} has no sheet with cells.")
            yield from _rows(book, notes, progress)
    except TooMuchError as error:
        raise ImportRefusedError(
            f"{path.name} {error}.", hint="Save the sheet with the answers as CSV in UTF-8 and import that file."
        ) from error
    except NotCalculatedError as error:
        raise ImportRefusedError(
            f"The formula in {error} of {path.name} was never calculated, so its answer is not there.",
            hint="Open the workbook in a spreadsheet, save it once, and import it again.",
        ) from error
    except UNREADABLE as error:
        raise ImportRefusedError(
            f"{path.name} is damaged: it cannot be read as a workbook.",
            hint="Download it once more, or save it anew as XLSX, or as CSV in UTF-8.",
        ) from error


def _opened(archive: GuardedArchive, file: BinaryIO, notes: SheetNotes) -> Book | None:
    """The workbook of an archive, of which openpyxl reads the list of sheets and the styles; None without a sheet."""
    reader: Any = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
    reader.archive = archive
    reader.read_manifest()
    reader.read_workbook()
    apply_stylesheet(archive, reader.wb)
    sheet = first_sheet(reader, notes)
    if sheet is None:
        return None
    texts: list[str] = []
    table = reader.package.find(SHARED_STRINGS)
    if table is not None:
        with archive.texts(table.PartName[1:]) as part:
            texts = read_texts(part)
    book = reader.wb
    dates, spans, percents = book._date_formats, book._timedelta_formats, _percents(book)  # noqa: SLF001  not told otherwise
    return Book(archive, sheet, texts, dates, spans, percents, book.epoch)


def _percents(book: Any) -> frozenset[int]:
    """The positions of styles by which a number is shown as a percentage: 0.4 as 40%."""
    formats = book._number_formats  # noqa: SLF001  not told otherwise
    codes = (
        formats[style.numFmtId - BUILTIN_FORMATS_MAX_SIZE]
        if style.numFmtId >= BUILTIN_FORMATS_MAX_SIZE
        else BUILTIN_FORMATS.get(style.numFmtId, "")
        for style in book._cell_styles  # noqa: SLF001
    )
    return frozenset(place for place, code in enumerate(codes) if code and "%" in _WORDS_IN_FORMATS.sub("", code))


_WORDS_IN_FORMATS = re.compile(r'"[^"]*"|\\.')
"""What a format shows as it stands, behind whatever number."""


def _rows(book: Book, notes: SheetNotes, progress: Callable[[float], None] | None) -> Iterator[list[str]]:
    size, expected, told = book.archive.getinfo(book.sheet).file_size, 1, 0
    with book.archive.piecewise(book.sheet) as part:
        for number, cells in read_rows(part, notes):
            if number < expected:
                continue  # a number that was there before
            for _ in range(expected, number):
                yield []
            expected = number + 1
            if progress is not None and number - told >= 10_000:
                told = number
                progress(min(1.0, part.tell() / size))
            row = [""] * (max(cell[0] for cell in cells) if cells else 0)
            for cell in cells:
                row[cell[0] - 1] = cell_text(_value(book, cell))
            yield row


def _value(book: Book, cell: Cell) -> Any:
    """What a cell holds, by its type and style."""
    _, kind, style, content = cell
    match kind:
        case "n":
            number = float(content) if set(content) & set(".eE") else int(content)
            if style in book.percents:
                return f"{cell_text(round(100 * number, 10))}%"
            if style not in book.dates:
                return number
            try:
                return from_excel(number, book.epoch, timedelta=style in book.spans)
            except (OverflowError, ValueError):
                return "#VALUE!"
        case "s":
            return book.texts[int(content)]
        case "b":
            return bool(int(content))
        case "d":
            return from_ISO8601(content)  # type: ignore[no-untyped-call]
    return content


def cell_text(value: Any) -> str:
    """A cell's value as it would stand in a CSV file: whole numbers without decimals, times in ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
