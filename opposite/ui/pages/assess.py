"""Questionnaire: set up an assessment, then one factor a screen."""

import streamlit as st

from opposite.engine.assessments import assessment, respondent
from opposite.engine.links import open_link
from opposite.settings import utc_now
from opposite.ui import cache
from opposite.ui.questionnaire import show_questionnaire
from opposite.ui.session import LINK, session
from opposite.ui.setup_form import show_setup_form

state = session()
if (token := st.query_params.get(LINK)) is not None:
    state.respondent = open_link(cache.workspace(), token, now=utc_now()).id
if state.respondent is None:
    show_setup_form()
else:
    person = respondent(cache.workspace(), state.respondent)
    show_questionnaire(person, assessment(cache.workspace(), person.assessment_id))
