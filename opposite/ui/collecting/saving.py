"""Stores what somebody changes in the questionnaire, notes what became of it, and follows what is changed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from opposite import wording
from opposite.domain.collecting.answers import Answer, Respondent
from opposite.domain.framework import Framework
from opposite.engine.collecting.answering import change_answer
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.shell import cache, keys
from opposite.ui.shell.session import Unsaved, has_widget_value, session, set_widget_value, widget_value


def save(person: Respondent, question: str, fields: Mapping[str, Any]) -> dict[str, Answer] | None:
    """Change what the person has said to a question, and note for the line beneath it when it was stored, or why not.

    What was refused before is tried again with it. Returns all that they have said by then; None where it was not stored.
    """
    state, workspace = session(), cache.workspace()
    state.saved_question = state.saved_at = None
    refused = state.unsaved.pop(question, None)
    changed = dict(fields) if refused is None else refused.fields | dict(fields)
    try:
        given = change_answer(workspace, person, question, **changed, now=utc_now())
    except OppositeError as error:
        state.unsaved[question] = Unsaved(changed, str(error))
        return None
    state.saved_question, state.saved_at = question, utc_now()
    return given


def follow(person: Respondent, framework: Framework, given: Mapping[str, Answer]) -> None:
    """Let fields show what is stored where they still hold what was: after a change in another tab, or of the person.

    After the browser's Back a tab can still hold what another person said.
    """
    state = session()
    another = state.shown != person.id
    if another:
        state.shown, state.drawn, state.unsaved = person.id, {}, {}
        state.factor = state.saved_question = None
    for question in framework.questions:
        if not another and state.drawn.get(question) == given.get(question):
            continue
        before, now = (dict(_fields(said.get(question, Answer(question)))) for said in (state.drawn, given))
        for key, value in now.items():
            if has_widget_value(key) and (another or (value != before[key] and _held(key) == before[key])):
                set_widget_value(key, value)
    state.drawn = dict(given)


def _fields(answer: Answer) -> Iterator[tuple[str, Any]]:
    """By key, what the fields of a question hold when they show an answer."""
    yield keys.answer(answer.question), choice_of(answer)
    yield keys.importance(answer.question), answer.importance
    yield keys.evidence(answer.question), answer.evidence
    yield keys.note(answer.question), answer.note or ""
    yield keys.reason(answer.question), answer.reason or ""


def _held(key: str) -> Any:
    """What a field holds, words without the spaces around them."""
    value = widget_value(key)
    return value.strip() if isinstance(value, str) else value


def choice_of(answer: Answer | None) -> str | None:
    """The choice that stands for an answer: its level's number, or its state without one; None where unanswered."""
    if answer is None or answer.state is None:
        return None
    return wording.plain(answer.level) if answer.level is not None else answer.state
