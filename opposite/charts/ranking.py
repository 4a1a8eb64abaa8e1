"""Organisations or waves by overall score, the highest on top: in a row of its own its name, its score, a dot on its interval."""

from __future__ import annotations

from collections.abc import Sequence

from plotly.graph_objects import Figure, Scatter

from opposite.charts.compare import SYMBOLS
from opposite.charts.empty_state import empty_state
from opposite.charts.scale import overall_axis
from opposite.charts.text import HOVER_WIDTH, shown, wrapped
from opposite.charts.theme import palette, style
from opposite.domain.scoring.report import Scored
from opposite.wording.comparison import charts as words
from opposite.wording.comparison.differences import short_name_of
from opposite.wording.comparison.findings import ranked
from opposite.wording.figures import figure as printed

ROW_HEIGHT, HEAD = 52, 40
"""Pixels of a row, and of the ticks above the rows."""

LINE = 0.3
"""Where in its row, from -0.5 to 0.5, a dot and its interval lie: beneath the name."""

NAME_WIDTH = 42
"""Characters of a name above its row: what fits on a phone. The whole name is in the hover label."""


def ranking(several: Sequence[Scored], *, dark: bool) -> Figure:
    """A row for each, the highest overall score on top; its colour and mark are those of its place among `several`."""
    if not several:
        return empty_state(words.CHOOSE, dark=dark)
    axis, colours, rows = overall_axis(several), palette(dark=dark), ranked(several)
    places = {one.assessment.id: number for number, one in enumerate(several)}
    figure = Figure()
    for y, one in enumerate(rows):
        number, overall = places[one.assessment.id], one.overall
        colour = colours.categorical[number % len(colours.categorical)]
        at, *ends = (
            axis.place(value, overall.minimum, overall.maximum)
            for value in (overall.score, *(overall.interval or (None, None)))
        )
        above = {"y": y - 0.06, "xref": "x domain", "yanchor": "bottom", "showarrow": False, "borderpad": 0}
        font = {"size": 13, "color": colours.ink}
        name = shown(short_name_of(one.assessment, NAME_WIDTH))
        figure.add_annotation(x=0, text=name, xanchor="left", font=font, **above)
        figure.add_annotation(x=1, text=printed(overall.score), xanchor="right", font=font, **above)
        if at is None:
            figure.add_annotation(
                x=0, xref="x domain", y=y + LINE, text=words.NO_SCORE, showarrow=False, xanchor="left",
                font={"size": 12, "color": colours.muted},
            )  # fmt: skip
            continue
        if None not in ends:
            figure.add_shape(
                type="line", x0=ends[0], x1=ends[1], y0=y + LINE, y1=y + LINE, layer="below",
                line={"color": colour, "width": 4}, opacity=0.45,
            )  # fmt: skip
        figure.add_trace(
            Scatter(
                x=[at], y=[y + LINE], mode="markers", hoverinfo="text", cliponaxis=False, showlegend=False,
                hovertext=[wrapped(words.place_in_ranking(one), HOVER_WIDTH)],
                marker={
                    "size": 12, "symbol": SYMBOLS[number % len(SYMBOLS)], "color": colour,
                    "line": {"width": 1, "color": colours.background},
                },
            )
        )  # fmt: skip
    style(figure, dark=dark, height=HEAD + ROW_HEIGHT * len(rows))
    wide = (axis.highest - axis.lowest) * 0.03
    figure.update_xaxes(
        range=[axis.lowest - wide, axis.highest + wide], tickvals=axis.ticks, ticktext=axis.labels, side="top", ticks=""
    )
    figure.update_yaxes(range=[len(rows) - 0.35, -0.5], showticklabels=False, showgrid=False, ticks="")
    return figure


def alt_text(several: Sequence[Scored]) -> str:
    """The ranking in sentences, the highest first."""
    return words.ranking_described(ranked(several)) if several else words.CHOOSE
