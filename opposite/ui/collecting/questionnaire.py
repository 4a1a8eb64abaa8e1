"""The questionnaire: one factor a screen, and its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from opposite import wording
from opposite.domain.collecting.answers import Answer, Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.engine.collecting.answering import finish
from opposite.engine.collecting.assessments import fixed_questions, given_answers, questions_for
from opposite.engine.collecting.invitations import new_link
from opposite.engine.report import earlier_answers
from opposite.settings import utc_now
from opposite.ui.collecting.own_radar import own_radar
from opposite.ui.collecting.question import show_question
from opposite.ui.collecting.saving import follow
from opposite.ui.collecting.screens import FactorProgress, first_unanswered, is_answered, screens
from opposite.ui.collecting.submit import ask_to_hand_in
from opposite.ui.collecting.unsaved_line import TypedFields
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import show_outcome
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.page_head import set_tab_title
from opposite.ui.shell.screen_heading import show_screen_heading
from opposite.ui.shell.session import choose, link_address, session
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import questionnaire as words


def show_questionnaire(person: Respondent, assessment: Assessment) -> None:
    """The whole page for one person: head, then the current factor as a fragment of its own."""
    set_tab_title("Questionnaire", assessment.organisation.name)
    framework = cache.workspace().framework(assessment.framework_hash)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title("Questionnaire", anchor=False, width="content")
        if assessment.invited:
            _come_back(person)
        elif st.button("Start another assessment", type="tertiary", icon=":material/add:"):
            session().respondent = None
            st.query_params.clear()
            st.rerun()
    st.markdown(
        f"**{as_text(assessment.organisation.name)}** · {as_text(assessment.wave)} · "
        f"answering for {as_text(wording.group_title(framework, person.group))}"
    )
    if not assessment.is_open:
        st.info(words.closed(invited=assessment.invited))
        return
    show_outcome()
    if person.taken and person.finished_at is not None:
        st.info(words.goes_on(local_time(person.finished_at)))
    _factor_screen(person, assessment, framework, earlier_answers(cache.workspace(), assessment, person.group))


def _come_back(person: Respondent) -> None:
    """How an invited person comes back: in this browser by the same invitation, elsewhere by a link of their own."""
    if st.button("Continue later", type="tertiary", icon=":material/bookmark:", key=keys.CONTINUE_LATER):
        _own_link(link_address(new_link(cache.workspace(), person, now=utc_now())))


@st.dialog("Continue later")
def _own_link(own: str) -> None:
    st.markdown(words.COME_BACK)
    st.code(own, language=None, wrap_lines=True)
    st.caption(words.KEEP_LINK)


@st.fragment
def _factor_screen(
    person: Respondent, assessment: Assessment, framework: Framework, before: Mapping[str, float]
) -> None:
    state = session()
    if state.finished is not None:
        chosen, state.finished = state.finished, None
        st.switch_page(page_file("profile"), query_params=chosen)
    given = given_answers(cache.workspace(), person)
    follow(person, framework, given)
    fixed = fixed_questions(cache.workspace(), person)
    progress = screens(framework, questions_for(framework, assessment, person.group), given)
    if not progress:
        st.info(words.ASKED_NOTHING)
        return
    ids = [screen.factor.id for screen in progress]
    answered = sum(map(is_answered, given.values()))
    if state.factor not in ids:
        state.factor = first_unanswered(progress, given) or ids[0]
    position = ids.index(state.factor)
    _stepper(progress, position)
    left, right = st.columns([5, 2], gap="large")
    with left:
        screen = progress[position]
        show_screen_heading(screen.factor.title, screen=screen.factor.id)
        if screen.factor.quote:
            st.markdown(f"*{as_text(screen.factor.quote)}*")
        st.caption(words.RULE)
        typed = TypedFields()
        for question in screen.questions:
            show_question(
                person,
                framework,
                question,
                given.get(question.id),
                before.get(question.id),
                answered=answered,
                typed=typed,
                fixed=question.id in fixed,
            )
        typed.watch(screen.factor.id)
        _steps(person, assessment, ids, position)
    with right:
        _side(framework, assessment, progress, given)
    if state.handing_in:
        state.handing_in = False
        ask_to_hand_in(person, progress)


def _stepper(progress: Sequence[FactorProgress], position: int) -> None:
    with st.container(horizontal=True, gap="xsmall", key=keys.STEPPER):
        for index, screen in enumerate(progress):
            st.button(
                as_text(screen.factor.title),
                key=keys.step(screen.factor.id),
                type="primary" if index == position else "secondary",
                icon=":material/check:" if screen.complete else None,
                help=f"{screen.answered} of {len(screen.questions)} answered",
                on_click=_go,
                args=(screen.factor.id,),
            )


def _go(factor: str) -> None:
    session().factor = factor


def _steps(person: Respondent, assessment: Assessment, ids: Sequence[str], position: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "Previous",
            key=keys.PREVIOUS_FACTOR,
            icon=":material/arrow_back:",
            disabled=position == 0,
            on_click=_go,
            args=(ids[max(0, position - 1)],),
        )
        if position < len(ids) - 1:
            st.button(
                "Next",
                key=keys.NEXT_FACTOR,
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                on_click=_go,
                args=(ids[position + 1],),
            )
        elif assessment.invited:
            st.button("Hand in my answers", key=keys.NEXT_FACTOR, type="primary", on_click=_hand_in)
        else:
            st.button(
                "See the profile", key=keys.NEXT_FACTOR, type="primary", on_click=_finish, args=(person, assessment)
            )


def _hand_in() -> None:
    session().handing_in = True


def _finish(person: Respondent, assessment: Assessment) -> None:
    finish(cache.workspace(), person, now=utc_now())
    session().finished = choose(assessment.organisation.name, assessment.wave)


def _side(
    framework: Framework,
    assessment: Assessment,
    progress: Sequence[FactorProgress],
    given: Mapping[str, Answer],
) -> None:
    done, total = sum(screen.answered for screen in progress), sum(len(screen.questions) for screen in progress)
    st.progress(done / total, text=f"{done} of {wording.pluralise(total, 'question')} answered")
    own_radar(framework, assessment.profile, given)
    st.caption(words.ANSWERS_SO_FAR)
