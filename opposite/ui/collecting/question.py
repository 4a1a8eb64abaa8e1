"""One question of the questionnaire: its levels in full, importance and evidence; every change is saved at once."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite import wording
from opposite.domain.collecting.answers import (
    DONT_KNOW,
    LEVEL,
    NOT_APPLICABLE,
    NOTE_LIMIT,
    REASON_LIMIT,
    Answer,
    Respondent,
)
from opposite.domain.framework import Framework, Question
from opposite.ui.collecting.saving import choice_of, save
from opposite.ui.collecting.screens import is_answered
from opposite.ui.collecting.unsaved_line import TypedFields
from opposite.ui.shell import keys
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.session import session, widget_value, widget_value_or
from opposite.ui.shell.text import as_text
from opposite.ui.shell.typed_field import typed_field
from opposite.wording.collecting import questionnaire as words

UNSCORED = {DONT_KNOW: "I don't know", NOT_APPLICABLE: "Does not apply"}


def show_question(
    person: Respondent,
    framework: Framework,
    question: Question,
    answer: Answer | None,
    before: float | None,
    *,
    answered: int,
    typed: TypedFields,
    fixed: bool = False,
) -> None:
    """Draw a question with what the person has said to it, and where it stood in the earlier wave of their group.

    `answered` is how many questions they have answered; `typed` gathers the fields for words. What is `fixed` is shown
    and cannot be changed.
    """
    with st.container(border=True):
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
        st.radio(
            f"Level of {question.title}",
            choices,
            index=choices.index(chosen) if chosen in choices else None,
            format_func=lambda choice: _words(question, choice),
            key=key,
            label_visibility="collapsed",
            on_change=_save_choice,
            args=(person, question.id, key),
            disabled=fixed,
        )
        if answer is not None and answer.state == NOT_APPLICABLE:
            _reason(person, question, answer, typed, fixed=fixed)
        if framework.instrument.importance.scale is not None and framework.instrument.importance.level == "question":
            _importance(person, framework, question, answer, fixed=fixed)
        _evidence(person, framework, question, answer, typed, fixed=fixed)
        if fixed:
            st.caption(words.FIXED)
        else:
            _status(person, question, answer, before, answered=answered)


def _words(question: Question, choice: str) -> str:
    """A choice in full: the level's number, its name and its description."""
    if choice in UNSCORED:
        return UNSCORED[choice]
    value = float(choice)
    name, description = question.scale.label(value), question.levels.get(value)
    return f"**{choice} {as_text(name)}.** {as_text(description)}" if description else f"**{choice}** {as_text(name)}"


def _save_choice(person: Respondent, question: str, key: str) -> None:
    choice = widget_value(key)
    if choice is None:
        return
    if choice in UNSCORED:
        save(person, question, {"state": choice, "level": None})
    else:
        save(person, question, {"state": LEVEL, "level": float(choice), "reason": None})


def _save_importance(person: Respondent, question: str, key: str) -> None:
    save(person, question, {"importance": widget_value(key)})


def _save_evidence(person: Respondent, question: str, key: str) -> None:
    save(person, question, {"evidence": widget_value(key)})


def _save_words(person: Respondent, question: str, field: str, key: str) -> None:
    words = widget_value(key).strip() or None
    typed_field(person, question, field).save(words, partial(save, person, question, {field: words}))


def _reason(person: Respondent, question: Question, answer: Answer, typed: TypedFields, *, fixed: bool) -> None:
    key = keys.reason(question.id)
    field = typed_field(person, question.id, "reason")
    with typed.saved_while_typed(
        key, answer.reason, field, save=partial(_save_words, person, question.id, "reason", key)
    ):
        st.text_input(
            "Why does it not apply?",
            value=answer.reason or "",
            key=key,
            max_chars=REASON_LIMIT,
            on_change=_save_words,
            args=(person, question.id, "reason", key),
            placeholder="For example: we have no physical stores",
            disabled=fixed,
        )


