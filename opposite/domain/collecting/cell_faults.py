"""Why a cell of a file of answers cannot be used, and what would be right: facts without words."""

from __future__ import annotations

from dataclasses import dataclass

from opposite.domain.framework import Framework, Question, Scale
from opposite.errors import OppositeError


@dataclass(frozen=True, slots=True)
class TooManyCells:
    """The row has more cells than the header."""

    cells: int
    headings: int


@dataclass(frozen=True, slots=True)
class CellEmpty:
    """Nothing stands where an `organisation`, a `wave`, a `respondent` or a `question` must."""

    what: str


@dataclass(frozen=True, slots=True)
class NameRefused:
    """The name of an `organisation`, a `wave` or a `respondent` is none that can be given anywhere."""

    error: OppositeError


@dataclass(frozen=True, slots=True)
class OtherName:
    """The row names another organisation or wave than the one given for the whole file."""

    typed: str
    what: str
    given: str


@dataclass(frozen=True, slots=True)
class GroupUnknown:
    """The framework has no such group."""

    typed: str
    framework: Framework


@dataclass(frozen=True, slots=True)
class OtherGroup:
    """The respondent has another group already: in the store, or in an earlier row of the file."""

    respondent: str
    typed: str
    group: str
    stored: bool


@dataclass(frozen=True, slots=True)
class QuestionUnknown:
    """The framework has no question of that id; `near` is one that differs in case alone, None where there is none."""

    typed: str
    framework: Framework
    near: str | None


@dataclass(frozen=True, slots=True)
class StateNotAllowed:
    """The question takes no answer of that state: don't know, or not applicable."""

    question: Question
    state: str


@dataclass(frozen=True, slots=True)
class LevelUnknown:
    """The question has no such level; `in_words` tells whether words for a level would be understood there."""

    typed: str
    question: Question
    in_words: bool


@dataclass(frozen=True, slots=True)
class ImportanceNotAsked:
    """The framework does not ask for importance."""


@dataclass(frozen=True, slots=True)
class ImportanceUnknown:
    """The scale of importance has no such value."""

    typed: str
    scale: Scale


@dataclass(frozen=True, slots=True)
class EvidenceUnknown:
    """The framework has no such strength of evidence; it asks for none where `strengths` are none."""

    typed: str
    strengths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteTooLong:
    """The note has more characters than are kept."""

    length: int


@dataclass(frozen=True, slots=True)
class WordRefused:
    """The mapping says that nothing is to be stored of a file with such words."""

    typed: str


@dataclass(frozen=True, slots=True)
class IdSpoilt:
    """A spreadsheet has rounded the id: people who differ have the same one now."""

    typed: str


CellFault = (
    TooManyCells
    | CellEmpty
    | NameRefused
    | OtherName
    | GroupUnknown
    | OtherGroup
    | QuestionUnknown
    | StateNotAllowed
    | LevelUnknown
    | ImportanceNotAsked
    | ImportanceUnknown
    | EvidenceUnknown
    | NoteTooLong
    | WordRefused
    | IdSpoilt
)
"""Why a cell, or a row, cannot be used; `wording` says it."""
