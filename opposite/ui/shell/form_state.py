"""Forms that start from what the database holds, start anew when that has changed, and say why they were refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from opposite.errors import OppositeError
from opposite.ui.shell.session import has_widget_value, session, set_widget_value
from opposite.ui.shell.text import as_text


def seed_fields(form: str, stamp: object, values: Mapping[str, object]) -> None:
    """Set the fields of a form, by key, unless it stands already for this stamp: then what was typed stays."""
    seeded = session().seeded
    if seeded.get(form) != stamp or not all(has_widget_value(key) for key in values):
        for key, value in values.items():
            set_widget_value(key, value)
        seeded[form] = stamp


def submit_form(form: str, store: Callable[[], object]) -> bool:
    """Store what a form holds; whether it was stored. A refusal is told beneath the form, which keeps what was typed."""
    try:
        store()
    except OppositeError as error:
        session().refused = form, str(error)
        return False
    return True


def show_refusal(form: str) -> None:
    """Say, once, why what a form holds was not stored."""
    state = session()
    if state.refused is not None and state.refused[0] == form:
        st.error(as_text(state.refused[1]))
        state.refused = None
