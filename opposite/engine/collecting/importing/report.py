"""Problems collected while a file is read: which rows they make unusable, and the first of them."""

from __future__ import annotations

from opposite.domain.collecting.cell_faults import CellFault
from opposite.domain.collecting.import_report import LISTED, Problem


class Problems:
    """Problems as they are found: all counted, the first ones kept, and the rows they make unusable."""

    def __init__(self) -> None:
        self.found = 0
        self.rows: set[int] = set()
        self._kept: list[Problem] = []

    def add(self, row: int, column: str | None, fault: CellFault) -> None:
        """Note one problem."""
        self.found += 1
        self.rows.add(row)
        self._kept.append(Problem(row, column, fault))
        if len(self._kept) >= 20 * LISTED:
            self._kept = list(self.first())

    def first(self) -> tuple[Problem, ...]:
        """The first problems by row, those of one row in the order they were found; at most LISTED."""
        return tuple(sorted(self._kept, key=lambda problem: problem.row)[:LISTED])
