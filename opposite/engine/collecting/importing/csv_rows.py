"""A CSV file of any usual shape: row by row, or where its lines are plain a block of them at a time."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as arrow_csv

from opposite.engine.collecting.importing.encoding import detected_encoding
from opposite.errors import ImportRefusedError

DELIMITERS = (",", ";", "\t", "|")
"""What may stand between cells, the likeliest first."""

SAMPLE_ROWS = 50
"""Rows looked at to find the delimiter."""

BLOCK = 1 << 20
"""Characters read together, up to the end of the line: what a column may hold in memory at most."""

Progress = Callable[[float], None]
"""Is told the share of the work that is done, from 0 to 1."""


class CsvRows(Iterator[list[str]]):
    """The cells of every row of a CSV file, blank ones included.

    Raises ImportRefusedError at the row from which the file cannot be read further.
    """

    def __init__(self, path: Path, *, progress: Progress | None, encoding: str | None = None) -> None:
        self._path = path
        self.encoding = detected_encoding(path, encoding)
        self._encoding = self.encoding.name
        self._blocks = _blocks(path, self._encoding, progress)
        self._block = io.StringIO(next(self._blocks, ""), newline="")
        self._taken = 0
        """Lines that the reader of rows did not see."""
        delimiter = _stated_delimiter(self._block.readline())
        self._states_delimiter = delimiter is not None
        if delimiter is None:
            self._block.seek(0)
            delimiter = _likely_delimiter(list(islice(self._block, SAMPLE_ROWS)))
            self._block.seek(0)
        else:
            self._taken = 1
        self._delimiter = delimiter
        self._reader = csv.reader(self._lines(), delimiter=delimiter, strict=True)

    def __next__(self) -> list[str]:
        """The cells of the next row; a first line that states the delimiter is a blank one."""
        if self._states_delimiter:
            self._states_delimiter = False
            return []
        begun = self._taken + self._reader.line_num + 1
        try:
            return next(self._reader)
        except csv.Error as error:
            if "field larger than" in str(error) and _is_closed(self._path, self._encoding, self._delimiter, begun):
                raise _too_long(self._path, begun) from error
            raise _csv_fault(self._path, str(error), begun, self._taken + self._reader.line_num) from error

    def plain(self, width: int) -> pa.Table | None:
        """The further rows of a block by column, as dictionaries of texts; None where they must be read one by one.

        Lines are plain that hold no quotes, as many cells as the header has, and none that is too long.
        """
        position = self._block.tell()
        lines = self._block.read()
        if not lines and self._fill():
            position, lines = 0, self._block.read()
        table = _plain_table(lines, self._delimiter, width)
        if table is None:
            self._block.seek(position)
            return None
        self._taken += table.num_rows
        return table

    def _lines(self) -> Iterator[str]:
        """The lines from where the block is read; `plain` may take some of them, or go on to the next block."""
        while True:
            block = self._block
            yield from block
            if block is self._block and not self._fill():
                return

    def _fill(self) -> bool:
        """Go on to the next block; False where there is none."""
        block = next(self._blocks, "")
        self._block = io.StringIO(block, newline="")
        return bool(block)


def _blocks(path: Path, encoding: str, progress: Progress | None) -> Iterator[str]:
    size = path.stat().st_size
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=encoding, newline="") as text:
        while block := text.read(BLOCK) + text.readline():
            yield block
            if progress is not None:
                progress(raw.tell() / size)


def _plain_table(lines: str, delimiter: str, width: int) -> pa.Table | None:
    """Lines without quotes by column; None where Python's reader has to decide what they mean."""
    if not lines or '"' in lines or lines.startswith("\ufeff"):
        return None
    names = [str(position) for position in range(width)]
    content = lines.encode()
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(content),
            arrow_csv.ReadOptions(use_threads=False, column_names=names, block_size=len(content) + 1),
            arrow_csv.ParseOptions(delimiter=delimiter, quote_char=False, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(
                check_utf8=False,
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())),
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    longest = csv.field_size_limit()
    is_long = len(lines) > longest and any(
        len(text) > longest
        for column in table.columns
        for chunk in column.chunks
        for text in chunk.dictionary.to_pylist()
    )
    return None if is_long else table


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
