"""What a roadmap asks of every role, period by period, against what the role can give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plotly.graph_objects import Bar, Figure, Scatter
from plotly.subplots import make_subplots

from opposite import wording
from opposite.charts.empty_state import empty_state
from opposite.charts.text import shown, wrapped
from opposite.charts.theme import palette, style
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.roadmap.charts import NO_ROLES, capacity_sentences, period_use

ROW_HEIGHT = 78
MOST_TICKS = 12


def capacity(
    use: Mapping[str, Sequence[float]], limits: Mapping[str, Sequence[float]], *, labels: Sequence[str], dark: bool
) -> Figure:
    """A row for each role in the order of `use`: bars of FTE asked for in each period under a line of FTE available.

    Bars above the line stand in the colour of targets. `labels` names every period.
    """
    if not use:
        return empty_state(NO_ROLES, dark=dark)
    colours, periods = palette(dark=dark), list(range(1, len(labels) + 1))
    figure = make_subplots(rows=len(use), cols=1, shared_xaxes=True, vertical_spacing=0.34 / max(1, len(use)))
    for number, (role, needed) in enumerate(use.items(), start=1):
        most = list(limits[role])
        over = [_over(a, m) for a, m in zip(needed, most, strict=True)]
        words = [wrapped(period_use(role, label, a, m), 40) for label, a, m in zip(labels, needed, most, strict=True)]
        bars = Bar(
            x=periods, y=list(needed), width=0.58, hovertext=words, hoverinfo="text", showlegend=False,
            marker={"color": [colours.target if above else colours.now for above in over], "cornerradius": 2},
        )  # fmt: skip
        edges = [edge for period in periods for edge in (period - 0.5, period + 0.5)]
        line = Scatter(
            x=edges, y=[m for m in most for _ in range(2)], mode="lines", hoverinfo="skip", showlegend=number == 1,
            name="FTE available", line={"color": colours.ink, "width": 1.5, "dash": "dot"},
        )  # fmt: skip
        figure.add_trace(bars, row=number, col=1)
        figure.add_trace(line, row=number, col=1)
        top = max([0.1, *needed, *most])
        figure.update_yaxes(
            range=[0, top * 1.1], tickvals=[0, most[0]], ticktext=["0", wording.short(most[0])], row=number, col=1
        )
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=1, yref=f"y{'' if number == 1 else number} domain", yanchor="bottom",
            text=shown(wording.capitalised(role)), showarrow=False, font={"size": 13, "color": colours.ink}, borderpad=0,
        )  # fmt: skip
    style(figure, dark=dark, height=70 + ROW_HEIGHT * len(use), legend=True)
    step = -(-len(labels) // MOST_TICKS)
    figure.update_xaxes(
        range=[0.5, len(labels) + 0.5], tickvals=periods[::step], ticks="", showgrid=False, autotickangles=[0, 90],
        ticktext=[wrapped(label, 5) for label in labels[::step]],
    )  # fmt: skip
    figure.update_yaxes(showgrid=False, ticks="")
    return figure.update_layout(margin_t=26, legend_y=-60 / (ROW_HEIGHT * len(use)))


def alt_text(
    use: Mapping[str, Sequence[float]], limits: Mapping[str, Sequence[float]], *, labels: Sequence[str]
) -> str:
    """The rows in sentences: the busiest period of every role, and where it is asked for more than it has."""
    return capacity_sentences(use, limits, labels=labels)


def _over(needed: float, available: float) -> bool:
    return needed > available + TOLERANCE
