"""Judges what was said to a question: level, don't know, not applicable, importance, evidence and note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from opposite.definitions.diagnostics import quoted
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.answers import DONT_KNOW, LEVEL, NOT_APPLICABLE, NOTE_LIMIT
from opposite.domain.framework import Framework, Question, Scale
from opposite.engine.collecting.importing.dictionary_column import Fault
from opposite.engine.collecting.importing.layout import SKIP
from opposite.engine.collecting.importing.parse import own_key, own_words
from opposite.engine.collecting.importing.times import iso_time
from opposite.engine.collecting.importing.words import (
    STATES,
    Said,
    answer_words,
    choice,
    normalised,
    number,
    plain,
    scale_words,
    value_on,
)

STATE_TITLES = {DONT_KNOW: "DK (don't know)", NOT_APPLICABLE: "NA (not applicable)"}


def strict_level_judge(framework: Framework) -> Callable[[tuple[str | None, str]], Said | Fault]:
    """Judges question and level of the long form: a number on the question's scale, DK, NA or nothing."""

    def judge(given: tuple[str | None, str]) -> Said | Fault:
        id_, typed = given[0], given[1].strip()
        if id_ is None or not typed:
            return Said()
        question = framework.questions[id_]
        state = STATES.get(typed.casefold())
        if state is not None:
            return _allowed(question, state)
        value = value_on(question.scale, typed)
        return Said(LEVEL, value) if value is not None else _no_level(question, typed, words=False)

    return judge


def level_judge(question: Question, mapping: ColumnMapping) -> Callable[[str], Said | Fault]:
    """Judges the cells of a question's column in the wide form: number, label or description of a level, or no level."""
    words = answer_words(question)
    own = own_words(mapping.levels)

    def judge(typed: str) -> Said | Fault:
        if not typed:
            return Said()
        meant = own.get(own_key(typed), typed)
        if meant == SKIP and meant != typed:
            return Said()
        value = value_on(question.scale, meant)
        if value is not None:
            return Said(LEVEL, value)
        said = None if meant.startswith("#") or number(meant) is not None else words.get(normalised(meant))
        if said is None:
            return _no_level(question, typed, words=True)
        return said if said.state == LEVEL or said.state is None else _allowed(question, said.state)

    return judge


def _allowed(question: Question, state: str) -> Said | Fault:
    if state in question.allow:
        return Said(state)
    return Fault(f"{question.id} does not take {STATE_TITLES[state]}; write {_levels(question, words=False)}")


def _no_level(question: Question, typed: str, *, words: bool) -> Fault:
    return Fault(f"{quoted(typed)} is no level of {question.id}; write {_levels(question, words=words)}")


def _levels(question: Question, *, words: bool) -> str:
    values = [plain(point.value) for point in question.scale.points]
    states = [short for short, state in (("DK", DONT_KNOW), ("NA", NOT_APPLICABLE)) if state in question.allow]
    right = choice([*values, *states])
    return f"{right}, a level's label or its description" if words else f"{right}, or leave it empty"


def importance_judge(framework: Framework) -> Callable[[str], float | Fault | None]:
    """Judges importance: a number or label of the framework's importance scale, or nothing."""
    scale: Scale | None = framework.instrument.importance.scale
    words = {} if scale is None else scale_words(scale)

    def judge(typed: str) -> float | Fault | None:
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
        return Fault(f"{quoted(typed)} is no importance; write {choice(plain(p.value) for p in scale.points)}")

    return judge


def evidence_judge(framework: Framework) -> Callable[[str], str | Fault | None]:
    """Judges the strength of evidence by the framework's words for it."""
    strengths = {normalised(strength): strength for strength in framework.instrument.evidence.strength}

    def judge(typed: str) -> str | Fault | None:
        typed = typed.strip()
        if not typed:
            return None
        found = strengths.get(normalised(typed))
        if found is not None:
            return found
        remedy = f"write {choice(strengths.values())}" if strengths else "the framework does not ask for it"
        return Fault(f"{quoted(typed)} is no strength of evidence; {remedy}")

    return judge


def note_judge() -> Callable[[str], str | Fault | None]:
    """Judges notes, which are kept as they are."""

    def judge(typed: str) -> str | Fault | None:
        if len(typed) > NOTE_LIMIT:
            return Fault(f"has {len(typed):,} characters; write at most {NOTE_LIMIT:,}")
        return typed if typed.strip() else None

    return judge


def time_judge() -> Callable[[str], datetime | Fault | None]:
    """Judges when an answer was given: an ISO 8601 date or time, or nothing."""

    def judge(typed: str) -> datetime | Fault | None:
        moment = iso_time(typed) if typed else None
        if typed and moment is None:
            return Fault(f"{quoted(typed)} is no date or time; write it as 2026-03-31 or 2026-03-31T14:05:00")
        return moment

    return judge
