"""The questionnaire: one factor a screen, and its end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from opposite import wording
from opposite.domain.collecting.answers import Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.engine.collecting.answering import finish
from opposite.engine.collecting.assessments import fixed_questions, given_answers, questions_for
from opposite.engine.collecting.invitations import new_link
from opposite.engine.report import earlier_answers
from opposite.settings import utc_now
from opposite.ui.collecting.own_radar import own_radar
from opposite.ui.collecting.question import show_question
from opposite.ui.collecting.redrawing import Screen
from opposite.ui.collecting.saving import follow
from opposite.ui.collecting.screens import first_unanswered, screens
from opposite.ui.collecting.submit import ask_to_hand_in
from opposite.ui.collecting.told import show_told
from opposite.ui.shell import address, cache, keys
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
            address.clear()
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


@st.fragment(key=keys.SCREEN)
def _factor_screen(
    person: Respondent, assessment: Assessment, framework: Framework, before: Mapping[str, float]
) -> None:
    state = session()
    if state.finished is not None:
        chosen, state.finished = state.finished, None
        st.switch_page(page_file("profile"), query_params=address.along(chosen))
    given = given_answers(cache.workspace(), person)
    follow(person, framework, given)
    asked = questions_for(framework, assessment, person.group)
    progress = screens(framework, asked, given)
    if not progress:
        st.info(words.ASKED_NOTHING)
        return
    ids = [one.factor.id for one in progress]
    if state.factor not in ids:
        state.factor = first_unanswered(progress, given) or ids[0]
    factor = framework.nodes[state.factor]
    fixed = fixed_questions(cache.workspace(), person)
    screen = Screen(person, assessment, framework, asked, factor.id, before, fixed)
    screen.looks_otherwise()
    _part(keys.STEPPER, _stepper, screen)
    left, right = st.columns([5, 2], gap="large")
    with left:
        show_screen_heading(factor.title, screen=factor.id)
        if factor.quote:
            st.markdown(f"*{as_text(factor.quote)}*")
        st.caption(words.RULE)
        for question in screen.questions:
            with st.container(border=True, key=keys.asked(question.id)):
                _part(keys.part(question.id), show_question, screen, question)
                _part(keys.told_of(question.id), show_told, screen, question)
        _part(keys.unsaved(factor.id), screen.typed.watch, factor.id)
        _steps(person, assessment, ids, ids.index(factor.id))
    with right:
        _part(keys.SO_FAR, _so_far, screen)
        st.caption(words.ANSWERS_SO_FAR)
    if state.handing_in:
        state.handing_in = False
        ask_to_hand_in(person, progress)


def _part(key: str, draw: Callable[..., None], *of: object) -> None:
    """Draw a part of the screen, which can be drawn anew alone under its key."""
    st.fragment(draw, key=key)(*of)


def _stepper(screen: Screen) -> None:
    with st.container(horizontal=True, gap="xsmall", key=keys.STEPPER):
        for one in screens(screen.framework, screen.asked, session().drawn):
            st.button(
                as_text(one.factor.title),
                key=keys.step(one.factor.id),
                type="primary" if one.factor.id == screen.factor else "secondary",
                icon=":material/check:" if one.complete else None,
                help=f"{one.answered} of {len(one.questions)} answered",
                on_click=_go,
                args=(one.factor.id,),
            )


def _go(factor: str) -> None:
    session().factor = factor
    st.rerun(keys.SCREEN)


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
    session().aims_asked = True


def _so_far(screen: Screen) -> None:
    """How many questions are answered, and the person's own radar."""
    given = session().drawn
    progress = screens(screen.framework, screen.asked, given)
    done, total = sum(one.answered for one in progress), sum(len(one.questions) for one in progress)
    st.progress(done / total, text=f"{done} of {wording.pluralise(total, 'question')} answered")
    own_radar(screen.framework, screen.assessment.profile, given)
