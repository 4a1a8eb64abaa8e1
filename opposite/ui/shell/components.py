"""Pieces that several pages share: the head with its pickers, empty states, the mark of samples, downloads."""

from __future__ import annotations

from typing import Any

import streamlit as st

from opposite import wording
from opposite.charts.theme import CONFIG
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.scoring.report import Report
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.stored_scores import most_recent_with_score
from opposite.exports.csv_file import table_csv
from opposite.tables.scoring import scores_by_kind, scores_by_question
from opposite.tables.table import Table
from opposite.ui.shell import cache
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.session import ORGANISATION, WAVE, session
from opposite.ui.shell.text import as_text
from opposite.ui.shell.wave_progress import shows_figures


def head(title: str, lead: str | None = None) -> None:
    """The title of a page and one line of what it is for."""
    st.title(title, anchor=False)
    if lead is not None:
        st.caption(lead)


def sample_badge() -> None:
    """The mark of a synthetic organisation."""
    st.badge("Sample", color="orange", help=wording.sample_mark())


def nothing_yet(what: str) -> None:
    """The empty state of a page: what will stand here, and the way there."""
    with st.container(border=True):
        st.header("Nothing to show yet", anchor=False)
        st.write(what)
        with st.container(horizontal=True):
            st.page_link(page_file("assess"), label="Assess my organisation", icon=":material/edit_note:")
            st.page_link(page_file("start"), label="Explore the sample portfolio", icon=":material/apps:")


def picked(title: str, empty: str) -> Report | None:
    """Draw the head of a page with the pickers of organisation and wave; the report of what is picked.

    Returns None, after drawing the empty state, when the database holds no assessment, or when the wave is answered
    by invitation and shows no figures yet.
    """
    chosen = picked_assessment(title, empty)
    if chosen is None or (chosen.invited and not shows_figures(chosen)):
        return None
    return cache.report(chosen.id, chosen.revision)


def picked_assessment(title: str, empty: str) -> Assessment | None:
    """Draw the head of a page with the pickers of organisation and wave; the wave that is picked.

    Returns None, after drawing the empty state, when the database holds no assessment.
    """
    everything = assessments(cache.workspace())
    if not everything:
        head(title)
        nothing_yet(empty)
        return None
    left, right = st.columns([3, 4], vertical_alignment="bottom")
    names = sorted({a.organisation.name for a in everything})
    recent = most_recent_with_score(cache.workspace()) or everything[0]
    state = session()
    with right, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="bottom"):
        come, state.page = state.page != title, title
        _recall(ORGANISATION, names, state.organisation if come else None)
        name = st.selectbox(
            "Organisation", names, index=names.index(recent.organisation.name), key=ORGANISATION, bind="query-params"
        )
        waves = sorted((a for a in everything if a.organisation.name == name), key=wave_key)
        labels = [a.wave for a in waves]
        _recall(WAVE, labels, state.wave if come and name == state.organisation else None)
        wave = st.selectbox("Wave", labels, index=len(labels) - 1, key=WAVE, bind="query-params", width=200)
    chosen = waves[labels.index(wave)] if wave in labels else waves[-1]
    state.organisation, state.wave = chosen.organisation.name, chosen.wave
    with left:
        st.title(title, anchor=False)
    subject(chosen)
    return chosen


def _recall(picker: str, options: list[str], chosen: str | None) -> None:
    """Start a picker of a page just come to at what was chosen elsewhere; what the address says comes first."""
    if chosen in options and picker not in st.query_params:
        st.session_state[picker] = chosen


def subject(assessment: Assessment) -> None:
    """One line under the head: who, which wave, and whether it is a sample or still open."""
    with st.container(horizontal=True, vertical_alignment="center"):
        state = (
            "open"
            if assessment.is_open
            else f"closed on {wording.day(assessment.closed_at)}"
            if assessment.closed_at
            else ""
        )
        st.markdown(
            f"**{as_text(assessment.organisation.name)}** · {as_text(assessment.wave)} · {state}", width="content"
        )
        if assessment.organisation.sample:
            sample_badge()


def draw_chart(figure: Any, *, alt: str, key: str | None = None) -> None:
    """A chart in the look of opposite.charts.theme, with its words for screen readers."""
    st.plotly_chart(figure, theme=None, config=dict(CONFIG), key=key, alt=alt)


def show_table(table: Table, *, alt: str, key: str | None = None) -> None:
    """A table of a report with its own column names, for reading; downloads stand beside it."""
    st.dataframe([dict(zip(table.columns, row, strict=True)) for row in table.rows], hide_index=True, alt=alt, key=key)


def download_table(table: Table, name: str, *, sample: bool = False) -> None:
    """A button that downloads a table as the CSV the command line writes."""
    st.download_button(
        f"Download {name} as CSV",
        data=lambda: table_csv(table),
        file_name=f"{'sample-' if sample else ''}{name}.csv",
        mime="text/csv",
        key=f"download-{name}-csv",
        icon=":material/download:",
        on_click="ignore",
    )


def download(report: Report, name: str) -> None:
    """A button that downloads one of the report's tables: scores, or questions."""
    tables = {
        "scores": lambda: scores_by_kind([report], report.framework.display_level),
        "questions": lambda: scores_by_question([report]),
    }
    download_table(tables[name](), name, sample=report.assessment.organisation.sample)
