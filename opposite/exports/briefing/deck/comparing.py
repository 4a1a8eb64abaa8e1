"""Whether texts and tables in a file say what was computed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from opposite.exports.briefing.deck.fit import ELLIPSIS
from opposite.exports.briefing.deck.model import Table
from opposite.exports.briefing.deck.numbers import controls, numbers
from opposite.wording.briefing import verifying as words

NARROW = 91_440
"""Width of a column in which nothing can be read, in EMU; a tenth of an inch."""


class Found(NamedTuple):
    """What a file says in a place and what was computed; `words_only` where all numbers are the same."""

    what: str
    said: str
    computed: str
    words_only: bool = False
    is_loss: bool = False
    """Whether a program that saves a deck loses it without any harm to what is shown."""


def in_text(what: str, shown: Sequence[str], expected: Sequence[str], cuts: Collection[str] = ()) -> Iterator[Found]:
    """Where paragraphs differ; one of those that were `cuts` when they were drawn says what the whole does."""
    for said, computed in zip_longest(shown, expected):
        if said is None and shown and shown[-1] in cuts:
            return
        if not _same(said or "", computed or "", cuts):
            alike = numbers(said or "") == numbers(computed or "") and controls(said or "") <= controls(computed or "")
            yield Found(what, said or "", computed or "", words_only=alike)


def _same(said: str, computed: str, cuts: Collection[str]) -> bool:
    return said == computed or (said in cuts and computed.startswith(said.removesuffix(ELLIPSIS)))


def in_table(table: Any, expected: Table, cuts: Collection[str]) -> Iterator[Found]:
    """Where cells differ, words too: a name in another row makes another figure of it. A cell beneath another says nothing."""
    shown = [[_shown(cell) for cell in row.cells] for row in table.rows]
    for row, computed_row in zip_longest(shown, expected.rows, fillvalue=()):
        for said, computed in zip_longest(row, computed_row, fillvalue=""):
            if not _same(said, computed, cuts):
                yield Found((computed_row or row or ("",))[0], said, computed)
    for name, column in zip(expected.rows[0], table.columns, strict=False):
        if column.width < NARROW:
            yield Found(name, words.HIDDEN, "")


def _shown(cell: Any) -> str:
    return "" if cell.is_spanned else "\n".join(one.text for one in cell.text_frame.paragraphs)


def listed(what: str, shown: Sequence[str], expected: Sequence[str]) -> Iterator[Found]:
    """Where names differ."""
    for said, computed in zip_longest(shown, expected, fillvalue=""):
        if said != computed:
            yield Found(what, said, computed)
