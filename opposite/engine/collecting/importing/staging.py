"""The usable rows of a file as one Arrow table, a row an answer, every cell judged."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from typing import Any, NamedTuple

import pyarrow as pa

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.framework import Framework
from opposite.domain.spreadsheet import MARKER, unescaped
from opposite.engine.collecting.importing.dictionary_column import JudgedColumn
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
from opposite.engine.collecting.importing.parse import group_judge, name_judge, question_judge
from opposite.engine.collecting.importing.parse_answers import (
    evidence_judge,
    importance_judge,
    level_judge,
    note_judge,
    strict_level_judge,
    time_judge,
)
from opposite.engine.collecting.importing.reading import Row
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.times import survey_times

BATCH = 1_000
"""Rows judged together: few enough that Python's garbage collection has little to look through."""

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


class Cells(NamedTuple):
    """A column of the file and what its cells mean; without a column, every cell is empty."""

    column: Column | None
    judged: JudgedColumn[Any]


class Given(NamedTuple):
    """What was said to one question by every row (wide), or to the question that every row names (long)."""

    question: Cells | str
    said: Cells
    besides: Mapping[str, Cells]


class Staging:
    """Takes in the rows of one file and judges every cell; problems are noted as they are found.

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
        self._late_times = layout.form == "wide" and layout.dialect.tool is not None
        judges: dict[str, Callable[[str], Any]] = {
            ORGANISATION: name_judge("organisation", fixed=organisation),
            WAVE: name_judge("wave", fixed=wave, missing=FIRST_WAVE),
            RESPONDENT: name_judge("respondent"),
            GROUP: group_judge(framework, mapping),
            ANSWERED_AT: str if self._late_times else time_judge(),
        }
        self._person = {role: _cells(judge, layout.person.get(role), role) for role, judge in judges.items()}
        self._given = list(_given(framework, layout, mapping))

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

        def judge(cells: Cells, given: Iterable[Any]) -> None:
            for position, message in cells.judged.extend(given):
                self._problems.add(batch[position].number, cells.judged.title, message)

        for role, cells in self._person.items():
            by_row = role == RESPONDENT and cells.column is None
            judge(cells, (f"row {row.number}" for row in batch) if by_row else texts(cells.column))
        for question, said, besides in self._given:
            if isinstance(question, Cells):
                judge(question, texts(question.column))
                judge(said, zip(question.judged.last(len(batch)), texts(said.column), strict=True))
            else:
                judge(said, texts(said.column))
            for cells in besides.values():
                judge(cells, texts(cells.column))

    def _unmarked(self, batch: Sequence[Row]) -> list[Sequence[str]]:
        """The cells of every row, as many as the header has, without the escape where the row carries our marker."""
        width, marker = len(self._layout.dialect.headings), self._layout.marker
        rows: list[Sequence[str]] = []
        for number, cells in batch:
            if len(cells) > width and any(cells[width:]):
                message = f"has {len(cells)} cells, the header has {width}; quote cells that hold a delimiter"
                self._problems.add(number, None, message)
            wide = cells if len(cells) == width else [*cells, *repeat("", width - len(cells))][:width]
            own = marker is not None and wide[marker.positions[0]].strip() == MARKER
            rows.append([unescaped(cell) for cell in wide] if own else wide)
        return rows

    def _table(self) -> pa.Table:
        rows = pa.Array.from_buffers(pa.int64(), len(self._rows), [None, pa.py_buffer(self._rows)])
        names = [cells.judged.arrow(pa.string()) for role, cells in self._person.items() if role != ANSWERED_AT]
        moments = self._moments()
        batches = [self._batch([rows, *names, moments], given) for given in self._given]
        if self._problems.rows:
            usable = pa.array([row not in self._problems.rows for row in self._rows], pa.bool_())
            batches = [batch.filter(usable) for batch in batches]
        return pa.Table.from_batches(batches, COLUMNS)

    def _batch(self, first: Sequence[pa.Array], given: Given) -> pa.RecordBatch:
        question, said = given.question, given.said.judged
        named = (
            pa.repeat(question, len(self._rows)) if isinstance(question, str) else question.judged.arrow(pa.string())
        )
        state = said.arrow(pa.string(), lambda one: one.state)
        level = said.arrow(pa.float64(), lambda one: one.level)
        besides = [
            given.besides[aspect].judged.arrow(COLUMNS.field(aspect).type)
            if aspect in given.besides
            else pa.nulls(len(self._rows), COLUMNS.field(aspect).type)
            for aspect in (IMPORTANCE, EVIDENCE, NOTE)
        ]
        return pa.RecordBatch.from_arrays([*first, named, state, level, *besides], schema=COLUMNS)

    def _moments(self) -> pa.Array:
        """When every row was answered; those of a survey tool need the whole column to be understood."""
        judged = self._person[ANSWERED_AT].judged
        if self._late_times:
            times = survey_times(judged.meanings)
            if times is None:
                self.not_understood.append(judged.title)
            return judged.arrow(COLUMNS.field(ANSWERED_AT).type, lambda text: None if times is None else times[text])
        return judged.arrow(COLUMNS.field(ANSWERED_AT).type)


def _given(framework: Framework, layout: Layout, mapping: ColumnMapping) -> Iterator[Given]:
    """The columns of what was said: one set of them in the long form, one for every question in the wide form."""
    judges = {IMPORTANCE: importance_judge(framework), EVIDENCE: evidence_judge(framework), NOTE: note_judge()}

    def besides(columns: Mapping[str, Column]) -> dict[str, Cells]:
        return {
            aspect: Cells(columns[aspect], JudgedColumn(judge, title=columns[aspect].title))
            for aspect, judge in judges.items()
            if aspect in columns
        }

    if layout.form == "long":
        column = layout.given[LEVEL]
        said = Cells(column, JudgedColumn(strict_level_judge(framework), title=column.title))
        yield Given(_cells(question_judge(framework), layout.given[QUESTION], QUESTION), said, besides(layout.given))
    for id_, columns in layout.asked.items():
        said = _cells(level_judge(framework.questions[id_], mapping), columns.get(LEVEL), LEVEL)
        yield Given(id_, said, besides(columns))


def _cells(judge: Callable[[str], Any], column: Column | None, name: str) -> Cells:
    """A column whose cells are judged without outer space, by its title in the file."""
    title = name if column is None else column.title
    return Cells(column, JudgedColumn(lambda typed: judge(typed.strip()), title=title))


def _chosen(cells: Iterable[str]) -> str:
    """What several cells of one question hold together; one choice, unless more than one is ticked."""
    return "; ".join(filter(str.strip, cells))
