"""Which parts of a screen of the questionnaire are drawn anew after a change: those that look otherwise, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import streamlit as st

from opposite.domain.collecting.answers import NOT_APPLICABLE, Answer, Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework, Question
from opposite.engine.collecting.assessments import given_answers
from opposite.errors import OppositeError
from opposite.ui.collecting.saving import follow, save
from opposite.ui.collecting.screens import is_answered
from opposite.ui.collecting.unsaved_line import TypedFields
from opposite.ui.shell import cache, keys
from opposite.ui.shell.afterwards import draw_afterwards, draw_now, draws
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
    due: set[str] = field(default_factory=set)
    """Questions of which more is to be drawn anew than the line beneath."""

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
            **{keys.part(one): (given[one], is_open) for one, is_open in opened.items()},
            **{keys.told_of(one): self._told(given, one) for one in opened},
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

    def _told(self, given: Mapping[str, Answer], one: str) -> object:
        """What the line beneath a question tells: of the one that was saved last, when and how many are answered by then."""
        state, answer = session(), given[one]
        saved = (state.saved_at, sum(map(is_answered, given.values()))) if state.saved_question == one else None
        return is_answered(answer), answer.level, saved


def redraw(
    screen: Screen,
    question: str,
    change: Callable[[], Mapping[str, Answer] | None],
    *,
    fields: Mapping[str, Any] | None = None,
) -> None:
    """At the end of a callback make a change, and draw the parts anew that look otherwise then, and the question.

    The change returns what the person has said by then, None where that must be read: what was changed elsewhere shows
    with it. Where something could not be stored it is the whole screen, since other questions can be fixed by then. The
    question's own part stays where the `fields` that were chosen in it are all that changed and ask for nothing else: a
    browser shows what was chosen before it is told.
    """
    state = session()
    refused, before = set(state.unsaved), state.drawn.get(question) or Answer(question)
    given = change()
    try:
        if given is None:
            given = given_answers(cache.workspace(), screen.person)
        follow(screen.person, screen.framework, given)
    except OppositeError:
        st.rerun()  # which tells it
    parts = screen.looks_otherwise()
    if set(state.unsaved) != refused or question in refused:
        st.rerun(keys.SCREEN)
    own, told, now = keys.part(question), keys.told_of(question), state.drawn.get(question) or Answer(question)
    stays = (
        fields is not None
        and now == before._replace(**fields)
        and _asks_a_reason(now) == _asks_a_reason(before)
        and question not in screen.due
    )
    if not stays:
        screen.due.add(question)
    # A card takes away what it no longer holds only in a run of its own; what watches its fields is drawn after it.
    due = [keys.part(one.id) for one in screen.questions if keys.part(one.id) in parts or one.id in screen.due]
    later = [part for part in due if not draws(part) and not (stays and part == own)]
    if later:
        later.append(keys.unsaved(screen.factor))
    draw_now(told, [part for part in parts if part not in {told, *due, *later}], instead_of=own if stays else None)
    draw_afterwards(later)


def _asks_a_reason(answer: Answer) -> bool:
    return answer.state == NOT_APPLICABLE


def save_redrawn(screen: Screen, question: str, fields: Mapping[str, Any]) -> None:
    """Store what was chosen in a question, and draw anew what looks otherwise then."""
    redraw(screen, question, partial(save, screen.person, question, fields), fields=fields)
