"""What the list of organisations on the start page shows: what is typed, filtered and sorted by, and which page of it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from opposite.engine.collecting.finding import find_organisations, latest_organisations
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.scoring.at_a_glance import Order
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.finding import MOST
from opposite.ui.shell.pages_of_list import chosen_page, first_page, narrowing
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
    with address.told_above(), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            finding.AN_ORGANISATION,
            placeholder=finding.PART_OF_NAME,
            width=300,
            type="search",
            live=True,
            key=keys.find(keys.START),
            on_change=first_page,
        )
        order = address.one_of(keys.SORT, ORDERS) or ORDERS[0]
        address.picker(
            "Sort by",
            keys.SORT,
            ORDERS,
            order,
            key=keys.SORT_BY,
            format_func=words.ORDERS.__getitem__,
            width=180,
        )
        chosen = narrowing(by_size=True, offers_archived=archived)
    found = None
    if (typed or "").strip():
        named = find_organisations(workspace, typed or "", most=MOST, archived=bool(chosen.archived))
        found = tuple(one.id for one in named)
        if len(found) == MOST:
            st.caption(words.first_of_many(MOST))
    return ListChoice(found, chosen, order, chosen_page())
