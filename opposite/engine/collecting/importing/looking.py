"""What is understood of a file of answers before anything is compared with the store: its columns, first rows and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from opposite.definitions import Loaded
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.cell_faults import CellFault, WordRefused
from opposite.domain.collecting.import_readings import Reading
from opposite.domain.framework import Framework
from opposite.domain.framework.scales import plain_number
from opposite.domain.spreadsheet import MARKER_COLUMN
from opposite.engine.collecting.importing.batch_reading import BatchReading
from opposite.engine.collecting.importing.batches import Cells, batch_of
from opposite.engine.collecting.importing.counting_rows import CountingRows
from opposite.engine.collecting.importing.layout import (
    GROUP,
    LEVEL,
    ORGANISATION,
    SKIP,
    WAVE,
    Layout,
    likely_meanings,
    meaning_words,
    resolve_columns,
    understood,
)
from opposite.engine.collecting.importing.parse import group_parser, level_words, mapped_key
from opposite.engine.collecting.importing.parse_answers import EMPTY, REFUSE, level_parser
from opposite.engine.collecting.importing.reading import rows
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.source_formats import HEADER_ROWS, SourceFormat, detect_format
from opposite.engine.collecting.importing.words import STATES, ParsedAnswer, normalised
from opposite.errors import ImportRefusedError

FIRST_ROWS = 5
"""Rows that are shown."""

MOST_WORDS = 300
"""Words that are shown; those that mean nothing first, then the most frequent."""

MOST_TOLD_APART = 20_000
"""Words that are told apart while a file is read."""

LONGEST_WORD = 500
"""Characters of the longest cell that is taken for a word; what is longer is shown by its first ones alone."""

SHOWN = 200
"""Characters of a cell of the first rows that are shown."""

_STATE_WORDS = {state: word.upper() for word, state in STATES.items()}


class SeenColumn(NamedTuple):
    """A column: its heading, some of its cells, and what it is taken for in the words of a mapping; None for nothing.

    One of `skip` is known and left out.
    """

    title: str
    examples: tuple[str, ...]
    meaning: str | None


class SeenWord(NamedTuple):
    """A word in cells of some questions, in how many cells, and what it is taken for in the words of a mapping.

    The meaning is None where it means nothing. `apart` is whether the same word means something else elsewhere.
    """

    typed: str
    cells: int
    questions: tuple[str, ...]
    meaning: str | None
    apart: bool = False


class SeenGroup(NamedTuple):
    """A word of the group's column, in how many rows, and the id of its group; None where it means nothing."""

    typed: str
    rows: int
    group: str | None


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
        words = _Words(framework, layout, fitted)
    except ImportRefusedError as error:
        return replace(looked, refusal=error)
    counting = CountingRows(source, finished_only=finished_only)
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


class _Words:
    """The words of the answers, by the question, and of the groups, each counted."""

    def __init__(self, framework: Framework, layout: Layout, mapping: ColumnMapping) -> None:
        self.rows = 0
        self._columns = {
            question: columns[LEVEL] for question, columns in layout.by_question.items() if LEVEL in columns
        }
        self._parsers: Mapping[str, Callable[[str], Any]] = {
            question: level_parser(
                framework.questions[question],
                level_words(framework, mapping, question),
                tool=layout.source.tool,
            )
            for question in self._columns
        }
        self._of_answers: dict[str, Counter[str]] = {question: Counter() for question in self._columns}
        self._told_apart = 0
        self._group = layout.person.get(GROUP)
        self._group_of = group_parser(framework, mapping)
        self._of_groups: Counter[str] = Counter()
        self._named = {role: layout.person[role] for role in (ORGANISATION, WAVE) if role in layout.person}
        self._of_names: dict[str, Counter[str]] = {role: Counter() for role in self._named}

    def take_in(self, reading: BatchReading) -> None:
        """Count the words of a batch."""
        self.rows += len(reading.rows)
        for question, column in self._columns.items():
            self._told_apart += _count(self._of_answers[question], reading.texts(column), self._told_apart)
        if self._group is not None:
            _count(self._of_groups, reading.texts(self._group), 0)
        for role, column in self._named.items():
            _count(self._of_names[role], reading.texts(column), 0)

    def seen(self) -> tuple[SeenWord, ...]:
        """The words of answers: those that mean nothing first, then the most frequent."""
        found: dict[tuple[str, str | None], tuple[str, int, list[str]]] = {}
        for question, counter in self._of_answers.items():
            for typed, cells in counter.items():
                meaning = _meaning(self._parsers[question](typed))
                first, before, questions = found.get((mapped_key(typed), meaning), (typed, 0, []))
                found[mapped_key(typed), meaning] = first, before + cells, [*questions, question]
        meanings = Counter(key for key, _ in found)
        words = [
            SeenWord(typed, cells, tuple(dict.fromkeys(questions)), meaning, apart=meanings[key] > 1)
            for (key, meaning), (typed, cells, questions) in found.items()
        ]
        return tuple(sorted(words, key=lambda word: (word.meaning is not None, -word.cells, word.typed)))

    def groups(self) -> tuple[SeenGroup, ...]:
        """The words of the group's column: those that mean nothing first, then the most frequent."""
        named = [(typed, count, self._group_of(typed)) for typed, count in self._of_groups.items()]
        seen = [
            SeenGroup(typed, count, None if isinstance(group, CellFault) else group) for typed, count, group in named
        ]
        return tuple(sorted(seen, key=lambda one: (one.group is not None, -one.rows, one.typed))[:MOST_WORDS])

    def names(self, role: str) -> tuple[str, ...]:
        """The names in a column of organisations or waves, in the order in which they stand there first."""
        return tuple(self._of_names.get(role, {}))[:MOST_WORDS]


def _count(counter: Counter[str], column: Cells, told_apart: int) -> int:
    """Count the words of a column that are not empty; how many were not seen before. Beyond a limit none is added."""
    before = len(counter)
    numbers = np.bincount(column.numbers, minlength=len(column.texts))
    for text, cells in zip(column.texts, numbers.tolist(), strict=True):
        typed = text.strip() if len(text) <= LONGEST_WORD else ""
        if typed and cells and (typed in counter or told_apart + len(counter) - before < MOST_TOLD_APART):
            counter[typed] += cells
    return len(counter) - before


def _meaning(parsed: ParsedAnswer | CellFault) -> str | None:
    """What a cell means, in the words of a mapping."""
    if isinstance(parsed, WordRefused):
        return REFUSE
    if isinstance(parsed, CellFault):
        return None
    if parsed.level is not None:
        return plain_number(parsed.level)
    return EMPTY if parsed.state is None else _STATE_WORDS[parsed.state]
