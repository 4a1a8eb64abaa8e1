"""The empty state of a page: what will stand here, and the way there."""

from __future__ import annotations

import streamlit as st

from opposite.domain.access.rules import Verb, may_with_any
from opposite.ui.shell import address, cache
from opposite.ui.shell.frame import page_file


def show_ways_to_answers() -> None:
    """Links to where further answers come from, as far as they are open to whoever sits here."""
    identity, way = cache.workspace().identity, address.along({})
    with st.container(horizontal=True):
        if may_with_any(identity, Verb.SET_UP):
            st.page_link(page_file("assess"), label="Set up a wave", icon=":material/edit_note:", query_params=way)
        if may_with_any(identity, Verb.BRING_IN):
            st.page_link(page_file("data"), label="Bring in answers", icon=":material/upload_file:", query_params=way)


def show_empty_state(what: str) -> None:
    """Say what will stand here, with links to where answers come from, as far as they are open to whoever sits here."""
    identity = cache.workspace().identity
    way = address.along({})
    with st.container(border=True):
        st.header("Nothing to show yet", anchor=False)
        st.write(what)
        with st.container(horizontal=True):
            if may_with_any(identity, Verb.SET_UP):
                st.page_link(
                    page_file("assess"), label="Assess my organisation", icon=":material/edit_note:", query_params=way
                )
            if may_with_any(identity, Verb.KEEP):
                st.page_link(
                    page_file("start"), label="Explore the sample portfolio", icon=":material/apps:", query_params=way
                )
