"""Rows of a file that follow one another, by column: the different texts of a column, and which of them each row has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers = npt.NDArray[np.int64]


class Row(NamedTuple):
    """One row of a file: its number as a spreadsheet counts, from 1, and the text of its cells."""

    number: int
    cells: list[str]


class Cells(NamedTuple):
    """The cells of a column: its different texts, and for every row the number of its text among them."""

    texts: Sequence[Any]
    numbers: Numbers

    def of(self, rows: npt.NDArray[np.bool_]) -> Cells:
        """The cells of some of the rows."""
        return Cells(self.texts, self.numbers[rows])

    def each(self) -> list[str]:
        """The text of every row."""
        return [self.texts[number] for number in self.numbers.tolist()]


class Batch(NamedTuple):
    """Rows by their numbers and columns, as many columns as the header has.

    `too_wide` holds the rows that have more, by position, with the number of their cells.
    """

    rows: Numbers
    columns: Sequence[Cells]
    too_wide: dict[int, int]


class _Numbering(dict[str, int]):
    """Numbers of texts in the order in which they are first asked for."""

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        return number


def cells(texts: Iterable[str], count: int) -> Cells:
    """So many texts, one a row, as a column."""
    number = _Numbering()
    numbers = np.fromiter(map(number.__getitem__, texts), np.int64, count)
    return Cells(list(number), numbers)


def batch_of(rows: Sequence[Row], width: int) -> Batch:
    """Rows that were read one by one, of as many columns as the header has."""
    too_wide = {i: len(row.cells) for i, row in enumerate(rows) if len(row.cells) > width and any(row.cells[width:])}
    whole = [row.cells if len(row.cells) == width else _of_width(row.cells, width) for row in rows]
    return Batch(
        np.array([row.number for row in rows], np.int64),
        [cells(column, len(rows)) for column in zip(*whole, strict=True)],
        too_wide,
    )


def _of_width(cells_: list[str], width: int) -> list[str]:
    return [*cells_[:width], *[""] * (width - len(cells_))]


def plain_batch(first: int, table: pa.Table) -> Batch:
    """The rows that hold anything of a table of dictionaries, which are numbered from `first`."""
    columns = [_of_dictionary(column) for column in table.columns]
    rows = np.arange(first, first + table.num_rows, dtype=np.int64)
    if any(is_blank(text) for text in columns[0].texts):
        filled = np.zeros(len(rows), np.bool_)
        for column in columns:
            filled |= np.array([not is_blank(text) for text in column.texts], np.bool_)[column.numbers]
        return Batch(rows[filled], [column.of(filled) for column in columns], {})
    return Batch(rows, columns, {})


def _of_dictionary(column: pa.ChunkedArray) -> Cells:
    array = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    numbers = np.frombuffer(array.indices.buffers()[1], np.int32)[: len(array)]
    return Cells(array.dictionary.to_pylist(), numbers.astype(np.int64))


def is_blank(text: str) -> bool:
    """Whether a cell holds nothing that could be read."""
    return not text or text.isspace()
