"""What if: the scenario that the page shows, and the fields that change it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st

from opposite import wording
from opposite.domain.collecting.assessment import NAME_LIMIT
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.build import later
from opposite.engine.roadmap.request import MONTHS, MOST_PERIODS, RoadmapOptions, aims, first_day
from opposite.engine.roadmap.scenarios import BASE, remove_scenario, save_scenario
from opposite.settings import utc_now
from opposite.ui.roadmap.what_if_fields import (
    BUDGET,
    FIXED,
    FREEZE,
    HORIZON,
    LEFT_OUT,
    PERIOD,
    START,
    capacity_key,
    fields,
    fixed_key,
    options_of,
    periods_of,
    target_key,
)
from opposite.ui.shell import cache
from opposite.ui.shell.form_state import attempt, held, seed, show_refusal
from opposite.ui.shell.session import Asked, session
from opposite.ui.shell.text import as_text

FORM = "what-if"
SCENARIO, NAME = "scenario", "scenario-name"


def show_what_if(report: Report, scenarios: Mapping[str, RoadmapOptions], *, saved: Collection[str]) -> RoadmapOptions:
    """Draw the scenario and its fields; the options they stand for, kept for this tab. `saved` can be removed."""
    state, here = session(), report.assessment.id
    before = state.asked if state.asked is not None and state.asked.assessment == here else None
    if st.session_state.get(SCENARIO) not in scenarios:
        st.session_state[SCENARIO] = before.scenario if before is not None and before.scenario in scenarios else BASE
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            "Scenario", list(scenarios), index=list(scenarios).index(held(SCENARIO)), key=SCENARIO, width=260
        )
        buttons = st.container(horizontal=True, vertical_alignment="bottom")
    kept = scenarios[name]
    same = before is not None and (before.scenario, before.kept) == (name, kept.key)
    seed(FORM, (here, name, kept.key), fields(report, before.options if before is not None and same else kept))
    with st.expander("Change people, targets, horizon and initiatives", icon=":material/tune:", key=FORM):
        _fields(report)
    options = options_of(report, {str(key): value for key, value in st.session_state.items()})
    if before is not None and before.options.key not in (options.key, RoadmapOptions().key):
        cache.roadmaps().give_up(report, before.options)
    state.asked = Asked(here, name, kept.key, options)
    with buttons:
        _keeping(report, options, changed=options.key != kept.key, removable=name in saved)
    show_refusal(FORM)
    return options


def _fields(report: Report) -> None:
    rule = report.framework.roadmap
    left, right = st.columns(2, gap="large")
    with left:
        st.segmented_control(
            "Period", list(MONTHS), default=held(PERIOD), required=True, format_func=str.capitalize, key=PERIOD
        )
        st.number_input("Months ahead", 1, MOST_PERIODS, value=held(HORIZON), step=3, key=HORIZON)
        st.date_input("Start", value=held(START), key=START, help="Left empty: the day after the wave.")
        st.number_input(
            "Budget in days of work", min_value=0, value=held(BUDGET), step=50, key=BUDGET, placeholder="No limit"
        )
    with right:
        st.markdown("**People for each role (full-time equivalents)**")
        grid = st.grid(min_column_width=130)
        for role in rule.roles:
            with grid.container():
                key = capacity_key(role)
                st.number_input(as_text(wording.capitalised(role)), min_value=0.0, value=held(key), step=0.25, key=key)
        _period_choice(report, "Nobody is free in", FREEZE)
    st.markdown("**Target by factor**")
    grid = st.grid(min_column_width=200)
    for aim in aims(report):
        levels = {point.value: f"{wording.plain(point.value)} {point.label}" for point in aim.scale.points}
        key = target_key(aim.node.id)
        with grid.container():
            st.selectbox(
                as_text(aim.node.title),
                list(levels),
                index=list(levels).index(held(key)),
                format_func=levels.__getitem__,
                key=key,
            )
    st.markdown("**Initiatives**")
    _initiatives(report)


def _initiatives(report: Report) -> None:
    titles = {initiative.id: initiative.title for initiative in report.framework.initiatives}
    left, right = st.columns(2, gap="large")
    with left:
        st.multiselect(
            "Leave out",
            sorted(titles, key=titles.__getitem__),
            default=held(LEFT_OUT),
            format_func=titles.__getitem__,
            key=LEFT_OUT,
        )
    with right:
        free = [initiative for initiative in titles if initiative not in st.session_state[LEFT_OUT]]
        st.session_state[FIXED] = [initiative for initiative in st.session_state[FIXED] if initiative in free]
        fixed = st.multiselect(
            "Fix the start of",
            sorted(free, key=titles.__getitem__),
            default=held(FIXED),
            format_func=titles.__getitem__,
            key=FIXED,
        )
        labels = dict(enumerate(_labels(report), 1))
        for initiative in fixed:
            key = fixed_key(initiative)
            st.session_state[key] = min(st.session_state.get(key, 1), len(labels))
            st.selectbox(
                as_text(f"{titles[initiative]} starts in"),
                list(labels),
                index=held(key) - 1,
                format_func=labels.__getitem__,
                key=key,
            )


def _period_choice(report: Report, label: str, key: str) -> None:
    labels = dict(enumerate(_labels(report), 1))
    st.session_state[key] = [period for period in st.session_state[key] if period in labels]
    st.multiselect(label, list(labels), default=held(key), format_func=labels.__getitem__, key=key)


def _labels(report: Report) -> list[str]:
    """What each period is called: the month in which it starts."""
    held = {key: st.session_state[key] for key in (START, PERIOD, HORIZON)}
    start = held[START] or first_day(report)
    return [f"{later(start, index * MONTHS[held[PERIOD]]):%b %Y}" for index in range(periods_of(held))]


def _keeping(report: Report, options: RoadmapOptions, *, changed: bool, removable: bool) -> None:
    """What can be done with the scenario: undo changes, keep it under a name, remove it."""
    if changed:
        st.button("Undo changes", key="undo-changes", icon=":material/undo:", on_click=_undo, args=(report,))
    with st.popover("Save as", key="save-as", icon=":material/bookmark:"):
        name = st.session_state[SCENARIO]
        st.text_input("Name of the scenario", value=name, key=NAME, max_chars=NAME_LIMIT)
        st.button("Save", key="save-scenario", type="primary", on_click=_save, args=(report, options))
        if removable:
            st.button("Remove this scenario", key="remove-scenario", on_click=_remove, args=(report, name))


def _undo(report: Report) -> None:
    state = session()
    if state.asked is not None:
        cache.roadmaps().give_up(report, state.asked.options)
        state.asked = None
    st.session_state.pop(f"seeded-{FORM}", None)


def _save(report: Report, options: RoadmapOptions) -> None:
    kept: list[str] = []
    if attempt(
        FORM,
        lambda: kept.append(
            save_scenario(cache.workspace(), report.assessment, st.session_state[NAME], options, now=utc_now())
        ),
    ):
        st.session_state[SCENARIO] = kept[0]
        session().asked = Asked(report.assessment.id, kept[0], options.key, options)


def _remove(report: Report, name: str) -> None:
    remove_scenario(cache.workspace(), report.assessment, name, now=utc_now())
    session().asked = None


def fix(initiative: str, start: int) -> None:
    """Fix the start of an initiative in a period, as its field does; a callback."""
    st.session_state[FIXED] = [*(i for i in st.session_state[FIXED] if i != initiative), initiative]
    st.session_state[fixed_key(initiative)] = start


def leave_out(initiative: str) -> None:
    """Leave an initiative out, as its field does; a callback."""
    st.session_state[FIXED] = [i for i in st.session_state[FIXED] if i != initiative]
    st.session_state[LEFT_OUT] = [*st.session_state[LEFT_OUT], initiative]
