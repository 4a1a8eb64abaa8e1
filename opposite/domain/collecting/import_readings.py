"""What an import took a file, its columns or its cells for, where people might have meant something else: facts without words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class PreviewsLeftOut:
    """Rows that a tool marks as previews, tests, spam or rejected: they never count."""

    rows: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Rows of people who never handed in; `left_out` is whether they were left out as was asked."""

    rows: int
    left_out: bool


@dataclass(frozen=True, slots=True)
class NotShown:
    """Cells in which LimeSurvey says that the question was never shown: nothing was answered there."""

    cells: int


@dataclass(frozen=True, slots=True)
class RowsArePeople:
    """No column says who answered: a row is a person, known by the time of their answers or by the row's number."""

    by_time: bool


@dataclass(frozen=True, slots=True)
class DatesOrdered:
    """Dates of a column that could be read two ways, and which of day and month was taken to be first."""

    column: str
    order: str


@dataclass(frozen=True, slots=True)
class TimesUnread:
    """Cells of a column of times that could not be read; `undecided` is whether day and month could not be told apart."""

    column: str
    cells: int
    examples: tuple[str, ...]
    undecided: bool


@dataclass(frozen=True, slots=True)
class ColumnsTaken:
    """Headings in which a question's text stands behind other words, with the id of the question they were taken for."""

    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ColumnOfTable:
    """A column of a table of one's own that was taken for the time of the answers, or else for whether they were handed in."""

    column: str
    is_time: bool


@dataclass(frozen=True, slots=True)
class GroupColumn:
    """A column that was taken for the group of each person, as its cells name groups and no heading says so."""

    column: str


@dataclass(frozen=True, slots=True)
class OrganisationsUnread:
    """A column that is called as those of organisations are, with how many names it holds and some of them: it was left out."""

    column: str
    names: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelsTaken:
    """Questions whose levels have numbers for labels that are not their values: cells were taken for the labels."""

    questions: tuple[str, ...]
    label: float
    value: float


@dataclass(frozen=True, slots=True)
class WrongClocks:
    """Times of answers that no clock can have shown, or that are in the future: kept, and no wave is dated by them."""

    answers: int
    examples: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class WavesDatedByLabel:
    """Waves, with their dates, that are dated by what their labels say, as no answer says when it was given."""

    waves: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class WavesUndated:
    """Waves of one organisation that nothing dates: they stand in the order of their labels."""

    waves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EncodingTaken:
    """The encoding of a file that says it nowhere, and some words as it reads them."""

    name: str
    sample: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The sheet of a workbook that was read; how many others there are, hidden ones among them, and what it hides itself.

    `macros` is whether the workbook holds macros: they are never read or run.
    """

    sheet: str
    others: int
    hidden_sheets: int
    hidden_rows: int
    hidden_columns: int
    macros: bool = False


Reading = (
    EncodingTaken
    | SheetRead
    | PreviewsLeftOut
    | Unfinished
    | NotShown
    | RowsArePeople
    | DatesOrdered
    | TimesUnread
    | ColumnsTaken
    | ColumnOfTable
    | GroupColumn
    | OrganisationsUnread
    | LabelsTaken
    | WrongClocks
    | WavesDatedByLabel
    | WavesUndated
)
"""What the report says was taken for something."""


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """Words of cells that mean nothing for their questions: how many cells, in which columns, in which row first."""

    typed: str
    cells: int
    columns: tuple[str, ...]
    row: int
