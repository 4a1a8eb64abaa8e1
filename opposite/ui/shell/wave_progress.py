"""How far a wave by invitation is, and whether it shows figures yet."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.waves import participation
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress_view import WaveProgress


def wave_progress_of(assessment: Assessment) -> WaveProgress:
    """How far a wave by invitation is at this moment."""
    workspace = cache.workspace()
    weights = workspace.framework(assessment.framework_hash).group_weights
    return WaveProgress(tuple(participation(workspace, assessment)), weights, assessment.fewest_shown)


def shows_figures(assessment: Assessment) -> bool:
    """Whether a wave by invitation shows figures; draws what they rest on while it is open, or why there are none."""
    progress, is_open = wave_progress_of(assessment), assessment.is_open
    if progress.counting > 0:
        if is_open:
            waiting = sum(progress.waiting.values())
            st.caption(as_text(wording.figures_as_of(progress.counting, waiting, is_open=True)))
        return True
    with st.container(border=True):
        st.header(as_text(wording.no_figures(progress.deciding, progress.minimum, is_open=is_open)), anchor=False)
        st.markdown(as_text(wording.promise(progress.minimum)))
        if st.button("Participation", key=keys.PARTICIPATION, type="primary"):
            st.switch_page(page_file("participation"), query_params=address.along({}))
    return False
