"""Which assessment that one person answers alone is meant: by the address, or as this tab has it open."""

from __future__ import annotations

import streamlit as st

from opposite.domain.collecting.answers import Respondent
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.assessments import assessment, assessments, respondent, respondents
from opposite.engine.workspace import Workspace
from opposite.ui.shell import address
from opposite.ui.shell.keys import ORGANISATION, WAVE
from opposite.ui.shell.page_head import set_tab_title
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.access import pages as words


def chosen_self_assessment(workspace: Workspace) -> tuple[Respondent, Assessment] | None:
    """The person who answers and their assessment; None where the address names none and none is open in this tab.

    An address that names a wave which others answer too names none: there is nothing of it to answer here.
    """
    name, wave = address.said(ORGANISATION), address.said(WAVE)
    if name is None:
        person = session().respondent
        if person is None:
            address.named(WAVE, ())
            return None
        answering = respondent(workspace, person)
        mine = assessment(workspace, answering.assessment_id)
        address.named(WAVE, (mine.wave,))
        address.say({ORGANISATION: mine.organisation.name, WAVE: mine.wave})
        return answering, mine
    waves = assessments(workspace, organisation=name)
    if waves:
        set_tab_title("Questionnaire", waves[0].organisation.name)
    there = [one for one in waves if wave in {None, one.wave}]
    alone = [one for one in there if one.self_assessment]
    if not alone:
        if not there:
            st.warning(as_text(words.not_here(name, wave)))
        return None
    people = respondents(workspace, alone[0].id)
    answer_as(people[0].id)
    return people[0], alone[0]


def answer_as(respondent_id: int) -> None:
    """Let this tab show the questionnaire of a person, at the first question they have not answered."""
    state = session()
    if state.respondent != respondent_id:
        state.respondent, state.factor, state.saved_question = respondent_id, None, None
