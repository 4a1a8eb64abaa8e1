"""Which choices contradict each other, on request, where there is no plan."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.contradiction import contradiction
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.shell import keys
from opposite.ui.shell.enquiry import answered
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import contradiction as words


def show_contradiction(report: Report, options: RoadmapOptions) -> None:
    """Draw the choices that contradict each other, and the cheapest to give up, once somebody asks."""
    with st.container(key=keys.CONTRADICTION):
        work = partial(_words, report, options)
        told: str | None = answered(keys.CONTRADICTION, words.ASK, report=report, options=options, work=work)
        if told is not None:
            st.markdown(as_text(told))


def _words(report: Report, options: RoadmapOptions, told: Told) -> str:
    found = contradiction(report, options, told=told)
    if found is None:
        return words.NOT_CHOICES
    return words.contradiction_words(found, period=options.period_in(report.framework), framework=report.framework)
