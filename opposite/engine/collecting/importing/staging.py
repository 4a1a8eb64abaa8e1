"""The usable rows of a file, batch by batch: who answered, and what was said, every cell parsed and every text a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.import_readings import NotShown, Reading, RowsArePeople
from opposite.domain.framework import Framework
from opposite.engine.collecting.importing.arrow_columns import MOMENT, floats, moments, numbers, texts
from opposite.engine.collecting.importing.batch_reading import BatchReading
from opposite.engine.collecting.importing.batches import Batch, Cells, Numbers, cells, is_blank
from opposite.engine.collecting.importing.counting_rows import CountingRows
from opposite.engine.collecting.importing.ids_twice import IdsTwice
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
from opposite.engine.collecting.importing.meanings import Meanings, Meant, keys_of, runs, together
from opposite.engine.collecting.importing.other_organisations import OtherOrganisations
from opposite.engine.collecting.importing.parse import (
    group_parser,
    level_words,
    name_parser,
    question_parser,
    refuse_unknown_blocks,
)
from opposite.engine.collecting.importing.parse_answers import (
    evidence_parser,
    importance_parser,
    level_parser,
    long_form_level_parser,
    note_parser,
    time_parser,
)
from opposite.engine.collecting.importing.places import TOOLS
from opposite.engine.collecting.importing.report import Problems
from opposite.engine.collecting.importing.times_of_rows import TimesOfRows
from opposite.engine.collecting.importing.words import NOT_SHOWN, ParsedAnswer

FIRST_WAVE = "1"
"""Name of the only wave where a file names none."""

NAMES = (ORGANISATION, WAVE, RESPONDENT, GROUP)
"""What says who answered."""

PEOPLE = pa.schema([
    ("person", pa.uint32()),
    ("row", pa.uint32()),
    ("organisation", pa.large_string()),
    ("wave", pa.large_string()),
    ("respondent", pa.large_string()),
    ("group_id", pa.large_string()),
])  # fmt: skip

ANSWERS = pa.schema([
    ("row", pa.uint32()),
    ("person", pa.uint32()),
    ("question", pa.uint16()),
    ("said", pa.uint32()),
    ("note", pa.large_string()),
    ("answered_at", MOMENT),
])  # fmt: skip

Said = tuple[str | None, float | None, float | None, str | None]
"""What an answer says beside its note: state, level, importance and evidence."""


class Staged(NamedTuple):
    """The usable rows of a batch.

    `people`: a row a person as named in the batch, with a number of their own (`person`) and their first row.
    `answers`: a row an answer, by the numbers of its person, its question and of what it says.
    """

    people: pa.Table
    answers: pa.Table


class ParsedColumn(NamedTuple):
    """A column of the file and what its cells mean; without a column, every cell is empty."""

    column: Column | None
    meanings: Meanings[Any]


class AnswerColumns(NamedTuple):
    """The answers of every row to one question (wide), or to the question that the row names (long)."""

    question: ParsedColumn | str
    answer: ParsedColumn
    others: Mapping[str, ParsedColumn]
    """Importance, evidence and note, those of them that the file has."""


class Staging:
    """Parses the rows of one file batch by batch; problems are noted as they are found.

    `not_understood` names the columns of which only their cells show that they cannot be used. `in_order` is whether
    the rows of a person stand together in every batch.
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
        finished_only: bool = False,
    ) -> None:
        self.rows_read = 0
        """Number of rows taken in."""
        self.last_row = 0
        """Number of the last row taken in."""
        self.ids_twice = IdsTwice(layout)
        """Ids and addresses in columns that nobody called the respondent."""
        self._other_organisations = OtherOrganisations(layout)
        self.in_order = True
        self.named = 0
        """Number of the people of all batches, who count in each anew."""
        self._layout = layout
        self._problems = problems
        self._filled: set[int] = set()
        self._said: dict[Said, int] = {}
        self._questions = {question: number for number, question in enumerate(framework.questions)}
        self._texts_of_times = TimesOfRows(_title(layout, ANSWERED_AT), mapping.dates)
        self._counting = CountingRows(layout.source, finished_only=finished_only)
        self._not_shown = 0
        self._by_time = ANSWERED_AT in layout.person
        self._moments: Counter[str] = Counter()
        parsers: dict[str, Callable[[str], Any]] = {
            ORGANISATION: name_parser("organisation", fixed=organisation, meant=mapping.organisations),
            WAVE: name_parser("wave", fixed=wave, missing=FIRST_WAVE, meant=mapping.waves),
            RESPONDENT: name_parser("respondent"),
            GROUP: group_parser(framework, mapping, places=layout.source.tool in TOOLS),
            ANSWERED_AT: time_parser(),
        }
        self._person = {role: _parsed(parse, layout.person.get(role), role) for role, parse in parsers.items()}
        self._answers = list(_answer_columns(framework, layout, mapping))

    @property
    def questions(self) -> pa.Table:
        """The questions by their numbers."""
        number = np.arange(len(self._questions))
        return pa.table({"question": numbers(number, pa.uint16()), "question_id": texts([*self._questions])})

    @property
    def said(self) -> pa.Table:
        """What answers say, by its number."""
        state, level, importance, evidence = zip(*self._said, strict=True) if self._said else ((),) * 4
        return pa.table({
            "said": numbers(np.arange(len(self._said)), pa.uint32()),
            "state": texts(state),
            "level": floats(level),
            "importance": floats(importance),
            "evidence": texts(evidence),
        })  # fmt: skip

    @property
    def times(self) -> pa.Table | None:
        """When rows were answered whose times only the whole column explains; None where there are none."""
        return self._texts_of_times.table

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What the rows and their cells were taken for; to be asked when all are in."""
        people = (RowsArePeople(by_time=self._by_time),) if RESPONDENT not in self._layout.person else ()
        not_shown = (NotShown(self._not_shown),) if self._not_shown else ()
        others = self._other_organisations.readings
        return (*others, *people, *self._counting.readings, *not_shown, *self._texts_of_times.readings)

    @property
    def not_understood(self) -> tuple[str, ...]:
        """Columns of which only their cells show that they cannot be used."""
        return tuple(f"column {position + 1} (no name)" for position in sorted(self._filled))

    def take_in(self, batch: Batch) -> Staged:
        """Parse the cells of a batch; returns what can be used of it."""
        self.rows_read += len(batch.rows)
        self.last_row = max([self.last_row, *batch.rows[-1:].tolist()])
        batch = self._counting.take_in(batch)
        reading = BatchReading(batch, self._layout, self._problems)
        self._filled |= {i for i in self._layout.unnamed if not all(map(is_blank, reading.columns[i].texts))}
        self.ids_twice.take_in(reading.columns)
        self._other_organisations.take_in(reading.columns)
        person = {role: self._of_person(reading, role) for role in self._person}
        person[ANSWERED_AT] = self._texts_of_times.take_in(batch.rows, person[ANSWERED_AT])
        answers = [self._of_answers(reading, columns) for columns in self._answers]
        usable = np.flatnonzero(~reading.spoiled)
        rows = batch.rows[usable]
        people, number_of_person = self._named(rows, [person[role].of(usable) for role in NAMES])
        answered_at = person[ANSWERED_AT].of(usable)
        first = {"row": numbers(rows, pa.uint32()), "person": numbers(number_of_person, pa.uint32())}
        last = {"answered_at": moments(*answered_at)}
        by_question = [pa.table(first | self._numbered(answer, usable) | last) for answer in answers]
        return Staged(people, _row_by_row(by_question, len(usable)))

    def _of_person(self, reading: BatchReading, role: str) -> Meant:
        column, meanings = self._person[role]
        if role == RESPONDENT and column is None:
            return reading.parsed(meanings, cells(self._made_names(reading), len(reading.rows)))
        return reading.parsed(meanings, reading.texts(column))

    def _made_names(self, reading: BatchReading) -> list[str]:
        """Names of people of whom no column says who they are: the time of their answers, else the number of the row."""
        rows = reading.rows.tolist()
        if not self._by_time:
            return [f"row {row}" for row in rows]
        times = reading.texts(self._person[ANSWERED_AT].column).each()
        return [self._at(typed.strip()) or f"row {row}" for typed, row in zip(times, rows, strict=True)]

    def _at(self, typed: str) -> str:
        """A time as a name, and how many before had the same; empty without a time."""
        self._moments[typed] += 1
        number = self._moments[typed]
        return f"{typed} ({number})" if typed and number > 1 else typed

    def _of_answers(self, reading: BatchReading, columns: AnswerColumns) -> _Answers:
        """What the answers of one question (wide), or of the question that each row names (long), mean."""
        question, (column, meanings), others = columns
        typed = reading.texts(column)
        if isinstance(question, ParsedColumn):
            asked = reading.parsed(question.meanings, reading.texts(question.column))
            pairs = together([asked, Meant(*typed)])
            answer = reading.parsed(meanings, Cells(*pairs))
        else:
            asked = Meant([question], np.zeros(len(reading.rows), np.int64))
            answer = reading.parsed(meanings, typed)
            if self._layout.source.tool == "LimeSurvey":
                self._not_shown += _cells_of(typed, answer, NOT_SHOWN)
        return _Answers(
            asked,
            answer,
            {aspect: reading.parsed(other.meanings, reading.texts(other.column)) for aspect, other in others.items()},
        )

    def _named(self, rows: Numbers, names: Sequence[Meant]) -> tuple[pa.Table, Numbers]:
        """The people of a batch, and for every row the number of its person."""
        first, number_of_person, together_everywhere = runs(keys_of(names)[0])
        self.in_order &= together_everywhere
        begun, self.named = self.named, self.named + len(first)
        person = numbers(np.arange(begun, self.named), pa.uint32())
        columns = [person, numbers(rows[first], pa.uint32()), *(texts(column.of(first).each()) for column in names)]
        return pa.Table.from_arrays(columns, schema=PEOPLE), begun + number_of_person

    def _numbered(self, answers: _Answers, usable: Numbers) -> dict[str, pa.Array]:
        """The usable answers by the numbers of their question and of what they say, with their notes."""
        nothing = Meant([None], np.zeros(len(usable), np.int64))
        others = {aspect: other.of(usable) for aspect, other in answers.others.items()}
        said = together([answers.answer.of(usable), others.get(IMPORTANCE, nothing), others.get(EVIDENCE, nothing)])
        number_of_said = [
            self._said.setdefault((*(answer or ParsedAnswer()), importance, evidence), len(self._said))
            for answer, importance, evidence in said.values
        ]
        number_of_question = [self._questions.get(question, 0) for question in answers.question.values]
        return {
            "question": numbers(np.array(number_of_question)[answers.question.numbers[usable]], pa.uint16()),
            "said": numbers(np.array(number_of_said, np.int64)[said.numbers], pa.uint32()),
            "note": _notes(others[NOTE]) if NOTE in others else pa.nulls(len(usable), pa.large_string()),
        }


class _Answers(NamedTuple):
    """What the cells of answers mean in a batch."""

    question: Meant
    answer: Meant
    others: Mapping[str, Meant]


def _cells_of(typed: Cells, answer: Meant, word: str) -> int:
    """How many cells hold a word and were taken for no answer."""
    return sum(
        int((typed.numbers == number).sum())
        for number, text in enumerate(typed.texts)
        if text.strip() == word
        and answer.values[answer.numbers[int(np.argmax(typed.numbers == number))]] == ParsedAnswer()
    )


def _title(layout: Layout, role: str) -> str:
    return layout.person[role].title if role in layout.person else role


def _notes(column: Meant) -> pa.Array:
    return texts(column.values).take(numbers(column.numbers, pa.int64()))


def _row_by_row(by_question: Sequence[pa.Table], rows: int) -> pa.Table:
    """Answers that stand by question, all of a row together."""
    if len(by_question) == 1:
        return by_question[0]
    places = np.arange(rows * len(by_question)).reshape(len(by_question), rows).T.ravel()
    return pa.concat_tables(by_question).combine_chunks().take(numbers(places, pa.int64()))


def _answer_columns(framework: Framework, layout: Layout, mapping: ColumnMapping) -> Iterator[AnswerColumns]:
    """The columns of the answers: one set of them in the long form, one for every question in the wide form."""
    parsers: Mapping[str, Callable[[str], Any]] = {
        IMPORTANCE: importance_parser(framework, tool=layout.source.tool),
        EVIDENCE: evidence_parser(framework),
        NOTE: note_parser(),
    }
    wide = layout.form == "wide"
    refuse_unknown_blocks(framework, mapping)

    def others(columns: Mapping[str, Column]) -> dict[str, ParsedColumn]:
        return {
            aspect: ParsedColumn(columns[aspect], Meanings(parse, title=columns[aspect].title, costs_the_cell=wide))
            for aspect, parse in parsers.items()
            if aspect in columns
        }

    if layout.form == "long":
        column = layout.by_role[LEVEL]
        answer = ParsedColumn(column, Meanings(long_form_level_parser(framework), title=column.title))
        question = _parsed(question_parser(framework), layout.by_role[QUESTION], QUESTION)
        yield AnswerColumns(question, answer, others(layout.by_role))
    for id_, columns in layout.by_question.items():
        parse = level_parser(
            framework.questions[id_],
            level_words(framework, mapping, id_),
            tool=layout.source.tool,
        )
        answer = _parsed(parse, columns.get(LEVEL), LEVEL, costs_the_cell=True)
        yield AnswerColumns(id_, answer, others(columns))


def _parsed(
    parse: Callable[[str], Any], column: Column | None, name: str, *, costs_the_cell: bool = False
) -> ParsedColumn:
    """A column whose cells are parsed without outer space, by its title in the file."""
    title = name if column is None else column.title
    return ParsedColumn(
        column, Meanings(lambda typed: parse(typed.strip()), title=title, costs_the_cell=costs_the_cell)
    )
