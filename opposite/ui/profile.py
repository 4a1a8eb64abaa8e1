"""The profile page: two sentences, the overall figure, the radar, a card per factor, the ladder."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.charts import ladder, radar
from opposite.domain.framework import ROOT
from opposite.domain.report import Report
from opposite.domain.scores import NodeScore
from opposite.ui.components import download, draw_chart
from opposite.ui.text import as_text
from opposite.ui.why import why_button

SERIES = {"target": "Target", "previous": "Earlier wave", "reference": "Median of others"}


def show_profile(report: Report) -> None:
    """Draw the page of a report."""
    st.markdown(f"#### {as_text(wording.headline(report))}")
    second = wording.second_line(report)
    if second is not None:
        st.markdown(as_text(second))
    _figures(report)
    dark = st.context.theme.type == "dark"
    left, right = st.columns([6, 5], gap="large")
    with left:
        offered = [name for name in SERIES if _has(report, name)]
        shown = st.pills(
            "Also on the radar",
            offered,
            selection_mode="multi",
            default=offered,
            format_func=lambda name: SERIES[name],
            key="radar-series",
        )
        with st.container(key="radar"):
            draw_chart(
                radar.radar(report, show=("now", *shown), reference=report.reference, dark=dark),
               
                key="radar-chart",
                alt=radar.alt_text(report, reference=report.reference),
            )
    with right:
        st.subheader("Stage by factor", anchor=False)
        draw_chart(ladder.ladder(report, dark=dark), key="ladder-chart", alt=ladder.alt_text(report))
        st.caption("An organisation spans several stages at once. The mark is the score, the line its interval.")
    st.subheader("Factors", anchor=False)
    grid = st.grid(min_column_width=280)
    for row in report.factors:
        with grid.container(border=True, height="stretch"):
            _card(report, row)
    download(report, "scores")


def _has(report: Report, series: str) -> bool:
    return {
        "target": any(row.target is not None for row in report.factors),
        "previous": report.earlier is not None,
        "reference": bool(report.reference),
    }[series]


def _figures(report: Report) -> None:
    overall, weakest = report.overall, report.weakest
    with st.container(horizontal=True, gap="medium"):
        with st.container(key="overall", border=True, width="stretch"):
            of = "" if overall.maximum is None else f" of {wording.plain(overall.maximum)}"
            st.metric("Overall", wording.figure(overall.score) + (of if overall.score is not None else ""))
            between = wording.interval(overall)
            st.caption(as_text(f"{between} (95 % interval)" if between else wording.people(overall.respondents)))
            why_button(report, ROOT)
        with st.container(border=True, width="stretch"):
            st.metric("Stage", overall.stage or "–")
            st.caption(as_text(wording.stage_note(overall) or "On the framework's own scale; nothing here says pass or fail."))
        with st.container(border=True, width="stretch"):
            st.metric("Weakest factor", "–" if weakest is None else as_text(weakest.title))
            st.caption("–" if weakest is None else f"{wording.figure(weakest.score)} now, target {wording.figure(weakest.target)}")
        with st.container(border=True, width="stretch"):
            st.metric("Way to the targets", wording.percent(overall.percent_to_target))
            st.caption(as_text(wording.trend(report, ROOT) or wording.standing(overall) or f"{wording.percent(overall.coverage)} of the questions covered"))


def _card(report: Report, row: NodeScore) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"**{as_text(row.title)}**", width="content")
        why_button(report, row.node)
    if row.score is None:
        st.caption(as_text(wording.coverage_note(report.framework, row)))
        return
    of = "" if row.maximum is None else f" of {wording.plain(row.maximum)}"
    st.markdown(f"### {wording.figure(row.score)} :small[{of}]")
    parts = [
        row.stage,
        None if row.target is None else f"target {wording.figure(row.target)}",
        wording.trend(report, row.node),
        wording.standing(row),
    ]
    st.caption(as_text(" · ".join(part for part in parts if part)))
    st.caption(as_text(wording.rests_on(row)))
