"""Where the organisations of a benchmark stand at each question of a factor, and where one stands among them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from plotly.graph_objects import Figure, Scatter

from opposite import wording
from opposite.charts.empty_state import empty_state
from opposite.charts.scale import Axis, factor_axis
from opposite.charts.text import HOVER_WIDTH, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.comparison.benchmark_peers import BenchmarkPeers
from opposite.domain.framework import Question
from opposite.domain.scoring.report import Report
from opposite.wording.comparison.benchmark import NOTHING_TOLD, PEERS, YOU, asked_of, beside, peers_named
from opposite.wording.sentences import joined

ROW_HEIGHT, HEAD = 58, 92
"""Pixels of a row, and of the ticks above and the legend below the rows."""

LARGEST = 40
"""Pixels across the disc of a level at which all organisations stand; its area is the share."""


def questions_of_peers(report: Report, peers: BenchmarkPeers, factor: str, *, dark: bool) -> Figure:
    """A row for each question of a factor: at each level a disc as large as the share of peers there, and one's score."""
    questions, axis, colours = _told(report, peers, factor), factor_axis([report]), palette(dark=dark)
    if not questions:
        return empty_state(NOTHING_TOLD, dark=dark)
    figure = Figure([_discs(peers, questions, axis, colours), _own(report, peers, questions, axis, colours)])
    style(figure, dark=dark, height=HEAD + ROW_HEIGHT * len(questions), legend=True)
    wide = (axis.highest - axis.lowest) * 0.08
    figure.update_xaxes(
        range=[axis.lowest - wide, axis.highest + wide], tickvals=axis.ticks, ticktext=axis.labels, side="top", ticks=""
    )
    figure.update_yaxes(
        range=[len(questions) - 0.45, -0.55], tickvals=list(range(len(questions))), showgrid=False, ticks="",
        ticktext=[wrapped(question.title, 22) for question in questions], ticklabelstandoff=6,
        tickfont={"size": 13, "color": colours.ink},
    )  # fmt: skip
    return figure


def alt_text(report: Report, peers: BenchmarkPeers, factor: str) -> str:
    """The chart in sentences: whose peers, then every question."""
    told = [
        beside(question, peers.questions[question.id], report.questions[question.id].score)
        for question in _told(report, peers, factor)
    ]
    return joined([peers_named(peers), *(told or [NOTHING_TOLD])])


def _told(report: Report, peers: BenchmarkPeers, factor: str) -> list[Question]:
    return asked_of(report.framework, peers, factor)


def _discs(peers: BenchmarkPeers, questions: Sequence[Question], axis: Axis, colours: Palette) -> Scatter:
    at = [
        (question, y, level, share)
        for y, question in enumerate(questions)
        for level, share in peers.questions[question.id].shares.items()
    ]
    return Scatter(
        x=[axis.place(level, question.scale.lowest, question.scale.highest) for question, _, level, _ in at],
        y=[y for _, y, _, _ in at], mode="markers+text", name=PEERS, hoverinfo="text", cliponaxis=False,
        text=[wording.percent(share) for _, _, _, share in at], textposition="bottom center",
        textfont={"size": 11, "color": colours.muted},
        hovertext=[
            wrapped(beside(question, peers.questions[question.id], None), HOVER_WIDTH) for question, _, _, _ in at
        ],
        marker={
            "size": [LARGEST * math.sqrt(share) for _, _, _, share in at], "color": colours.reference, "opacity": 0.55,
            "line": {"width": 0},
        },
    )  # fmt: skip


def _own(report: Report, peers: BenchmarkPeers, questions: Sequence[Question], axis: Axis, colours: Palette) -> Scatter:
    rows = [report.questions[question.id] for question in questions]
    return Scatter(
        x=[axis.place(row.score, row.minimum, row.maximum) for row in rows], y=list(range(len(rows))), mode="markers",
        name=YOU, hoverinfo="text", cliponaxis=False,
        hovertext=[
            wrapped(beside(question, peers.questions[question.id], row.score), HOVER_WIDTH)
            for question, row in zip(questions, rows, strict=True)
        ],
        marker={
            "size": 13, "symbol": "diamond", "color": colours.now, "line": {"width": 1.5, "color": colours.background}
        },
    )  # fmt: skip
