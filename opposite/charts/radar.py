"""The radar: where every factor stands now, against target, the wave before and others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from plotly.graph_objects import Figure, Scatterpolar

from opposite import wording
from opposite.charts.arcs import arcs
from opposite.charts.contrast import translucent
from opposite.charts.empty_state import empty_state
from opposite.charts.scale import Axis, factor_axis
from opposite.charts.text import BREAK, HOVER_WIDTH, distinct, shown, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.scoring.report import Earlier, Report, Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.wording.scoring.charts import EXPECTED, MEDIAN_OF_OTHERS, NO_FACTORS, TODAY, radar_described
from opposite.wording.scoring.factors import factor_sentence, further_value, projected_sentence
from opposite.wording.scoring.targets import target_word, targets_in_legend

Series = Literal["now", "expected", "target", "previous", "reference"]

ALL_SERIES: tuple[Series, ...] = ("now", "expected", "target", "previous", "reference")

LABEL_WIDTH = 13
"""Characters in a line of a factor's name: what fits beside the circle on a phone."""

MANY = 20
"""From more factors than this their ids stand around the circle; from more than half of it, smaller type."""


def radar(
    report: Scored,
    *,
    show: Sequence[Series] = ALL_SERIES,
    reference: Mapping[str, float] | None = None,
    projected: Mapping[str, float | None] | None = None,
    expected: Mapping[str, float | None] | None = None,
    axis: Axis | None = None,
    names: Mapping[Series, str] | None = None,
    height: int = 440,
    dark: bool,
) -> Figure:
    """The factors clockwise from the top, in the framework's order; what is not scored stays a gap.

    The first trace is Now. `reference` holds the median of others by node id. `projected` holds scores of all factors by
    node id to draw as Now; those of the report are then the earlier ones. `expected` holds what is expected of them, where
    not every step works (rule 25). `axis` sets a scale shared with other radars;
    without it the factors' own is taken. `names` replaces what the legend calls a series.
    """
    rows = report.factors
    axis, colours = axis or factor_axis([report]), palette(dark=dark)
    if not rows:
        return empty_state(NO_FACTORS, dark=dark)
    titles = distinct([wrapped(row.title if len(rows) <= MANY else row.node, LABEL_WIDTH, most=3) for row in rows])
    figure = Figure()
    for series, own_name, values, looks in _series(report, reference, projected, expected, colours):
        name = (names or {}).get(series, own_name)
        if series in show and (series == "now" or any(value is not None for value in values)):
            places = [axis.place(v, row.minimum, row.maximum) for v, row in zip(values, rows, strict=True)]
            words = [
                _hover(report, row, series, name, value, projected=projected is not None)
                for row, value in zip(rows, values, strict=True)
            ]
            figure.add_trace(_polygon(titles, places, words, name=shown(name), series=series, looks=looks))
    if "now" in show:
        figure.add_trace(_area(titles, figure.data[0].r[:-1], axis, translucent(colours.now, 0.14)))
    figure.update_layout(polar=_frame(titles, axis, colours))
    style(figure, dark=dark, height=height, legend=len({trace.legendgroup for trace in figure.data}) > 1)
    label_lines = max(title.count(BREAK) + 1 for title in titles)
    beside, above = 84, 16 + 16 * label_lines
    return figure.update_layout(
        margin={"l": beside, "r": beside, "t": above, "b": above}, legend_y=-0.08 - 0.05 * label_lines,
        polar_angularaxis_tickfont_size=12 if len(rows) <= MANY // 2 else 10,
    )  # fmt: skip


def alt_text(
    report: Scored,
    *,
    reference: Mapping[str, float] | None = None,
    projected: Mapping[str, float | None] | None = None,
    expected: Mapping[str, float | None] | None = None,
) -> str:
    """The radar in sentences: what it shows, then every factor."""
    axis, earlier = factor_axis([report]), _earlier(report, projected)
    return radar_described(
        report,
        ends=None if axis.in_percent else (axis.labels[0], axis.labels[-1]),
        earlier=None if earlier is None else (earlier.wave, earlier.scores),
        reference=reference or {},
        projected=projected,
        expected=expected or {},
    )


def _earlier(report: Scored, projected: Mapping[str, float | None] | None) -> Earlier | None:
    """What is drawn as earlier: the wave before; beside projected scores those of today."""
    if projected is not None:
        return Earlier(TODAY, {row.node: row.score for row in report.factors if row.score is not None})
    return report.earlier if isinstance(report, Report) else None


