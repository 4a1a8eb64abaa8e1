"""What the address of a page says of what is shown: whoever reloads it, goes back to it or copies it sees the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from opposite.ui.shell.session import set_widget_value, widget_value


def said(name: str) -> str | None:
    """What the address says under a name; None where nothing stands there."""
    return st.query_params.get(name) or None


def say(values: Mapping[str, str]) -> None:
    """Let the address say this too."""
    for name, value in values.items():
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def picker(
    label: str,
    name: str,
    options: Sequence[str],
    shown: str | None,
    *,
    leaves: Sequence[str] = (),
    width: int | None = None,
) -> None:
    """A choice that stands in the address under its key: what is picked goes there, and what it `leaves` out goes."""
    set_widget_value(name, shown)
    st.selectbox(
        label,
        options,
        key=name,
        placeholder="Choose",
        on_change=partial(_pick, name, tuple(leaves)),
        width=width or "stretch",
    )


def _pick(name: str, leaves: Sequence[str]) -> None:
    picked = widget_value(name)
    if picked is not None:
        say({name: picked})
        for other in leaves:
            st.query_params.pop(other, None)
