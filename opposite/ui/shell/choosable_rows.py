"""A table of which a row can be chosen, by mouse and keys; the row of what is chosen elsewhere is marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from opposite.ui.shell.session import set_widget_value, widget_value


def draw_choosable(
    rows: Sequence[dict[str, Any]],
    ids: Sequence[str],
    *,
    key: str,
    alt: str,
    chosen: str | None,
    on_choice: Callable[[str | None], None],
    column_config: dict[str, Any] | None = None,
) -> None:
    """Draw rows, of which each has its id; `on_choice` hears the id of one that is chosen, None where it is let go."""
    marked = [ids.index(chosen)] if chosen in ids else []
    set_widget_value(key, {"selection": {"rows": marked, "columns": [], "cells": []}})
    st.dataframe(
        list(rows),
        hide_index=True,
        column_config=column_config,
        key=key,
        alt=alt,
        on_select=partial(_hear, key, list(ids), on_choice),
        selection_mode="single-row",
    )


def _hear(key: str, ids: list[str], on_choice: Callable[[str | None], None]) -> None:
    at = next(iter(widget_value(key)["selection"]["rows"]), None)
    on_choice(ids[at] if at is not None and at < len(ids) else None)
