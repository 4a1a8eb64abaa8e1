"""What the list of organisations on the start page shows: what is typed, filtered and sorted by, and which page of it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from opposite.engine.collecting.finding import latest_organisations
from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.scoring.at_a_glance import Order
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.pages_of_list import chosen_page, narrowing, search_field, searched
from opposite.wording.collecting import start as words

ORDERS: tuple[Order, ...] = ("active", "name", "highest", "lowest", "due")


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What is shown: organisations of which kinds and names, in which order, and which page, from 1."""

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
        return ListChoice(Narrowing(archived=False), "active", 1)
    with address.told_above(), st.container(horizontal=True, vertical_alignment="bottom"):
        typed = search_field(keys.START)
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
    return ListChoice(searched(chosen, typed), order, chosen_page())
