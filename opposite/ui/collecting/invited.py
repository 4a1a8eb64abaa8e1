"""What an invited person sees: what becomes of their answers before they begin, their questions, and the thanks."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.framework import UNASSIGNED
from opposite.engine.access.sign_ins import read_sign_in
from opposite.engine.collecting.assessments import assessment, questions_for, respondent
from opposite.engine.collecting.invitations import begin, read_link
from opposite.engine.workspace import Workspace
from opposite.settings import utc_now
from opposite.ui.collecting.questionnaire import show_questionnaire
from opposite.ui.collecting.screens import minutes_for
from opposite.ui.collecting.self_assessment import answer_as
from opposite.ui.collecting.submit import show_thanks
from opposite.ui.shell import keys
from opposite.ui.shell.identity import token_digest
from opposite.ui.shell.page_head import set_tab_title
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import invitations as words
from opposite.wording.collecting.questionnaire import ASKED_NOTHING


def show_invited(workspace: Workspace) -> None:
    """The page of whoever came by an invitation: theirs alone, whatever the address says beside."""
    signed_in = token_digest()
    known = None if signed_in is None else read_sign_in(workspace, signed_in, now=utc_now())
    if known is None or known.link_hash is None or signed_in is None:
        return
    if known.respondent is None:
        _show_landing(workspace, known.link_hash, signed_in)
        return
    person = respondent(workspace, known.respondent)
    wave = assessment(workspace, person.assessment_id)
    answer_as(person.id)
    if wave.invited and person.finished_at is not None and not (person.taken and wave.is_open):
        show_thanks(person, wave)
    else:
        show_questionnaire(person, wave)


def _show_landing(workspace: Workspace, link_hash: str, signed_in: str) -> None:
    link = read_link(workspace, link_hash, now=utc_now())
    wave = assessment(workspace, link.assessment_id)
    set_tab_title("Questionnaire", wave.organisation.name)
    group = UNASSIGNED if link.group is None else link.group
    framework = workspace.framework(wave.framework_hash)
    question_count = len(questions_for(framework, wave, group))
    st.title(as_text(f"{wave.organisation.name} asks for your view"), anchor=False)
    st.markdown(f"{as_text(wave.wave)} · {as_text(framework.title)}")
    if not wave.is_open:
        st.info(words.CLOSED_TO_INVITED)
        return
    if not question_count:
        st.info(ASKED_NOTHING)
        return
    with st.container(border=True, width=720):
        title = wording.group_title(framework, group)
        needed = wording.time_needed(question_count, minutes_for(question_count))
        st.markdown(f"You answer for the group **{as_text(title)}**: {needed}. {words.SAVED_AS_YOU_GO}")
        if wave.due_on is not None:
            st.markdown(words.due(wave.due_on))
        st.header("What becomes of your answers", anchor=False)
        st.markdown(
            "\n".join(f"- {as_text(line)}" for line in wording.what_is_kept(wave.fewest_shown, for_one=link.for_one))
        )
        if st.button("Begin", key=keys.BEGIN, type="primary"):
            begin(workspace, link_hash, now=utc_now(), sign_in=signed_in)
            st.rerun()
        st.caption(words.ONE_BROWSER if link.for_one else words.BEGUN_BEFORE)
