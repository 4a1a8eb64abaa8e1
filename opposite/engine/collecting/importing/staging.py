"""The usable rows of a file as one Arrow table, a row an answer, every cell parsed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from typing import Any, NamedTuple

import pyarrow as pa

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.cell_faults import TooManyCells
from opposite.domain.framework import Framework
from opposite.domain.spreadsheet import MARKER, unescaped
from opposite.engine.collecting.importing.dictionary_column import DictionaryColumn
from opposite.engine.collecting.importing.layout import (
    ANSWERED_AT,
    EVIDENCE,
    GROUP,
    IMPORTANCE,
    LEVEL,
    NOTE,
    ORGANISATION,
    QUESTION,
    RESPONDENT,
    WAVE,
    Column,
    Layout,
)
from opposite.engine.collecting.importing.parse import group_parser, name_parser, question_parser
from opposite.engine.collecting.importing.parse_answers import (
    evidence_parser,
    importance_parser,
    level_parser,
    long_form_level_parser,
    note_parser,
    time_parser,
)
from opposite.engine.collecting.importing.reading import Row
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.times import survey_times

BATCH = 1_000
"""Rows parsed together: few enough that Python's garbage collection has little to look through."""

FIRST_WAVE = "1"
"""Name of the only wave where a file names none."""

COLUMNS = pa.schema([
    ("row", pa.int64()),
    ("organisation", pa.string()),
    ("wave", pa.string()),
    ("respondent", pa.string()),
    ("group_id", pa.string()),
    ("answered_at", pa.timestamp("us")),
    ("question_id", pa.string()),
    ("state", pa.string()),
    ("level", pa.float64()),
    ("importance", pa.float64()),
    ("evidence", pa.string()),
    ("note", pa.large_string()),
])  # fmt: skip


class ParsedColumn(NamedTuple):
    """A column of the file and what its cells mean; without a column, every cell is empty."""

    column: Column | None
    cells: DictionaryColumn[Any]


class AnswerColumns(NamedTuple):
    """The answers of every row to one question (wide), or to the question that the row names (long)."""

    question: ParsedColumn | str
    answer: ParsedColumn
    others: Mapping[str, ParsedColumn]
    """Importance, evidence and note, those of them that the file has."""


