"""The progress page: the state of every initiative, one of them in full, and what the next wave measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import streamlit as st

from opposite import wording
from opposite.domain.framework.decisions import PROPOSED, STATUSES
from opposite.domain.progress.states import Progress, in_order
from opposite.domain.roadmap.rows import RoadmapRow
from opposite.domain.scoring.report import Report
from opposite.engine.collecting.assessments import waves
from opposite.engine.progress.states import agree
from opposite.engine.progress.statuses import read_progress, read_said
from opposite.engine.roadmap.known_roadmaps import KnownRoadmap
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.errors import PlanError
from opposite.settings import utc_now
from opposite.tables.progress import progress_table
from opposite.ui.progress.initiative import show_initiative
from opposite.ui.progress.initiative_rows import listed_initiatives
from opposite.ui.progress.movement import show_movements
from opposite.ui.shell import cache, keys
from opposite.ui.shell.choosable_rows import draw_choosable
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.form_state import show_refusal, submit_form
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.search_notice import show_search
from opposite.ui.shell.session import forget_widget_value, set_widget_value, widget_value_or
from opposite.ui.shell.text import as_text
from opposite.wording.progress import initiatives as words


def show_progress(report: Report) -> None:
    """Draw the page of a report."""
    if not report.framework.initiatives:
        st.info(words.NO_INITIATIVES)
        return
    roadmap, today = _planned(report), local_today()
    plan = () if roadmap is None else roadmap.roadmap.rows
    saved = read_progress(cache.workspace(), report.assessment)
    rows = in_order(report.framework, plan, saved)
    if rows:
        _standing(rows, today)
        if roadmap is not None:
            _agreeing(report, rows, roadmap)
        _table(report, rows, today)
        gone = len(read_said(cache.workspace(), report.assessment).statuses) - len(saved)
        if gone:
            st.caption(words.not_listed(gone))
        show_initiative(report.assessment, _chosen(rows), today)
    else:
        st.info(words.NOTHING_PROPOSED)
    show_movements(report)


def _planned(report: Report) -> KnownRoadmap | None:
    """The roadmap as it is known at the moment; None, with the reason, where it cannot be made."""
    try:
        return cache.roadmaps().at_the_moment(report, RoadmapOptions())
    except PlanError as error:
        st.warning(as_text(wording.plan_refused(error, report.framework)))
        return None


def _standing(rows: Sequence[Progress], today: date) -> None:
    """How many initiatives have each status, what is overdue, and how the KPIs do."""
    by_status = Counter(row.state.status for row in rows)
    with st.container(horizontal=True, key=keys.STATUSES):
        for status in STATUSES:
            st.metric(wording.STATUS_TITLES[status], by_status[status], width=100)
    st.markdown(as_text(words.overdue_sentence(rows, today)))
    kpis = words.kpi_sentence(rows)
    if kpis is not None:
        st.markdown(as_text(kpis))


def _agreeing(report: Report, rows: Sequence[Progress], roadmap: KnownRoadmap) -> None:
    """The button that agrees what the best roadmap starts with; gone once nothing of it is only proposed."""
    planned = [row.planned for row in rows if row.planned is not None]
    first = {row.initiative.id: row for row in planned if row.horizon == planned[0].horizon}
    proposed = [first[row.initiative.id] for row in rows if row.initiative.id in first and row.state.status == PROPOSED]
    if proposed and roadmap.best is None:
        show_search(report, RoadmapOptions(), roadmap)
    elif proposed:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Agree the first wave of initiatives",
                key=keys.AGREE_FIRST_WAVE,
                on_click=_agree,
                args=(report.assessment.id, proposed, planned),
                width="content",
            )
            st.caption(words.on_agreeing(len(proposed)))
    show_refusal(keys.AGREE_FIRST_WAVE)


def _agree(assessment_id: int, proposed: Sequence[RoadmapRow], plan: Sequence[RoadmapRow]) -> None:
    submit_form(
        keys.AGREE_FIRST_WAVE, lambda: agree(cache.workspace(), assessment_id, proposed, now=utc_now(), plan=plan)
    )


def _table(report: Report, rows: Sequence[Progress], today: date) -> None:
    listed = listed_initiatives(rows, today)
    with st.container(key=keys.PROGRESS_TABLE):
        draw_choosable(
            listed,
            [row.initiative.id for row in rows],
            key=keys.PROGRESS_ROWS,
            alt="Initiatives with their status",
            chosen=widget_value_or(keys.PROGRESS_INITIATIVE, None),
            on_choice=_open_row,
            columns={"To do": st.column_config.TextColumn(width="medium")},
        )
    labels = {wave.id: wave.wave for wave in waves(cache.workspace(), report.assessment.organisation.name)}
    table = progress_table(report.assessment, rows, waves=labels, today=today)
    download_table(table, "progress", of=report.assessment)


def _open_row(initiative: str | None) -> None:
    if initiative is not None:
        set_widget_value(keys.PROGRESS_INITIATIVE, initiative)


def _chosen(rows: Sequence[Progress]) -> Progress:
    """The initiative that is picked: the first of the table at first."""
    st.header("One initiative in full", anchor=False)
    by_id = {row.initiative.id: row for row in rows}
    if widget_value_or(keys.PROGRESS_INITIATIVE, None) not in by_id:
        forget_widget_value(keys.PROGRESS_INITIATIVE)
    picked = st.selectbox(
        "Initiative", list(by_id), format_func=lambda i: by_id[i].initiative.title, key=keys.PROGRESS_INITIATIVE
    )
    return by_id[picked]
