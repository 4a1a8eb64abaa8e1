"""The organisations chosen in the portfolio, on whichever of its pages they stand: compared, or their roadmaps made."""

from __future__ import annotations

import streamlit as st

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.scoring.overview import with_score
from opposite.engine.scoring.portfolio import Portfolio
from opposite.engine.side_by_side import MOST
from opposite.ui.comparison.portfolio_roadmaps import show_roadmaps
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.frame import page_file
from opposite.wording.access import pages as access
from opposite.wording.comparison import portfolio as words
from opposite.wording.comparison.differences import name_of

MOST_CHOSEN = 50
"""So many roadmaps are made at once."""


def show_chosen(shown: Portfolio) -> None:
    """A field in which those of this page are chosen beside those of others, and what is done with them."""
    asked = address.first_named(keys.COMPARE, address.all_said(keys.COMPARE), MOST_CHOSEN)
    here = [row.overview.assessment for row in shown.rows if row.overview.score is not None]
    by_id = {str(one.id): one for one in (*_elsewhere(asked, here), *here)}
    chosen = {id_: by_id[id_] for id_ in asked if id_ in by_id}
    with st.container(key=keys.PORTFOLIO_CHOICE):
        _choice(by_id, chosen, is_all=len(chosen) == len(set(asked)))
    if chosen:
        show_roadmaps(list(chosen.values()))


def _choice(by_id: dict[str, Assessment], chosen: dict[str, Assessment], *, is_all: bool) -> None:
    st.header("Side by side", anchor=False)
    if not is_all:
        st.warning(access.SOME_NOT_HERE)
    address.picker_of_several(
        "Organisations",
        keys.COMPARE,
        {id_: name_of(one) for id_, one in by_id.items()},
        list(chosen),
        key=keys.PORTFOLIO_CHOSEN,
        most=MOST_CHOSEN,
        placeholder=words.CHOOSE_SOME,
    )
    with st.container(horizontal=True):
        if st.button("Compare", key=keys.PORTFOLIO_COMPARE, disabled=not 2 <= len(chosen) <= MOST):
            st.switch_page(page_file("compare"), query_params=address.along({keys.COMPARE: list(chosen)}))


def _elsewhere(asked: list[str], here: list[Assessment]) -> list[Assessment]:
    """Those of the asked that do not stand on this page, as far as somebody may see them."""
    there = {str(one.id) for one in here}
    ids = [int(one) for one in asked if one not in there and one.isascii() and one.isdigit() and len(one) < 19]
    return with_score(cache.workspace(), ids=ids, most=MOST_CHOSEN) if ids else []
