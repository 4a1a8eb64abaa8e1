"""How words and codes of a questionnaire are read when its answers come back: the importer itself is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.cell_faults import CellFault
from opposite.domain.framework import Framework
from opposite.engine.collecting.importing.heading_names import likely_names
from opposite.engine.collecting.importing.layout import RESPONDENT, resolve_columns
from opposite.engine.collecting.importing.places import code_of_place
from opposite.engine.collecting.importing.source_formats import Heading, SourceFormat
from opposite.errors import ImportRefusedError

Reads = Callable[[str], object]
"""What a cell means: a parser of the importer, whose CellFault says that it means nothing."""

Claim = tuple[str, str]
"""A question's id and an aspect of the answer to it, `level` or `importance`."""

AS_IT_IS = ColumnMapping()


def understood_as(reads: Reads, meant: object, words: Iterable[str]) -> str | None:
    """The first of several words that is read as what is meant; None where none is."""
    return next((one for one in words if reads(one) == meant), None)


def code_for(reads: Reads, meant: object, words: Iterable[str], *, allowed: re.Pattern[str], place: int) -> str:
    """The first of several words that a tool takes as a code and that is read as what is meant.

    Where there is none, a code that is read as nothing, so that nobody takes it for another answer.
    """
    for code in words:
        if allowed.fullmatch(code) and reads(code) == meant:
            return code
    return next(code for code in _spare(place) if allowed.fullmatch(code) and isinstance(reads(code), CellFault))


def headers_understood(framework: Framework, headers: Sequence[str]) -> dict[str, Claim]:
    """What an import takes columns of these names to hold, by name; those that it takes for nothing are left out."""
    headings = tuple(Heading(name, likely_names(name)) for name in (RESPONDENT, *dict.fromkeys(headers)))
    try:
        layout = resolve_columns(framework, SourceFormat(None, 1, headings), AS_IT_IS)
    except ImportRefusedError:
        return {}
    return {
        column.title: (question, aspect)
        for question, by_aspect in layout.by_question.items()
        for aspect, column in by_aspect.items()
    }


def _spare(place: int) -> Iterator[str]:
    """Codes for the choice at a place, from 1: one that says the place, then such as say nothing."""
    yield code_of_place(place)
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        yield f"{letter}{place}"
    for start in range(19, 10_000, 10):
        yield f"{start}{place:02d}"
