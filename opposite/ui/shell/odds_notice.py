"""The notice that the odds of a plan are being worked out, until they are there."""

from __future__ import annotations

import streamlit as st

from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.shell import cache
from opposite.ui.shell.text import as_text

EVERY = 0.5
"""Seconds between two looks at odds that are drawn."""


@st.fragment(run_every=EVERY)
def show_odds_awaited(sentence: str, report: Report, options: RoadmapOptions, roadmap: Roadmap, *, key: str) -> None:
    """Say in a sentence that the odds of a roadmap are being worked out, and draw the page anew when they are there."""
    if cache.roadmap_odds(report, options, roadmap) is not None:
        st.rerun()
    with st.container(key=key):
        st.markdown(f":material/hourglass_top: {as_text(sentence)}")
