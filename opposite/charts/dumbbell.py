"""Two groups side by side: where each sees every factor, and how far apart they are."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from plotly.graph_objects import Figure, Scatter

from opposite.charts.empty_state import empty_state
from opposite.charts.row_names import row_height, row_names
from opposite.charts.scale import Axis, factor_axis
from opposite.charts.text import HOVER_WIDTH, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.agreement.charts import GroupFigure, group_figure, missing_of_pair, pair_described, pair_on_factor
from opposite.wording.scoring.charts import NO_FACTORS
from opposite.wording.scoring.factors import group_title

ROW_HEIGHT, HEAD = 46, 84
"""Pixels of a row at least, and of the ticks above and the legend below the rows."""

SYMBOLS, SIZES = ("circle", "diamond"), (14, 11)
"""Where both groups say the same, the smaller mark lies on the larger."""

Pair = tuple[str, str]
"""Ids of two groups."""

Side = Literal["middle left", "middle right"]


class _Mark(NamedTuple):
    """What one of the two groups says of a factor, and where on the axis; `place` None where nothing is drawn."""

    figure: GroupFigure
    place: float | None


def dumbbell(report: Report, pair: Pair, *, dark: bool) -> Figure:
    """A row for each factor from the top in the framework's order, in it a mark for each group and a line between.

    The first trace is the first group; its mark is round, the other's a diamond, each with its figure beside it.
    """
    rows, axis, colours = report.factors, factor_axis([report]), palette(dark=dark)
    if not rows:
        return empty_state(NO_FACTORS, dark=dark)
    marks = [_marks(report, row, pair, axis) for row in rows]
    names = row_names([row.title for row in rows])
    figure = Figure()
    for number, group in enumerate(pair):
        drawn = [both[number] for both in marks]
        figure.add_trace(
            Scatter(
                x=[mark.place for mark in drawn], y=list(range(len(rows))), mode="markers+text", hoverinfo="text",
                name=wrapped(group_title(report.framework, group), 36, most=2), cliponaxis=False,
                hovertext=[wrapped(_sentence(row, both), HOVER_WIDTH) for row, both in zip(rows, marks, strict=True)],
                text=["" if mark.figure.score is None else mark.figure.printed for mark in drawn],
                textposition=[_sides(both)[number] for both in marks], textfont={"size": 12, "color": colours.ink},
                marker={
                    "size": SIZES[number], "symbol": SYMBOLS[number], "color": (colours.now, colours.target)[number],
                    "line": {"width": 1, "color": colours.background},
                },
            )
        )  # fmt: skip
    style(figure, dark=dark, height=HEAD + row_height(names, ROW_HEIGHT) * len(rows), legend=True)
    figure.layout.shapes = [
        _line(y, low.place, high.place, colours)
        for y, (low, high) in enumerate(marks)
        if low.place is not None and high.place is not None
    ]
    for y, both in enumerate(marks):
        if any(mark.figure.score is None for mark in both):
            figure.add_annotation(**_note(both, y, axis, colours))
    wide = (axis.highest - axis.lowest) * 0.12
    figure.update_xaxes(
        range=[axis.lowest - wide, axis.highest + wide], tickvals=axis.ticks, ticktext=axis.labels, side="top", ticks=""
    )
    figure.update_yaxes(
        range=[len(rows) - 0.45, -0.55], tickvals=list(range(len(rows))), showgrid=False, ticks="", ticklabelstandoff=6,
        ticktext=names, tickfont={"size": 13, "color": colours.ink},
    )  # fmt: skip
    return figure


def alt_text(report: Report, pair: Pair) -> str:
    """The chart in sentences: the two groups, then every factor."""
    axis = factor_axis([report])
    return pair_described(report, pair, [_sentence(row, _marks(report, row, pair, axis)) for row in report.factors])


def _marks(report: Report, row: NodeScore, pair: Pair, axis: Axis) -> tuple[_Mark, _Mark]:
    scores = {score.group: score for score in report.groups if score.node == row.node}
    figures = (group_figure(report, group, scores.get(group)) for group in pair)
    first, second = (_Mark(figure, axis.place(figure.score, row.minimum, row.maximum)) for figure in figures)
    return first, second


def _sentence(row: NodeScore, both: tuple[_Mark, _Mark]) -> str:
    return pair_on_factor(row, (both[0].figure, both[1].figure))


def _sides(both: tuple[_Mark, _Mark]) -> tuple[Side, Side]:
    """Figures stand outside the line between the marks."""
    first, second = (mark.place for mark in both)
    if first is None or second is None:
        return "middle right", "middle right"
    return ("middle left", "middle right") if first <= second else ("middle right", "middle left")


def _line(y: int, start: float, end: float, colours: Palette) -> dict[str, Any]:
    line = {"color": colours.previous, "width": 3}
    return {"type": "line", "x0": start, "x1": end, "y0": y, "y1": y, "layer": "below", "line": line}


def _note(both: tuple[_Mark, _Mark], y: int, axis: Axis, colours: Palette) -> dict[str, Any]:
    """Why a row lacks a mark: beneath the other mark, or in place of both."""
    alone = any(mark.figure.score is not None for mark in both)
    words = missing_of_pair((both[0].figure, both[1].figure))
    return {
        "x": axis.highest if alone else axis.lowest, "y": y + (0.36 if alone else 0.0), "text": wrapped(words, 34),
        "xanchor": "right" if alone else "left", "align": "right" if alone else "left", "showarrow": False,
        "borderpad": 0, "font": {"size": 11 if alone else 12, "color": colours.muted},
    }  # fmt: skip
