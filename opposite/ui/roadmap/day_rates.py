"""What a day of each role costs an organisation, and what the plan comes to at these rates."""

from __future__ import annotations

import streamlit as st

from opposite.domain.framework.money import CURRENCIES, DayRates
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.estimates import set_day_rates
from opposite.settings import utc_now
from opposite.ui.shell import cache, keys
from opposite.ui.shell.form_state import seed_fields, show_refusal, submit_form
from opposite.ui.shell.session import session, widget_value
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import estimates as words
from opposite.wording.roadmap import money
from opposite.wording.roadmap.naming import capitalised


def show_sums(roadmap: Roadmap) -> None:
    """What the plan costs by year and by role; nothing without day rates. The headline has the sums."""
    if roadmap.rates is None:
        return
    left, right = st.columns(2, gap="large")
    for column, title, lines in (
        (left, money.BY_YEAR, money.by_year(roadmap)),
        (right, money.BY_ROLE, money.by_role(roadmap)),
    ):
        with column.container(key=keys.sums(title)):
            draw_table(
                [{title: name, roadmap.rates.currency: cost} for name, cost in lines],
                columns={roadmap.rates.currency: st.column_config.NumberColumn(format="%,.0f")},
                alt=title,
            )


def choose_day_rates(report: Report) -> None:
    """The form of currency and rates, which the organisation keeps."""
    roles, rates = report.framework.every_role, report.rates
    held: dict[str, object] = {keys.CURRENCY: None if rates is None else rates.currency}
    held |= {keys.day_rate(role): None if rates is None else rates.by_role.get(role) for role in roles}
    stamp = report.assessment.id, None if rates is None else (rates.currency, *sorted(rates.by_role.items()))
    seed_fields(keys.DAY_RATES, stamp, held)
    with st.expander(words.DAY_RATES, key=keys.DAY_RATES, icon=":material/payments:"):
        if rates is None:
            st.caption(words.NO_MONEY)
        st.selectbox(
            "Currency", sorted(CURRENCIES), index=None, key=keys.CURRENCY, width=220, placeholder="Such as EUR"
        )
        grid = st.grid(min_column_width=160)
        for role in roles:
            with grid.container():
                key = keys.day_rate(role)
                st.number_input(
                    as_text(f"A day of {capitalised(role)}"),
                    min_value=0.0,
                    value=widget_value(key),
                    step=50.0,
                    key=key,
                    placeholder="Not known",
                )
        show_refusal(keys.DAY_RATES)
        with st.container(horizontal=True):
            st.button(words.SAVE_RATES, key=keys.SAVE_DAY_RATES, type="primary", on_click=_save, args=(report, roles))
            if rates is not None:
                st.button(words.NO_RATES, key=keys.NO_DAY_RATES, on_click=_keep, args=(report, None))


def _save(report: Report, roles: tuple[str, ...]) -> None:
    given = {role: widget_value(keys.day_rate(role)) for role in roles}
    submit_form(
        keys.DAY_RATES,
        lambda: _store(
            report,
            DayRates(widget_value(keys.CURRENCY) or "", {role: r for role, r in given.items() if r is not None}),
        ),
    )


def _keep(report: Report, rates: DayRates | None) -> None:
    submit_form(keys.DAY_RATES, lambda: _store(report, rates))


def _store(report: Report, rates: DayRates | None) -> None:
    workspace = cache.workspace()
    set_day_rates(workspace, report.assessment, rates, now=utc_now(), set_by=workspace.identity.name)
    session().estimates_told = report.assessment.id, words.RATES_TAKEN_BACK if rates is None else words.RATES_KEPT
