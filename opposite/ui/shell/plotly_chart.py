"""A chart as the pages show it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from opposite.charts.theme import CONFIG
from opposite.ui.shell.session import widget_value


def draw_chart(figure: Any, *, alt: str, key: str | None = None) -> None:
    """A chart in the look of opposite.charts.theme, with its words for screen readers."""
    st.plotly_chart(figure, theme=None, config=dict(CONFIG), key=key, alt=alt)


def draw_points(figure: Any, *, alt: str, key: str, chosen: Callable[[str], None]) -> None:
    """A chart of questions as points; `chosen` hears the id of the one that is clicked, of several on a mark the first."""
    st.plotly_chart(
        figure,
        theme=None,
        config=dict(CONFIG),
        key=key,
        alt=alt,
        on_select=partial(_hear, key, chosen),
        selection_mode="points",
    )


def _hear(key: str, chosen: Callable[[str], None]) -> None:
    for point in widget_value(key)["selection"]["points"][:1]:
        marked = point.get("customdata")
        questions = marked[0] if isinstance(marked, list) else marked
        if questions:
            chosen(str(questions).split(",")[0])
