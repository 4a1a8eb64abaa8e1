"""The portfolio page: a table of organisations, the heat map of their factors, and what is done with those chosen."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from opposite.domain.collecting.next_step import next_step
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.scoring.at_a_glance import IN_LISTS
from opposite.engine.scoring.portfolio import (
    ORDERS,
    Kind,
    Portfolio,
    PortfolioRow,
    left_out_of_portfolio,
    portfolio,
    portfolio_kinds,
)
from opposite.ui.comparison import portfolio_by_agreement as agreeing
from opposite.ui.comparison.heatmap import show_heatmap
from opposite.ui.comparison.portfolio_choice import (
    AGREEMENT,
    chosen_kind,
    chosen_order,
    chosen_wave,
    shows_agreement,
)
from opposite.ui.comparison.portfolio_chosen import show_chosen
from opposite.ui.comparison.portfolio_report import show_report
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.empty_state import show_empty_state
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.page_head import head, sample_badge
from opposite.ui.shell.pages_of_list import chosen_page, narrowing, search_field, searched, show_place
from opposite.ui.shell.session import choose
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text
from opposite.wording.collecting.start import NONE_MATCH
from opposite.wording.comparison import portfolio as words
from opposite.wording.scoring.upkeep import left_out

SHOWN = 20
"""Organisations on a page."""

SHORT = 15
"""So many rows stand in the table without scrolling."""

OPTIONAL = {"Due", "Sector", "Size", "Country", "Tags", "Trend", "Change", "Agreement"}
"""Columns that are left out where no row says anything in them."""


def show_portfolio() -> None:
    """Draw the page."""
    kinds = portfolio_kinds(cache.workspace())
    if not kinds:
        head("Portfolio")
        _say_left_out(IN_LISTS, None)
        show_empty_state(words.NOTHING_YET)
        return
    head("Portfolio", words.LEAD)
    if kinds[0].sample:
        sample_badge()
    with address.told_above(), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = search_field(keys.PORTFOLIO, width=240) if sum(one.organisations for one in kinds) > 1 else ""
        kind = chosen_kind(kinds)
        wave = chosen_wave(kind)
        order, descending = chosen_order(kind)
        agreement = shows_agreement(is_sorted_by=order == AGREEMENT)
        filters = narrowing(by_size=True)
    filters = searched(filters, typed)
    page = chosen_page()
    against = address.one_of(keys.AGAINST, list(words.AGAINST)) or "scores"
    shown = _shown(kind, filters, wave, order, descending=descending, against=against, before=(page - 1) * SHOWN)
    show_place(page, SHOWN, shown.matches, none_match=NONE_MATCH)
    _say_left_out(filters, wave)
    if shown.rows:
        _table(kind, shown, agreement=agreement)
        by = ORDERS[0] if order == AGREEMENT else order
        show_report(kind, filters, wave, by, descending=descending, matches=shown.matches)
        _heatmap(kind, shown, against)
    if shown.rows or address.said(keys.COMPARE) is not None:
        show_chosen(shown)


def _say_left_out(filters: Narrowing, wave: str | None) -> None:
    """Say of how many that match nothing is shown, since their framework cannot be read."""
    by_framework = left_out_of_portfolio(cache.workspace(), narrowing=filters, wave=wave)
    if by_framework:
        st.caption(as_text(left_out(by_framework)))


def _shown(
    kind: Kind, filters: Narrowing, wave: str | None, order: str, *, descending: bool, against: str, before: int
) -> Portfolio:
    """The organisations of a page, in an order of the store or by their agreement."""
    read = partial(portfolio, cache.workspace(), kind, narrowing=filters, wave=wave, medians=against == "median")
    if order != AGREEMENT:
        return read(by=order, descending=descending, before=before, most=SHOWN)
    by_name = read(before=before, most=SHOWN)
    everything = read(most=agreeing.MOST) if by_name.matches <= agreeing.MOST else by_name
    if everything.matches > agreeing.MOST:
        st.info(words.too_many_to_agree(agreeing.MOST))
        return by_name
    return agreeing.by_agreement(everything, descending=descending, before=before, most=SHOWN)


def _table(kind: Kind, shown: Portfolio, *, agreement: bool) -> None:
    """The table; a row that is chosen opens its profile."""
    highest = max((row.overview.maximum for row in shown.rows if row.overview.maximum is not None), default=None)
    rows = [_row(kind, row, agreement=agreement) for row in shown.rows]
    said = {name for row in rows for name, value in row.items() if value is not None or name not in OPTIONAL}
    event: Any = draw_table(
        [{name: value for name, value in row.items() if name in said} for row in rows],
        height="content" if len(rows) <= SHORT else "auto",
        placeholder="–",
        key=keys.PORTFOLIO_TABLE,
        on_select="rerun",
        selection_mode="single-row",
        alt="Organisations with where they stand",
        columns={
            "Organisation": st.column_config.TextColumn(width=220),
            "Overall": st.column_config.NumberColumn(format="%.1f"),
            "Due": st.column_config.DateColumn(format="D MMM YYYY"),
            "Change": st.column_config.NumberColumn(format="%.1f", help="Since the wave before"),
            "Coverage": st.column_config.NumberColumn(format="percent"),
            "Trend": st.column_config.LineChartColumn(y_min=0, y_max=highest, help="Overall score, wave by wave"),
        },
    )
    for at in event.selection.rows[:1]:
        if at < len(shown.rows):
            _open(shown.rows[at], "profile", {})


def _row(kind: Kind, row: PortfolioRow, *, agreement: bool) -> dict[str, Any]:
    seen, organisation = row.overview, row.overview.assessment.organisation
    scores = [score.score for score in row.trend if score.score is not None]
    return {
        "Organisation": organisation.name,
        "Wave": seen.assessment.wave,
        "Stage": words.state(row),
        "Overall": seen.score,
        "Weakest factor": None if row.weakest is None else kind.framework.nodes[row.weakest].title,
        "Change": None if row.change is None else round(row.change, 1) + 0.0,
        "Trend": scores if len(scores) > 1 else None,
        "Agreement": _agreement(row) if agreement else None,
        "Coverage": seen.coverage,
        "People": seen.respondents,
        "Status": words.OPEN if seen.assessment.is_open else words.CLOSED,
        "Due": seen.assessment.due_on if seen.assessment.is_open else None,
        "Next step": words.NEXT_STEPS[next_step(seen.assessment, is_scored=seen.score is not None)],
        "Sector": organisation.sector,
        "Size": organisation.size,
        "Country": organisation.country,
        "Tags": ", ".join(organisation.tags) or None,
    }


def _agreement(row: PortfolioRow) -> str | None:
    scored = row.overview.standing == "scored"
    return words.agreement_in_short(cache.agreement(row.overview.assessment)) if scored else None


def _heatmap(kind: Kind, shown: Portfolio, against: str) -> None:
    st.header("Organisations by factors", anchor=False)
    address.picker(
        "Cells show",
        keys.AGAINST,
        list(words.AGAINST),
        against,
        key=keys.PORTFOLIO_AGAINST,
        format_func=words.AGAINST.__getitem__,
        width=240,
    )
    is_difference = against == "median"
    opened = show_heatmap(kind, shown, against_median=is_difference, dark=st.context.theme.type == "dark")
    is_absent = any(words.is_hidden(row) or any(cell.score is None for cell in row.factors) for row in shown.rows)
    meanings = [words.WHAT_DIFFERENCES_MEAN] * is_difference + [words.WHAT_CELLS_MEAN] * is_absent
    if meanings:
        st.caption(" ".join(meanings))
    if opened is not None:
        row, factor = opened
        _open(shown.rows[row], "gaps", {keys.FACTOR: kind.framework.factors[factor].id})


def _open(row: PortfolioRow, page: str, further: dict[str, str]) -> None:
    assessment = row.overview.assessment
    chosen = choose(assessment.organisation.name, assessment.wave)
    st.switch_page(page_file(page), query_params=address.along(chosen | further))
