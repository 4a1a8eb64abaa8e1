"""A chart as the pages show it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from opposite.charts.theme import CONFIG


def draw_chart(figure: Any, *, alt: str, key: str | None = None) -> None:
    """A chart in the look of opposite.charts.theme, with its words for screen readers."""
    st.plotly_chart(figure, theme=None, config=dict(CONFIG), key=key, alt=alt)
