"""The cells of one batch, parsed column by column; what cannot be used is noted, and spoils its row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from opposite.domain.collecting.cell_faults import CellFault, TooManyCells
from opposite.domain.spreadsheet import MARKER, unescaped
from opposite.engine.collecting.importing.batches import Batch, Cells, cells
from opposite.engine.collecting.importing.layout import Column, Layout
from opposite.engine.collecting.importing.meanings import Meanings, Meant, meant
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.words import normalised

NOT_TICKED = frozenset({"0", "false", "no", "n", "unchecked", "falsch", "nein", "faux", "non", "falso"})
"""What tools write beneath a choice that was not made, where they write anything, normalised."""


class BatchReading:
    """The cells of a batch; `spoiled` tells, for every row, whether anything in it cannot be used."""

    def __init__(self, batch: Batch, layout: Layout, problems: Problems) -> None:
        self.rows = batch.rows
        self.columns = batch.columns if layout.marker is None else _unescaped(batch, layout.marker.positions[0])
        self.spoiled = np.zeros(len(batch.rows), np.bool_)
        self._problems = problems
        for position, number in batch.too_wide.items():
            self._note(position, None, TooManyCells(number, len(layout.source.headings)))

    def texts(self, column: Column | None) -> Cells:
        """The cells of a column, empty ones without a column; one choice a row where it is spread over several."""
        if column is None:
            return Cells([""], np.zeros(len(self.rows), np.int64))
        if len(column.positions) == 1 and not column.ticks:
            return self.columns[column.positions[0]]
        parts = [self.columns[position] for position in column.positions]
        if column.ticks:
            parts = [_ticked(part, tick) if tick else part for part, tick in zip(parts, column.ticks, strict=True)]
        several = [part.each() for part in parts]
        return cells(map(_chosen, zip(*several, strict=True)), len(self.rows))

    def parsed(self, meanings: Meanings[Any], column: Cells) -> Meant:
        """What the cells mean, every different text parsed once; those that cannot be used are noted."""
        by_text = [meanings[text] for text in column.texts]
        faulty = [number for number, meaning in enumerate(by_text) if isinstance(meaning, CellFault)]
        if faulty and meanings.costs_the_cell:
            by_number = np.argsort(column.numbers, kind="stable")
            ends = np.searchsorted(column.numbers[by_number], [*faulty, *(number + 1 for number in faulty)])
            for number, first, end in zip(faulty, ends[: len(faulty)], ends[len(faulty) :], strict=True):
                rows = self.rows[by_number[first:end]].tolist()
                if rows:
                    self._problems.add_cells(rows, meanings.title, str(column.texts[number]).strip(), by_text[number])
        elif faulty:
            for position in np.flatnonzero(np.isin(column.numbers, faulty)).tolist():
                self._note(position, meanings.title, by_text[column.numbers[position]])
        return meant(by_text, column.numbers)

    def _note(self, position: int, title: str | None, fault: CellFault) -> None:
        self.spoiled[position] = True
        self._problems.add(int(self.rows[position]), title, fault)


def _unescaped(batch: Batch, marker: int) -> list[Cells]:
    """The columns without the escape against formulas in the rows that carry our marker."""
    marks = batch.columns[marker]
    is_marked = np.array([text.strip() == MARKER for text in marks.texts], np.bool_)[marks.numbers]
    return [
        Cells([*column.texts, *map(unescaped, column.texts)], column.numbers + is_marked * len(column.texts))
        for column in batch.columns
    ]


def _ticked(column: Cells, tick: str) -> Cells:
    """The choice that a column is for in the rows where it is ticked, whatever the sign for that; empty in all others."""
    chosen = normalised(tick)
    return Cells(
        [
            tick if text.strip() and (normalised(text) == chosen or normalised(text) not in NOT_TICKED) else ""
            for text in column.texts
        ],
        column.numbers,
    )


def _chosen(several: Iterable[str]) -> str:
    """What several cells of one question hold together; one choice, unless more than one is ticked."""
    return "; ".join(filter(str.strip, several))
