"""A list of organisations a page at a time: its filters, which page the address names, and the ways to the others."""

from __future__ import annotations

import streamlit as st

from opposite.domain.collecting.assessment import NAME_LIMIT
from opposite.engine.collecting.finding import MOST_SEARCHED, called_so
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.collecting.organisations import words_in_use
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.session import has_widget_value, set_widget_value, widget_value
from opposite.wording.collecting import finding
from opposite.wording.collecting.start import BEYOND_THE_LIST, first_of_many, place_in_list


def narrowing(*, by_size: bool = False, offers_archived: bool = False) -> Narrowing:
    """The filters, folded away, of what organisations are described by; how many are set stands on the button.

    Without anything to choose from nothing is drawn. Archived organisations are shown alone, and only where offered.
    """
    known = words_in_use(cache.workspace())
    offered = (
        ("Sector", keys.SECTOR, keys.FILTER_SECTOR, known.sectors),
        ("Size", keys.SIZE, keys.FILTER_SIZE, known.sizes if by_size else {}),
        ("Country", keys.COUNTRY, keys.FILTER_COUNTRY, known.countries),
        ("Tag", keys.TAG, keys.FILTER_TAG, known.tags),
    )
    said = {name: tuple(address.all_named(name, there)) for _, name, _, there in offered}
    away = address.is_on(keys.ARCHIVED) and offers_archived
    number = sum(map(len, said.values())) + away
    if offers_archived or any(there for *_, there in offered):
        with st.popover(f"Filter ({number})" if number else "Filter", key=keys.FILTERS):
            for label, name, key, there in offered:
                if there:
                    options = {word: f"{word} ({many:,})" for word, many in there.items()}
                    address.picker_of_several(label, name, options, list(said[name]), key=key, most=len(options))
            if offers_archived:
                st.toggle("Archived ones", away, key=keys.FILTER_ARCHIVED, on_change=_say_archived)
    sectors, sizes, countries, tags = (said[name] for _, name, *_ in offered)
    return Narrowing(sectors=sectors, sizes=sizes, countries=countries, tags=tags, archived=away)


def searched(chosen: Narrowing, typed: str) -> Narrowing:
    """What was chosen, narrowed to the organisations that are called as was typed; that more are called so is said."""
    found = called_so(cache.workspace(), typed, archived=bool(chosen.archived))
    if found is not None and len(found) == MOST_SEARCHED:
        st.caption(first_of_many(MOST_SEARCHED))
    return chosen._replace(called=typed, found=found)


def search_field(list_: str, width: int = 300) -> str:
    """Draw the field in which one types part of a name, which stands in the address too; what is typed there."""
    key, there = keys.find(list_), _plain(address.said(keys.FIND))
    if not has_widget_value(key) or _plain(widget_value(key)) != there:
        set_widget_value(key, there)  # never while the field says so already: somebody may be typing on
    st.text_input(
        finding.AN_ORGANISATION,
        placeholder=finding.PART_OF_NAME,
        width=width,
        type="search",
        live=True,
        key=key,
        on_change=_say_typed,
        args=(key,),
    )
    return there


def _say_typed(key: str) -> None:
    address.choose(keys.FIND, _plain(widget_value(key)))


def _plain(typed: str | None) -> str:
    return " ".join((typed or "").split())[:NAME_LIMIT].strip()


def _say_archived() -> None:
    address.choose(keys.ARCHIVED, "yes" if widget_value(keys.FILTER_ARCHIVED) else [])


def chosen_page(name: str = keys.PAGE) -> int:
    """The page that the address names, from 1; of another list under another name."""
    return address.page_number(name)


def show_place(page: int, shown: int, matches: int, *, none_match: str) -> None:
    """Draw which of the organisations these are, and the ways to the pages before and after."""
    if not matches:
        st.caption(BEYOND_THE_LIST if page > 1 else none_match)
        way(keys.PAGE_BEFORE, "First page", 1, is_there=page > 1)
        return
    if matches <= shown:
        return
    first = (page - 1) * shown + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        way(keys.PAGE_BEFORE, "Previous", page - 1, is_there=page > 1)
        st.caption(place_in_list(first, min(first + shown - 1, matches), matches), width="content")
        way(keys.PAGE_AFTER, "Next", page + 1, is_there=first + shown <= matches)


def way(key: str, label: str, page: int, *, is_there: bool, name: str = keys.PAGE) -> None:
    """The button that leads to a page, where there is one; of another list the address has it under another name."""
    if is_there:
        st.button(label, key=key, on_click=address.say, args=({name: str(page)},))