class Staging:
    """Takes in the rows of one file and parses every cell; problems are noted as they are found.

    `not_understood` names the columns of which only their cells show that they cannot be used.
    """

    def __init__(
        self,
        framework: Framework,
        layout: Layout,
        mapping: ColumnMapping,
        *,
        organisation: str | None,
        wave: str | None,
        problems: Problems,
    ) -> None:
        self.not_understood: list[str] = []
        self._layout = layout
        self._problems = problems
        self._rows = array("q")
        self._filled: set[int] = set()
        self._survey_times = layout.form == "wide" and layout.source.tool is not None
        parsers: dict[str, Callable[[str], Any]] = {
            ORGANISATION: name_parser("organisation", fixed=organisation),
            WAVE: name_parser("wave", fixed=wave, missing=FIRST_WAVE),
            RESPONDENT: name_parser("respondent"),
            GROUP: group_parser(framework, mapping),
            ANSWERED_AT: str if self._survey_times else time_parser(),
        }
        self._person = {role: _parsed(parse, layout.person.get(role), role) for role, parse in parsers.items()}
        self._answers = list(_answer_columns(framework, layout, mapping))

    @property
    def rows_read(self) -> int:
        """Number of rows taken in."""
        return len(self._rows)

    def read(self, rows: Iterable[Row]) -> pa.Table:
        """The answers of all usable rows, a row an answer, in the columns of COLUMNS."""
        remaining = iter(rows)
        while batch := list(islice(remaining, BATCH)):
            self._take_in(batch)
        self.not_understood += [f"column {position + 1} (no name)" for position in sorted(self._filled)]
        return self._table()

    def _take_in(self, batch: Sequence[Row]) -> None:
        self._rows.extend(row.number for row in batch)
        columns = list(zip(*self._unmarked(batch), strict=True))
        self._filled |= {position for position in self._layout.unnamed if any(columns[position])}

        def texts(column: Column | None) -> Iterable[str]:
            if column is None:
                return repeat("", len(batch))
            several = [columns[position] for position in column.positions]
            return several[0] if len(several) == 1 else map(_chosen, zip(*several, strict=True))

        def parse(parsed: ParsedColumn, texts: Iterable[Any]) -> None:
            for position, fault in parsed.cells.extend(texts):
                self._problems.add(batch[position].number, parsed.cells.title, fault)

        for role, person in self._person.items():
            by_row = role == RESPONDENT and person.column is None
            parse(person, (f"row {row.number}" for row in batch) if by_row else texts(person.column))
        for question, answer, others in self._answers:
            if isinstance(question, ParsedColumn):
                parse(question, texts(question.column))
                parse(answer, zip(question.cells.last(len(batch)), texts(answer.column), strict=True))
            else:
                parse(answer, texts(answer.column))
            for other in others.values():
                parse(other, texts(other.column))

    def _unmarked(self, batch: Sequence[Row]) -> list[Sequence[str]]:
        """The cells of every row, as many as the header has, without the escape where the row carries our marker."""
        width, marker = len(self._layout.source.headings), self._layout.marker
        rows: list[Sequence[str]] = []
        for number, cells in batch:
            if len(cells) > width and any(cells[width:]):
                self._problems.add(number, None, TooManyCells(len(cells), width))
            wide = cells if len(cells) == width else [*cells, *repeat("", width - len(cells))][:width]
            escaped = marker is not None and wide[marker.positions[0]].strip() == MARKER
            rows.append([unescaped(cell) for cell in wide] if escaped else wide)
        return rows

    def _table(self) -> pa.Table:
        rows = pa.Array.from_buffers(pa.int64(), len(self._rows), [None, pa.py_buffer(self._rows)])
        names = [person.cells.arrow(pa.string()) for role, person in self._person.items() if role != ANSWERED_AT]
        moments = self._moments()
        batches = [self._batch([rows, *names, moments], columns) for columns in self._answers]
        if self._problems.rows:
            usable = pa.array([row not in self._problems.rows for row in self._rows], pa.bool_())
            batches = [batch.filter(usable) for batch in batches]
        return pa.Table.from_batches(batches, COLUMNS)

    def _batch(self, first: Sequence[pa.Array], columns: AnswerColumns) -> pa.RecordBatch:
        question, answers = columns.question, columns.answer.cells
        named = pa.repeat(question, len(self._rows)) if isinstance(question, str) else question.cells.arrow(pa.string())
        state = answers.arrow(pa.string(), lambda answer: answer.state)
        level = answers.arrow(pa.float64(), lambda answer: answer.level)
        others = [
            columns.others[aspect].cells.arrow(COLUMNS.field(aspect).type)
            if aspect in columns.others
            else pa.nulls(len(self._rows), COLUMNS.field(aspect).type)
            for aspect in (IMPORTANCE, EVIDENCE, NOTE)
        ]
        return pa.RecordBatch.from_arrays([*first, named, state, level, *others], schema=COLUMNS)

    def _moments(self) -> pa.Array:
        """When every row was answered; those of a survey tool need the whole column to be understood."""
        cells = self._person[ANSWERED_AT].cells
        if self._survey_times:
            times = survey_times(cells.meanings)
            if times is None:
                self.not_understood.append(cells.title)
            return cells.arrow(COLUMNS.field(ANSWERED_AT).type, lambda text: None if times is None else times[text])
        return cells.arrow(COLUMNS.field(ANSWERED_AT).type)


def _answer_columns(framework: Framework, layout: Layout, mapping: ColumnMapping) -> Iterator[AnswerColumns]:
    """The columns of the answers: one set of them in the long form, one for every question in the wide form."""
    parsers = {IMPORTANCE: importance_parser(framework), EVIDENCE: evidence_parser(framework), NOTE: note_parser()}

    def others(columns: Mapping[str, Column]) -> dict[str, ParsedColumn]:
        return {
            aspect: ParsedColumn(columns[aspect], DictionaryColumn(parse, title=columns[aspect].title))
            for aspect, parse in parsers.items()
            if aspect in columns
        }

    if layout.form == "long":
        column = layout.by_role[LEVEL]
        answer = ParsedColumn(column, DictionaryColumn(long_form_level_parser(framework), title=column.title))
        question = _parsed(question_parser(framework), layout.by_role[QUESTION], QUESTION)
        yield AnswerColumns(question, answer, others(layout.by_role))
    for id_, columns in layout.by_question.items():
        answer = _parsed(level_parser(framework.questions[id_], mapping), columns.get(LEVEL), LEVEL)
        yield AnswerColumns(id_, answer, others(columns))


def _parsed(parse: Callable[[str], Any], column: Column | None, name: str) -> ParsedColumn:
    """A column whose cells are parsed without outer space, by its title in the file."""
    title = name if column is None else column.title
    return ParsedColumn(column, DictionaryColumn(lambda typed: parse(typed.strip()), title=title))


def _chosen(cells: Iterable[str]) -> str:
    """What several cells of one question hold together; one choice, unless more than one is ticked."""
    return "; ".join(filter(str.strip, cells))