def _importance(
    person: Respondent, framework: Framework, question: Question, answer: Answer | None, *, fixed: bool
) -> None:
    scale = framework.instrument.importance.scale
    if scale is None:
        return
    key = keys.importance(question.id)
    values = [point.value for point in scale.points]
    st.segmented_control(
        "How much would progress here matter to our success in the next 24 months?",
        values,
        default=None if answer is None else answer.importance,
        format_func=lambda value: f"{wording.plain(value)} {as_text(scale.label(value))}",
        key=key,
        on_change=_save_importance,
        args=(person, question.id, key),
        disabled=fixed,
    )


def _evidence(
    person: Respondent,
    framework: Framework,
    question: Question,
    answer: Answer | None,
    typed: TypedFields,
    *,
    fixed: bool,
) -> None:
    noted = answer is not None and (answer.evidence is not None or answer.note is not None)
    key, labelled = keys.evidence_of(question.id), session().evidence_given
    if not widget_value_or(key, False):
        labelled[question.id] = noted
    label = "Evidence given" if labelled.get(question.id, noted) else "Add evidence (optional)"
    opened = st.expander(label, key=key, on_change="rerun")
    if not opened.open:
        return
    with opened:
        if question.evidence:
            st.caption("Worth a look: " + as_text("; ".join(question.evidence)) + ".")
        strength, note = keys.evidence(question.id), keys.note(question.id)
        st.segmented_control(
            "What your answer rests on",
            list(framework.instrument.evidence.strength),
            default=None if answer is None else answer.evidence,
            format_func=lambda words: as_text(words.replace("_", " ").capitalize()),
            key=strength,
            on_change=_save_evidence,
            args=(person, question.id, strength),
            disabled=fixed,
        )
        stored = None if answer is None else answer.note
        field = typed_field(person, question.id, "note")
        with typed.saved_while_typed(note, stored, field, save=partial(_save_words, person, question.id, "note", note)):
            st.text_area(
                "Note or link",
                value="" if answer is None or answer.note is None else answer.note,
                key=note,
                max_chars=NOTE_LIMIT,
                height=80,
                on_change=_save_words,
                args=(person, question.id, "note", note),
                disabled=fixed,
            )


def _status(
    person: Respondent, question: Question, answer: Answer | None, before: float | None, *, answered: int
) -> None:
    """The line under a question: saved just now, not saved, answered, or not yet; and how it moved since before."""
    state = session()
    if question.id in state.unsaved:
        _not_saved(person, question, answer, state.unsaved[question.id].refusal)
        return
    level = None if answer is None or answer.level is None else question.keyed(answer.level)
    moved = wording.change(level, before)
    since = f" · {moved} from the earlier wave" if moved is not None else ""
    if state.saved_question == question.id and state.saved_at is not None:
        saved = (
            f"Saved at {wording.clock(local_time(state.saved_at))} · {wording.pluralise(answered, 'question')} answered"
        )
        with st.container(key=keys.SAVED):
            st.caption(f":green[:material/check_circle:] {as_text(saved + since)}")
    elif is_answered(answer):
        st.caption(f"Answered{as_text(since)}")
    else:
        st.caption("Not answered yet")


def _not_saved(person: Respondent, question: Question, answer: Answer | None, refusal: str) -> None:
    """That the last change is not stored, why, what is stored instead, and a way to try again."""
    chosen = choice_of(answer)
    stored = None if chosen is None else UNSCORED.get(chosen) or _short(question, float(chosen))
    with st.container(key=keys.not_saved(question.id)):
        st.error(as_text(f"{refusal} {words.still_stored(stored)}"), title=words.NOT_SAVED)
    st.button(
        "Save again",
        key=keys.save_again(question.id),
        icon=":material/refresh:",
        on_click=save,
        args=(person, question.id, {}),
    )


def _short(question: Question, level: float) -> str:
    return f"{wording.plain(level)} {question.scale.label(level)}"
