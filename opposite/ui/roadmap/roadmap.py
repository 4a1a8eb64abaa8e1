"""The roadmap page: the generated plan, why each row is there, and what a different capacity or target does to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from opposite import wording
from opposite.charts import capacity, radar
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.report import Report
from opposite.engine.progress.statuses import read_said
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.engine.roadmap.scenarios import ready_made, saved_scenarios
from opposite.errors import PlanError
from opposite.exports.formats import FORMATS, Format
from opposite.settings import utc_now
from opposite.tables.roadmap import roadmap_table
from opposite.ui.roadmap.changes import show_changes
from opposite.ui.roadmap.contradiction import show_contradiction
from opposite.ui.roadmap.estimates import show_estimates
from opposite.ui.roadmap.explanation import show_left_out, show_reasons
from opposite.ui.roadmap.groups import show_group_plans
from opposite.ui.roadmap.holding import held_instead
from opposite.ui.roadmap.odds import show_how_surely
from opposite.ui.roadmap.scenarios import show_cost, show_scenarios
from opposite.ui.roadmap.timeline import show_timeline
from opposite.ui.roadmap.what_if import show_what_if
from opposite.ui.roadmap.worth import show_worth
from opposite.ui.shell import cache, keys
from opposite.ui.shell.choosable_radar import draw_radar
from opposite.ui.shell.choosable_rows import draw_choosable
from opposite.ui.shell.downloads import download_table
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.odds_notice import show_odds_awaited
from opposite.ui.shell.plotly_chart import draw_chart
from opposite.ui.shell.printed import printed_table
from opposite.ui.shell.search_notice import show_search
from opposite.ui.shell.session import session, set_widget_value, widget_value_or
from opposite.ui.shell.targets import show_targets
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import headline as words
from opposite.wording.roadmap import money
from opposite.wording.roadmap import odds as odds_words
from opposite.wording.roadmap import timeline as screen
from opposite.wording.roadmap.holding import HOLD
from opposite.wording.roadmap.kept import beyond_limits
from opposite.wording.scoring.charts import IF_ALL_WORK

WHY, HOW_SURELY, ROW_BY_ROW, ESTIMATES, EFFECTS, WORTH, WHOSE, SCENARIOS = VIEWS = (
    "Why", "How surely", "Row by row", "Estimates", "People and scores", "More people", "Whose plan", "Scenarios",
)  # fmt: skip
"""What stands beneath the timeline, one at a time."""

PRINTED = ("#", "Initiative", "Why", "Start", "End", "Days", "Owner", "Status")
"""The columns that a printed sheet has room for."""


def show_roadmap(report: Report) -> None:
    """Draw the page of a report."""
    if not report.framework.initiatives:
        st.info(words.NO_INITIATIVES)
        return
    saved = saved_scenarios(cache.workspace(), report.assessment)
    scenarios = ready_made(report) | saved
    state, base = session(), RoadmapOptions()
    answer, settings = st.container(), _beside()
    told, targets, fields, rest = st.container(), st.container(), st.container(), st.container()
    options = show_what_if(report, scenarios, saved=saved, settings=settings, beneath=fields)
    try:
        known = cache.roadmaps().at_the_moment(report, options, last=state.placements)
    except PlanError as error:
        with answer:
            st.warning(as_text(wording.plan_refused(error, report.framework)))
            show_contradiction(report, options)
        return
    roadmap, state.placements = known.roadmap, known.roadmap.plan.placements
    final = known.best is not None
    with settings:
        hold = st.toggle(HOLD, value=widget_value_or(keys.HOLD, False), key=keys.HOLD, disabled=not final)
    if final and hold and roadmap.rows:
        with told:
            roadmap = held_instead(report, options, roadmap)
    if final and roadmap.rows:
        roadmap = replace(roadmap, odds=cache.roadmap_odds(report, options, roadmap))
    roadmap = roadmap.with_said(*read_said(cache.workspace(), report.assessment))
    with answer:
        _answer(report, roadmap, options, final=final)
        if roadmap.safety is None:
            show_search(report, options, known)
        if roadmap.rows:
            show_timeline(
                roadmap,
                target=report.overall.target,
                today=local_today(),
                final=final,
                selected=state.explained,
                chosen=_explain,
            )
    with targets:
        show_targets(report)
    if not roadmap.rows:
        return
    against = None if options.key == base.key else _planned(report, base)
    with rest:
        if against is not None:
            show_cost(against, roadmap)
        if final and roadmap.changes is not None:
            show_changes(roadmap, roadmap.changes)
        _view(report, roadmap, options, against=against, scenarios=scenarios, final=final)
        st.html(cache.on_paper(report, options, roadmap, partial(_on_paper, roadmap)))


def _answer(report: Report, roadmap: Roadmap, options: RoadmapOptions, *, final: bool) -> None:
    """What to start with, with owners, what that gives, and what a reader has to know of it."""
    if not roadmap.rows:
        st.header(as_text(wording.roadmap_headline(roadmap)), anchor=False)
    else:
        with st.container(key=keys.FIRST_WAVE):
            st.header(as_text(screen.start_with(roadmap)), anchor=False)
            gives = screen.what_it_gives(roadmap)
            if gives is not None:
                st.markdown(as_text(gives))
            costs = money.money_sentence(roadmap)
            if costs is not None:
                st.markdown(as_text(costs))
            starting = screen.started_at_once(roadmap)
            named = [
                f"**{as_text(row.initiative.title)}** ({as_text(screen.owner(row))})"
                for row in starting[: screen.MOST_NAMED]
            ]
            first = "; ".join([*named, *screen.not_named(starting)])
            st.markdown(f"{as_text(screen.on_the_first_day(roadmap))} {first}.")
            if roadmap.odds is not None:
                st.markdown(as_text(odds_words.odds_headline(roadmap, roadmap.odds)))
            elif final:
                show_odds_awaited(odds_words.awaited(roadmap), report, options, roadmap, key=keys.ODDS_AWAITED)
            else:
                st.markdown(as_text(odds_words.awaited(roadmap, searching=True)))
            if roadmap.safety is not None:
                st.markdown(as_text(odds_words.safety_sentences(roadmap, roadmap.safety)))
    beyond = beyond_limits(roadmap)
    if beyond is not None:
        st.info(as_text(beyond))
    assumed = words.assumed_lowest(report)
    if assumed is not None:
        st.warning(as_text(assumed))
    if not roadmap.rows:
        st.info(words.NOTHING_PLANNED)


def _beside() -> DeltaGenerator:
    """A line for what changes the plan, side by side where there is room."""
    return st.container(horizontal=True, vertical_alignment="bottom")


def _explain(initiative: str | None) -> None:
    """Open the reasons of a row, or of none; a callback."""
    session().explained = initiative
    if initiative is not None:
        set_widget_value(keys.ROADMAP_VIEW, WHY)


def _view(
    report: Report,
    roadmap: Roadmap,
    options: RoadmapOptions,
    *,
    against: Roadmap | None,
    scenarios: Mapping[str, RoadmapOptions],
    final: bool,
) -> None:
    """One of the views of the plan, and the choice of it."""
    dark = st.context.theme.type == "dark"
    if widget_value_or(keys.ROADMAP_VIEW, None) is None:
        set_widget_value(keys.ROADMAP_VIEW, WHY)
    view = st.segmented_control(
        "View of the plan", VIEWS, default=WHY, required=True, key=keys.ROADMAP_VIEW, label_visibility="collapsed"
    )
    if view == HOW_SURELY:
        show_how_surely(report, options, roadmap, dark=dark)
    elif view == ROW_BY_ROW:
        _rows(report, roadmap)
    elif view == ESTIMATES:
        show_estimates(report, roadmap)
    elif view == EFFECTS:
        _effects(report, roadmap, against, dark=dark)
    elif view == WORTH:
        show_worth(report, roadmap, options, ready=final)
    elif view == WHOSE:
        show_group_plans(report, roadmap, options, ready=final)
    elif view == SCENARIOS:
        show_scenarios(report, scenarios, dark=dark)
    else:
        show_reasons(report, roadmap, options, ready=final)
        show_left_out(roadmap)
        compared = wording.naive_comparison(roadmap)
        if compared is not None:
            st.caption(as_text(compared))


def _rows(report: Report, roadmap: Roadmap) -> None:
    """The plan as a table, and as files."""
    _table(roadmap, {lens.id: lens.title for lens in report.framework.lenses})
    with st.container(horizontal=True):
        download_table(roadmap_table(roadmap), "roadmap", of=report.assessment)
        _for_other_tools(roadmap)


def _planned(report: Report, options: RoadmapOptions) -> Roadmap | None:
    """The roadmap under some options as far as it is known; None where none can be made."""
    try:
        return cache.roadmaps().at_the_moment(report, options).roadmap
    except PlanError:
        return None


def _table(roadmap: Roadmap, lenses: Mapping[str, str]) -> None:
    with st.container(key=keys.ROADMAP_TABLE):
        draw_choosable(
            [_shown(roadmap, row, lenses) for row in roadmap.rows],
            [row.initiative.id for row in roadmap.rows],
            key=keys.ROADMAP_ROWS,
            is_printed=False,
            alt="Roadmap, one row an initiative",
            chosen=session().explained,
            on_choice=_explain,
            columns={
                "Value": st.column_config.NumberColumn(
                    format="%.4f", help="What the plan loses without this row and all that needs it"
                ),
                "Why": st.column_config.TextColumn(width="large"),
            },
        )


def _on_paper(roadmap: Roadmap) -> str:
    """Every row as a sheet has room for it."""
    rows = (_shown(roadmap, row, {}) for row in roadmap.rows)
    return printed_table([{name: row[name] for name in PRINTED} for row in rows])


def _shown(roadmap: Roadmap, row: RoadmapRow, lenses: Mapping[str, str]) -> dict[str, object]:
    initiative = row.initiative
    return {
        "#": row.order,
        "Initiative": initiative.title,
        "Status": wording.STATUS_TITLES[row.status],
        "Why": wording.reason(roadmap, row),
        "Start": row.start_date,
        "End": row.finish_date,
        "Days": initiative.effort_days,
        "Owner": row.owner_set or initiative.owner_role,
        "Task": lenses.get(initiative.lens or "", initiative.lens),
        "For customers": initiative.outcomes.customer,
        "For the business": initiative.outcomes.business,
        "Measured by": None if initiative.kpi is None else initiative.kpi.name,
        "Factor": initiative.factor,
        "Value": row.value,
    }


def _for_other_tools(roadmap: Roadmap) -> None:
    today = local_today()

    def made(form: Format) -> bytes:
        return form.content(roadmap, today, utc_now())

    with st.popover("For other tools", icon=":material/output:", key=keys.OTHER_TOOLS):
        for form in FORMATS.values():
            st.download_button(
                form.label,
                data=partial(made, form),
                file_name=form.file_name(roadmap),
                mime=form.mime,
                key=keys.download_roadmap(form.id),
                type="tertiary",
                on_click="ignore",
            )


def _effects(report: Report, roadmap: Roadmap, base: Roadmap | None, *, dark: bool) -> None:
    """The radar and the people in use that the plan comes to, beside the base plan's where this is another."""
    left, right = st.columns(2, gap="large")
    with left:
        _radar_after(report, roadmap, base, dark=dark)
    with right:
        st.header("People in use", anchor=False)
        use, limits, labels = roadmap.capacity_use, roadmap.request.capacity, roadmap.period_labels
        draw_chart(
            capacity.capacity(use, limits, labels=labels, dark=dark),
            key=keys.CAPACITY,
            alt=capacity.alt_text(use, limits, labels=labels),
        )


