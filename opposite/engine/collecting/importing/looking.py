"""What is understood of a file of answers before anything is compared with the store: its columns, first rows and words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from opposite.definitions import Loaded
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.import_readings import Reading
from opposite.domain.spreadsheet import MARKER_COLUMN
from opposite.engine.collecting.importing.batch_reading import BatchReading
from opposite.engine.collecting.importing.batches import batch_of
from opposite.engine.collecting.importing.claims import SKIP
from opposite.engine.collecting.importing.counting_rows import CountingRows
from opposite.engine.collecting.importing.group_column import with_group_column
from opposite.engine.collecting.importing.layout import (
    ORGANISATION,
    WAVE,
    Layout,
    likely_meanings,
    meaning_words,
    resolve_columns,
    understood,
)
from opposite.engine.collecting.importing.reading import rows
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.source_formats import HEADER_ROWS, SourceFormat, detect_format
from opposite.engine.collecting.importing.words import normalised
from opposite.engine.collecting.importing.words_seen import MOST_WORDS, SeenGroup, SeenWord, WordsOfFile
from opposite.errors import ImportRefusedError

FIRST_ROWS = 5
"""Rows that are shown."""

SHOWN = 200
"""Characters of a cell of the first rows that are shown."""


class SeenColumn(NamedTuple):
    """A column: its heading, some of its cells, and what it is taken for in the words of a mapping; None for nothing.

    One of `skip` is known and left out.
    """

    title: str
    examples: tuple[str, ...]
    meaning: str | None


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file was taken for, by its own words and a mapping.

    `mapping` is the one that was given without the columns that the file does not have, which are `absent`. `refusal` is why its
    columns make no layout, None where they do; there are no words, groups and names then. `organisations` and `waves` are the names in
    the file, at most MOST_WORDS. `rows` are those that were read.
    """

    tool: str | None
    form: str | None
    columns: tuple[SeenColumn, ...]
    first_rows: tuple[tuple[str, ...], ...]
    words: tuple[SeenWord, ...]
    words_in_all: int
    groups: tuple[SeenGroup, ...]
    organisations: tuple[str, ...]
    waves: tuple[str, ...]
    rows: int
    readings: tuple[Reading, ...]
    mapping: ColumnMapping
    absent: tuple[str, ...] = ()
    refusal: ImportRefusedError | None = None

    @property
    def has(self) -> frozenset[str]:
        """What columns hold, in the words of a mapping."""
        return frozenset(column.meaning for column in self.columns if column.meaning is not None)


def look_into(
    path: Path,
    loaded: Loaded,
    *,
    mapping: ColumnMapping | None = None,
    encoding: str | None = None,
    finished_only: bool = False,
) -> Looked:
    """What is understood of a file; nothing is stored and the store is not asked.

    Raises ImportRefusedError where the file cannot be read at all, EncodingAskedError where its encoding is in doubt.
    """
    framework = loaded.framework
    numbered = rows(path, encoding=encoding)
    first = list(islice(numbered, HEADER_ROWS))
    if not first:
        raise ImportRefusedError(f"{path.name} holds no rows at all.", hint="Export the answers once more.")
    source = detect_format([row.cells for row in first], understood=understood(framework))
    source = with_group_column(source, [row.cells for row in first[source.header_rows :]], framework)
    fitted, absent = _fitted(mapping or ColumnMapping(), source)
    beneath = first[source.header_rows :]
    shown = [[cell.strip()[:SHOWN] for cell in row.cells] for row in beneath[:FIRST_ROWS]]
    looked = Looked(
        tool=source.tool,
        form=None,
        columns=_columns(source, likely_meanings(framework, source), shown),
        first_rows=tuple(map(tuple, shown)),
        words=(),
        words_in_all=0,
        groups=(),
        organisations=(),
        waves=(),
        rows=0,
        readings=(),
        mapping=fitted,
        absent=absent,
    )
    try:
        layout = resolve_columns(framework, source, fitted)
        words = WordsOfFile(framework, layout, fitted)
    except ImportRefusedError as error:
        return replace(looked, refusal=error)
    counting = CountingRows(layout.source, finished_only=finished_only)
    width = len(source.headings)
    for batch in chain([batch_of(beneath, width)] if beneath else [], numbered.batches(width)):
        words.take_in(BatchReading(counting.take_in(batch), layout, Problems()))
    seen = words.seen()
    return replace(
        looked,
        form=layout.form,
        columns=_columns(source, _meanings(layout), shown),
        words=seen[:MOST_WORDS],
        words_in_all=len(seen),
        groups=words.groups(),
        organisations=words.names(ORGANISATION),
        waves=words.names(WAVE),
        rows=words.rows,
        readings=numbered.readings,
    )


def likeliest(path: Path, several: Iterable[Loaded], *, encoding: str | None = None) -> Loaded | None:
    """The framework of whose questions the first rows of a file name the most; None where they name none of any."""
    first = [row.cells for row in islice(rows(path, encoding=encoding), HEADER_ROWS)]
    named: list[tuple[int, Loaded]] = []
    for loaded in several if first else ():
        framework = loaded.framework
        source = detect_format(first, understood=understood(framework))
        of_headings = {m.split(" ")[0] for m in likely_meanings(framework, source) if m} & framework.questions.keys()
        of_cells = {cell.strip() for row in first[source.header_rows :] for cell in row} & framework.questions.keys()
        named.append((max(len(of_headings), len(of_cells)), loaded))
    most, best = max(named, key=lambda one: one[0], default=(0, None))
    return best if most else None


def _fitted(mapping: ColumnMapping, source: SourceFormat) -> tuple[ColumnMapping, tuple[str, ...]]:
    """A mapping without the columns that a file does not have, and these."""
    titles = {heading.title for heading in source.headings} | {normalised(heading.title) for heading in source.headings}
    there = {
        title: meaning
        for title, meaning in mapping.columns.items()
        if title.strip() in titles or normalised(title) in titles
    }
    return replace(mapping, columns=there), tuple(title for title in mapping.columns if title not in there)


def _columns(
    source: SourceFormat, meanings: Iterable[str | None], shown: Iterable[list[str]]
) -> tuple[SeenColumn, ...]:
    rows_ = list(shown)
    return tuple(
        SeenColumn(heading.title, tuple(row[i] for row in rows_ if i < len(row) and row[i])[:3], meaning)
        for i, (heading, meaning) in enumerate(zip(source.headings, meanings, strict=True))
        if heading.title and heading.title != MARKER_COLUMN
    )


def _meanings(layout: Layout) -> list[str | None]:
    """What each column holds by the layout, in the words of a mapping."""
    by_position: dict[int, str] = {}
    for role, column in (*layout.person.items(), *layout.by_role.items()):
        by_position |= dict.fromkeys(column.positions, role)
    for question, aspects in layout.by_question.items():
        for aspect, column in aspects.items():
            by_position |= dict.fromkeys(column.positions, meaning_words((question, aspect)))
    left_out = set(layout.left_out)
    return [
        by_position.get(i, SKIP if heading.title in left_out else None)
        for i, heading in enumerate(layout.source.headings)
    ]
