"""When the rows of a file were answered, where their texts are understood only by all of the column together."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pyarrow as pa

from opposite.domain.collecting.import_readings import DatesOrdered, Reading, TimesUnread
from opposite.engine.collecting.importing.arrow_columns import moments, numbers
from opposite.engine.collecting.importing.batches import Numbers
from opposite.engine.collecting.importing.meanings import Meant
from opposite.engine.collecting.importing.times import ColumnOfTimes, Order, column_of_times

EXAMPLES = 3
"""Texts that a report shows of those that cannot be read."""


class TimesOfRows:
    """The texts of a column of times that are not ISO 8601, with their rows, until the whole file is read."""

    def __init__(self, title: str, order: Order | None) -> None:
        self._title = title
        self._order = order
        self._texts: dict[str, int] = {}
        self._cells: Counter[str] = Counter()
        self._rows = array("q")
        self._numbers = array("q")

    def take_in(self, rows: Numbers, typed: Meant) -> Meant:
        """What cells mean that are read already; the others are kept until all rows are in."""
        later = {i: text for i, text in enumerate(typed.values) if isinstance(text, str)}
        if not later:
            return typed
        for i, text in later.items():
            of_text = rows[typed.numbers == i]
            number = self._texts.setdefault(text, len(self._texts))
            self._cells[text] += len(of_text)
            self._rows.frombytes(of_text.astype(np.int64).tobytes())
            self._numbers.frombytes(np.full(len(of_text), number, np.int64).tobytes())
        return Meant([None if isinstance(text, str) else text for text in typed.values], typed.numbers)

    @cached_property
    def understood(self) -> ColumnOfTimes:
        """What the texts mean; to be asked when all rows are in."""
        return column_of_times(self._texts, order=self._order)

    @property
    def table(self) -> pa.Table | None:
        """The moments by row; None where every cell was read before."""
        if not self._texts:
            return None
        values = [self.understood.moments[text] for text in self._texts]
        rows = np.frombuffer(self._rows, np.int64)
        answered_at = moments(values, np.frombuffer(self._numbers, np.int64))
        return pa.table({"row": numbers(rows, pa.uint32()), "answered_at": answered_at})

    @property
    def readings(self) -> Sequence[Reading]:
        """Which of day and month was taken to be first, and what could not be read."""
        times = self.understood
        found: list[Reading] = []
        if times.order is not None:
            found.append(DatesOrdered(self._title, times.order))
        if times.unread:
            unread = [text for text in self._texts if text in times.unread]
            cells = sum(self._cells[text] for text in unread)
            found.append(TimesUnread(self._title, cells, tuple(unread[:EXAMPLES]), times.undecided))
        return found
