"""Parsers of the cells that hold answers: level, don't know, not applicable, importance, evidence and note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from opposite.definitions.diagnostics import quoted
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE, NOTE_LIMIT
from opposite.domain.framework import Framework, Question, Scale
from opposite.engine.collecting.importing.dictionary_column import Fault
from opposite.engine.collecting.importing.layout import SKIP
from opposite.engine.collecting.importing.parse import mapped_key, mapped_words
from opposite.engine.collecting.importing.times import iso_time
from opposite.engine.collecting.importing.words import (
    STATES,
    ParsedAnswer,
    alternatives,
    answer_words,
    normalised,
    number,
    plain,
    scale_words,
    value_on,
)

STATE_TITLES = {DONT_KNOW: "DK (don't know)", NOT_APPLICABLE: "NA (not applicable)"}


def long_form_level_parser(framework: Framework) -> Callable[[tuple[str | None, str]], ParsedAnswer | Fault]:
    """A parser of question and level of the long form: a number on the question's scale, DK, NA or nothing."""

    def parse(given: tuple[str | None, str]) -> ParsedAnswer | Fault:
        id_, typed = given[0], given[1].strip()
        if id_ is None or not typed:
            return ParsedAnswer()
        question = framework.questions[id_]
        state = STATES.get(typed.casefold())
        if state is not None:
            return _allowed(question, state)
        value = value_on(question.scale, typed)
        return ParsedAnswer(LEVEL, value) if value is not None else _no_level(question, typed, words=False)

    return parse


def level_parser(question: Question, mapping: ColumnMapping) -> Callable[[str], ParsedAnswer | Fault]:
    """A parser of the cells of a question's column in the wide form: number, label or description of a level, or no level."""
    words = answer_words(question)
    mapped = mapped_words(mapping.levels)

    def parse(typed: str) -> ParsedAnswer | Fault:
        if not typed:
            return ParsedAnswer()
        meant = mapped.get(mapped_key(typed), typed)
        if meant == SKIP and meant != typed:
            return ParsedAnswer()
        value = value_on(question.scale, meant)
        if value is not None:
            return ParsedAnswer(LEVEL, value)
        answer = None if meant.startswith("#") or number(meant) is not None else words.get(normalised(meant))
        if answer is None:
            return _no_level(question, typed, words=True)
        return answer if answer.state == LEVEL or answer.state is None else _allowed(question, answer.state)

    return parse


def _allowed(question: Question, state: str) -> ParsedAnswer | Fault:
    if state in question.allow:
        return ParsedAnswer(state)
    return Fault(f"{question.id} does not take {STATE_TITLES[state]}; write {_levels(question, words=False)}")


def _no_level(question: Question, typed: str, *, words: bool) -> Fault:
    return Fault(f"{quoted(typed)} is no level of {question.id}; write {_levels(question, words=words)}")


def _levels(question: Question, *, words: bool) -> str:
    values = [plain(point.value) for point in question.scale.points]
    states = [short for short, state in (("DK", DONT_KNOW), ("NA", NOT_APPLICABLE)) if state in question.allow]
    right = alternatives([*values, *states])
    return f"{right}, a level's label or its description" if words else f"{right}, or leave it empty"


def importance_parser(framework: Framework) -> Callable[[str], float | Fault | None]:
    """A parser of importance: a number or label of the framework's importance scale, or nothing."""
    scale: Scale | None = framework.instrument.importance.scale
    words = {} if scale is None else scale_words(scale)

    def parse(typed: str) -> float | Fault | None:
        typed = typed.strip()
        if not typed:
            return None
        if scale is None:
            return Fault("the framework does not ask for importance; leave it empty")
        value = value_on(scale, typed)
        if value is None and number(typed) is None:
            value = words.get(normalised(typed))
        if value is not None:
            return value
        return Fault(f"{quoted(typed)} is no importance; write {alternatives(plain(p.value) for p in scale.points)}")

    return parse


def evidence_parser(framework: Framework) -> Callable[[str], str | Fault | None]:
    """A parser of the strength of evidence by the framework's words for it."""
    strengths = {normalised(strength): strength for strength in framework.instrument.evidence.strength}

    def parse(typed: str) -> str | Fault | None:
        typed = typed.strip()
        if not typed:
            return None
        strength = strengths.get(normalised(typed))
        if strength is not None:
            return strength
        remedy = f"write {alternatives(strengths.values())}" if strengths else "the framework does not ask for it"
        return Fault(f"{quoted(typed)} is no strength of evidence; {remedy}")

    return parse


def note_parser() -> Callable[[str], str | Fault | None]:
    """A parser of notes, which are kept as they are."""

    def parse(typed: str) -> str | Fault | None:
        if len(typed) > NOTE_LIMIT:
            return Fault(f"has {len(typed):,} characters; write at most {NOTE_LIMIT:,}")
        return typed if typed.strip() else None

    return parse


def time_parser() -> Callable[[str], datetime | Fault | None]:
    """A parser of when an answer was given: an ISO 8601 date or time, or nothing."""

    def parse(typed: str) -> datetime | Fault | None:
        moment = iso_time(typed) if typed else None
        if typed and moment is None:
            return Fault(f"{quoted(typed)} is no date or time; write it as 2026-03-31 or 2026-03-31T14:05:00")
        return moment

    return parse
