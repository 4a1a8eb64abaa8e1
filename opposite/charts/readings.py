"""The readings of a KPI over time, between its baseline and its target."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plotly.graph_objects import Figure, Scatter

from opposite.charts.empty_state import empty_state
from opposite.charts.text import shown, wrapped
from opposite.charts.theme import palette, style
from opposite.wording.progress.initiatives import amount
from opposite.wording.progress.readings import NOT_READ, reading_of, readings_described

HEIGHT = 240


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
        return empty_state(NOT_READ, dark=dark)
    colours = palette(dark=dark)
    figure = Figure(
        Scatter(
            x=[day.isoformat() for day in days],
            y=list(values),
            mode="lines+markers",
            line={"color": colours.now, "width": 2},
            marker={"color": colours.now, "size": 8},
            hovertext=[wrapped(reading_of(day, value, unit), 40) for day, value in zip(days, values, strict=True)],
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
    return readings_described(days, values, baseline=baseline, target=target, unit=unit)


def _suffix(unit: str | None) -> str:
    return " %" if unit == "percent" else ""
