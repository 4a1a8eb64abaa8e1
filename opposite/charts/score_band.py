"""The overall score as a plan may bring it about: a band of eight simulated courses in ten, its middle, and what is hoped for."""

from __future__ import annotations

from collections.abc import Sequence

from plotly.graph_objects import Figure, Scatter

from opposite.charts.contrast import channels
from opposite.charts.empty_state import empty_state
from opposite.charts.text import shown, wrapped
from opposite.charts.theme import palette, style
from opposite.domain.roadmap.odds import ScoreOdds
from opposite.wording.roadmap.charts import NO_SCORE, band_sentences, period_band

HEIGHT = 300
MOST_TICKS = 12


def score_band(
    scores: Sequence[ScoreOdds], hoped: Sequence[float | None], *, labels: Sequence[str], dark: bool
) -> Figure:
    """P10 to P90 at the end of each period as a band, P50 as a line, and the score if every step works as dots.

    `labels` names every period.
    """
    if not any(score.p50 is not None for score in scores):
        return empty_state(NO_SCORE, dark=dark)
    colours, periods = palette(dark=dark), list(range(1, len(scores) + 1))
    words = [
        wrapped(period_band(label, score, goal), 40) for label, score, goal in zip(labels, scores, hoped, strict=True)
    ]
    red, green, blue = channels(colours.now)
    figure = Figure()
    edge = {"width": 0, "color": colours.now}
    figure.add_trace(
        Scatter(x=periods, y=[s.p10 for s in scores], mode="lines", line=edge, hoverinfo="skip", showlegend=False)
    )
    figure.add_trace(
        Scatter(
            x=periods, y=[s.p90 for s in scores], mode="lines", line=edge, fill="tonexty", hoverinfo="skip",
            fillcolor=f"rgba({red}, {green}, {blue}, 0.22)", name="8 of 10 simulated courses",
        )
    )  # fmt: skip
    figure.add_trace(
        Scatter(
            x=periods, y=[s.p50 for s in scores], mode="lines+markers", hovertext=words, hoverinfo="text",
            name="half above, half below", line={"color": colours.now, "width": 2}, marker={"size": 6},
        )
    )  # fmt: skip
    figure.add_trace(
        Scatter(
            x=periods, y=list(hoped), mode="lines+markers", hoverinfo="skip", name="if every step works",
            line={"color": colours.target, "width": 1.5, "dash": "dot"}, marker={"size": 6, "symbol": "diamond-open"},
        )
    )  # fmt: skip
    style(figure, dark=dark, height=HEIGHT, legend=True)
    step = -(-len(labels) // MOST_TICKS)
    figure.update_xaxes(tickvals=periods[::step], ticktext=[shown(label) for label in labels[::step]], showgrid=False)
    return figure.update_layout(legend_y=-0.16)


def alt_text(scores: Sequence[ScoreOdds], hoped: Sequence[float | None], *, labels: Sequence[str]) -> str:
    """The band in sentences."""
    return band_sentences(scores, hoped, labels=labels)
