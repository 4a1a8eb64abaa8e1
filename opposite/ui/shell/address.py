"""What the address of a page says of what is shown: whoever reloads it, goes back to it or copies it sees the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from opposite.ui.shell.session import set_widget_value, widget_value


def said(name: str) -> str | None:
    """What the address says under a name; None where nothing stands there."""
    return st.query_params.get(name) or None


def all_said(name: str) -> list[str]:
    """Everything that the address says under a name."""
    return st.query_params.get_all(name)


def say(values: Mapping[str, str | Sequence[str]]) -> None:
    """Let the address say this too."""
    for name, value in values.items():
        wanted = [value] if isinstance(value, str) else list(value)
        if all_said(name) != wanted:
            st.query_params[name] = wanted


def picker(
    label: str,
    name: str,
    options: Sequence[str],
    shown: str | None,
    *,
    key: str | None = None,
    leaves: Sequence[str] = (),
    format_func: Callable[[str], str] = str,
    width: int | None = None,
    placeholder: str = "Choose",
    found_by: str | None = None,
) -> None:
    """A choice that stands in the address under a name: what is picked goes there, and what it `leaves` out goes.

    `found_by` is the key of the field in which its options are found: one types there alone, and what was typed goes.
    """
    set_widget_value(key or name, shown)
    st.selectbox(
        label,
        options,
        key=key or name,
        placeholder=placeholder,
        format_func=format_func,
        on_change=partial(_pick, name, key or name, tuple(leaves), found_by),
        width=width or "stretch",
        filter_mode="fuzzy" if found_by is None else None,
    )


def _pick(name: str, key: str, leaves: Sequence[str], found_by: str | None) -> None:
    picked = widget_value(key)
    if picked is not None:
        say({name: picked})
        for other in leaves:
            st.query_params.pop(other, None)
        if found_by is not None:
            set_widget_value(found_by, "")


def picker_of_several(
    label: str,
    name: str,
    options: Mapping[str, str],
    shown: Sequence[str],
    *,
    key: str,
    most: int,
    placeholder: str | None = None,
    found_by: str | None = None,
    leaves: Sequence[str] = (),
) -> None:
    """Several choices that stand in the address, one after another under a name; `options` gives each its words.

    `found_by` and `leaves` are as those of `picker`.
    """
    set_widget_value(key, list(shown))
    st.multiselect(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        max_selections=most,
        placeholder=placeholder,
        on_change=partial(_pick_several, name, key, tuple(leaves), found_by),
        filter_mode="fuzzy" if found_by is None else None,
    )


def _pick_several(name: str, key: str, leaves: Sequence[str], found_by: str | None) -> None:
    say({name: widget_value(key)})
    for other in leaves:
        st.query_params.pop(other, None)
    if found_by is not None:
        set_widget_value(found_by, "")
