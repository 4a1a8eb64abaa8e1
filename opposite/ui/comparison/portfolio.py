"""The portfolio page: a table of organisations, the heat map of their factors, and what is done with those chosen."""

from __future__ import annotations

from typing import Any

import streamlit as st

from opposite.engine.scoring.portfolio import Kind, Portfolio, PortfolioRow, portfolio, portfolio_kinds
from opposite.ui.comparison.heatmap import show_heatmap
from opposite.ui.comparison.portfolio_choice import chosen_kind, chosen_order, shows_agreement
from opposite.ui.comparison.portfolio_roadmaps import show_roadmaps
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.empty_state import show_empty_state
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.page_head import head, sample_badge
from opposite.ui.shell.pages_of_list import chosen_page, narrowing, show_place
from opposite.ui.shell.session import choose
from opposite.wording.comparison import portfolio as words

SHOWN = 50
"""Organisations on a page."""

SHORT = 15
"""So many rows stand in the table without scrolling."""

OPTIONAL = {"Sector", "Size", "Country", "Tags", "Trend", "Change", "Agreement"}
"""Columns that are left out where no row says anything in them."""

MOST_CHOSEN = 6
"""So many are compared at once."""


def show_portfolio() -> None:
    """Draw the page."""
    kinds = portfolio_kinds(cache.workspace())
    if not kinds:
        head("Portfolio")
        show_empty_state(words.NOTHING_YET)
        return
    head("Portfolio", words.LEAD)
    if kinds[0].sample:
        sample_badge()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = chosen_kind(kinds)
        order, descending = chosen_order(kind)
        agreement = shows_agreement()
        filters = narrowing(by_size=True)
    page = chosen_page()
    shown = portfolio(
        cache.workspace(),
        kind,
        narrowing=filters,
        by=order,
        descending=descending,
        before=(page - 1) * SHOWN,
        most=SHOWN,
    )
    show_place(page, SHOWN, shown.matches, none_match=words.NONE_MATCH)
    if not shown.rows:
        return
    _table(kind, shown, agreement=agreement)
    _heatmap(kind, shown)
    _chosen(shown)


def _table(kind: Kind, shown: Portfolio, *, agreement: bool) -> None:
    """The table; a row that is chosen opens its profile."""
    highest = max((row.overview.maximum for row in shown.rows if row.overview.maximum is not None), default=None)
    rows = [_row(kind, row, agreement=agreement) for row in shown.rows]
    said = {name for row in rows for name, value in row.items() if value is not None or name not in OPTIONAL}
    event: Any = st.dataframe(
        [{name: value for name, value in row.items() if name in said} for row in rows],
        height="content" if len(rows) <= SHORT else "auto",
        hide_index=True,
        placeholder="–",
        key=keys.PORTFOLIO_TABLE,
        on_select="rerun",
        selection_mode="single-row",
        alt="Organisations with where they stand",
        column_config={
            "Overall": st.column_config.NumberColumn(format="%.1f"),
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
    change = round(scores[-1] - scores[-2], 1) + 0.0 if len(scores) > 1 and seen.score is not None else None
    return {
        "Organisation": organisation.name,
        "Wave": seen.assessment.wave,
        "Stage": words.state(row),
        "Overall": seen.score,
        "Weakest factor": None if row.weakest is None else kind.framework.nodes[row.weakest].title,
        "Change": change,
        "Trend": scores if len(scores) > 1 else None,
        "Agreement": _agreement(row) if agreement else None,
        "Coverage": seen.coverage,
        "People": seen.respondents,
        "Sector": organisation.sector,
        "Size": organisation.size,
        "Country": organisation.country,
        "Tags": ", ".join(organisation.tags) or None,
    }


def _agreement(row: PortfolioRow) -> str | None:
    scored = row.overview.standing == "scored"
    return words.agreement_in_short(cache.agreement(row.overview.assessment)) if scored else None


def _heatmap(kind: Kind, shown: Portfolio) -> None:
    st.header("Organisations by factors", anchor=False)
    said = address.said(keys.AGAINST)
    address.picker(
        "Cells show",
        keys.AGAINST,
        list(words.AGAINST),
        said if said in words.AGAINST else "scores",
        key=keys.PORTFOLIO_AGAINST,
        format_func=words.AGAINST.__getitem__,
        width=240,
    )
    against = said == "median"
    opened = show_heatmap(kind, shown, against_median=against, dark=st.context.theme.type == "dark")
    st.caption(f"{words.WHAT_DIFFERENCES_MEAN} {words.WHAT_CELLS_MEAN}" if against else words.WHAT_CELLS_MEAN)
    if opened is not None:
        row, factor = opened
        _open(shown.rows[row], "gaps", {keys.FACTOR: kind.framework.factors[factor].id})


def _chosen(shown: Portfolio) -> None:
    """Those chosen on this page: compared, or their roadmaps taken along."""
    st.header("Side by side", anchor=False)
    by_id = {str(row.overview.assessment.id): row.overview.assessment for row in shown.rows}
    chosen = [one for one in address.all_said(keys.COMPARE) if one in by_id]
    address.picker_of_several(
        "Organisations",
        keys.COMPARE,
        {id_: one.organisation.name for id_, one in by_id.items()},
        chosen,
        key=keys.PORTFOLIO_CHOSEN,
        most=len(by_id),
        placeholder=words.CHOOSE_SOME,
    )
    with st.container(horizontal=True):
        if st.button("Compare", key=keys.PORTFOLIO_COMPARE, disabled=not 2 <= len(chosen) <= MOST_CHOSEN):
            st.switch_page(page_file("compare"), query_params=address.along({keys.COMPARE: chosen}))
    if chosen:
        show_roadmaps([by_id[one] for one in chosen])


def _open(row: PortfolioRow, page: str, further: dict[str, str]) -> None:
    assessment = row.overview.assessment
    chosen = choose(assessment.organisation.name, assessment.wave)
    st.switch_page(page_file(page), query_params=address.along(chosen | further))
