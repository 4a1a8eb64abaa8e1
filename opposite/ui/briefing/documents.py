"""The page of documents: a card for each kind, with a picture of what it is and the button that makes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st

from opposite import wording
from opposite.charts.svg_document_kind import svg_document_kind
from opposite.domain.roadmap.robustness import PlanStability
from opposite.domain.scoring.report import Report
from opposite.engine.briefing import Briefing, brief_of
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import BASE, other_than_base, scenarios_of
from opposite.errors import PlanError
from opposite.exports.briefing.deck.look import PLAIN, Look
from opposite.exports.briefing.documents import DOCUMENTS, Document
from opposite.exports.briefing.undrawn_names import undrawn_in
from opposite.ui.briefing.firm_look import show_firm_look
from opposite.ui.briefing.making import made
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.late_download import late_download, show_own_words
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.odds_notice import show_odds_awaited
from opposite.ui.shell.plan_stability import ask_how_stable
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.briefing import page as words
from opposite.wording.briefing.undrawn import undrawn_told

EVERY = 1.0
"""Seconds between two looks at a search that goes on."""


def show_documents(report: Report) -> None:
    """Draw the page of a report."""
    show_own_words()
    st.markdown(words.LEAD)
    if not any(row.score is not None for row in report.questions.values()):
        st.info(words.NOTHING)
        return
    scenarios = scenarios_of(cache.workspace(), report)
    name = (address.named(keys.SCENARIO, scenarios) if report.framework.initiatives else None) or BASE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if report.framework.initiatives:
            _plan(scenarios, name)
        paper = st.segmented_control(
            words.PAPER,
            list(words.PAPERS),
            default="a4",
            required=True,
            format_func=words.PAPERS.__getitem__,
            key=keys.PAPER,
        )
    briefing = _briefing(report, name, scenarios[name])
    if briefing is None:  # somebody answered meanwhile
        st.rerun()
    undrawn = undrawn_told(undrawn_in(briefing))
    if undrawn is not None:
        st.caption(as_text(undrawn))
    cards = st.container()
    look = show_firm_look(briefing)
    with cards:
        grid = st.grid(min_column_width=300)
        for document in DOCUMENTS.values():
            with grid.container(border=True, height="stretch"):
                card = st.container()
                if document.stability and document.paged:
                    briefing = replace(briefing, stability=_stability(report, briefing, scenarios[name]))
                with card:
                    _card(document, briefing, paper or "a4", look)
    st.caption(words.CHECKED)


def _plan(scenarios: Mapping[str, RoadmapOptions], name: str) -> None:
    """The choice of the scenario whose plan documents hold, and the way back."""
    address.picker(words.PLAN, keys.SCENARIO, list(scenarios), name, width=260)
    if name != BASE:
        st.button(
            words.FRAMEWORKS_PLAN,
            key=keys.FRAMEWORKS_PLAN,
            icon=":material/undo:",
            on_click=address.choose,
            args=(keys.SCENARIO, []),
        )


def _card(document: Document, briefing: Briefing, paper: str, look: Look) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        picture = svg_document_kind(
            document.ending, dark=st.context.theme.type == "dark", long=document.paged and document.kind == "report"
        )
        st.image(picture, width="content", alt="")
        st.header(as_text(document.label), anchor=False)
    st.markdown(as_text(document.told))
    if document.kind == "deck" and look != PLAIN:
        st.caption(as_text(words.dressed(list(session().given_look.files.values()))))
    late_download(
        words.make(document.ending),
        partial(made, document.dressed(look), briefing, paper=paper),
        which=(briefing.report.assessment.id, document.kind),
        called=document.label,
        file_name=document.file_name(briefing),
        mime=document.mime,
        key=keys.report_of(document.kind),
        icon=":material/download:",
    )


def _stability(report: Report, briefing: Briefing, options: RoadmapOptions) -> PlanStability | None:
    """How stable the plan is, found out in the background once somebody asks; None until then."""
    roadmap = briefing.roadmap
    if roadmap is None or not roadmap.rows:
        return None
    held = ask_how_stable(report, options, roadmap, ask=words.STABILITY, ready=roadmap.odds is not None)
    if held is not None:
        st.caption(words.STABILITY_TOLD)
    return held


def _briefing(report: Report, name: str, options: RoadmapOptions) -> Briefing | None:
    """What documents are made of: the best plan of a scenario that is known, with its odds once it is the best there is.

    None where somebody answered since the report was made.
    """
    workspace, today = cache.workspace(), local_today()
    scenario = other_than_base(name, options)
    if scenario is not None:
        st.info(as_text(words.whose_plan(scenario)))
    asked = session().asked
    if (
        asked is not None
        and (asked.assessment, asked.scenario) == (report.assessment.id, name)
        and asked.options.key != options.key
    ):
        st.caption(words.NOT_SAVED)
    try:
        known = cache.roadmaps().at_the_moment(report, options)
    except PlanError as error:
        st.warning(as_text(wording.plan_refused(error, report.framework)))
        return brief_of(workspace, report, unplanned=error, scenario=scenario, today=today)
    roadmap = known.roadmap
    if known.best is None:
        _wait(report, options)
    elif roadmap.rows:
        roadmap = replace(roadmap, odds=cache.roadmap_odds(report, options, roadmap))
        if roadmap.odds is None:
            show_odds_awaited(words.ODDS_AWAITED, report, options, roadmap, key=keys.ODDS_AWAITED)
    return brief_of(workspace, report, roadmap, scenario=scenario, today=today)


@st.fragment(run_every=EVERY)
def _wait(report: Report, options: RoadmapOptions) -> None:
    """Say that the search goes on, and draw the page anew when it ends."""
    if cache.roadmaps().at_the_moment(report, options).best is not None:
        st.rerun()
    st.info(words.STILL_SEARCHING)
