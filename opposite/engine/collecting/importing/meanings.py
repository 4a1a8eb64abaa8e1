"""What the texts of a column mean: every different text is parsed once, however many cells hold it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np

from opposite.domain.collecting.cell_faults import CellFault
from opposite.engine.collecting.importing.batches import Numbers

Text = TypeVar("Text", bound=Hashable)

REMEMBERED = 50_000
"""Texts of a column whose meaning is kept; beyond, as where every row has a note of its own, they are parsed anew."""


class Meanings(dict[Text, Any], Generic[Text]):
    """Meanings by text; a CellFault for a text that cannot be used. `title` is the column's name in messages.

    `costs_the_cell` tells whether such a text leaves only its own cell empty, and the row usable.
    """

    def __init__(self, parse: Callable[[Text], Any], *, title: str, costs_the_cell: bool = False) -> None:
        super().__init__()
        self.title = title
        self.costs_the_cell = costs_the_cell
        self._parse = parse

    def __missing__(self, text: Text) -> Any:
        if len(self) >= REMEMBERED:
            self.clear()
        meaning = self[text] = self._parse(text)
        return meaning


class Meant(NamedTuple):
    """What the cells of a column mean in one batch: the different meanings, and for every row the number of its own."""

    values: Sequence[Any]
    numbers: Numbers

    def of(self, rows: Numbers) -> Meant:
        """What the cells of some rows mean, in their order."""
        return Meant(self.values, self.numbers[rows])

    def each(self) -> list[Any]:
        """What the cell of every row means."""
        return [self.values[number] for number in self.numbers.tolist()]


def meant(by_text: Iterable[Any], numbers: Numbers) -> Meant:
    """From what each text means, in order, and the number of every row's text; a fault means nothing (None)."""
    number: dict[Any, int] = {}
    of_text = [number.setdefault(None if isinstance(one, CellFault) else one, len(number)) for one in by_text]
    return Meant(list(number), np.array(of_text, np.int64)[numbers])


def keys_of(columns: Sequence[Meant]) -> tuple[Numbers, int]:
    """One number for what several columns mean together in every row, and a size below which all of them are."""
    keys, size = columns[0].numbers, len(columns[0].values)
    for column in columns[1:]:
        keys, size = keys * len(column.values) + column.numbers, size * len(column.values)
    return keys, size


def together(columns: Sequence[Meant]) -> Meant:
    """What several columns mean together, as tuples."""
    different, numbers = different_keys(*keys_of(columns))
    values: list[tuple[Any, ...]] = []
    for key in different.tolist():
        one: list[Any] = []
        left = key
        for column in reversed(columns):
            left, number = divmod(left, len(column.values))
            one.append(column.values[number])
        values.append(tuple(reversed(one)))
    return Meant(values, numbers)


def different_keys(keys: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The different ones among keys from 0 to below a size, ascending, and for each key the number of its own."""
    if size > 4 * len(keys):
        different, numbers = np.unique(keys, return_inverse=True)
        return different, numbers
    different = np.flatnonzero(np.bincount(keys, minlength=size))
    number_of = np.zeros(size, np.int64)
    number_of[different] = np.arange(len(different))
    return different, number_of[keys]


def runs(keys: Numbers) -> tuple[Numbers, Numbers, bool]:
    """Different keys by the position where each stands first, in that order, and for every position the number of its key.

    The last is whether equal keys stand together everywhere.
    """
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    _, first, numbers = np.unique(keys[begins], return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    lengths = np.diff(begins, append=len(keys))
    return begins[first[order]], np.repeat(rank[numbers], lengths), len(first) == len(begins)
