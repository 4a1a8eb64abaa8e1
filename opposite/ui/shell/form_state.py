"""Fields that start from what the database holds, and start anew when that has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from opposite.errors import OppositeError
from opposite.ui.shell.text import as_text

REFUSED = "refused"


def seed(form: str, stamp: object, values: Mapping[str, object]) -> None:
    """Set the fields of a form, by key, unless it stands already for this stamp: then what was typed stays."""
    state = st.session_state
    if state.get(f"seeded-{form}") != stamp or any(key not in state for key in values):
        for key, value in values.items():
            state[key] = value
        state[f"seeded-{form}"] = stamp


def held(key: str) -> Any:
    """What a field holds, to be given to it as its first value too.

    A browser that is still loading when a page is drawn for the second time would otherwise start the field empty, and
    what is then saved from it would be lost.
    """
    return st.session_state.get(key)


def attempt(form: str, act: Callable[[], object]) -> bool:
    """Act on what a form holds; whether it was done. A refusal is told beneath that form, which keeps what was typed."""
    try:
        act()
    except OppositeError as error:
        st.session_state[REFUSED] = (form, str(error))
        return False
    return True


def show_refusal(form: str) -> None:
    """Say, once, why what a form holds was not kept."""
    refused = st.session_state.get(REFUSED)
    if refused is not None and refused[0] == form:
        st.error(as_text(refused[1]))
        del st.session_state[REFUSED]
