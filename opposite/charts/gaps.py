"""The importance-performance grid: which questions to concentrate on (Martilla and James, 1977)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plotly.graph_objects import Figure

from opposite.charts.contrast import translucent
from opposite.charts.empty_state import empty_state
from opposite.charts.labelled_scatter import LabelledPoint, draw_labelled_points
from opposite.charts.scale import PERCENT, Axis, even_axis, scale_axis
from opposite.charts.text import wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.framework import Scale
from opposite.domain.scoring.lenses import IMPORTANT_FROM
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.scoring.charts import (
    IMPORTANCE,
    QUADRANT_TITLES,
    SCORE,
    Quadrant,
    grid_described,
    no_grid,
    rated_question,
)


@dataclass(frozen=True, slots=True)
class Grid:
    """The questions of the grid, its axes, and where its cross stands."""

    rows: tuple[QuestionScore, ...]
    axis: Axis
    scale: Scale
    across: float
    up: float

    def point(self, row: QuestionScore) -> tuple[float, float]:
        """Where a question stands: its score on the axis, and its importance."""
        position = self.axis.place(row.score, row.minimum, row.maximum)
        return (self.axis.lowest if position is None else position, 0.0 if row.importance is None else row.importance)

    def quadrant(self, row: QuestionScore) -> Quadrant:
        """The quadrant of a question; on a line it falls where more is to be done."""
        across, up = self.point(row)
        weak = across <= self.across + TOLERANCE
        if up >= self.up - TOLERANCE:
            return "concentrate" if weak else "keep_up"
        return "low_priority" if weak else "overkill"


def grid_of(report: Report) -> Grid | None:
    """The grid of a report: questions with score and importance, weightiest gap first; None where there are none.

    The cross stands at the target where all have the same one, else at mid-scale; and at 3.5 of 5 in importance.
    """
    scale = report.framework.instrument.importance.scale
    ordered = {row.question: row for row in (*report.ranked_gaps, *report.questions.values())}
    rows = tuple(row for row in ordered.values() if row.score is not None and row.importance is not None)
    if scale is None or not rows:
        return None
    axis = question_axis(report, rows)
    targets = {axis.place(row.target, row.minimum, row.maximum) for row in rows}
    common = targets.pop() if len(targets) == 1 else None
    middle = (axis.lowest + axis.highest) / 2
    up = scale.lowest + IMPORTANT_FROM * (scale.highest - scale.lowest)
    return Grid(rows, axis, scale, middle if common is None else common, up)


def importance_grid(report: Report, *, dark: bool) -> Figure:
    """Scored questions by score (across) and importance (up) in four named quadrants, marks weightiest gap first.

    The axes reach as far as the questions and the cross need.
    """
    grid, colours = grid_of(report), palette(dark=dark)
    if grid is None:
        return empty_state(no_grid(report), dark=dark)
    axis, scale = grid.axis, grid.scale
    across, up = zip(*(grid.point(row) for row in grid.rows), strict=True)
    left = max((tick for tick in axis.ticks if tick <= min(across)), default=axis.lowest)
    right = min((tick for tick in axis.ticks if tick >= max(*across, grid.across)), default=axis.highest)
    if left == right:  # all questions stand where the cross does
        left, right = axis.lowest, axis.highest
    below = min(grid.up, *up)
    wide, high = (right - left) * 0.05, (scale.highest - below) * 0.12
    span = (left - wide, below - high, right + wide, scale.highest + high)
    figure = style(Figure(), dark=dark, height=540)
    _draw_quadrants(figure, span, grid, colours)
    points = [LabelledPoint(row.question, *grid.point(row), rated_question(report, row, scale)) for row in grid.rows]
    urgent = {row.question for row in grid.rows if grid.quadrant(row) == "concentrate"}
    colour_of = {row.question: colours.target if row.question in urgent else colours.now for row in grid.rows}
    draw_labelled_points(figure, points, colour_of=colour_of, colours=colours, span=span)
    figure.update_xaxes(range=[span[0], span[2]], tickvals=axis.ticks, ticktext=axis.labels, title_text=SCORE)
    ratings = [point.value for point in scale.points if point.value > span[1]]
    figure.update_yaxes(range=[span[1], span[3]], tickvals=ratings, title_text=IMPORTANCE)
    figure.update_xaxes(showgrid=False, ticks="")
    return figure.update_yaxes(showgrid=False, ticks="")


def alt_text(report: Report) -> str:
    """The grid in sentences: the questions of each quadrant, weightiest gap first."""
    grid = grid_of(report)
    if grid is None:
        return no_grid(report)
    titles = {name: [row.title for row in grid.rows if grid.quadrant(row) == name] for name in QUADRANT_TITLES}
    return grid_described(report, titles)


def question_axis(report: Report, rows: Sequence[QuestionScore]) -> Axis:
    """The axis for the scores of these questions: their common scale, else percent of each one's range."""
    scales = {report.framework.questions[row.question].scale for row in rows}
    ranges = {(row.minimum, row.maximum) for row in rows}
    if len(ranges) != 1:
        return PERCENT
    return scale_axis(scales.pop()) if len(scales) == 1 else even_axis(*ranges.pop())


def _draw_quadrants(figure: Figure, span: tuple[float, float, float, float], grid: Grid, colours: Palette) -> None:
    """The cross, the names of the quadrants in the corners, and a tint where to concentrate."""
    left, bottom, right, top = span
    figure.add_shape(
        type="rect", x0=left, x1=grid.across, y0=grid.up, y1=top, fillcolor=translucent(colours.target, 0.08),
        line_width=0, layer="below",
    )  # fmt: skip
    line = {"color": colours.muted, "width": 1, "dash": "dot"}
    figure.add_shape(type="line", x0=grid.across, x1=grid.across, y0=bottom, y1=top, line=line, layer="below")
    figure.add_shape(type="line", x0=left, x1=right, y0=grid.up, y1=grid.up, line=line, layer="below")
    for number, name in enumerate(QUADRANT_TITLES.values()):
        at_right, below = number % 2 == 1, number > 1
        side = "right" if at_right else "left"
        figure.add_annotation(
            x=right if at_right else left, y=bottom if below else top, text=wrapped(name, 12 if at_right else 16),
            xanchor=side, align=side, yanchor="bottom" if below else "top", xshift=-6 if at_right else 6,
            showarrow=False, font={"size": 13, "color": colours.target if number == 0 else colours.muted},
        )  # fmt: skip
