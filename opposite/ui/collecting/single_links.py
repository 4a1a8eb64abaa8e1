"""Links for single people of a group: made as many at once as are needed, shown once, as text and as a file."""

from __future__ import annotations

import streamlit as st

from opposite.domain.collecting.assessment import Assessment
from opposite.engine.collecting.invitations import MOST_AT_ONCE, invite_singly
from opposite.exports.csv_file import spreadsheet_csv
from opposite.exports.file_names import assessment_file
from opposite.settings import utc_now
from opposite.tables.invitations import single_links
from opposite.ui.collecting.invitation_link import is_this_machine
from opposite.ui.shell import cache, keys
from opposite.ui.shell.session import link_address, session, widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import invitations as words


@st.dialog("Links for single people", width="medium")
def links_for_one(assessment: Assessment, group: str, title: str, *, missing: int) -> None:
    """Ask how many links of a group to make, at first as many as are `missing`; make them and show them once."""
    state = session()
    if state.made_links is not None:
        addresses, state.made_links = state.made_links[1], None
        _show(assessment, group, title, addresses)
        return
    st.markdown(f"For **{as_text(title)}**. {words.ONE_EACH}")
    st.number_input(
        "How many links",
        min_value=1,
        max_value=MOST_AT_ONCE,
        value=min(MOST_AT_ONCE, max(1, missing)),
        step=1,
        key=keys.HOW_MANY_LINKS,
        width=220,
    )
    st.button("Make the links", key=keys.MAKE_LINKS, type="primary", on_click=_make, args=(assessment.id, group))


def _make(assessment_id: int, group: str) -> None:
    tokens = invite_singly(cache.workspace(), assessment_id, group, widget_value(keys.HOW_MANY_LINKS), now=utc_now())
    session().made_links = (group, [link_address(token) for token in tokens])


def were_made(group: str) -> bool:
    """Whether links for single people of a group were made and are not shown yet."""
    made = session().made_links
    return made is not None and made[0] == group


def _show(assessment: Assessment, group: str, title: str, addresses: list[str]) -> None:
    st.markdown(f"For **{as_text(title)}**. {words.singly_made(len(addresses))}")
    if is_this_machine(addresses[0]):
        st.warning(words.ONLY_THIS_MACHINE)
    with st.container(key=keys.SINGLE_LINKS):
        st.code("\n".join(addresses), language=None, height=240)
    st.download_button(
        "Download the links as CSV",
        data=lambda: spreadsheet_csv(single_links(assessment, title, addresses)),
        file_name=assessment_file(assessment, "links", group, ending=".csv"),
        mime="text/csv",
        key=keys.download_csv("links"),
        icon=":material/download:",
        on_click="ignore",
    )
