"""The readings of a KPI over time, between its baseline and its target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plotly.graph_objects import Figure, Scatter

from opposite import wording
from opposite.charts.empty_state import blank
from opposite.charts.text import shown, wrapped
from opposite.charts.theme import palette, style
from opposite.wording.progress.initiatives import amount
from opposite.wording.sentences import joined, one_line

HEIGHT = 240

EMPTY = "The KPI has not been read yet."


def readings(
    days: Sequence[date],
    values: Sequence[float],
    *,
    baseline: float | None,
    target: float | None,
    unit: str | None,
    dark: bool,
) -> Figure:
    """A line through the values, oldest first, with the target and the baseline as lines across."""
    if not days:
        return blank(EMPTY, dark=dark)
    colours = palette(dark=dark)
    figure = Figure(
        Scatter(
            x=[day.isoformat() for day in days],
            y=list(values),
            mode="lines+markers",
            line={"color": colours.now, "width": 2},
            marker={"color": colours.now, "size": 8},
            hovertext=[wrapped(f"{wording.day(d)}: {amount(v, unit)}", 40) for d, v in zip(days, values, strict=True)],
            hoverinfo="text",
        )
    )
    style(figure, dark=dark, height=HEIGHT)
    for name, level, colour, dash, side in (
        ("Target", target, colours.target, "dash", "left"),
        ("Baseline", baseline, colours.previous, "dot", "right"),
    ):
        if level is None:
            continue
        figure.add_hline(y=level, line={"color": colour, "width": 1.5, "dash": dash}, layer="below")
        figure.add_annotation(
            x=float(side == "right"), xref="paper", xanchor=side, y=level, yanchor="bottom", showarrow=False, borderpad=1,
            text=shown(f"{name} {amount(level, unit)}"), font={"size": 12, "color": colours.ink},
        )  # fmt: skip
    seen = [*values, *(level for level in (baseline, target) if level is not None)]
    room = (max(seen) - min(seen)) * 0.15 or max(1.0, abs(seen[0]) * 0.1)
    figure.update_yaxes(range=[min(seen) - room, max(seen) + 1.4 * room], ticks="", nticks=5, ticksuffix=_suffix(unit))
    figure.update_xaxes(
        type="date", ticks="", nticks=5, showgrid=False, tickformat="%-d %b\n%Y", hoverformat="%-d %b %Y"
    )
    if len(set(days)) == 1:
        figure.update_xaxes(tickvals=[days[0].isoformat()])
    return figure


def alt_text(
    days: Sequence[date], values: Sequence[float], *, baseline: float | None, target: float | None, unit: str | None
) -> str:
    """The readings in sentences: how many, the first and the last, and between what they should lie."""
    if not days:
        return EMPTY
    ends = [f"first {amount(values[0], unit)} on {wording.day(days[0])}"] if len(days) > 1 else []
    ends.append(f"{'last ' if ends else ''}{amount(values[-1], unit)} on {wording.day(days[-1])}")
    known = (("Baseline", baseline), ("Target", target))
    between = [f"{name} {amount(level, unit)}" for name, level in known if level is not None]
    return joined([one_line(f"{wording.pluralise(len(days), 'reading')}: {', '.join(ends)}"), *map(one_line, between)])


def _suffix(unit: str | None) -> str:
    return " %" if unit == "percent" else ""
