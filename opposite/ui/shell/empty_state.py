"""The empty state of a page: what will stand here, and the way there."""

from __future__ import annotations

import streamlit as st

from opposite.ui.shell.frame import page_file


def show_empty_state(what: str) -> None:
    """Say what will stand here, with links to where answers come from."""
    with st.container(border=True):
        st.header("Nothing to show yet", anchor=False)
        st.write(what)
        with st.container(horizontal=True):
            st.page_link(page_file("assess"), label="Assess my organisation", icon=":material/edit_note:")
            st.page_link(page_file("start"), label="Explore the sample portfolio", icon=":material/apps:")
