"""Handing in: what is unanswered, the confirmation, and the page of thanks with the person's own radar."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from opposite import wording
from opposite.domain.collecting.answers import Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.answering import finish
from opposite.engine.collecting.assessments import given_answers, questions_for
from opposite.settings import utc_now
from opposite.ui.collecting.own_radar import own_radar
from opposite.ui.collecting.screens import FactorProgress, is_answered
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import ask_to_confirm
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.page_head import set_tab_title
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import questionnaire as words


def ask_to_hand_in(person: Respondent, progress: Sequence[FactorProgress]) -> None:
    """Say what is unanswered and that nothing can be changed afterwards; hand in when that is confirmed."""
    total, answered = sum(len(screen.questions) for screen in progress), sum(screen.answered for screen in progress)
    unanswered = [(screen.factor.title, len(screen.questions) - screen.answered) for screen in progress]
    ask_to_confirm(
        "Hand in my answers",
        wording.on_handing_in([(title, number) for title, number in unanswered if number > 0], total),
        confirm="Hand in",
        key=keys.HAND_IN,
        act=partial(_hand_in, person),
        possible=answered > 0,
    )


def _hand_in(person: Respondent) -> None:
    finish(cache.workspace(), person, now=utc_now())


def show_thanks(person: Respondent, assessment: Assessment) -> None:
    """What a person sees who has handed in: thanks, what becomes of it, and their own picture alone."""
    set_tab_title("Questionnaire", assessment.organisation.name)
    framework = cache.workspace().framework(assessment.framework_hash)
    given = given_answers(cache.workspace(), person)
    questions = questions_for(framework, assessment, person.group)
    st.title("Thank you", anchor=False)
    st.markdown(f"**{as_text(assessment.organisation.name)}** · {as_text(assessment.wave)}")
    done = sum(is_answered(given.get(question.id)) for question in questions)
    st.markdown(
        words.answers_handed_in(
            done, len(questions), None if person.finished_at is None else local_time(person.finished_at)
        )
    )
    st.markdown(as_text(wording.promise(assessment.fewest_shown)))
    own_radar(framework, assessment.profile, given, width=360)
    st.caption(words.ONLY_YOURS)
