"""The ladder of stages: how far up each factor stands, where its target is, and how sure the score is."""

from __future__ import annotations

from typing import Any

from plotly.graph_objects import Figure, Scatter

from opposite import wording
from opposite.charts.contrast import translucent
from opposite.charts.empty_state import empty_state
from opposite.charts.row_names import row_height, row_names
from opposite.charts.scale import Axis, factor_axis
from opposite.charts.text import HOVER_WIDTH, shown, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.scoring.report import Scored
from opposite.wording.scoring.absence import why_unscored
from opposite.wording.scoring.charts import NO_FACTORS, ladder_described, target_of
from opposite.wording.scoring.factors import factor_sentence
from opposite.wording.scoring.targets import targets_in_legend

ROW_HEIGHT = 46
TINT = 0.18
"""Opacity of a band in the colour that its framework gives it, light enough for the dots on it."""

HEAD = 74
"""Pixels for the names of the stages above the rows."""


def ladder(report: Scored, *, dark: bool) -> Figure:
    """A row for each factor from the top in the framework's order, a column for each stage.

    A dot with its figure is the score, the thin line through it the interval, the open diamond the target.
    """
    rows, axis, colours = report.factors, factor_axis([report]), palette(dark=dark)
    if not rows:
        return empty_state(NO_FACTORS, dark=dark)
    scores = [axis.place(row.score, row.minimum, row.maximum) for row in rows]
    targets = [axis.place(row.target, row.minimum, row.maximum) for row in rows]
    names = row_names([row.title for row in rows])
    figure = Figure()
    figure.add_trace(
        Scatter(
            x=scores, y=list(range(len(rows))), mode="markers+text", name="Now", hoverinfo="text",
            hovertext=[wrapped(factor_sentence(report, row), HOVER_WIDTH) for row in rows],
            text=["" if row.score is None else wording.rounded(row.score) for row in rows], textposition="top center",
            textfont={"size": 12, "color": colours.ink}, marker={"size": 12, "color": colours.now},
            error_x=_whiskers(report, axis, colours), cliponaxis=False,
        )
    )  # fmt: skip
    figure.add_trace(
        Scatter(
            x=targets, y=list(range(len(rows))), mode="markers", name=targets_in_legend(report), hoverinfo="text",
            cliponaxis=False,
            hovertext=[wrapped(target_of(report, row), HOVER_WIDTH) for row in rows],
            marker={"size": 11, "symbol": "diamond-open", "color": colours.target, "line": {"width": 2}},
        )
    )  # fmt: skip
    for y, row in enumerate(rows):
        if row.score is None:
            figure.add_annotation(
                x=axis.lowest, y=y, xanchor="left", text=shown(why_unscored(report, row)), align="left", showarrow=False,
                hovertext=wrapped(factor_sentence(report, row), HOVER_WIDTH), font={"size": 12, "color": colours.muted},
            )  # fmt: skip
    high = HEAD + row_height(names, ROW_HEIGHT) * len(rows) + 40
    style(figure, dark=dark, height=high, legend=any(t is not None for t in targets))
    _draw_stages(figure, axis, colours)
    figure.update_yaxes(
        range=[len(rows) - 0.45, -0.75], tickvals=list(range(len(rows))), showgrid=False, ticks="", ticklabelstandoff=6,
        ticktext=names, tickfont={"size": 13, "color": colours.ink},
    )  # fmt: skip
    return figure


def alt_text(report: Scored) -> str:
    """The ladder in sentences: its stages, then every factor."""
    axis = factor_axis([report])
    return ladder_described(report, [column.label for column in axis.columns if column.label])


def _whiskers(report: Scored, axis: Axis, colours: Palette) -> dict[str, Any]:
    """The intervals as error bars; 0 long where there is none."""
    below, above = [], []
    for row in report.factors:
        score = axis.place(row.score, row.minimum, row.maximum)
        low, high = (axis.place(end, row.minimum, row.maximum) for end in row.interval or (None, None))
        below.append(0.0 if score is None or low is None else score - low)
        above.append(0.0 if score is None or high is None else high - score)
    return {
        "type": "data", "symmetric": False, "array": above, "arrayminus": below, "width": 0, "thickness": 2.5,
        "color": translucent(colours.now, 0.4),
    }  # fmt: skip


def _draw_stages(figure: Figure, axis: Axis, colours: Palette) -> None:
    """Stages as columns with their names on top; a plain axis where the framework has none."""
    start = min([axis.lowest, *(column.start for column in axis.columns)])
    end = max([axis.highest, *(column.end for column in axis.columns)])
    ticks, labels = list(axis.ticks), list(axis.labels)
    for number, column in enumerate(axis.columns):
        if column.colour is not None:
            figure.add_vrect(
                x0=column.start, x1=column.end, fillcolor=column.colour, opacity=TINT, line_width=0, layer="below"
            )
        elif number % 2 == 0:
            figure.add_vrect(x0=column.start, x1=column.end, fillcolor=colours.band, line_width=0, layer="below")
    if len(axis.columns) == len(ticks):
        labels = [wrapped(f"{at} {column.label}", 12) for at, column in zip(labels, axis.columns, strict=True)]
    elif axis.columns:
        ticks = [(column.start + column.end) / 2 for column in axis.columns]
        labels = [wrapped(column.label, 12) for column in axis.columns]
    margin = 0.0 if axis.columns else (end - start) * 0.03
    figure.update_xaxes(
        range=[start - margin, end + margin], tickvals=ticks, ticktext=labels, side="top", autotickangles=[0, 90],
        showgrid=not axis.columns, ticks="", ticklabelstandoff=4,
    )  # fmt: skip
