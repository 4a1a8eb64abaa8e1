"""A chart that has nothing to draw yet, and says so."""

from __future__ import annotations

from plotly.graph_objects import Figure

from opposite.charts.text import wrapped
from opposite.charts.theme import palette, style


def empty_state(sentence: str, *, dark: bool, height: int = 160) -> Figure:
    """An empty figure with a sentence in its middle."""
    figure = style(Figure(), dark=dark, height=height)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(
        text=wrapped(sentence, 44), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False,
        font={"size": 14, "color": palette(dark=dark).muted},
    )  # fmt: skip
    return figure
