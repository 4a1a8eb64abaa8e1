"""A file of answers as rows of text, one after the other or in batches: a CSV file, JSON, or the first sheet of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from opposite.domain.collecting.import_readings import EncodingTaken, Reading
from opposite.engine.collecting.importing.batches import Batch, Row, batch_of, is_blank, plain_batch
from opposite.engine.collecting.importing.csv_rows import CsvRows, Progress
from opposite.engine.collecting.importing.file_kinds import is_zip, refuse_what_is_no_text
from opposite.engine.collecting.importing.json_rows import is_json, json_rows
from opposite.engine.collecting.importing.sheet_notes import SheetNotes
from opposite.errors import ImportRefusedError

MOST_COLUMNS = 2_000
"""Columns of a file that is read; a survey of hundreds of questions stays far below."""

BATCH = 5_000
"""Rows taken together where they are read one by one."""


class Rows(Iterator[Row]):
    """The rows of a file that hold anything: one by one, and what is left of them in batches."""

    def __init__(self, path: Path, *, progress: Progress | None, encoding: str | None) -> None:
        _refuse_unusable(path)
        zipped = is_zip(path)
        if not zipped:
            refuse_what_is_no_text(path)
        objects = not zipped and is_json(path)
        self._path = path
        self._csv = None if zipped or objects else CsvRows(path, progress=progress, encoding=encoding)
        self._sheet = SheetNotes() if zipped else None
        self._cells: Iterator[list[str]]
        if self._sheet is not None:
            self._cells = _workbook_rows(path, self._sheet, progress=progress)
        else:
            self._cells = json_rows(path) if self._csv is None else self._csv
        self._number = 0

    def __next__(self) -> Row:
        """The next row that holds anything."""
        for cells in self._cells:
            self._number += 1
            if len(cells) > MOST_COLUMNS and not all(map(is_blank, cells[MOST_COLUMNS:])):
                raise ImportRefusedError(
                    f"Row {self._number} of {self._path.name} has {len(cells):,} columns; at most {MOST_COLUMNS:,} are "
                    "read.",
                    hint="Keep the columns that hold answers and who gave them.",
                )
            if not all(map(is_blank, cells)):
                return Row(self._number, cells)
        raise StopIteration

    @property
    def encoding(self) -> str | None:
        """The encoding by which the text of a CSV file is read; None of a workbook and of JSON."""
        return None if self._csv is None else self._csv.encoding.name.removesuffix("-sig")

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the file was taken for, once its rows are read: its encoding where it was guessed, or the sheet."""
        if self._sheet is not None:
            return (self._sheet.reading(),)
        if self._csv is None:
            return ()
        name, sample = self._csv.encoding
        return (EncodingTaken(name, sample),) if sample else ()

    def batches(self, width: int) -> Iterator[Batch]:
        """The further rows by column, as many columns as the header has; no batch is larger than a block of the file."""
        while True:
            plain = None if self._csv is None or width > MOST_COLUMNS else self._csv.plain(width)
            if plain is not None:
                first, self._number = self._number + 1, self._number + plain.num_rows
                yield plain_batch(first, plain)
                continue
            few = list(islice(self, BATCH))
            if not few:
                return
            yield batch_of(few, width)


def rows(path: Path, *, progress: Progress | None = None, encoding: str | None = None) -> Rows:
    """The rows of a file that hold anything, the header first; `encoding` is that of a CSV file, None to be found.

    Raises ImportRefusedError when the file cannot be read at all, or at the row from which it cannot be read further.
    """
    return Rows(path, progress=progress, encoding=encoding)


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


def _workbook_rows(path: Path, notes: SheetNotes, *, progress: Progress | None) -> Iterator[list[str]]:
    from opposite.engine.collecting.importing.workbook import workbook_rows  # noqa: PLC0415  openpyxl is slow to import

    return workbook_rows(path, notes, progress=progress)
