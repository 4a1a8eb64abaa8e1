"""Overall scores of organisations over the dates of their waves: a line each, broken where versions cannot be compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plotly.graph_objects import Figure, Scatter

from opposite.charts.compare import SYMBOLS
from opposite.charts.empty_state import empty_state
from opposite.charts.scale import PERCENT, Axis, even_axis
from opposite.charts.text import HOVER_WIDTH, wrapped
from opposite.charts.theme import palette, style
from opposite.domain.comparison.over_waves import Moment, OverWaves, WavePoint
from opposite.wording.comparison import over_waves as words
from opposite.wording.comparison.charts import NOTHING_TO_COMPARE

HEIGHT = 300
ABOVE, LEGEND_ROW = 60, 24
"""Pixels of the dates beneath, and of a row of the legend, beside the lines."""

MOST_NAMED, NAME = 8, 16
"""So many waves of one day have their names beneath, in lines of so many characters."""


def over_waves(several: Sequence[OverWaves], *, like: Axis, places: Mapping[int, int], dark: bool) -> Figure:
    """A line for each organisation on one scale; its colour and mark are those of its place by its id.

    The scale is `like` that of the chart beside it where all waves have its range, else percent of each one's range.
    """
    if not several:
        return empty_state(NOTHING_TO_COMPARE, dark=dark)
    axis, colours, along = _axis(several, like), palette(dark=dark), _in_order(several)
    figure = Figure()
    for number, one in enumerate(several):
        place = places.get(one.organisation.id, number)
        points, moments = _with_breaks(one), one.moments
        colour = colours.categorical[place % len(colours.categorical)]
        figure.add_trace(
            Scatter(
                x=[None if point is None else point.on if along is None else along.index(moments[point]) for point in points],
                y=[None if point is None else axis.place(point.score, point.minimum, point.maximum) for point in points],
                mode="lines+markers", name=wrapped(one.organisation.name, 36, most=2), cliponaxis=False, hoverinfo="text",
                hovertext=["" if point is None else wrapped(words.point_in_words(one, point), HOVER_WIDTH) for point in points],
                line={"color": colour, "width": 2}, connectgaps=False,
                marker={"size": 10, "symbol": SYMBOLS[place % len(SYMBOLS)], "line": {"width": 1, "color": colours.background}},
            )
        )  # fmt: skip
    style(figure, dark=dark, height=HEIGHT + ABOVE + LEGEND_ROW * len(several), legend=True)
    wide = (axis.highest - axis.lowest) * 0.03
    figure.update_yaxes(
        range=[axis.lowest - wide, axis.highest + wide], tickvals=axis.ticks, ticktext=axis.labels, ticks="", zeroline=False
    )  # fmt: skip
    figure.update_xaxes(ticks="", showgrid=False)
    if along is None:
        figure.update_xaxes(type="date", nticks=5, tickformat="%b\n%Y", hoverformat="%-d %b %Y")
    else:
        shown = range(0, len(along), 1 + (len(along) - 1) // MOST_NAMED)
        names = words.names_of_moments(several)
        figure.update_xaxes(
            tickvals=list(shown), ticktext=[wrapped(names[along[at]], NAME, most=2) for at in shown],
            range=[-0.5, len(along) - 0.5], zeroline=False,
        )  # fmt: skip
    return figure.update_layout(legend_y=-0.16)


def _in_order(several: Sequence[OverWaves]) -> list[Moment] | None:
    """All moments, the first first, where waves of an organisation are of one day; None where days tell all waves apart."""
    moments = {moment for one in several for moment in one.moments.values()}
    return sorted(moments) if any(number > 1 for _, number in moments) else None


def alt_text(several: Sequence[OverWaves]) -> str:
    """Every line in words, with where it is broken and why."""
    return words.described(several) if several else NOTHING_TO_COMPARE


def _axis(several: Sequence[OverWaves], like: Axis) -> Axis:
    ends = {
        (point.minimum, point.maximum)
        for one in several
        for point in one.points
        if point.minimum is not None and point.maximum is not None
    }
    if len(ends) != 1:
        return PERCENT
    ((lowest, highest),) = ends
    same = not like.in_percent and (like.lowest, like.highest) == (lowest, highest)
    return like if same else even_axis(lowest, highest)


def _with_breaks(one: OverWaves) -> list[WavePoint | None]:
    """The points of a line, None where it is broken."""
    points: list[WavePoint | None] = []
    for stretch in one.stretches:
        points += [None, *stretch] if points else stretch
    return points
