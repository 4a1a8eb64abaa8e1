"""Two groups side by side: where each sees every factor, and how far apart they are."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from plotly.graph_objects import Figure, Scatter

from opposite import wording
from opposite.charts.empty_state import blank
from opposite.charts.groups import group_absence
from opposite.charts.scale import Axis, factor_axis
from opposite.charts.sentences import subject
from opposite.charts.text import HOVER_WIDTH, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import GroupScore, NodeScore
from opposite.wording.sentences import joined, one_line

ROW_HEIGHT, HEAD = 46, 84
"""Pixels of a row, and of the ticks above and the legend below the rows."""

SYMBOLS, SIZES = ("circle", "diamond"), (14, 11)
"""Where both groups say the same, the smaller mark lies on the larger."""

Pair = tuple[str, str]
"""Ids of two groups."""

Side = Literal["middle left", "middle right"]


class _End(NamedTuple):
    """What one of the two groups says of a factor; `score` None where there is nothing to draw, for `reason`."""

    title: str
    score: float | None
    place: float | None
    reason: str


def dumbbell(report: Report, pair: Pair, *, dark: bool) -> Figure:
    """A row for each factor from the top in the framework's order, in it a mark for each group and a line between.

    The first trace is the first group; its mark is round, the other's a diamond, each with its figure beside it.
    """
    rows, axis, colours = report.factors, factor_axis([report]), palette(dark=dark)
    if not rows:
        return blank("This framework has no factors to draw.", dark=dark)
    ends = [_ends(report, row, pair, axis) for row in rows]
    figure = Figure()
    for number, group in enumerate(pair):
        own = [both[number] for both in ends]
        figure.add_trace(
            Scatter(
                x=[end.place for end in own], y=list(range(len(rows))), mode="markers+text", hoverinfo="text",
                name=wrapped(wording.group_title(report.framework, group), 36, most=2), cliponaxis=False,
                hovertext=[wrapped(_sentence(row, both), HOVER_WIDTH) for row, both in zip(rows, ends, strict=True)],
                text=["" if end.score is None else wording.rounded(end.score) for end in own],
                textposition=[_sides(both)[number] for both in ends], textfont={"size": 12, "color": colours.ink},
                marker={
                    "size": SIZES[number], "symbol": SYMBOLS[number], "color": (colours.now, colours.target)[number],
                    "line": {"width": 1, "color": colours.background},
                },
            )
        )  # fmt: skip
    style(figure, dark=dark, height=HEAD + ROW_HEIGHT * len(rows), legend=True)
    figure.layout.shapes = [
        _line(place, low.place, high.place, colours)
        for place, (low, high) in enumerate(ends)
        if low.place is not None and high.place is not None
    ]
    for place, both in enumerate(ends):
        if any(end.score is None for end in both):
            figure.add_annotation(**_note(both, place, axis, colours))
    wide = (axis.highest - axis.lowest) * 0.12
    figure.update_xaxes(
        range=[axis.lowest - wide, axis.highest + wide], tickvals=axis.ticks, ticktext=axis.labels, side="top", ticks=""
    )
    figure.update_yaxes(
        range=[len(rows) - 0.45, -0.55], tickvals=list(range(len(rows))), showgrid=False, ticks="", ticklabelstandoff=6,
        ticktext=[wrapped(row.title, 16) for row in rows], tickfont={"size": 13, "color": colours.ink},
    )  # fmt: skip
    return figure


def alt_text(report: Report, pair: Pair) -> str:
    """The chart in sentences: the two groups, then every factor."""
    axis = factor_axis([report])
    first, second = (one_line(wording.group_title(report.framework, group)) for group in pair)
    sentences = (_sentence(row, _ends(report, row, pair, axis)) for row in report.factors)
    return joined([f"{first} against {second} for {subject(report)}", *sentences])


def _ends(report: Report, row: NodeScore, pair: Pair, axis: Axis) -> tuple[_End, _End]:
    known = {score.group: score for score in report.groups if score.node == row.node}
    first, second = (_end(report, row, group, known.get(group), axis) for group in pair)
    return first, second


def _end(report: Report, row: NodeScore, group: str, score: GroupScore | None, axis: Axis) -> _End:
    title = one_line(wording.group_title(report.framework, group))
    if score is None or score.score is None:
        return _End(title, None, None, group_absence(score).word)
    return _End(title, score.score, axis.place(score.score, row.minimum, row.maximum), "")


def _sentence(row: NodeScore, both: tuple[_End, _End]) -> str:
    """Both figures of a factor and how far they are apart, or why one is missing; without a full stop."""
    said = [f"{end.title} {end.reason if end.score is None else wording.rounded(end.score)}" for end in both]
    first, second = (end.score for end in both)
    if first is not None and second is not None:
        said.append(f"{wording.rounded(abs(first - second))} apart")
    return f"{one_line(row.title)}: {', '.join(said)}"


def _sides(both: tuple[_End, _End]) -> tuple[Side, Side]:
    """Figures stand outside the line between the marks."""
    first, second = (end.place for end in both)
    if first is None or second is None:
        return "middle right", "middle right"
    return ("middle left", "middle right") if first <= second else ("middle right", "middle left")


def _line(place: int, start: float, end: float, colours: Palette) -> dict[str, Any]:
    line = {"color": colours.previous, "width": 3}
    return {"type": "line", "x0": start, "x1": end, "y0": place, "y1": place, "layer": "below", "line": line}


def _note(both: tuple[_End, _End], place: int, axis: Axis, colours: Palette) -> dict[str, Any]:
    """Why a row lacks a mark: beneath the other mark, or in place of both."""
    missing = [end for end in both if end.score is None]
    alone = len(missing) == 1
    if len({end.reason for end in missing}) == 1 and not alone:
        words = f"both {missing[0].reason}"
    else:
        words = ", ".join(f"{end.title} {end.reason}" for end in missing)
    return {
        "x": axis.highest if alone else axis.lowest, "y": place + (0.36 if alone else 0.0), "text": wrapped(words, 34),
        "xanchor": "right" if alone else "left", "align": "right" if alone else "left", "showarrow": False,
        "borderpad": 0, "font": {"size": 11 if alone else 12, "color": colours.muted},
    }  # fmt: skip
