"""The notice of a search for the best plan: how far it is, a way to end it, and afterwards how good the plan is."""

from __future__ import annotations

import streamlit as st

from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.known_roadmaps import KnownRoadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.shell import cache, keys
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import what_if as words

EVERY = 1.0
"""Seconds between two looks at a search."""


def show_search(report: Report, options: RoadmapOptions, known: KnownRoadmap) -> None:
    """How far the search is, until it is over; then how far the plan may be from the best there is."""
    if known.best is None:
        _under_way(known)
        return
    with st.container(horizontal=True, vertical_alignment="center", key=keys.DISTANCE):
        st.caption(as_text(words.short_of_best(known.best.plan, stopped=known.search.stopped)))
        if known.search.stopped:
            st.button(
                "Go on searching",
                key=keys.RESUME_SEARCH,
                type="tertiary",
                on_click=cache.roadmaps().begin_again,
                args=(report, options),
            )


@st.fragment(run_every=EVERY)
def _under_way(known: KnownRoadmap) -> None:
    if known.search.is_over:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=keys.SEARCH):
        search = known.search
        distance = words.searching(known.roadmap.plan, search.bound, ahead=search.ahead, seconds=search.seconds)
        st.markdown(f":material/hourglass_top: {as_text(distance)}", width="content")
        st.button("Stop and keep the best so far", key=keys.STOP_SEARCH, type="tertiary", on_click=search.stop)
