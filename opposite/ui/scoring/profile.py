"""The profile page: two sentences, the overall figure, the radar, a card per factor, the ladder."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.charts import ladder, radar
from opposite.charts.cards import factor_card, figure_card
from opposite.charts.radar import Series
from opposite.domain.framework import ROOT
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.peer_groups import among_peers
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.choosable_radar import draw_radar
from opposite.ui.shell.downloads import download_scores
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.others_as_of import show_as_of
from opposite.ui.shell.peers import picked_kinds
from opposite.ui.shell.targets import show_targets
from opposite.ui.shell.text import as_text
from opposite.ui.shell.why import why_button
from opposite.wording.comparison import peers
from opposite.wording.scoring.charts import MEDIAN_OF_OTHERS
from opposite.wording.scoring.scores import QUESTIONS_OF_IT, SEVERAL_STAGES, STAGE_OF_WHOLE
from opposite.wording.scoring.targets import target_word, targets_in_legend

SERIES: tuple[Series, ...] = ("target", "previous", "reference")


def show_profile(report: Report) -> None:
    """Draw the page of a report."""
    st.header(as_text(wording.headline(report)), anchor=False)
    second = wording.second_line(report)
    if second is not None:
        st.markdown(as_text(second))
    show_targets(report)
    exported = report
    kinds = picked_kinds(report, peers.COMPARED_WITH)
    report, alike = among_peers(cache.workspace(), report, kinds), peers.alike(kinds)
    _figures(report, alike)
    if any(row.score is not None for row in report.factors):
        _charts(report)
    else:
        st.info(as_text(wording.no_factor_scored(report)))
    st.header("Factors", anchor=False)
    grid = st.grid(min_column_width=280)
    for row in report.factors:
        with grid.container(key=keys.card(row.node), border=True, height="stretch"):
            st.html(factor_card(report, row, alike))
            why_button(report, row.node)
            st.page_link(
                page_file("gaps"),
                label=QUESTIONS_OF_IT,
                icon=":material/arrow_forward:",
                query_params=address.along({keys.FACTOR: row.node, keys.QUESTION: []}),
            )
    show_as_of(report)
    download_scores(exported)


def _charts(report: Report) -> None:
    """The radar with a choice of what else it shows, and the ladder of stages beside it."""
    dark = st.context.theme.type == "dark"
    left, right = st.columns([6, 5], gap="large")
    with left:
        offered: list[Series] = [name for name in SERIES if _has(report, name)]
        shown = st.pills(
            "Also on the radar",
            offered,
            selection_mode="multi",
            default=offered,
            format_func={
                "target": targets_in_legend(report),
                "previous": "Earlier wave",
                "reference": MEDIAN_OF_OTHERS,
            }.__getitem__,
            key=keys.RADAR_SERIES,
        )
        with st.container(key=keys.RADAR):
            draw_radar(
                radar.radar(report, show=("now", *shown), reference=report.reference, dark=dark),
                report,
                key=keys.RADAR_CHART,
                alt=radar.alt_text(report, reference=report.reference),
            )
    with right:
        st.header("Stage by factor", anchor=False)
        st.html(ladder.ladder(report, dark=dark))
        st.caption(SEVERAL_STAGES)


def _has(report: Report, series: Series) -> bool:
    return {
        "target": any(row.target is not None for row in report.factors),
        "previous": report.earlier is not None,
        "reference": bool(report.reference),
    }[series]


def _figures(report: Report, alike: str) -> None:
    overall = report.overall
    of = "" if overall.score is None or overall.maximum is None else f" of {wording.plain(overall.maximum)}"
    between = wording.interval(overall)
    sure = f"{between} ({wording.interval_level(report.framework)})" if between else wording.rests_on_people(overall)
    grid = st.grid(4, min_column_width=220)
    with grid.container(key=keys.OVERALL, border=True, height="stretch"):
        st.html(figure_card("Overall", f"{wording.figure(overall.score)}{of}", sure))
        why_button(report, ROOT)
    for label, value, note in (
        ("Stage", overall.stage, wording.stage_note(overall) or STAGE_OF_WHOLE),
        ("Weakest factor", *_weakest(report)),
        (
            f"Way to the {targets_in_legend(report).lower()}s",
            wording.percent(overall.percent_to_target),
            _movement(report, alike),
        ),
    ):
        grid.container(border=True, height="stretch").html(figure_card(label, value, note))


def _weakest(report: Report) -> tuple[str | None, str | None]:
    """The weakest factor and its figures; none where fewer than two are scored, or where all show the same figure."""
    weakest, level = report.weakest, wording.level_factors(report)
    if weakest is None or level is not None or sum(row.score is not None for row in report.factors) < 2:
        return None, level
    aim = "" if weakest.target is None else f", {target_word(report, weakest.node)} {wording.figure(weakest.target)}"
    return weakest.title, f"{wording.figure(weakest.score)} now{aim}"


def _movement(report: Report, alike: str) -> str:
    """How the overall score moved, else where it stands, else what it rests on."""
    trend = wording.trend(report, ROOT)
    if trend is not None:
        return f"Overall score {trend}"
    if report.overall.coverage is None:
        return wording.standing(report.overall, alike) or wording.rests_on(report.overall)
    return (
        wording.standing(report.overall, alike)
        or f"{wording.percent(report.overall.coverage)} of the questions covered"
    )
