"""The importance-performance grid: which questions to concentrate on (Martilla and James, 1977)."""

from __future__ import annotations

from typing import Literal

from plotly.graph_objects import Figure

from opposite import wording
from opposite.charts.blank import blank
from opposite.charts.contrast import translucent
from opposite.charts.scale import PERCENT, Axis, even_axis, scale_axis
from opposite.charts.sentences import short, subject, told
from opposite.charts.spots import Spot, draw_spots
from opposite.charts.text import one_line, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.framework import Scale
from opposite.domain.lenses import IMPORTANT_FROM, TOLERANCE
from opposite.domain.report import Report
from opposite.domain.scores import QuestionScore

Quadrant = Literal["Concentrate here", "Keep up the good work", "Low priority", "Possible overkill"]

QUADRANTS: tuple[Quadrant, ...] = ("Concentrate here", "Keep up the good work", "Low priority", "Possible overkill")

NOBODY_RATED = "Nobody has rated importance yet, so the grid has nothing to show."


def importance_grid(report: Report, *, dark: bool) -> Figure:
    """Scored questions by score (across) and importance (up), with a cross at the target and at 3.5 of 5.

    The cross stands at mid-scale where the targets differ. Marks stand weightiest gap first.
    """
    colours, rated, scale = palette(dark=dark), _rated(report), report.framework.instrument.importance
    if scale is None or not rated:
        return blank(NOBODY_RATED, dark=dark)
    axis = question_axis(report, rated)
    across, up = _cross(axis, rated), important_from(scale)
    shown_from = max([p.value for p in scale.points if p.value < min(up, *(_importance(r) for r in rated))] or [scale.lowest])
    pad = (scale.highest - shown_from) * 0.13
    wide = (axis.highest - axis.lowest) * 0.05
    span = (axis.lowest - wide, shown_from - pad, axis.highest + wide, scale.highest + pad)
    figure = Figure()
    spots = [Spot(r.question, _across(axis, r), _importance(r), _words(r, scale)) for r in rated]
    wanted = {r.question: colours.target if quadrant(report, r) == QUADRANTS[0] else colours.now for r in rated}
    style(figure, dark=dark, height=470)
    _draw_quadrants(figure, span, (across, up), colours)
    draw_spots(figure, spots, colour=wanted, colours=colours, span=span)
    figure.update_xaxes(
        range=[span[0], span[2]], tickvals=axis.ticks, ticktext=axis.labels, showgrid=False, title_text="Score", ticks=""
    )
    figure.update_yaxes(
        range=[span[1], span[3]], showgrid=False, title_text="Importance", ticks="",
        tickvals=[point.value for point in scale.points if point.value >= shown_from],
    )  # fmt: skip
    return figure


def alt_text(report: Report) -> str:
    """The grid in sentences: the questions of each quadrant, weightiest gap first."""
    rated = _rated(report)
    if not rated or report.framework.instrument.importance is None:
        return NOBODY_RATED
    by_quadrant = {name: [one_line(r.title) for r in rated if quadrant(report, r) == name] for name in QUADRANTS}
    return told(
        [
            f"Importance and performance of {wording.counted(len(rated), 'question')} for {subject(report)}",
            *(f"{name}: {wording.listed(titles) or 'none'}" for name, titles in by_quadrant.items()),
        ]
    )


def quadrant(report: Report, row: QuestionScore) -> Quadrant | None:
    """The quadrant of a question, None without score or importance; on a line it falls where more is to be done."""
    scale = report.framework.instrument.importance
    if scale is None or row.score is None or row.importance is None:
        return None
    rated = _rated(report)
    axis = question_axis(report, rated)
    weak = _across(axis, row) <= _cross(axis, rated) + TOLERANCE
    if row.importance >= important_from(scale) - TOLERANCE:
        return QUADRANTS[0] if weak else QUADRANTS[1]
    return QUADRANTS[2] if weak else QUADRANTS[3]


def question_axis(report: Report, rows: list[QuestionScore]) -> Axis:
    """The axis for the scores of these questions: their common scale, else percent of each one's range."""
    scales = {report.framework.questions[row.question].scale for row in rows}
    ranges = {(row.minimum, row.maximum) for row in rows}
    if len(ranges) != 1:
        return PERCENT
    return scale_axis(scales.pop()) if len(scales) == 1 else even_axis(*ranges.pop())


def important_from(scale: Scale) -> float:
    """The value from which a question is important: 3.5 on five points, the same share of any other scale."""
    return scale.lowest + IMPORTANT_FROM * (scale.highest - scale.lowest)


def _rated(report: Report) -> list[QuestionScore]:
    """Questions with score and importance: those with a gap first, weightiest first, then in the framework's order."""
    rows = {row.question: row for row in (*report.ranked_gaps, *report.questions.values())}
    return [row for row in rows.values() if row.score is not None and row.importance is not None]


def _across(axis: Axis, row: QuestionScore) -> float:
    place = axis.place(row.score, row.minimum, row.maximum)
    return axis.lowest if place is None else place


def _importance(row: QuestionScore) -> float:
    return 0.0 if row.importance is None else row.importance


def _cross(axis: Axis, rows: list[QuestionScore]) -> float:
    targets = {axis.place(row.target, row.minimum, row.maximum) for row in rows}
    common = targets.pop() if len(targets) == 1 else None
    return (axis.lowest + axis.highest) / 2 if common is None else common


def _words(row: QuestionScore, scale: Scale) -> str:
    words = f"{row.question} {row.title}: {wording.figure(row.score)} of {wording.plain(row.maximum)}"
    words += "" if row.target is None else f", target {short(row.target)}"
    return f"{words}, importance {wording.figure(row.importance)} of {wording.plain(scale.highest)}"


def _draw_quadrants(
    figure: Figure, span: tuple[float, float, float, float], cross: tuple[float, float], colours: Palette
) -> None:
    left, bottom, right, top = span
    figure.add_shape(
        type="rect", x0=left, x1=cross[0], y0=cross[1], y1=top, fillcolor=translucent(colours.target, 0.08), line_width=0,
        layer="below",
    )  # fmt: skip
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=cross[0], x1=cross[0], y0=bottom, y1=top, line=line, layer="below")
    figure.add_shape(type="line", x0=left, x1=right, y0=cross[1], y1=cross[1], line=line, layer="below")
    for place, name in enumerate(QUADRANTS):
        at_right, below = place % 2 == 1, place > 1
        figure.add_annotation(
            x=right if at_right else left, y=bottom if below else top, text=wrapped(name, 12 if at_right else 16),
            showarrow=False,
            xanchor="right" if at_right else "left", yanchor="bottom" if below else "top", xshift=-6 if at_right else 6,
            align="right" if at_right else "left",
            font={"size": 13, "color": colours.target if place == 0 else colours.muted},
        )  # fmt: skip
