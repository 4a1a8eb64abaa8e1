"""What the list of organisations on the start page shows: what is typed, filtered and sorted by, and which page of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from opposite.engine.collecting.finding import find_organisations, latest_organisations
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.collecting.organisations import words_in_use
from opposite.engine.scoring.at_a_glance import Order
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.finding import MOST
from opposite.ui.shell.session import widget_value
from opposite.wording.collecting import finding
from opposite.wording.collecting import start as words

ORDERS: tuple[Order, ...] = ("active", "name", "highest", "lowest", "due")


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What is shown: organisations that were found (None: all), of which kinds, in which order, and which page, from 1."""

    found: tuple[int, ...] | None
    narrowing: Narrowing
    order: Order
    page: int

    def before(self, shown: int) -> int:
        """How many organisations stand on the pages before."""
        return (self.page - 1) * shown


def chosen_list() -> ListChoice:
    """Draw the fields above the list; what they say. A single organisation needs none."""
    workspace = cache.workspace()
    archived = bool(latest_organisations(workspace, most=1, archived=True))
    if len(latest_organisations(workspace, most=2)) < 2 and not archived:
        return ListChoice(None, Narrowing(archived=False), "active", 1)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            finding.AN_ORGANISATION,
            placeholder=finding.PART_OF_NAME,
            width=300,
            type="search",
            live=True,
            key=keys.find(keys.START),
            on_change=_first_page,
        )
        order = next((one for one in ORDERS if one == address.said(keys.SORT)), ORDERS[0])
        address.picker(
            "Sort by",
            keys.SORT,
            ORDERS,
            order,
            key=keys.SORT_BY,
            leaves=(keys.PAGE,),
            format_func=words.ORDERS.__getitem__,
            width=180,
        )
        narrowing = _filters(offers_archived=archived)
    found = None
    if (typed or "").strip():
        named = find_organisations(workspace, typed or "", most=MOST, archived=bool(narrowing.archived))
        found = tuple(one.id for one in named)
        if len(found) == MOST:
            st.caption(words.first_of_many(MOST))
    said = (address.said(keys.PAGE) or "")[:6]
    page = max(1, int(said)) if said.isascii() and said.isdigit() else 1
    return ListChoice(found, narrowing, order, page)


def _filters(*, offers_archived: bool) -> Narrowing:
    """The filters, folded away; how many of them are set stands on the button."""
    known = words_in_use(cache.workspace())
    offered = (
        ("Sector", keys.SECTOR, keys.FILTER_SECTOR, known.sectors),
        ("Country", keys.COUNTRY, keys.FILTER_COUNTRY, known.countries),
        ("Tag", keys.TAG, keys.FILTER_TAG, known.tags),
    )
    said = {name: [word for word in address.all_said(name) if word in there] for _, name, _, there in offered}
    away = offers_archived and address.said(keys.ARCHIVED) == "yes"
    number = sum(map(len, said.values())) + away
    with st.popover(f"Filter ({number})" if number else "Filter", key=keys.FILTERS):
        for label, name, key, there in offered:
            if there:
                options = {word: f"{word} ({many:,})" for word, many in there.items()}
                address.picker_of_several(
                    label, name, options, said[name], key=key, most=len(options), leaves=(keys.PAGE,)
                )
        if offers_archived:
            st.toggle("Archived ones", away, key=keys.FILTER_ARCHIVED, on_change=_say_archived)
    return Narrowing(
        sectors=tuple(said[keys.SECTOR]),
        countries=tuple(said[keys.COUNTRY]),
        tags=tuple(said[keys.TAG]),
        archived=away,
    )


def _say_archived() -> None:
    address.say({keys.ARCHIVED: "yes" if widget_value(keys.FILTER_ARCHIVED) else []})
    _first_page()


def _first_page() -> None:
    st.query_params.pop(keys.PAGE, None)


def _turn_to(page: int) -> None:
    address.say({keys.PAGE: str(page)})


def show_place(choice: ListChoice, shown: int, matches: int) -> None:
    """Draw which of the organisations these are, and the ways to the pages before and after."""
    if not matches:
        st.caption(words.NONE_MATCH)
        _way(keys.PAGE_BEFORE, "First page", 1, is_there=choice.page > 1)
        return
    if matches <= shown:
        return
    first = choice.before(shown) + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        _way(keys.PAGE_BEFORE, "Before", choice.page - 1, is_there=choice.page > 1)
        st.caption(words.place_in_list(first, min(first + shown - 1, matches), matches), width="content")
        _way(keys.PAGE_AFTER, "After", choice.page + 1, is_there=first + shown <= matches)


def _way(key: str, label: str, page: int, *, is_there: bool) -> None:
    if is_there:
        st.button(label, key=key, on_click=partial(_turn_to, page))
