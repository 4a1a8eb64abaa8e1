"""Which parts of a screen of the questionnaire are drawn anew after a change: those that look otherwise, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st

from opposite.domain.collecting.answers import NOT_APPLICABLE, Answer, Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework, Question
from opposite.engine.collecting.assessments import given_answers
from opposite.errors import OppositeError
from opposite.ui.collecting.saving import follow
from opposite.ui.collecting.screens import is_answered
from opposite.ui.collecting.unsaved_line import TypedFields
from opposite.ui.shell import cache, keys
from opposite.ui.shell.afterwards import draw_afterwards
from opposite.ui.shell.session import session, widget_value_or


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen as it is drawn for one person, of the questions of one factor among all that they are asked.

    `before` holds by question where it stood in the earlier wave of their group; what is `fixed` is shown and cannot be
    changed; `typed` gathers the fields for words.
    """

    person: Respondent
    assessment: Assessment
    framework: Framework
    asked: Sequence[Question]
    factor: str
    before: Mapping[str, float]
    fixed: Collection[str]
    typed: TypedFields = field(default_factory=TypedFields)
    _looks: dict[str, object] = field(default_factory=dict)
    """By part, what it was drawn from."""

    @property
    def questions(self) -> list[Question]:
        """The questions of this screen."""
        return [each for each in self.asked if self.framework.factor_of(each.id).id == self.factor]

    def looks_otherwise(self) -> list[str]:
        """The keys of the parts of which something is drawn otherwise than when this was asked last."""
        before, now = dict(self._looks), self._looks_now()
        self._looks.update(now)
        return [part for part, look in now.items() if part not in before or before[part] != look]

    def _looks_now(self) -> dict[str, object]:
        state = session()
        given = {question.id: state.drawn.get(question.id) or Answer(question.id) for question in self.asked}
        opened = {question.id: widget_value_or(keys.evidence_of(question.id), False) for question in self.questions}
        return {
            **{
                keys.part(one): (given[one], is_open, state.saved_at if state.saved_question == one else None)
                for one, is_open in opened.items()
            },
            keys.STEPPER: [is_answered(answer) for answer in given.values()],
            keys.SO_FAR: [(answer.state, answer.level) for answer in given.values()],
            keys.unsaved(self.factor): [
                (
                    given[one].note,
                    given[one].reason,
                    given[one].state == NOT_APPLICABLE,
                    is_open,
                    widget_value_or(keys.note(one), ""),
                    widget_value_or(keys.reason(one), ""),
                )
                for one, is_open in opened.items()
            ],
        }


@contextmanager
def redrawn(screen: Screen, question: str, *, from_within: bool = False) -> Iterator[None]:
    """After what is changed within it, at the end of a callback, draw the parts anew that look otherwise, and the question.

    What was changed elsewhere shows with it. Where something could not be stored it is the whole screen, since other
    questions can be fixed by then. What is changed `from_within` the question's part has that drawn first, and what became
    of it told before the rest follows.
    """
    refused = set(session().unsaved)
    yield
    try:
        follow(screen.person, screen.framework, given_answers(cache.workspace(), screen.person))
    except OppositeError:
        st.rerun()  # which tells it
    own, others = keys.part(question), screen.looks_otherwise()
    if set(session().unsaved) != refused or question in refused:
        st.rerun(keys.SCREEN)
    if not from_within:
        st.rerun([own, *others])
    draw_afterwards([part for part in others if part != own])
