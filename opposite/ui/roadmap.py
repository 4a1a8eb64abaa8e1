"""The roadmap page: the generated plan, why each row is there, and what a different capacity or target does to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from opposite import wording
from opposite.charts import capacity, radar, timeline
from opposite.domain.framework import Node, Scale
from opposite.domain.report import Report
from opposite.domain.roadmap_rows import Roadmap, RoadmapRow
from opposite.domain.stages import nearest_stage
from opposite.engine.roadmap_request import RoadmapOptions
from opposite.errors import PlanError
from opposite.exports.formats import FORMATS
from opposite.settings import utc_now
from opposite.tables import roadmap_table
from opposite.ui import cache
from opposite.ui.components import download_table, draw_chart
from opposite.ui.roadmap_reasons import show_left_out, show_reasons
from opposite.ui.text import as_text
from opposite.ui.views.roadmap import projected

HORIZON_TITLES = {"now": "Now", "next": "Next", "later": "Later"}


def show_roadmap(report: Report) -> None:
    """Draw the page of a report."""
    if not report.framework.initiatives:
        st.info("This framework has no initiatives, so no roadmap can be generated from it.")
        return
    options = _settings(report)
    try:
        roadmap = cache.roadmap(report, options)
    except PlanError as error:
        st.warning(as_text(str(error)))
        return
    st.header(as_text(wording.roadmap_headline(roadmap)), anchor=False)
    if report.overall.score is None:
        st.warning(
            f"{wording.percent(report.overall.coverage)} of the questions are covered so far. "
            "The plan assumes the lowest level where nothing is scored; answer more before relying on it."
        )
    if not roadmap.rows:
        st.info("Every target is reached, or nothing fits into the capacities and periods given.")
        return
    compared = wording.naive_comparison(roadmap)
    if compared is not None:
        st.markdown(as_text(compared))
    dark = st.context.theme.type == "dark"
    _horizons(roadmap)
    st.header("Timeline", anchor=False)
    lenses = {lens.id: lens.title for lens in report.framework.lenses}
    _timeline(roadmap, lenses, dark=dark)
    st.header("The plan, row by row", anchor=False)
    _table(roadmap, lenses)
    with st.container(horizontal=True):
        download_table(roadmap_table(roadmap), "roadmap", sample=report.assessment.organisation.sample)
        _for_other_tools(roadmap)
    show_reasons(report, roadmap, options)
    _effects(report, roadmap, dark=dark)
    show_left_out(roadmap)


def _settings(report: Report) -> RoadmapOptions:
    """The settings of the plan; whatever is left alone keeps the framework's default."""
    rule = report.framework.roadmap
    with st.expander("Change capacities, targets and horizon", icon=":material/tune:"):
        left, right = st.columns(2, gap="large")
        with left:
            period = st.segmented_control(
                "Period",
                ["quarter", "month"],
                default=rule.period,
                required=True,
                format_func=str.capitalize,
                key="roadmap-period",
            )
            months = st.slider("Months ahead", 3, 60, value=rule.horizon, step=3, key="roadmap-months")
            start = st.date_input("Start", value=None, key="roadmap-start", help="Left empty: the day after the wave.")
            budget = st.number_input(
                "Budget in days of work", min_value=0, value=None, step=50, key="roadmap-budget", placeholder="No limit"
            )
        with right:
            st.markdown("**People for each role (full-time equivalents)**")
            capacities = st.data_editor(
                [{"Role": role.capitalize(), "FTE": float(fte)} for role, fte in rule.roles.items()],
                hide_index=True,
                disabled=["Role"],
                column_config={"FTE": st.column_config.NumberColumn(min_value=0.0, step=0.25, required=True)},
                key="roadmap-capacity",
                alt="People available for each role",
            )
        st.markdown("**Target by factor**")
        targets = _targets(report)
    given = {role: (float(str(row["FTE"])),) for role, row in zip(rule.roles, capacities, strict=True)}
    return RoadmapOptions(
        period=period,
        periods=max(1, months // (3 if period == "quarter" else 1)),
        start=start,
        capacity=given,
        budget=None if budget is None else float(budget),
        targets=targets,
    )


def _targets(report: Report) -> dict[str, float]:
    """Targets that differ from those in force, by factor; factors of mixed scales are left alone."""
    chosen: dict[str, float] = {}
    grid = st.grid(min_column_width=200)
    for node in report.framework.factors:
        in_force = report.nodes[node.id].target
        scales = {question.scale.id: question.scale for question in node.all_questions() if question.scored}
        if len(scales) != 1 or in_force is None:
            continue
        with grid.container():
            value = _target(node, next(iter(scales.values())), in_force)
        if value is not None:
            chosen[node.id] = value
    return chosen


def _target(node: Node, scale: Scale, in_force: float) -> float | None:
    """The level picked for a factor, or None while it is the one in force."""
    levels = {point.value: f"{wording.plain(point.value)} {point.label}" for point in scale.points}
    nearest = nearest_stage(in_force, scale)
    value = st.selectbox(
        node.title,
        list(levels),
        index=list(levels).index(nearest),
        format_func=levels.__getitem__,
        key=f"roadmap-target-{node.id}",
    )
    return None if value == nearest else value


def _horizons(roadmap: Roadmap) -> None:
    """Now, next and later as three columns of titles."""
    names = list(dict.fromkeys(row.horizon for row in roadmap.rows))
    for column, name in zip(st.columns(max(len(names), 1)), names, strict=False):
        rows = [row for row in roadmap.rows if row.horizon == name]
        with column, st.container(border=True, height="stretch"):
            st.markdown(
                f"**{as_text(HORIZON_TITLES.get(name, name.capitalize()))}** · {wording.counted(len(rows), 'initiative')}"
            )
            st.markdown("\n".join(f"- {as_text(row.initiative.title)}" for row in rows))


def _timeline(roadmap: Roadmap, lenses: Mapping[str, str], *, dark: bool) -> None:
    titles = [row.initiative.title for row in roadmap.rows]
    starts, finishes = [row.start_period for row in roadmap.rows], [row.finish_period for row in roadmap.rows]
    figure = timeline.timeline(
        titles,
        starts,
        finishes=finishes,
        lenses=[row.initiative.lens for row in roadmap.rows],
        labels=roadmap.period_labels,
        lens_titles=lenses,
        horizons=[(HORIZON_TITLES.get(name, name.capitalize()), last) for name, last in roadmap.horizons],
        dark=dark,
    )
    words = timeline.alt_text(titles, starts, finishes=finishes, labels=roadmap.period_labels)
    draw_chart(figure, key="timeline", alt=words)


def _table(roadmap: Roadmap, lenses: Mapping[str, str]) -> None:
    with st.container(key="roadmap-table"):
        st.dataframe(
            [_shown(roadmap, row, lenses) for row in roadmap.rows],
            hide_index=True,
            column_config={
                "Value": st.column_config.NumberColumn(
                    format="%.4f", help="What the plan loses without this row and all that needs it"
                ),
                "Why": st.column_config.TextColumn(width="large"),
            },
            alt="Roadmap, one row an initiative",
        )


def _shown(roadmap: Roadmap, row: RoadmapRow, lenses: Mapping[str, str]) -> dict[str, object]:
    initiative = row.initiative
    return {
        "#": row.order,
        "Initiative": initiative.title,
        "Why": wording.reason(roadmap, row),
        "Start": row.start_date,
        "End": row.finish_date,
        "Days": initiative.effort_days,
        "Owner": initiative.owner_role,
        "Task": lenses.get(initiative.lens or "", initiative.lens),
        "For customers": initiative.outcomes.customer,
        "For the business": initiative.outcomes.business,
        "Measured by": None if initiative.kpi is None else initiative.kpi.name,
        "Factor": initiative.factor,
        "Value": row.value,
    }


def _for_other_tools(roadmap: Roadmap) -> None:
    today = utc_now().date()
    with st.popover("For other tools", icon=":material/output:", key="other-tools"):
        for form in FORMATS.values():
            st.download_button(
                form.label,
                data=partial(form.content, roadmap, today),
                file_name=form.file_name(roadmap),
                mime=form.mime,
                key=f"download-roadmap-{form.id}",
                type="tertiary",
                on_click="ignore",
            )


def _effects(report: Report, roadmap: Roadmap, *, dark: bool) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.header("The radar afterwards", anchor=False)
        labels = roadmap.period_labels
        after = 1 + (
            st.select_slider(
                f"At the end of the {roadmap.period} that starts in",
                range(len(labels)),
                value=len(labels) - 1,
                format_func=labels.__getitem__,
                key="radar-after",
            )
            if len(labels) > 1
            else 0
        )
        scores = roadmap.radar_after_each_period[after - 1]
        after_that = projected(report, scores)
        figure = radar.radar(after_that, show=("now", "target", "previous"), names={"now": "Projected"}, dark=dark)
        draw_chart(figure, key="radar-projected", alt=radar.alt_text(after_that))
        st.caption("What the scores would be if every initiative finished by then did what it is meant to do.")
    with right:
        st.header("People in use", anchor=False)
        use, limits = roadmap.capacity_use, roadmap.request.capacity
        draw_chart(
            capacity.capacity(use, limits, labels=roadmap.period_labels, dark=dark),
            key="capacity",
            alt=capacity.alt_text(use, limits, labels=roadmap.period_labels),
        )
