"""What if: the scenario that the page shows, and the fields that change it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from opposite import wording
from opposite.domain.collecting.assessment import NAME_LIMIT
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.roadmap.periods import later, period_name
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.request import MOST_PERIODS, RoadmapOptions, aims, first_day, plan_request
from opposite.engine.roadmap.scenarios import BASE, remove_scenario, save_scenario
from opposite.errors import PlanError
from opposite.settings import utc_now
from opposite.ui.roadmap.fiscal_year import choose_fiscal_year
from opposite.ui.roadmap.limits import show_limits
from opposite.ui.roadmap.what_if_fields import fields, money_years, options_of, periods_of
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.form_state import seed_fields, show_refusal, submit_form
from opposite.ui.shell.session import Asked, session, set_widget_value, widget_value, widget_value_or, widget_values
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap.limits import LIMITS
from opposite.wording.roadmap.money import most_money
from opposite.wording.scoring.targets import targets_in_legend


def show_what_if(
    report: Report,
    scenarios: Mapping[str, RoadmapOptions],
    *,
    saved: Collection[str],
    settings: DeltaGenerator,
    beneath: DeltaGenerator,
) -> RoadmapOptions:
    """Draw the scenario in `settings` and what it is made of in `beneath`; the options they stand for, kept for this tab.

    Those of `saved` can be removed.
    """
    state, assessment_id = session(), report.assessment.id
    before = state.asked if state.asked is not None and state.asked.assessment == assessment_id else None
    last = before.scenario if before is not None and before.scenario in scenarios else BASE
    name = address.named(keys.SCENARIO, scenarios) or last
    with settings:
        address.picker("Scenario", keys.SCENARIO, list(scenarios), name, width=260)
        buttons = st.container(horizontal=True, vertical_alignment="bottom", width="content")
    stored = scenarios[name]
    same = before is not None and (before.scenario, before.kept) == (name, stored.key)
    shown = before.options if before is not None and same else stored
    seed_fields(
        keys.WHAT_IF,
        (assessment_id, name, stored.key, tuple(aim.nearest for aim in aims(report))),
        fields(report, shown),
    )
    with (
        beneath,
        st.expander("Change people, targets, horizon and initiatives", icon=":material/tune:", key=keys.WHAT_IF),
    ):
        _fields(report)
    with beneath, st.expander(LIMITS, icon=":material/rule:", key=keys.LIMITS):
        show_limits(report.framework)
    options = options_of(report, widget_values(), shown)
    if before is not None and before.options.key not in (options.key, RoadmapOptions().key):
        cache.roadmaps().give_up(report, before.options)
    state.asked = Asked(assessment_id, name, stored.key, options)
    with buttons:
        _keeping(report, shown, changed=options.key != stored.key, removable=name in saved)
    with beneath:
        show_refusal(keys.WHAT_IF)
    return options


def _fields(report: Report) -> None:
    rule = report.framework.roadmap
    left, right = st.columns(2, gap="large")
    with left:
        st.segmented_control(
            "Period",
            list(MONTHS),
            default=widget_value(keys.ROADMAP_PERIOD),
            required=True,
            format_func=str.capitalize,
            key=keys.ROADMAP_PERIOD,
        )
        st.number_input(
            "Months ahead", 1, MOST_PERIODS, value=widget_value(keys.ROADMAP_MONTHS), step=3, key=keys.ROADMAP_MONTHS
        )
        st.date_input(
            "Start",
            value=widget_value(keys.ROADMAP_START),
            key=keys.ROADMAP_START,
            help="Left empty: the first day of the next period.",
        )
        choose_fiscal_year(report)
        st.number_input(
            "Budget in days of work",
            min_value=0,
            value=widget_value(keys.ROADMAP_BUDGET),
            step=50,
            key=keys.ROADMAP_BUDGET,
            placeholder="No limit",
        )
        _money(report)
    with right:
        st.markdown("**People for each role (full-time equivalents)**")
        grid = st.grid(min_column_width=130)
        for role in rule.roles:
            with grid.container():
                key = keys.roadmap_capacity(role)
                st.number_input(
                    as_text(wording.capitalised(role)), min_value=0.0, value=widget_value(key), step=0.25, key=key
                )
        _period_choice(report, "Nobody is free in", keys.ROADMAP_FREEZE)
    st.markdown(f"**{targets_in_legend(report)} by factor**")
    grid = st.grid(min_column_width=200)
    for aim in aims(report):
        levels = {point.value: f"{wording.plain(point.value)} {point.label}" for point in aim.scale.points}
        key = keys.roadmap_target(aim.node.id)
        with grid.container():
            st.selectbox(
                as_text(aim.node.title),
                list(levels),
                index=list(levels).index(widget_value(key)),
                format_func=levels.__getitem__,
                key=key,
            )
    st.markdown("**Initiatives**")
    _initiatives(report)


def _money(report: Report) -> None:
    """The most money of each year of the plan, where there are day rates."""
    if report.rates is None:
        return
    held = {key: widget_value(key) for key in (keys.ROADMAP_START, keys.ROADMAP_PERIOD, keys.ROADMAP_MONTHS)}
    options = RoadmapOptions(period=held[keys.ROADMAP_PERIOD], periods=periods_of(held), start=held[keys.ROADMAP_START])
    grid = st.grid(min_column_width=130)
    for year in money_years(report, options):
        key = keys.roadmap_money(year)
        with grid.container():
            st.number_input(
                most_money(year, report.rates.currency, report.assessment.organisation.fiscal_year_start),
                min_value=0.0,
                value=widget_value_or(key, None),
                step=10_000.0,
                key=key,
                placeholder="No limit",
            )


def _initiatives(report: Report) -> None:
    titles = {initiative.id: initiative.title for initiative in report.framework.initiatives}
    left, right = st.columns(2, gap="large")
    with left:
        st.multiselect(
            "Leave out",
            sorted(titles, key=titles.__getitem__),
            default=widget_value(keys.ROADMAP_EXCLUDE),
            format_func=titles.__getitem__,
            key=keys.ROADMAP_EXCLUDE,
        )
    with right:
        free = [initiative for initiative in titles if initiative not in widget_value(keys.ROADMAP_EXCLUDE)]
        set_widget_value(
            keys.ROADMAP_PIN, [initiative for initiative in widget_value(keys.ROADMAP_PIN) if initiative in free]
        )
        fixed = st.multiselect(
            "Fix the start of",
            sorted(free, key=titles.__getitem__),
            default=widget_value(keys.ROADMAP_PIN),
            format_func=titles.__getitem__,
            key=keys.ROADMAP_PIN,
        )
        labels = dict(enumerate(_labels(report), 1))
        for initiative in fixed:
            key = keys.roadmap_pin(initiative)
            set_widget_value(key, min(widget_value_or(key, 1), len(labels)))
            st.selectbox(
                as_text(f"{titles[initiative]} starts in"),
                list(labels),
                index=widget_value(key) - 1,
                format_func=labels.__getitem__,
                key=key,
            )


def _period_choice(report: Report, label: str, key: str) -> None:
    labels = dict(enumerate(_labels(report), 1))
    set_widget_value(key, [period for period in widget_value(key) if period in labels])
    st.multiselect(label, list(labels), default=widget_value(key), format_func=labels.__getitem__, key=key)


def _labels(report: Report) -> list[str]:
    """What each period is called: by the calendar, or its number where a roadmap cannot start then."""
    held = {key: widget_value(key) for key in (keys.ROADMAP_START, keys.ROADMAP_PERIOD, keys.ROADMAP_MONTHS)}
    period, fiscal_year_start = held[keys.ROADMAP_PERIOD], report.assessment.organisation.fiscal_year_start
    try:
        start = first_day(report, RoadmapOptions(start=held[keys.ROADMAP_START], period=period))
    except PlanError:
        return [f"Period {number}" for number in range(1, periods_of(held) + 1)]
    starts = [later(start, index * MONTHS[period]) for index in range(periods_of(held))]
    return [period_name(day, period, fiscal_year_start) for day in starts]


def _keeping(report: Report, shown: RoadmapOptions, *, changed: bool, removable: bool) -> None:
    """What can be done with the scenario: undo changes, keep it under a name, remove it."""
    if changed:
        st.button("Undo changes", key=keys.UNDO_CHANGES, icon=":material/undo:", on_click=_undo, args=(report,))
    with st.popover("Save as", key=keys.SAVE_AS, icon=":material/bookmark:"):
        name = widget_value(keys.SCENARIO)
        st.text_input("Name of the scenario", value=name, key=keys.SCENARIO_NAME, max_chars=NAME_LIMIT)
        st.button("Save", key=keys.SAVE_SCENARIO, type="primary", on_click=_save, args=(report, shown))
        if removable:
            st.button("Remove this scenario", key=keys.REMOVE_SCENARIO, on_click=_remove, args=(report, name))


def _undo(report: Report) -> None:
    state = session()
    if state.asked is not None:
        cache.roadmaps().give_up(report, state.asked.options)
        state.asked = None
    session().seeded.pop(keys.WHAT_IF, None)


def _save(report: Report, shown: RoadmapOptions) -> None:
    """Keep what the fields hold now, which is perhaps not drawn yet."""
    options, kept = options_of(report, widget_values(), shown), list[str]()

    def store() -> None:
        plan_request(report, options)  # refuses what cannot be meant
        name = widget_value(keys.SCENARIO_NAME)
        kept.append(save_scenario(cache.workspace(), report.assessment, name, options, now=utc_now()))

    if submit_form(keys.WHAT_IF, store):
        address.choose(keys.SCENARIO, kept[0])
        session().asked = Asked(report.assessment.id, kept[0], options.key, options)


def _remove(report: Report, name: str) -> None:
    remove_scenario(cache.workspace(), report.assessment, name, now=utc_now())
    address.choose(keys.SCENARIO, [])
    session().asked = None


def fix(initiative: str, start: int) -> None:
    """Fix the start of an initiative in a period, as its field does; a callback."""
    set_widget_value(keys.ROADMAP_PIN, [*(i for i in widget_value(keys.ROADMAP_PIN) if i != initiative), initiative])
    set_widget_value(keys.roadmap_pin(initiative), start)


def leave_out(initiative: str) -> None:
    """Leave an initiative out, as its field does; a callback."""
    set_widget_value(keys.ROADMAP_PIN, [i for i in widget_value(keys.ROADMAP_PIN) if i != initiative])
    set_widget_value(keys.ROADMAP_EXCLUDE, [*widget_value(keys.ROADMAP_EXCLUDE), initiative])
