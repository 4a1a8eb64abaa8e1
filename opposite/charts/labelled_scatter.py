"""Questions as points of a plane: those that fall on one another are one mark with a count, labelled by question id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plotly.graph_objects import Figure, Scatter

from opposite.charts.labels import place_labels
from opposite.charts.text import BREAK, HOVER_WIDTH, shown, wrapped
from opposite.charts.theme import Palette

MOST_TITLES = 6
"""Titles in the hover label of a mark; the others are counted."""


@dataclass(frozen=True, slots=True)
class LabelledPoint:
    """Where a question lies, and what is said when one points at it."""

    question: str
    x: float
    y: float
    words: str


def draw_labelled_points(
    figure: Figure,
    points: Sequence[LabelledPoint],
    *,
    colour_of: Mapping[str, str],
    colours: Palette,
    span: tuple[float, float, float, float],
) -> None:
    """Add the marks, then their labels. `colour_of` is by question id; `span` is the plot's left, bottom, right, top.

    Marks stand in the order of the points; `customdata` holds the ids of the questions of a mark, joined by a comma.
    """
    gathered: dict[tuple[float, float], list[LabelledPoint]] = {}
    for point in points:
        gathered.setdefault((round(point.x, 6), round(point.y, 6)), []).append(point)
    marks = list(gathered.values())
    figure.add_trace(
        Scatter(
            x=[mark[0].x for mark in marks], y=[mark[0].y for mark in marks], mode="markers", hoverinfo="text",
            hovertext=[_hover(mark) for mark in marks], customdata=[",".join(s.question for s in mark) for mark in marks],
            marker={
                "size": [10 if len(mark) == 1 else 14 for mark in marks], "opacity": 0.9,
                "color": [colour_of[mark[0].question] for mark in marks], "line": {"width": 1, "color": colours.background},
            },
            cliponaxis=False, name="Questions", showlegend=False,
        )
    )  # fmt: skip
    texts = [mark[0].question if len(mark) == 1 else f"{mark[0].question} +{len(mark) - 1}" for mark in marks]
    left, bottom, right, top = span
    shares = [((m[0].x - left) / (right - left), (m[0].y - bottom) / (top - bottom)) for m in marks]
    labels: list[dict[str, Any]] = []
    for mark, text, offset in zip(marks, texts, place_labels(shares, texts), strict=True):
        moved: dict[str, Any] = {"xshift": offset.right, "yshift": offset.up, "showarrow": False}
        if offset.leader:
            moved = {
                "ax": offset.right, "ay": -offset.up, "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "standoff": 5,
                "arrowcolor": colours.previous,
            }  # fmt: skip
        label = {"x": mark[0].x, "y": mark[0].y, "text": shown(text), "font": {"size": 11, "color": colours.ink}}
        labels.append({**label, **moved, "borderpad": 0})
    figure.layout.annotations = (*figure.layout.annotations, *labels)  # at once: one by one each copies all before it


def _hover(mark: Sequence[LabelledPoint]) -> str:
    words = [wrapped(point.words, HOVER_WIDTH) for point in mark[:MOST_TITLES]]
    if len(mark) > MOST_TITLES:
        words.append(f"and {len(mark) - MOST_TITLES} more")
    return BREAK.join(words)
