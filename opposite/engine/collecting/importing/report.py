"""Problems collected while a file is read: which rows they make unusable, and the first of them."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.collecting.cell_faults import CellFault, WordRefused
from opposite.domain.collecting.import_readings import UnknownWord
from opposite.domain.collecting.import_report import LISTED, Problem


class Problems:
    """Problems as they are found: all counted, the first ones kept, and the rows they make unusable."""

    def __init__(self) -> None:
        self.found = 0
        self.rows: set[int] = set()
        self.refused = False
        """Whether a mapping refuses the file for a word in it."""
        self.cells = 0
        """Cells that cannot be used in rows that can."""
        self._words: dict[str, UnknownWord] = {}
        self._kept: list[Problem] = []

    def add(self, row: int, column: str | None, fault: CellFault) -> None:
        """Note one problem."""
        self.found += 1
        self.rows.add(row)
        self._kept.append(Problem(row, column, fault))
        if len(self._kept) >= 20 * LISTED:
            self._kept = list(self.first())

    def add_cells(self, rows: Sequence[int], column: str, typed: str, fault: CellFault) -> None:
        """Note cells of the same words in a column that cost no more than the cells; the rows are not unusable for them."""
        self.refused |= isinstance(fault, WordRefused)
        self.found += len(rows)
        self.cells += len(rows)
        known = self._words.get(typed)
        columns = () if known is None else known.columns
        row = rows[0] if known is None else min(known.row, rows[0])
        if known is not None or len(self._words) < 20 * LISTED:
            cells = len(rows) + (0 if known is None else known.cells)
            columns = columns if column in columns else (*columns, column)
            self._words[typed] = UnknownWord(typed, cells, columns, row)
        self._kept += [Problem(row, column, fault) for row in rows[:LISTED]]
        if len(self._kept) >= 20 * LISTED:
            self._kept = list(self.first())

    def words(self) -> tuple[UnknownWord, ...]:
        """The words that mean nothing where they stand, the most frequent first; at most LISTED."""
        return tuple(sorted(self._words.values(), key=lambda word: (-word.cells, word.row))[:LISTED])

    def first(self) -> tuple[Problem, ...]:
        """The first problems by row, those of one row in the order they were found; at most LISTED."""
        return tuple(sorted(self._kept, key=lambda problem: problem.row)[:LISTED])