def _series(
    report: Scored,
    reference: Mapping[str, float] | None,
    projected: Mapping[str, float | None] | None,
    expected: Mapping[str, float | None] | None,
    colours: Palette,
) -> Iterator[tuple[Series, str, list[float | None], dict[str, Any]]]:
    """Every series in the order of drawing: its id, its name, a value a factor, and its line and marks."""
    rows, earlier = report.factors, _earlier(report, projected)
    scores = [row.score if projected is None else projected[row.node] for row in rows]
    yield "now", "Now", scores, _looks(colours.now, "solid", "circle", width=2.5, size=8)
    if expected is not None:
        means = [expected.get(row.node) for row in rows]
        yield "expected", EXPECTED, means, _looks(colours.now, "dot", "circle-open", width=2)
    yield "target", targets_in_legend(report), [row.target for row in rows], _looks(colours.target, "dash", "diamond")
    if earlier is not None:
        before = [earlier.scores.get(row.node) for row in rows]
        yield "previous", earlier.wave, before, _looks(colours.previous, "dot", "square")
    if reference is not None:
        others = [reference.get(row.node) for row in rows]
        yield "reference", MEDIAN_OF_OTHERS, others, _looks(colours.reference, "dashdot", "x")


def _looks(colour: str, dash: str, symbol: str, *, width: float = 1.5, size: int = 6) -> dict[str, Any]:
    return {
        "line": {"color": colour, "dash": dash, "width": width},
        "marker": {"color": colour, "symbol": symbol, "size": size},
    }


def _hover(report: Scored, row: NodeScore, series: Series, name: str, value: float | None, *, projected: bool) -> str:
    if series == "now":
        sentence = projected_sentence(report, row, value) if projected else factor_sentence(report, row)
        return wrapped(sentence, HOVER_WIDTH)
    if value is None:
        return ""
    figure = wording.short(value) if series == "target" else wording.rounded(value)
    name = target_word(report, row.node) if series == "target" else name
    return wrapped(f"{row.title}, {further_value(row, name, figure)}", HOVER_WIDTH)


def _polygon(
    titles: list[str], places: list[float | None], words: list[str], *, name: str, series: Series, looks: dict[str, Any]
) -> Scatterpolar:
    """A closed line through all factors: the first point stands again at the end."""
    return Scatterpolar(
        r=[*places, places[0]], theta=[*titles, titles[0]], hovertext=[*words, words[0]], hoverinfo="text",
        mode="lines+markers", connectgaps=False, name=name, legendgroup=series, cliponaxis=False, **looks,
    )  # fmt: skip


def _area(titles: list[str], places: Sequence[float | None], axis: Axis, colour: str) -> Scatterpolar:
    """What the line of Now encloses; where it is broken by a gap, the wedges between neighbours that are scored."""
    radii: list[float | None] = []
    angles: list[str] = []
    for arc in arcs(places):
        outline = [(places[index], titles[index]) for index in arc]
        if len(arc) < len(places):
            outline = [(axis.lowest, titles[arc[0]]), *outline, (axis.lowest, titles[arc[-1]])]
        for radius, angle in [*outline, (None, outline[0][1])]:
            radii.append(radius)
            angles.append(angle)
    return Scatterpolar(
        r=radii, theta=angles, mode="lines", line={"width": 0}, fill="toself", fillcolor=colour, hoverinfo="skip",
        legendgroup="now", showlegend=False, name="Now",
    )  # fmt: skip


def _frame(titles: list[str], axis: Axis, colours: Palette) -> dict[str, Any]:
    """Both axes: factors clockwise from the top, stages from the middle outwards, straight lines between factors."""
    return {
        "gridshape": "linear" if len(titles) > 2 else "circular",
        "angularaxis": {
            "direction": "clockwise", "rotation": 90, "categoryorder": "array", "categoryarray": titles,
            "gridcolor": colours.line, "linecolor": colours.line, "tickfont": {"size": 12, "color": colours.ink},
            "ticks": "outside", "ticklen": 7, "tickcolor": "rgba(0,0,0,0)",
        },
        "radialaxis": {
            "range": [axis.lowest, axis.highest], "tickvals": axis.ticks, "ticktext": axis.labels, "angle": 90,
            "tickangle": 90, "gridcolor": colours.line, "linecolor": "rgba(0,0,0,0)", "ticks": "",
            "tickfont": {"size": 11, "color": colours.muted},
        },
    }  # fmt: skip
