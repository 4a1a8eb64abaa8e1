"""A window that says what follows before something is done that others will notice."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

import streamlit as st

from opposite.errors import OppositeError
from opposite.ui.shell import keys
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text


def ask_to_confirm(
    title: str,
    consequences: Sequence[str],
    *,
    confirm: str,
    key: str,
    act: Callable[[], object],
    possible: bool = True,
    done: str | None = None,
    typed: tuple[str, str] | None = None,
) -> None:
    """Open a window with the consequences, a button that acts (`<key>-confirmed`) and one that leaves all as it is.

    `possible` False shows the consequences alone: something is missing. `done` is said afterwards where the page
    itself does not show it; where it is known only afterwards, `act` returns it. `typed` is what a field asks for, and
    what must be typed there, before the button acts.
    """

    @st.dialog(title)
    def window() -> None:
        for sentence in consequences:
            st.markdown(as_text(sentence))
        is_meant = typed is None or _is_typed(*typed, key=keys.typed(key))
        with st.container(horizontal=True):
            if possible and st.button(
                confirm,
                key=keys.confirmed(key),
                type="primary",
                on_click=try_to,
                args=(act, done),
                disabled=not is_meant,
            ):
                st.rerun()
            if st.button("Not now", key=keys.left(key)):
                st.rerun()

    window()


def _is_typed(asked: str, wanted: str, *, key: str) -> bool:
    """Draw the field; whether what is wanted stands in it, however it is spaced and composed."""
    said = st.text_input(as_text(asked), key=key, live=True, autocomplete="off") or ""
    return _plain(said) == _plain(wanted)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def try_to(act: Callable[[], object], done: str | None = None) -> None:
    """Do it; what became of it is told by `show_outcome` when the page is drawn anew."""
    state = session()
    try:
        told = act()
    except OppositeError as error:
        state.undone = str(error)
    else:
        state.done = told if isinstance(told, str) else done


def do_at_once(act: Callable[[], str]) -> None:
    """Do it without asking, and draw the page anew, which says what became of it."""
    try_to(act)
    st.rerun()


def show_outcome() -> None:
    """Say, once, what became of what was confirmed in a window: over the page, so that nothing on it moves."""
    state = session()
    if state.undone is not None or state.done is not None:
        with st.container(key=keys.OUTCOME):
            if state.undone is not None:
                st.warning(as_text(state.undone))
            if state.done is not None:
                st.success(as_text(state.done))
    state.done = state.undone = None
