"""The page of documents: a card for each kind, with a picture of what it is and the button that makes it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from opposite.charts.svg_document_kind import svg_document_kind
from opposite.domain.scoring.report import Report
from opposite.engine.briefing import Briefing, brief_of
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError
from opposite.exports.briefing.documents import DOCUMENTS, Document
from opposite.ui.shell import cache, keys
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.text import as_text
from opposite.wording.briefing import page as words

EVERY = 1.0
"""Seconds between two looks at a search that goes on."""


def show_documents(report: Report) -> None:
    """Draw the page of a report."""
    st.markdown(words.LEAD)
    if not any(row.score is not None for row in report.questions.values()):
        st.info(words.NOTHING)
        return
    briefing = _briefing(report)
    if briefing is None:  # somebody answered meanwhile
        st.rerun()
    paper = st.segmented_control(
        words.PAPER,
        list(words.PAPERS),
        default="a4",
        required=True,
        format_func=words.PAPERS.__getitem__,
        key=keys.PAPER,
    )
    grid = st.grid(min_column_width=300)
    for document in DOCUMENTS.values():
        with grid.container(border=True, height="stretch"):
            _card(document, briefing, paper or "a4")
    st.caption(words.CHECKED)


def _card(document: Document, briefing: Briefing, paper: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        picture = svg_document_kind(
            document.ending, dark=st.context.theme.type == "dark", long=document.paged and document.kind == "report"
        )
        st.image(picture, width="content", alt="")
        st.header(as_text(document.label), anchor=False)
    st.markdown(as_text(document.told))
    st.download_button(
        words.make(document.ending),
        data=partial(document.made, briefing, paper=paper),
        file_name=document.file_name(briefing),
        mime=document.mime,
        key=keys.report_of(document.kind),
        icon=":material/download:",
        on_click="ignore",
    )


def _briefing(report: Report) -> Briefing | None:
    """What documents are made of: the best plan that is known, with its odds once it is the best there is.

    None where somebody answered since the report was made.
    """
    workspace, options, today = cache.workspace(), RoadmapOptions(), local_today()
    try:
        known = cache.roadmaps().at_the_moment(report, options)
    except PlanError as error:
        return brief_of(workspace, report, unplanned=error, today=today)
    roadmap = known.roadmap
    if known.best is None:
        _wait(report)
    elif roadmap.rows:
        roadmap = replace(roadmap, odds=cache.roadmap_odds(report, options, roadmap))
    return brief_of(workspace, report, roadmap, today=today)


@st.fragment(run_every=EVERY)
def _wait(report: Report) -> None:
    """Say that the search goes on, and draw the page anew when it ends."""
    if cache.roadmaps().at_the_moment(report, RoadmapOptions()).best is not None:
        st.rerun()
    st.info(words.STILL_SEARCHING)
