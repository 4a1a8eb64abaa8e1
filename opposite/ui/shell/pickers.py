"""The pickers of organisation and wave at the head of a page; what is picked goes along to other pages."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.scoring.report import Report
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.stored_scores import most_recent_with_score
from opposite.ui.shell import cache, keys
from opposite.ui.shell.empty_state import show_empty_state
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.page_head import head, sample_badge, set_tab_title
from opposite.ui.shell.session import session, set_widget_value
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress import shows_figures


def picked_report(title: str, empty: str) -> Report | None:
    """Draw the head of a page with the pickers of organisation and wave; the report of what is picked.

    Returns None, after drawing the empty state, when the database holds no assessment, or when the wave is answered
    by invitation and shows no figures yet.
    """
    assessment = picked_assessment(title, empty)
    if assessment is None or (assessment.invited and not shows_figures(assessment)):
        return None
    return cache.report(assessment.id, assessment.revision)


def picked_assessment(title: str, empty: str) -> Assessment | None:
    """Draw the head of a page with the pickers of organisation and wave; the wave that is picked.

    Returns None, after drawing the empty state, when the database holds no assessment.
    """
    everything = assessments(cache.workspace())
    if not everything:
        head(title)
        show_empty_state(empty)
        return None
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    names = sorted({assessment.organisation.name for assessment in everything})
    recent = most_recent_with_score(cache.workspace()) or everything[0]
    state = session()
    with right, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="bottom"):
        just_come, state.page = state.page != title, title
        _recall(keys.ORGANISATION, names, state.organisation if just_come else None)
        name = st.selectbox(
            "Organisation",
            names,
            index=names.index(recent.organisation.name),
            key=keys.ORGANISATION,
            bind="query-params",
        )
        waves = sorted((assessment for assessment in everything if assessment.organisation.name == name), key=wave_key)
        labels = [assessment.wave for assessment in waves]
        _recall(keys.WAVE, labels, state.wave if just_come and name == state.organisation else None)
        wave = st.selectbox("Wave", labels, index=len(labels) - 1, key=keys.WAVE, bind="query-params", width=200)
    picked = waves[labels.index(wave)] if wave in labels else waves[-1]
    state.organisation, state.wave = picked.organisation.name, picked.wave
    set_tab_title(title, picked.organisation.name)
    with left:
        st.title(title, anchor=False)
    _show_standing(picked)
    return picked


def _recall(picker: str, options: list[str], chosen: str | None) -> None:
    """Start a picker of a page just come to at what was chosen elsewhere; what the address says comes first."""
    if chosen in options and picker not in st.query_params:
        set_widget_value(picker, chosen)


def _show_standing(assessment: Assessment) -> None:
    """One line under the head: who, which wave, and whether it is a sample or still open."""
    with st.container(horizontal=True, vertical_alignment="center"):
        standing = (
            "open"
            if assessment.is_open
            else f"closed on {wording.day(local_time(assessment.closed_at))}"
            if assessment.closed_at
            else ""
        )
        st.markdown(
            f"**{as_text(assessment.organisation.name)}** · {as_text(assessment.wave)} · {standing}", width="content"
        )
        if assessment.organisation.sample:
            sample_badge()