def _radar_after(report: Report, roadmap: Roadmap, base: Roadmap | None, *, dark: bool) -> None:
    st.header("The radar afterwards", anchor=False)
    labels = roadmap.period_labels
    with st.container(key=keys.RADAR_AFTER):
        after = st.selectbox(
            "At the end of",
            range(1, len(labels) + 1),
            index=len(labels) - 1,
            format_func=lambda period: labels[period - 1],
            key=keys.radar_after(len(labels)),
        )
    projected = roadmap.radar_after_each_period[after - 1]
    expected = None if roadmap.odds is None else roadmap.odds.expected[after - 1]
    figure = radar.radar(
        report,
        show=("now", "expected", "target", "reference"),
        reference=_at_the_same_time(base, roadmap, after),
        projected=projected,
        expected=expected,
        names={"now": IF_ALL_WORK, "reference": "Base plan"},
        dark=dark,
    )
    draw_radar(
        figure, report, key=keys.RADAR_PROJECTED, alt=radar.alt_text(report, projected=projected, expected=expected)
    )
    st.caption("What the scores would be if every initiative finished by then did what it is meant to do.")


def _at_the_same_time(base: Roadmap | None, roadmap: Roadmap, after: int) -> dict[str, float]:
    """What the base plan comes to by the end of a period of another plan, by factor; empty without a base."""
    if base is None:
        return {}
    months = after * MONTHS[roadmap.period] // MONTHS[base.period]
    scores = base.radar_before if months < 1 else base.radar_after_each_period[min(months, base.request.periods) - 1]
    return {node: score for node, score in scores.items() if score is not None}
