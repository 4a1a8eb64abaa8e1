"""One question of the questionnaire: its levels in full, importance and evidence; every change is saved at once."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from opposite import wording
from opposite.domain.collecting.answers import LEVEL, NOT_APPLICABLE, NOTE_LIMIT, REASON_LIMIT, Answer
from opposite.domain.framework import Question
from opposite.ui.collecting.redrawing import Screen, redraw, save_redrawn
from opposite.ui.collecting.saving import choice_of, save
from opposite.ui.collecting.told import UNSCORED
from opposite.ui.shell import keys
from opposite.ui.shell.session import session, widget_value, widget_value_or
from opposite.ui.shell.text import as_text
from opposite.ui.shell.typed_field import typed_field
from opposite.wording.collecting.questionnaire_files import IMPORTANCE

MOST_BUTTONS = 12
"""Values of the longest scale that is answered by buttons; longer ones, as of hours, by a list in which one types."""


def show_question(screen: Screen, question: Question) -> None:
    """Draw a question with what the person has said to it."""
    answer, fixed = session().drawn.get(question.id), question.id in screen.fixed
    screen.typed.begin(question.id)
    screen.due.discard(question.id)
    st.subheader(as_text(question.title), anchor=False)
    st.markdown(as_text(question.text))
    if question.food_for_thought is not None:
        st.caption(as_text(question.food_for_thought))
    if question.x is not None:
        st.caption(as_text(f"Say where it stands on: {question.x}."))
    choices = [wording.plain(point.value) for point in question.scale.points] + [
        choice for choice in UNSCORED if choice in question.allow
    ]
    chosen = choice_of(answer)
    key = keys.answer(question.id)
    _buttons_or_list(question)(
        f"Level of {question.title}",
        choices,
        index=choices.index(chosen) if chosen in choices else None,
        format_func=lambda choice: _words(question, choice),
        key=key,
        label_visibility="collapsed",
        on_change=_save_choice,
        args=(screen, question.id, key),
        disabled=fixed,
    )
    if answer is not None and answer.state == NOT_APPLICABLE:
        _reason(screen, question, answer, fixed=fixed)
    importance = screen.framework.instrument.importance
    if importance.scale is not None and importance.level == "question":
        _importance(screen, question, answer, fixed=fixed)
    _evidence(screen, question, answer, fixed=fixed)


def _buttons_or_list(question: Question) -> Any:
    """What a level is chosen by: buttons, or for a long scale a list in which one types."""
    return st.radio if len(question.scale.points) <= MOST_BUTTONS else st.selectbox


def _words(question: Question, choice: str) -> str:
    """A choice in full: the level's number, its name and its description; a number that is its own name once."""
    if choice in UNSCORED:
        return UNSCORED[choice]
    value = float(choice)
    name, description = question.scale.label(value), question.levels.get(value)
    if name == choice:
        return choice
    return f"**{choice} {as_text(name)}.** {as_text(description)}" if description else f"**{choice}** {as_text(name)}"


def _save_choice(screen: Screen, question: str, key: str) -> None:
    choice = widget_value(key)
    if choice is None:
        return
    scored = choice not in UNSCORED
    fields = {"state": LEVEL, "level": float(choice), "reason": None} if scored else {"state": choice, "level": None}
    save_redrawn(screen, question, fields)


def _save_importance(screen: Screen, question: str, key: str) -> None:
    save_redrawn(screen, question, {"importance": widget_value(key)})


def _save_evidence(screen: Screen, question: str, key: str) -> None:
    save_redrawn(screen, question, {"evidence": widget_value(key)})


def _save_words(screen: Screen, question: str, field: str, key: str) -> None:
    words, person = widget_value(key).strip() or None, screen.person
    store = partial(save, person, question, {field: words})
    redraw(screen, question, lambda: typed_field(person, question, field).save(words, store))


def _look_again(screen: Screen, question: str) -> None:
    redraw(screen, question, lambda: None)


def _reason(screen: Screen, question: Question, answer: Answer, *, fixed: bool) -> None:
    key = keys.reason(question.id)
    field = typed_field(screen.person, question.id, "reason")
    store = partial(_save_words, screen, question.id, "reason", key)
    with screen.typed.saved_while_typed(question.id, key, answer.reason, field, save=store):
        st.text_input(
            "Why does it not apply?",
            value=answer.reason or "",
            key=key,
            max_chars=REASON_LIMIT,
            on_change=_save_words,
            args=(screen, question.id, "reason", key),
            placeholder="For example: we have no physical stores",
            disabled=fixed,
        )


def _importance(screen: Screen, question: Question, answer: Answer | None, *, fixed: bool) -> None:
    scale = screen.framework.instrument.importance.scale
    if scale is None:
        return
    key = keys.importance(question.id)
    values = [point.value for point in scale.points]
    st.segmented_control(
        IMPORTANCE,
        values,
        default=None if answer is None else answer.importance,
        format_func=lambda value: f"{wording.plain(value)} {as_text(scale.label(value))}",
        key=key,
        on_change=_save_importance,
        args=(screen, question.id, key),
        disabled=fixed,
    )


def _evidence(screen: Screen, question: Question, answer: Answer | None, *, fixed: bool) -> None:
    noted = answer is not None and (answer.evidence is not None or answer.note is not None)
    key, labelled = keys.evidence_of(question.id), session().evidence_given
    if not widget_value_or(key, False):
        labelled[question.id] = noted
    label = "Evidence given" if labelled.get(question.id, noted) else "Add evidence (optional)"
    opened = st.expander(label, key=key, on_change=_look_again, args=(screen, question.id))
    if not opened.open:
        return
    with opened:
        if question.evidence:
            st.caption("Worth a look: " + as_text("; ".join(question.evidence)) + ".")
        strength, note = keys.evidence(question.id), keys.note(question.id)
        st.segmented_control(
            "What your answer rests on",
            list(screen.framework.instrument.evidence.strength),
            default=None if answer is None else answer.evidence,
            format_func=lambda words: as_text(words.replace("_", " ").capitalize()),
            key=strength,
            on_change=_save_evidence,
            args=(screen, question.id, strength),
            disabled=fixed,
        )
        stored = None if answer is None else answer.note
        field = typed_field(screen.person, question.id, "note")
        store = partial(_save_words, screen, question.id, "note", note)
        with screen.typed.saved_while_typed(question.id, note, stored, field, save=store):
            st.text_area(
                "Note or link",
                value="" if answer is None or answer.note is None else answer.note,
                key=note,
                max_chars=NOTE_LIMIT,
                height=80,
                on_change=_save_words,
                args=(screen, question.id, "note", note),
                disabled=fixed,
            )
