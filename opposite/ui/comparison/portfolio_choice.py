"""What the portfolio shows: framework, order, filters and page, all of which stand in its address."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.collecting.organisations import words_in_use
from opposite.engine.scoring.portfolio import ORDERS, Kind
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.session import widget_value
from opposite.wording.collecting import start
from opposite.wording.comparison import portfolio as words


def chosen_kind(kinds: list[Kind]) -> Kind:
    """The framework version that the address names, else that of most organisations."""
    by_name = {kind.name: kind for kind in kinds}
    chosen = by_name.get(address.said(keys.FRAMEWORK) or "", kinds[0])
    if len(kinds) > 1:
        address.picker(
            "Framework",
            keys.FRAMEWORK,
            list(by_name),
            chosen.name,
            key=keys.PORTFOLIO_FRAMEWORK,
            leaves=(keys.PAGE, keys.SORT),
            format_func=lambda name: words.kind_in_words(by_name[name]),
            width=260,
        )
    return chosen


def chosen_order(kind: Kind) -> tuple[str, bool]:
    """What organisations are sorted by, and whether the highest stands first."""
    orders = [*ORDERS, *(factor.id for factor in kind.framework.factors)]
    order = next((one for one in orders if one == address.said(keys.SORT)), orders[0])
    descending = address.said(keys.DESCENDING) == "yes"
    address.picker(
        "Sort by",
        keys.SORT,
        orders,
        order,
        key=keys.SORT_BY,
        leaves=(keys.PAGE,),
        format_func=partial(words.order_in_words, framework=kind.framework),
        width=240,
    )
    st.toggle("Highest first", descending, key=keys.PORTFOLIO_DESCENDING, on_change=_turn_round)
    return order, descending


def _turn_round() -> None:
    address.say({keys.DESCENDING: "yes" if widget_value(keys.PORTFOLIO_DESCENDING) else []})
    st.query_params.pop(keys.PAGE, None)


def shows_agreement() -> bool:
    """Draw the switch of the column of agreement, which is computed from answers when it is asked for; whether it is on."""
    shown = address.said(keys.AGREEMENT) == "yes"
    st.toggle("Agreement", shown, key=keys.PORTFOLIO_AGREEMENT, on_change=_say_agreement, help=words.AGREEMENT_MEANS)
    return shown


def _say_agreement() -> None:
    address.say({keys.AGREEMENT: "yes" if widget_value(keys.PORTFOLIO_AGREEMENT) else []})


def narrowing() -> Narrowing:
    """The filters, folded away; how many of them are set stands on the button."""
    known = words_in_use(cache.workspace())
    offered = (
        ("Sector", keys.SECTOR, keys.FILTER_SECTOR, known.sectors),
        ("Size", keys.SIZE, keys.FILTER_SIZE, known.sizes),
        ("Country", keys.COUNTRY, keys.FILTER_COUNTRY, known.countries),
        ("Tag", keys.TAG, keys.FILTER_TAG, known.tags),
    )
    said = {name: [word for word in address.all_said(name) if word in there] for _, name, _, there in offered}
    number = sum(map(len, said.values()))
    if any(there for *_, there in offered):
        with st.popover(f"Filter ({number})" if number else "Filter", key=keys.FILTERS):
            for label, name, key, there in offered:
                if there:
                    options = {word: f"{word} ({many:,})" for word, many in there.items()}
                    address.picker_of_several(
                        label, name, options, said[name], key=key, most=len(options), leaves=(keys.PAGE,)
                    )
    sectors, sizes, countries, tags = (tuple(said[name]) for _, name, *_ in offered)
    return Narrowing(sectors=sectors, sizes=sizes, countries=countries, tags=tags, archived=False)


def chosen_page() -> int:
    """The page that the address names, from 1."""
    said = (address.said(keys.PAGE) or "")[:6]
    return max(1, int(said)) if said.isascii() and said.isdigit() else 1


def show_place(page: int, shown: int, matches: int) -> None:
    """Draw which of the organisations these are, and the ways to the pages before and after."""
    first = (page - 1) * shown + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        if page > 1:
            _way(keys.PAGE_BEFORE, "Before" if matches else "First page", page - 1 if matches else 1)
        if not matches:
            st.caption(words.NONE_MATCH)
        elif matches > shown:
            st.caption(start.place_in_list(first, min(first + shown - 1, matches), matches), width="content")
        if first + shown <= matches:
            _way(keys.PAGE_AFTER, "After", page + 1)


def _way(key: str, label: str, page: int) -> None:
    st.button(label, key=key, on_click=address.say, args=({keys.PAGE: str(page)},))
