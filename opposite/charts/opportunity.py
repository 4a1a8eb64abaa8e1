"""The opportunity landscape: what matters much and is attained little (after Ulwick, 2005)."""

from __future__ import annotations

from typing import Any

from plotly.graph_objects import Figure, Scatter

from opposite.charts.contrast import mixed
from opposite.charts.empty_state import empty_state
from opposite.charts.labelled_scatter import LabelledPoint, draw_labelled_points
from opposite.charts.theme import Palette, palette, style
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.scoring.charts import (
    ATTAINMENT,
    IMPORTANCE,
    OPPORTUNITY,
    band_in_legend,
    landscape_described,
    no_landscape,
    opportunity_of,
)

BANDS = (10.0, 12.0, 15.0)
"""Opportunity from which each band starts, from the lowest."""


def opportunity_landscape(report: Report, *, dark: bool) -> Figure:
    """Questions by importance (across, 0 to 10) and attainment (up, 0 to 10), with bands of equal opportunity.

    Marks stand highest opportunity first.
    """
    colours, rows = palette(dark=dark), _ranked(report)
    if not rows:
        return empty_state(no_landscape(report), dark=dark)
    figure = Figure()
    style(figure, dark=dark, height=560, legend=True)
    points = [LabelledPoint(row.question, *place(row), _words(row)) for row in rows]
    high = {row.question for row in rows if _chance(row) >= BANDS[1] - TOLERANCE}
    colour_of = {row.question: colours.target if row.question in high else colours.now for row in rows}
    draw_labelled_points(figure, points, colour_of=colour_of, colours=colours, span=(-0.6, -0.8, 10.6, 10.8))
    _draw_bands(figure, colours)
    ticks = {"tickvals": [0, 2, 4, 6, 8, 10], "showgrid": False, "ticks": ""}
    figure.update_xaxes(range=[-0.6, 10.6], title_text=IMPORTANCE, **ticks)
    return figure.update_yaxes(range=[-0.8, 10.8], title_text=ATTAINMENT, **ticks)


def alt_text(report: Report) -> str:
    """The landscape in sentences: the questions of each band, highest opportunity first."""
    rows = _ranked(report)
    if not rows:
        return no_landscape(report)
    bands = [(start, [row for row in rows if _band(row) == start]) for start in reversed(BANDS)]
    return landscape_described(report, len(rows), bands)


def place(row: QuestionScore) -> tuple[float, float]:
    """Importance and attainment of a question with an opportunity, both from 0 to 10 (scoring.md, rule 14).

    Attainment is read back from the opportunity where importance exceeds it; else it is that of the target.
    """
    importance = 10 * (row.importance_share or 0.0)
    if _chance(row) > importance + TOLERANCE:
        return importance, 2 * importance - _chance(row)
    if row.score is None or row.target is None or row.target <= row.minimum:
        return importance, 10.0
    return importance, 10 * min(1.0, max(0.0, position(row.score, row.minimum, row.target)))


def _ranked(report: Report) -> list[QuestionScore]:
    rated = (row for row in report.questions.values() if row.opportunity is not None)
    return sorted(rated, key=lambda row: -_chance(row))


def _chance(row: QuestionScore) -> float:
    return 0.0 if row.opportunity is None else row.opportunity


def _band(row: QuestionScore) -> float | None:
    """Start of the band that a question falls into, None below the first."""
    return max((start for start in BANDS if _chance(row) >= start - TOLERANCE), default=None)


def _words(row: QuestionScore) -> str:
    importance, attained = place(row)
    return opportunity_of(row, importance=importance, attained=attained)


def _draw_bands(figure: Figure, colours: Palette) -> None:
    """The triangles in which opportunity reaches each band, deeper from band to band, named in the legend."""
    shapes: list[dict[str, Any]] = []
    for number, (start, end) in enumerate(zip(BANDS, (*BANDS[1:], None), strict=True), start=1):
        tint = mixed(colours.background, colours.target, 0.12 * number)
        path = f"M {start / 2},0 L 10,{2 * 10 - start} L 10,0 Z"
        shapes.append({"type": "path", "path": path, "fillcolor": tint, "line": {"width": 0}, "layer": "below"})
        figure.add_trace(
            Scatter(
                x=[None], y=[None], mode="markers", name=band_in_legend(start, end), hoverinfo="skip",
                marker={"symbol": "square", "size": 14, "color": tint, "line": {"width": 1, "color": colours.target}},
            )
        )  # fmt: skip
    figure.layout.shapes = shapes
    figure.update_layout(legend={"title": {"text": OPPORTUNITY, "font": {"size": 13}}, "itemclick": False, "y": -0.14})
