"""What the portfolio shows: framework and order, which stand in its address."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.engine.scoring.portfolio import ORDERS, Kind, waves_of_portfolio
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.session import widget_value
from opposite.wording.comparison import portfolio as words

AGREEMENT = "agreement"
"""The order that is worked out from answers: the store knows nothing of it."""


def chosen_kind(kinds: list[Kind]) -> Kind:
    """The framework version that the address names, else that of most organisations."""
    by_name = {kind.name: kind for kind in kinds}
    chosen = by_name.get(address.named(keys.FRAMEWORK, by_name) or "", kinds[0])
    if len(kinds) > 1:
        address.picker(
            "Framework",
            keys.FRAMEWORK,
            list(by_name),
            chosen.name,
            key=keys.PORTFOLIO_FRAMEWORK,
            format_func=lambda name: words.kind_in_words(by_name[name]),
            width=260,
        )
    return chosen


def chosen_wave(kind: Kind) -> str | None:
    """The label of the waves that the address asks for; None for the latest of each organisation."""
    known = waves_of_portfolio(cache.workspace(), kind)
    chosen = address.named(keys.OF_WAVE, known)
    if len(known) > 1:
        address.picker(
            "Wave",
            keys.OF_WAVE,
            ["", *known],
            chosen or "",
            key=keys.PORTFOLIO_WAVE,
            format_func=lambda label: words.wave_in_words(label, known[label]) if label else words.LATEST,
            width=160,
        )
    return chosen


def chosen_order(kind: Kind) -> tuple[str, bool]:
    """What organisations are sorted by, and whether the other way round."""
    orders = [*ORDERS, AGREEMENT, *(factor.id for factor in kind.framework.factors)]
    order = address.one_of(keys.SORT, orders) or orders[0]
    descending = address.is_on(keys.DESCENDING)
    address.picker(
        "Sort by",
        keys.SORT,
        orders,
        order,
        key=keys.SORT_BY,
        format_func=partial(words.order_in_words, framework=kind.framework),
        width=200,
    )
    st.toggle(words.other_way(order), descending, key=keys.PORTFOLIO_DESCENDING, on_change=_turn_round)
    return order, descending


def _turn_round() -> None:
    address.choose(keys.DESCENDING, "yes" if widget_value(keys.PORTFOLIO_DESCENDING) else [])


def shows_agreement(*, is_sorted_by: bool) -> bool:
    """Whether the column of agreement is shown, which is computed from answers: where it is sorted by, or switched on."""
    shown = address.is_on(keys.AGREEMENT)
    if is_sorted_by:
        return True
    st.toggle("Agreement", shown, key=keys.PORTFOLIO_AGREEMENT, on_change=_say_agreement, help=words.AGREEMENT_MEANS)
    return shown


def _say_agreement() -> None:
    address.say({keys.AGREEMENT: "yes" if widget_value(keys.PORTFOLIO_AGREEMENT) else []})
