"""The compare page: two to six organisations or waves side by side."""

from __future__ import annotations

import streamlit as st

from opposite import wording
from opposite.charts import compare as charts
from opposite.charts import radar
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.comparison.spread import spread_of
from opposite.domain.scoring.report import Report
from opposite.engine.comparison.peers import others
from opposite.engine.scoring.overview import overview
from opposite.tables.comparison import compared
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.empty_state import show_empty_state
from opposite.ui.shell.page_head import head
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.session import has_widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.access import pages as words
from opposite.wording.comparison import differences
from opposite.wording.comparison.differences import difference_rows, name_of

MOST = 6


def show_compare() -> None:
    """Pick two to six assessments of one framework and lay them side by side."""
    rows = overview(cache.workspace())
    if not rows:
        head("Compare")
        show_empty_state(differences.NOTHING_YET)
        return
    head("Compare", "Two to six organisations or waves of the same framework.")
    by_id = {str(row.assessment.id): row.assessment for row in rows if row.score is not None}
    order = sorted(by_id, key=lambda i: (by_id[i].organisation.name, wave_key(by_id[i])))
    if len(order) < 2:
        st.info(differences.TOO_FEW)
        return
    asked = address.all_said(keys.COMPARE)
    if not set(asked) <= set(order):
        st.warning(words.SOME_NOT_HERE)
    chosen = address.picker_of_several(
        "Organisations and waves",
        keys.COMPARE,
        {i: name_of(by_id[i]) for i in order},
        _shown(asked, by_id, order),
        key=keys.COMPARE_ORGANISATIONS,
        most=MOST,
    )
    address.say({keys.COMPARE: chosen})
    if len(chosen) < 2:
        st.info("Choose at least two.")
        return
    reports = [cache.report(by_id[i].id, by_id[i].revision) for i in chosen]
    if len({(r.framework.id, r.framework.major) for r in reports}) > 1:
        st.warning(differences.FRAMEWORKS_DIFFER)
        return
    _draw(reports)


def _shown(asked: list[str], by_id: dict[str, Assessment], order: list[str]) -> list[str]:
    """What the address names; without anything there a suggestion, unless everything was just taken out."""
    if asked:
        return [i for i in asked if i in by_id][:MOST]
    return [] if has_widget_value(keys.COMPARE_ORGANISATIONS) else _suggested(by_id, order)


def _suggested(by_id: dict[str, Assessment], order: list[str]) -> list[str]:
    """The latest waves of the first organisations that share the framework of the most recent assessment."""
    recent = max(by_id.values(), key=lambda a: (a.last_activity, a.id))
    latest = {by_id[i].organisation.id: i for i in order if by_id[i].framework_hash == recent.framework_hash}
    if len(latest) < 2:
        return [i for i in order if by_id[i].framework_hash == recent.framework_hash][-2:]
    return list(latest.values())[:3]


def _draw(reports: list[Report]) -> None:
    dark = st.context.theme.type == "dark"
    names = [name_of(report.assessment) for report in reports]
    with st.container(horizontal=True, gap="medium"):
        for report, name in zip(reports, names, strict=True):
            with st.container(border=True, width="stretch"):
                st.metric(as_text(name), wording.figure(report.overall.score))
                st.caption(
                    as_text(
                        " · ".join(
                            p
                            for p in (
                                report.overall.stage,
                                wording.interval(report.overall),
                                wording.standing(report.overall),
                            )
                            if p
                        )
                    )
                )
    spread = {node: spread_of(scores) for node, scores in others(cache.workspace(), reports[0]).items()}
    grid = st.grid(min_column_width=320)
    figures = charts.small_radars(reports, reference=reports[0].reference, dark=dark)
    for number, (report, name, figure) in enumerate(zip(reports, names, figures, strict=True)):
        with grid.container(border=True):
            st.markdown(f"**{as_text(name)}**")
            draw_chart(figure, key=keys.radar_of_compared(number), alt=radar.alt_text(report))
    st.header("Factor by factor", anchor=False)
    if spread:
        st.caption(differences.WHOSE_SPREAD)
    draw_chart(
        charts.dot_plot(reports, spread=spread or None, dark=dark),
        alt=charts.alt_text(reports, spread=spread or None),
    )
    st.header(as_text(f"Differences to {names[0]}"), anchor=False)
    st.dataframe(difference_rows(reports), hide_index=True, alt="Differences by factor")
    st.caption(differences.WHAT_COUNTS)
    download_table(compared(reports), "compare", sample=any(r.assessment.organisation.sample for r in reports))
