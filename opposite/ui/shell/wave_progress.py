"""How far a wave by invitation is, and whether it shows figures yet."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.waves import participation
from opposite.ui.shell import cache
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress_view import Course


def course_of(assessment: Assessment) -> Course:
    """How far a wave by invitation is at this moment."""
    workspace = cache.workspace()
    weights = workspace.framework(assessment.framework_hash).group_weights
    return Course(tuple(participation(workspace, assessment)), weights, assessment.min_group_n)


def shows_figures(assessment: Assessment) -> bool:
    """Whether a wave by invitation shows figures; draws what they rest on while it is open, or why there are none."""
    course, is_open = course_of(assessment), assessment.is_open
    if course.counting > 0:
        if is_open:
            waiting = sum(course.waiting.values())
            st.caption(as_text(wording.figures_as_of(course.counting, waiting, is_open=True)))
        return True
    with st.container(border=True):
        st.header(as_text(wording.no_figures(course.deciding, course.minimum, is_open=is_open)), anchor=False)
        st.markdown(as_text(wording.promise(course.minimum)))
        if st.button("Participation", key="participation", type="primary"):
            st.switch_page(page_file("participation"))
    return False
