"""The first sheet of an XLSX workbook as rows of text, read piece by piece and only when it is of a sane size."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl.reader.excel import ExcelReader

from opposite.engine.collecting.importing.workbook_parts import (
    MOST_CELLS,
    MOST_ROWS,
    GuardedArchive,
    TooMuchError,
)
from opposite.errors import ImportRefusedError


def workbook_rows(path: Path, *, progress: Callable[[float], None] | None = None) -> Iterator[list[str]]:
    """Every row of the first sheet, empty ones included; formulas give the value that was last computed for them.

    Raises ImportRefusedError for a zip file that is no workbook, a damaged one, and one that unpacks to too much.
    """
    with path.open("rb") as file, closing(_opened(file, path)) as book:
        if not book.worksheets:
            raise ImportRefusedError(f"The workbook {path.name} has no sheet with cells.")
        sheet = book.worksheets[0]
        declared = sheet.max_row or MOST_ROWS
        sheet.reset_dimensions()
        numbered = zip(count(1), sheet.iter_rows(values_only=True))
        cells = 0
        while (numbered_row := _next(numbered, path)) is not None:
            number, values = numbered_row
            if number > MOST_ROWS:
                raise ImportRefusedError(f"The first sheet of {path.name} has more than {MOST_ROWS:,} rows.")
            cells += len(values)
            if cells > MOST_CELLS:
                raise _too_much(path, f"holds more than {MOST_CELLS:,} cells in its first sheet, empty ones included")
            if progress is not None and number % 10_000 == 0:
                progress(min(1.0, number / declared))
            yield [cell_text(value) for value in values]


def _opened(file: BinaryIO, path: Path) -> Any:
    try:
        archive = GuardedArchive(file, path.stat().st_size)
        _refuse_other_zip_files(archive, path)
        reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
        reader.archive = archive
        reader.read()
    except TooMuchError as error:
        raise _too_much(path, str(error)) from error
    except (KeyError, ValueError, TypeError, ParseError, zipfile.BadZipFile, OSError) as error:
        raise _damaged(path) from error
    return reader.wb


def _next(rows: Iterator[tuple[int, tuple[Any, ...]]], path: Path) -> tuple[int, tuple[Any, ...]] | None:
    try:
        return next(rows, None)
    except TooMuchError as error:
        raise _too_much(path, str(error)) from error
    except (KeyError, ValueError, TypeError, IndexError, ParseError, zipfile.BadZipFile, OSError) as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> ImportRefusedError:
    return ImportRefusedError(
        f"{path.name} is damaged: it cannot be read as a workbook.",
        hint="Save it once more as XLSX, or as CSV in UTF-8.",
    )


def _too_much(path: Path, what: str) -> ImportRefusedError:
    return ImportRefusedError(
        f"{path.name} {what}.", hint="Save the sheet with the answers as CSV in UTF-8 and import that file."
    )


def _refuse_other_zip_files(archive: zipfile.ZipFile, path: Path) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise ImportRefusedError(
            f"{path.name} is a zip file, not a workbook.", hint="Unpack it and import the CSV or XLSX file in it."
        )


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
