"""A table: drawn on the screen, where it shows the rows that fit, and whole on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from opposite.ui.shell.printed import Columns, show_when_printed


def draw_table(
    rows: Sequence[Mapping[str, Any]],
    *,
    alt: str,
    columns: Columns | None = None,
    placeholder: str = "",
    is_printed: bool = True,
    **drawn: Any,
) -> Any:
    """Draw rows; returns what `st.dataframe` does, which takes `drawn` as it is."""
    event = st.dataframe(
        list(rows),
        hide_index=True,
        column_config=None if columns is None else dict(columns),
        placeholder=placeholder or None,
        alt=alt,
        **drawn,
    )
    if is_printed:
        show_when_printed(rows, columns, placeholder=placeholder)
    return event


def edit_table(
    rows: Sequence[Mapping[str, Any]], *, key: str, alt: str, columns: Columns, disabled: Sequence[str], **drawn: Any
) -> None:
    """Draw rows of which cells can be typed; on paper they are as they are typed now."""
    edited = st.data_editor(
        list(rows),
        hide_index=True,
        column_config=dict(columns),
        disabled=list(disabled),
        num_rows="fixed",
        key=key,
        alt=alt,
        **drawn,
    )
    show_when_printed(edited, columns)
