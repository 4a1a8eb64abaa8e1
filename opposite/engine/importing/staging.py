"""The usable rows of a file as one Arrow table, a row an answer, every cell judged."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, repeat
from typing import Any, NamedTuple

import pyarrow as pa

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.cells import MARKER, unescaped
from opposite.domain.framework import Framework
from opposite.engine.importing.answer_judging import (
    evidence_judge,
    importance_judge,
    level_judge,
    note_judge,
    strict_level_judge,
    time_judge,
)
from opposite.engine.importing.judged_column import JudgedColumn
from opposite.engine.importing.judging import group_judge, name_judge, question_judge
from opposite.engine.importing.layout import (
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
from opposite.engine.importing.reading import Row
from opposite.engine.importing.report import Problems
from opposite.engine.importing.times import survey_times

BATCH = 20_000
"""Rows judged together."""

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
    ("note", pa.string()),
])  # fmt: skip


class Given(NamedTuple):
    """What was said to one question by every row (wide), or to the question that every row names (long)."""

    question: JudgedColumn[str] | str
    said: JudgedColumn[Any]
    besides: Mapping[str, JudgedColumn[str]]


class Staging:
    """Takes in the rows of one file and judges every cell; problems are noted as they are found."""

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
        self.time_not_understood: str | None = None
        self._layout = layout
        self._problems = problems
        self._rows = array("q")
        self._late_times = layout.form == "wide" and layout.dialect.tool is not None
        judges: dict[str, Callable[[str], Any]] = {
            ORGANISATION: name_judge("organisation", fixed=organisation),
            WAVE: name_judge("wave", fixed=wave, missing=FIRST_WAVE),
            RESPONDENT: name_judge("respondent"),
            GROUP: group_judge(framework, mapping),
            ANSWERED_AT: str if self._late_times else time_judge(),
        }
        self._person = {role: _column(judge, layout.person.get(role), role) for role, judge in judges.items()}
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
        return self._table()

    def _take_in(self, batch: Sequence[Row]) -> None:
        self._rows.extend(row.number for row in batch)
        columns = list(zip(*self._cells(batch), strict=True))
        count = len(batch)

        def texts(column: Column | None) -> Iterable[str]:
            if column is None:
                return repeat("", count)
            several = [columns[position] for position in column.positions]
            return (
                several[0]
                if len(several) == 1
                else ["; ".join(filter(str.strip, parts)) for parts in zip(*several, strict=True)]
            )

        for role, judged in self._person.items():
            if role == RESPONDENT and role not in self._layout.person:
                self._note(batch, judged, [f"row {row.number}" for row in batch])
            else:
                self._note(batch, judged, texts(self._layout.person.get(role)))
        for given in self._given:
            asked = (
                self._layout.given if isinstance(given.question, JudgedColumn) else self._layout.asked[given.question]
            )
            typed = texts(asked.get(LEVEL))
            if isinstance(given.question, JudgedColumn):
                self._note(batch, given.question, texts(asked[QUESTION]))
                self._note(batch, given.said, zip(given.question.last(count), typed, strict=True))
            else:
                self._note(batch, given.said, typed)
            for aspect, judged in given.besides.items():
                self._note(batch, judged, texts(asked.get(aspect)))

    def _cells(self, batch: Sequence[Row]) -> list[Sequence[str]]:
        """The cells of every row, as many as the header has, without the escape where the row carries our marker."""
        width, marker = len(self._layout.dialect.headings), self._layout.marker
        rows: list[Sequence[str]] = []
        for number, cells in batch:
            if len(cells) > width and any(cells[width:]):
                message = f"has {len(cells)} cells, the header has {width}; quote cells that hold a delimiter"
                self._problems.add(number, None, message)
            wide = cells if len(cells) == width else [*cells, *repeat("", width - len(cells))][:width]
            own = marker is not None and marker.text(wide).strip() == MARKER
            rows.append([unescaped(cell) for cell in wide] if own else wide)
        return rows

    def _note(self, batch: Sequence[Row], judged: JudgedColumn[Any], texts: Iterable[Any]) -> None:
        """Judge further cells of a column, and note those that cannot be used."""
        for position, message in judged.extend(texts):
            self._problems.add(batch[position].number, judged.title, message)

    def _table(self) -> pa.Table:
        rows = pa.Array.from_buffers(pa.int64(), len(self._rows), [None, pa.py_buffer(self._rows)])
        names = [judged.arrow(pa.string()) for role, judged in self._person.items() if role != ANSWERED_AT]
        moments = self._moments()
        batches = [self._batch([rows, *names, moments], given) for given in self._given]
        if self._problems.rows:
            usable = pa.array([row not in self._problems.rows for row in self._rows], pa.bool_())
            batches = [batch.filter(usable) for batch in batches]
        return pa.Table.from_batches(batches, COLUMNS)

    def _batch(self, first: Sequence[pa.Array], given: Given) -> pa.RecordBatch:
        question = given.question
        named = pa.repeat(question, len(self._rows)) if isinstance(question, str) else question.arrow(pa.string())
        state = given.said.arrow(pa.string(), lambda said: said.state)
        level = given.said.arrow(pa.float64(), lambda said: said.level)
        besides = [judged.arrow(COLUMNS.field(aspect).type) for aspect, judged in given.besides.items()]
        return pa.RecordBatch.from_arrays([*first, named, state, level, *besides], schema=COLUMNS)

    def _moments(self) -> pa.Array:
        """When every row was answered; those of a survey tool need the whole column to be understood."""
        judged = self._person[ANSWERED_AT]
        if self._late_times:
            times = survey_times(judged.meanings)
            if times is None:
                self.time_not_understood = judged.title
            return judged.arrow(COLUMNS.field(ANSWERED_AT).type, lambda text: None if times is None else times[text])
        return judged.arrow(COLUMNS.field(ANSWERED_AT).type)


def _given(framework: Framework, layout: Layout, mapping: ColumnMapping) -> Iterator[Given]:
    """The columns of what was said: one set of them in the long form, one for every question in the wide form."""
    judges = {IMPORTANCE: importance_judge(framework), EVIDENCE: evidence_judge(framework)}

    def besides(columns: Mapping[str, Column]) -> dict[str, JudgedColumn[str]]:
        found = {aspect: _column(judge, columns.get(aspect), aspect) for aspect, judge in judges.items()}
        return found | {NOTE: JudgedColumn(note_judge(), title=columns[NOTE].title if NOTE in columns else NOTE)}

    if layout.form == "long":
        question = _column(question_judge(framework), layout.given[QUESTION], QUESTION)
        said = JudgedColumn(strict_level_judge(framework), title=layout.given[LEVEL].title)
        yield Given(question, said, besides(layout.given))
    for id_, columns in layout.asked.items():
        judge = level_judge(framework.questions[id_], mapping)
        yield Given(id_, _column(judge, columns.get(LEVEL), LEVEL), besides(columns))


def _column(judge: Callable[[str], Any], column: Column | None, name: str) -> JudgedColumn[str]:
    """A column whose cells are judged without outer space, by its title in the file."""
    return JudgedColumn(lambda typed: judge(typed.strip()), title=name if column is None else column.title)
