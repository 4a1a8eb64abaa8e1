"""A window that says what follows before something is done that others will notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from opposite.errors import OppositeError
from opposite.ui.session import session
from opposite.ui.text import as_text


def ask(
    title: str, consequences: Sequence[str], *, confirm: str, key: str, act: Callable[[], object], possible: bool = True
) -> None:
    """Open a window with the consequences, a button that acts (`<key>-confirmed`) and one that leaves all as it is.

    `possible` False shows the consequences alone: something is missing.
    """

    @st.dialog(title)
    def window() -> None:
        for sentence in consequences:
            st.markdown(as_text(sentence))
        with st.container(horizontal=True):
            if possible and st.button(confirm, key=f"{key}-confirmed", type="primary", on_click=_attempt, args=(act,)):
                st.rerun()
            if st.button("Not now", key=f"{key}-left"):
                st.rerun()

    window()


def _attempt(act: Callable[[], object]) -> None:
    """Act; an expected error is told on the page once the window is closed."""
    try:
        act()
    except OppositeError as error:
        session().told = str(error)


def show_told() -> None:
    """Say why what was confirmed in a window could not be done, where that is so."""
    state = session()
    if state.told is not None:
        st.warning(as_text(state.told))
        state.told = None
