"""Parsers of the cells that hold answers: level, don't know, not applicable, importance, evidence and note."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from opposite.domain.collecting.answers import LEVEL, NOTE_LIMIT
from opposite.domain.collecting.cell_faults import (
    CellFault,
    EvidenceUnknown,
    ImportanceNotAsked,
    ImportanceUnknown,
    LevelUnknown,
    NoteTooLong,
    StateNotAllowed,
    WordRefused,
)
from opposite.domain.framework import Framework, Question, Scale
from opposite.engine.collecting.importing.claims import SKIP
from opposite.engine.collecting.importing.parse import mapped_key, mapped_words
from opposite.engine.collecting.importing.places import TOOLS, chosen
from opposite.engine.collecting.importing.times import NO_TIME, NOT_COMPLETED, iso_time
from opposite.engine.collecting.importing.words import (
    NOT_SHOWN,
    STATES,
    ParsedAnswer,
    answer_words,
    normalised,
    number,
    numeric_labels,
    scale_words,
    value_on,
)


def long_form_level_parser(framework: Framework) -> Callable[[tuple[str | None, str]], ParsedAnswer | CellFault]:
    """A parser of question and level of the long form: a number on the question's scale, DK, NA or nothing."""

    def parse(given: tuple[str | None, str]) -> ParsedAnswer | CellFault:
        id_, typed = given[0], given[1].strip()
        if id_ is None or not typed:
            return ParsedAnswer()
        question = framework.questions[id_]
        state = STATES.get(typed.casefold())
        if state is not None:
            return _allowed(question, state)
        numeric = question.scale.minimum is not None
        value = value_on(question.scale, _without_percent(question.scale, typed) if numeric else typed)
        return ParsedAnswer(LEVEL, value) if value is not None else LevelUnknown(typed, question, in_words=False)

    return parse


EMPTY, REFUSE = "empty", "refuse"
"""What a mapping says of words that stand for no answer, and of words because of which nothing is to be stored."""


def level_parser(
    question: Question, meanings: Mapping[str, str], *, tool: str | None = None
) -> Callable[[str], ParsedAnswer | CellFault]:
    """A parser of the cells of a question's column in the wide form: number, label or description of a level, or no level.

    A number that is a level's label is that level, before one that is a value. `meanings` are those of a mapping; `tool` is the survey tool of the file.
    """
    words = answer_words(question)
    mapped = mapped_words(meanings)
    labels = numeric_labels(question)
    choices = _in_order(question) if tool in TOOLS else []
    shown = mapped_key(NOT_SHOWN) in mapped or (words.get(normalised(NOT_SHOWN)) or ParsedAnswer()).state == LEVEL
    not_shown = NOT_SHOWN if tool == "LimeSurvey" and not shown else ""

    def parse(typed: str) -> ParsedAnswer | CellFault:
        if not typed or typed == not_shown:
            return ParsedAnswer()
        meant = mapped.get(mapped_key(typed), typed)
        if meant is typed and question.scale.minimum is not None:
            meant = typed = _without_percent(question.scale, typed)
        if meant is not typed and meant in (SKIP, EMPTY):
            return ParsedAnswer()
        if meant is not typed and meant == REFUSE:
            return WordRefused(typed)
        given = number(meant) if meant is typed and labels else None
        value = None if given is None else labels.get(given)
        if value is None:
            value = value_on(question.scale, meant)
            if meant is typed and value in labels.values():
                value = None
        if value is not None:
            return ParsedAnswer(LEVEL, value)
        in_words = not meant.startswith("#") and number(meant) is None
        answer = words.get(normalised(meant)) if in_words else chosen(choices if meant is typed else [], meant)
        if answer is None:
            return LevelUnknown(typed, question, in_words=True)
        return answer if answer.state == LEVEL or answer.state is None else _allowed(question, answer.state)

    return parse


def _in_order(question: Question) -> list[ParsedAnswer]:
    """The answers to a question in the order in which its choices stand: the levels, then what is none."""
    levels = [ParsedAnswer(LEVEL, point.value) for point in question.scale.points]
    return [*levels, *(ParsedAnswer(state) for state in question.allow)]


def _without_percent(scale: Scale, typed: str) -> str:
    """A percentage as a number of the scale: 40% is 40, and 0.4 where the scale goes up to 1."""
    plain = typed.removesuffix("%").rstrip()
    of_one = typed.endswith("%") and scale.maximum is not None and scale.maximum <= 1
    share = number(plain) if of_one else None
    return plain if share is None else str(round(share / 100, 10))


def _allowed(question: Question, state: str) -> ParsedAnswer | CellFault:
    return ParsedAnswer(state) if state in question.allow else StateNotAllowed(question, state)


def importance_parser(framework: Framework, *, tool: str | None = None) -> Callable[[str], float | CellFault | None]:
    """A parser of importance: a number or label of the framework's importance scale, or nothing; `tool` is that of the file."""
    scale: Scale | None = framework.instrument.importance.scale
    words = {} if scale is None else scale_words(scale)

    def parse(typed: str) -> float | CellFault | None:
        typed = typed.strip()
        if not typed or (tool == "LimeSurvey" and typed == NOT_SHOWN and normalised(typed) not in words):
            return None
        if scale is None:
            return ImportanceNotAsked()
        value = value_on(scale, typed)
        if value is None and number(typed) is None:
            value = words.get(normalised(typed))
        elif value is None and tool in TOOLS:
            value = chosen([point.value for point in scale.points], typed)
        return value if value is not None else ImportanceUnknown(typed, scale)

    return parse


def evidence_parser(framework: Framework) -> Callable[[str], str | CellFault | None]:
    """A parser of the strength of evidence by the framework's words for it."""
    strengths = {normalised(strength): strength for strength in framework.instrument.evidence.strength}

    def parse(typed: str) -> str | CellFault | None:
        typed = typed.strip()
        if not typed:
            return None
        strength = strengths.get(normalised(typed))
        return strength if strength is not None else EvidenceUnknown(typed, tuple(strengths.values()))

    return parse


def note_parser() -> Callable[[str], str | CellFault | None]:
    """A parser of notes, which are kept as they are."""

    def parse(typed: str) -> str | CellFault | None:
        if len(typed) > NOTE_LIMIT:
            return NoteTooLong(len(typed))
        return typed if typed.strip() else None

    return parse


def time_parser() -> Callable[[str], datetime | str | None]:
    """A parser of when an answer was given: an ISO 8601 date or time, or nothing; any other text stays as it is."""

    def parse(typed: str) -> datetime | str | None:
        if not typed or typed == NOT_COMPLETED:
            return None
        moment = iso_time(typed)
        if moment is None:
            return typed
        return None if moment == NO_TIME else moment

    return parse
