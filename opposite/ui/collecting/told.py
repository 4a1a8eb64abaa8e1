"""The line beneath a question: what became of its answer, and how it moved since the earlier wave."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.collecting.answers import DONT_KNOW, NOT_APPLICABLE, Answer
from opposite.domain.framework import Question
from opposite.ui.collecting.redrawing import Screen, save_redrawn
from opposite.ui.collecting.saving import choice_of
from opposite.ui.collecting.screens import is_answered
from opposite.ui.shell import keys
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import questionnaire as words

UNSCORED = {DONT_KNOW: "I don't know", NOT_APPLICABLE: "Does not apply"}


def show_told(screen: Screen, question: Question) -> None:
    """Draw the line: saved just now, not saved, answered, or not yet; or that the answer is fixed.

    It is one element however it reads, except where something is not saved.
    """
    if question.id in screen.fixed:
        st.caption(words.FIXED)
        return
    state = session()
    answer = state.drawn.get(question.id)
    if question.id in state.unsaved:
        _not_saved(screen, question, answer, state.unsaved[question.id].refusal)
        return
    level = None if answer is None or answer.level is None else question.keyed(answer.level)
    moved = wording.change(level, screen.before.get(question.id))
    if state.saved_question == question.id and state.saved_at is not None:
        answered = sum(map(is_answered, state.drawn.values()))
        with st.container(key=keys.SAVED):
            saved = words.saved(local_time(state.saved_at), answered, moved)
            st.caption(f":green[:material/check_circle:] {as_text(saved)}")
    else:
        st.caption(as_text(words.answered(moved)) if is_answered(answer) else words.NOT_ANSWERED)


def _not_saved(screen: Screen, question: Question, answer: Answer | None, refusal: str) -> None:
    """That the last change is not stored, why, what is stored instead, and a way to try again."""
    chosen = choice_of(answer)
    stored = None if chosen is None else UNSCORED.get(chosen) or _short(question, float(chosen))
    with st.container(key=keys.not_saved(question.id)):
        st.error(as_text(f"{refusal} {words.still_stored(stored)}"), title=words.NOT_SAVED)
    st.button(
        words.SAVE_AGAIN,
        key=keys.save_again(question.id),
        icon=":material/refresh:",
        on_click=save_redrawn,
        args=(screen, question.id, {}),
    )


def _short(question: Question, level: float) -> str:
    return f"{wording.plain(level)} {question.scale.label(level)}"
