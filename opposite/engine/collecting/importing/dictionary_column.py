"""A column of a file as it is read: every different text parsed once, every cell kept as the number of its text."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

import pyarrow as pa

from opposite.domain.collecting.cell_faults import CellFault

Text = TypeVar("Text")


class DictionaryColumn(dict[Text, int], Generic[Text]):
    """What the cells of a column mean. As a mapping, the numbers of its different texts.

    `meanings` stands in the order of the numbers; it is None for a text that cannot be used, and `faults` says why.
    """

    def __init__(self, parse: Callable[[Text], Any], *, title: str) -> None:
        super().__init__()
        self.title = title
        self.meanings: list[Any] = []
        self.faults: dict[int, CellFault] = {}
        self._parse = parse
        self._cells = array("i")

    def __missing__(self, text: Text) -> int:
        number = len(self.meanings)
        meaning = self._parse(text)
        if isinstance(meaning, CellFault):
            self.faults[number] = meaning
            meaning = None
        self.meanings.append(meaning)
        self[text] = number
        return number

    def extend(self, texts: Iterable[Text]) -> Sequence[tuple[int, CellFault]]:
        """Take in further cells; returns position and fault of those among them that cannot be used."""
        begun = len(self._cells)
        self._cells.extend(map(self.__getitem__, texts))
        if not self.faults:
            return ()
        added = enumerate(self._cells[begun:])
        return [(position, self.faults[number]) for position, number in added if number in self.faults]

    def last(self, count: int) -> list[Any]:
        """What the last cells taken in mean."""
        return [self.meanings[number] for number in self._cells[-count:]]

    def arrow(self, type_: pa.DataType, part: Callable[[Any], Any] | None = None) -> pa.Array:
        """What all cells mean, or one part of it, as an Arrow array."""
        meanings = (
            self.meanings if part is None else [None if meaning is None else part(meaning) for meaning in self.meanings]
        )
        numbers = pa.Array.from_buffers(pa.int32(), len(self._cells), [None, pa.py_buffer(self._cells)])
        return pa.array(meanings, type_).take(numbers)
