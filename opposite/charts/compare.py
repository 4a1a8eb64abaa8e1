"""Several organisations or waves side by side: small radars on one scale, and dots before the spread of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plotly.graph_objects import Figure, Scatter

from opposite.charts.contrast import translucent
from opposite.charts.empty_state import empty_state
from opposite.charts.radar import radar
from opposite.charts.row_names import row_height, row_names
from opposite.charts.scale import Axis, factor_axis
from opposite.charts.text import HOVER_WIDTH, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.comparison.spread import Spread
from opposite.domain.scoring.report import Scored
from opposite.wording.comparison import charts as words
from opposite.wording.scoring.factors import subject

LANE = 13
"""Pixels between the marks of two organisations in a row."""

BAND = 0.38
"""Half the height of the part of a row that marks and spread take, in rows."""

SMALL = 320
"""Height of a small radar in pixels."""

SYMBOLS = ("circle", "diamond", "square", "triangle-up", "cross", "star")


def small_radars(
    several: Sequence[Scored], *, reference: Mapping[str, float] | None = None, dark: bool
) -> tuple[Figure, ...]:
    """A radar for each, in their order and all on one scale, to be set in a grid that wraps on a phone."""
    axis = factor_axis(several)
    return tuple(
        _without_now_in_legend(
            radar(one, show=("now", "reference"), reference=reference, axis=axis, height=SMALL, dark=dark)
        )
        for one in several
    )


def projected_radars(
    report: Scored, several: Sequence[Mapping[str, float | None]], *, dark: bool
) -> tuple[Figure, ...]:
    """A small radar for each set of projected scores of all factors, by node id, in their order."""
    return tuple(
        _without_now_in_legend(radar(report, show=("now",), projected=projected, height=SMALL, dark=dark))
        for projected in several
    )


def _without_now_in_legend(figure: Figure) -> Figure:
    return figure.update_traces(showlegend=False, selector={"legendgroup": "now"})


def dot_plot(
    several: Sequence[Scored], *, spread: Mapping[str, Spread] | None = None, alike: str = "", dark: bool
) -> Figure:
    """A row for each factor, in it a mark for each organisation or wave, in their order from the top of the row.

    Behind them lies the spread of others, all or those `alike`: a band between the quartiles, a line at the median. Factors are those of the first.
    """
    if not several or not several[0].factors:
        return empty_state(words.CHOOSE, dark=dark)
    axis, colours, factors = factor_axis(several), palette(dark=dark), several[0].framework.factors
    figure = Figure()
    if spread is not None:
        _draw_spread(figure, several[0], spread, axis, colours, alike=alike)
    for number, one in enumerate(several):
        rows = [one.nodes.get(factor.id) for factor in factors]
        figure.add_trace(
            Scatter(
                x=[None if r is None else axis.place(r.score, r.minimum, r.maximum) for r in rows],
                y=[y + _lane(number, len(several)) for y in range(len(factors))],
                mode="markers", name=wrapped(subject(one), 36, most=2), hoverinfo="text", cliponaxis=False,
                hovertext=[wrapped(words.factor_of(one, row, factor), HOVER_WIDTH) for row, factor in zip(rows, factors, strict=True)],
                marker={
                    "size": 11, "symbol": SYMBOLS[number % len(SYMBOLS)], "line": {"width": 1, "color": colours.background},
                    "color": colours.categorical[number % len(colours.categorical)],
                },
            )
        )  # fmt: skip
    names = row_names([factor.title for factor in factors])
    high = row_height(names, max(44, LANE * (len(several) + 1)))
    style(figure, dark=dark, height=high * len(factors) + 60 + 24 * len(several), legend=True)
    wide = (axis.highest - axis.lowest) * 0.03
    figure.update_xaxes(
        range=[axis.lowest - wide, axis.highest + wide], tickvals=axis.ticks, ticktext=axis.labels, side="top", ticks=""
    )
    figure.update_yaxes(
        range=[len(factors) - 0.5, -0.5], tickvals=list(range(len(factors))), ticks="", showgrid=False, ticklabelstandoff=6,
        minor={"tickvals": [p + 0.5 for p in range(len(factors))], "showgrid": True, "gridcolor": colours.line},
        ticktext=names, tickfont={"size": 13, "color": colours.ink},
    )  # fmt: skip
    for y, factor in enumerate(factors):
        missing = sum((row := one.nodes.get(factor.id)) is None or row.score is None for one in several)
        if missing:
            figure.add_annotation(
                x=axis.highest, y=y + BAND, xanchor="right", yanchor="bottom", showarrow=False, borderpad=0,
                text=words.scores_missing(missing, len(several)), font={"size": 11, "color": colours.muted},
            )  # fmt: skip
    return figure


def alt_text(several: Sequence[Scored], *, spread: Mapping[str, Spread] | None = None, alike: str = "") -> str:
    """The comparison in sentences: who is compared, then every factor with the scores of each and the spread of others."""
    if not several or not several[0].factors:
        return words.CHOOSE
    return words.dots_described(several, spread or {}, alike)


def _lane(number: int, lanes: int) -> float:
    """Where in its row, from -0.5 to 0.5, a lane runs."""
    return ((number + 1) / (lanes + 1) - 0.5) * 2 * BAND


def _draw_spread(
    figure: Figure, first: Scored, spread: Mapping[str, Spread], axis: Axis, colours: Palette, *, alike: str
) -> None:
    """The spread of others behind every row: a band between the quartiles, a line at the median."""
    medians: list[tuple[float, int, str]] = []
    shapes: list[dict[str, Any]] = []
    for y, row in enumerate(first.factors):
        if row.node not in spread:
            continue
        others = spread[row.node]
        lower, middle, upper = (axis.place(value, row.minimum, row.maximum) for value in others[:3])
        within = {"y0": y - BAND, "y1": y + BAND, "layer": "below"}
        fill = translucent(colours.previous, 0.26)
        shapes.append({**within, "type": "rect", "x0": lower, "x1": upper, "fillcolor": fill, "line": {"width": 0}})
        if middle is not None:
            medians.append((middle, y, f"{row.title}: {words.spread_in_words(others, alike)}"))
            line = {"color": colours.previous, "width": 2}
            shapes.append({**within, "type": "line", "x0": middle, "x1": middle, "line": line})
    figure.layout.shapes = shapes
    figure.add_trace(
        Scatter(
            x=[x for x, _, _ in medians], y=[y for _, y, _ in medians], mode="markers", name=words.SPREAD_TITLE,
            hovertext=[wrapped(sentence, HOVER_WIDTH) for _, _, sentence in medians], hoverinfo="text",
            marker={"symbol": "line-ns", "size": 10, "line": {"width": 2, "color": colours.previous}},
        )
    )  # fmt: skip
