"""The page behind a group's link: who asks, how long it takes, how answers are used, and the button to begin."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.framework import UNASSIGNED
from opposite.engine.collecting.assessments import assessment as read_assessment
from opposite.engine.collecting.assessments import questions_for
from opposite.engine.collecting.invitations import Link, begin
from opposite.settings import utc_now
from opposite.ui.collecting.screens import minutes_for
from opposite.ui.shell import cache, keys
from opposite.ui.shell.page_head import set_tab_title
from opposite.ui.shell.session import LINK, session
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import invitations as words
from opposite.wording.collecting.questionnaire import ASKED_NOTHING


def show_landing(link: Link) -> None:
    """The page of an invitation; who has begun with it in this tab is led back to their own answers."""
    state, token = session(), st.query_params[LINK]
    if state.begun is not None and state.begun[0] == token:
        _go_on(state.begun[1])
    assessment = read_assessment(cache.workspace(), link.assessment_id)
    set_tab_title("Questionnaire", assessment.organisation.name)
    group = UNASSIGNED if link.group is None else link.group
    framework = cache.workspace().framework(assessment.framework_hash)
    question_count = len(questions_for(framework, assessment, group))
    st.title(as_text(f"{assessment.organisation.name} asks for your view"), anchor=False)
    st.markdown(f"{as_text(assessment.wave)} · {as_text(framework.title)}")
    if not assessment.is_open:
        st.info(words.CLOSED_TO_INVITED)
        return
    if not question_count:
        st.info(ASKED_NOTHING)
        return
    with st.container(border=True, width=720):
        st.markdown(
            f"You answer for the group **{as_text(wording.group_title(framework, group))}**: "
            f"{wording.time_needed(question_count, minutes_for(question_count))}. {words.SAVED_AS_YOU_GO}"
        )
        st.header("What becomes of your answers", anchor=False)
        st.markdown("\n".join(f"- {as_text(line)}" for line in wording.what_is_kept(assessment.fewest_shown)))
        if st.button("Begin", key=keys.BEGIN, type="primary"):
            begun = begin(cache.workspace(), token, now=utc_now())
            state.respondent, state.factor, state.saved_question = begun.respondent.id, None, None
            state.begun = token, begun.token
            _go_on(begun.token)
        st.caption(words.BEGUN_BEFORE)


def _go_on(own_token: str) -> None:
    """Put the person's own link into the address, so that a reload or a bookmark brings them back, and go there."""
    st.query_params[LINK] = own_token
    st.rerun()
