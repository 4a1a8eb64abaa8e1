"""Questionnaire: set up an assessment, or open a link; then one factor a screen."""

import streamlit as st

from opposite.engine.collecting.assessments import assessment, respondent
from opposite.engine.collecting.invitations import read_link
from opposite.settings import utc_now
from opposite.ui.collecting.invited import show_landing
from opposite.ui.collecting.questionnaire import show_questionnaire
from opposite.ui.collecting.setup_form import show_setup_form
from opposite.ui.collecting.submit import show_thanks
from opposite.ui.shell import cache
from opposite.ui.shell.session import LINK, session

state, workspace = session(), cache.workspace()
token = st.query_params.get(LINK)
link = None if token is None else read_link(workspace, token, now=utc_now())
if link is not None and link.respondent_id is not None:
    state.respondent = link.respondent_id
if link is not None and link.respondent_id is None:
    show_landing(link)
elif state.respondent is None:
    show_setup_form()
else:
    person = respondent(workspace, state.respondent)
    wave = assessment(workspace, person.assessment_id)
    if wave.invited and person.finished_at is not None:
        show_thanks(person, wave)
    else:
        show_questionnaire(person, wave)
