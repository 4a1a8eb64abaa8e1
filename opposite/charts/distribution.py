"""The answers to one question: how many people chose each level."""

from __future__ import annotations

from plotly.graph_objects import Bar, Figure

from opposite import wording
from opposite.charts.empty_state import empty_state
from opposite.charts.text import BREAK, HOVER_WIDTH, wrapped
from opposite.charts.theme import Palette, palette, style
from opposite.domain.framework import Question
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import QuestionScore
from opposite.wording.scoring.charts import answers_described, no_answers
from opposite.wording.scoring.targets import target_word


def distribution(report: Report, question: str, *, dark: bool) -> Figure:
    """A bar for each level of a question, the highest on top, with the number of people; score and target at the edge.

    Levels are keyed: for a reversed question the words are those of the level that people chose.
    """
    colours, row, counts = palette(dark=dark), report.questions[question], report.distribution.get(question)
    if counts is None or not counts:
        return empty_state(no_answers(report.questions[question]), dark=dark)
    definition = report.framework.questions[question]
    levels = sorted(counts)
    names = [
        wrapped(f"{wording.plain(level)} {definition.scale.label(definition.keyed(level)) or ''}", 24)
        for level in levels
    ]
    figure = Figure(
        Bar(
            x=[counts[level] for level in levels], y=levels, orientation="h", marker={"color": colours.now},
            text=[str(counts[level]) for level in levels], textposition="outside", cliponaxis=False, hoverinfo="text",
            textfont={"size": 13, "color": colours.ink},
            hovertext=[
                f"{wording.people(counts[v])}{BREAK}{wrapped(_meaning(definition, v), HOVER_WIDTH)}" for v in levels
            ],
        )
    )  # fmt: skip
    style(figure, dark=dark, height=44 + 38 * len(levels))
    step = 2 * definition.scale.half_step or 1.0
    figure.update_traces(width=0.62 * step)
    figure.update_xaxes(visible=False, range=[0, max(1, *counts.values()) * 1.18])
    figure.update_yaxes(
        tickvals=levels, ticktext=names, showgrid=False, ticks="", ticklabelstandoff=6,
        range=[levels[0] - 0.6 * step, levels[-1] + 0.6 * step], tickfont={"size": 13, "color": colours.ink},
    )  # fmt: skip
    _draw_lines(figure, row, aim=target_word(report, question), near=0.4 * step, colours=colours)
    return figure


def alt_text(report: Report, question: str) -> str:
    """The bars in sentences: the question, then every level with its number of people."""
    counts = report.distribution.get(question)
    if counts is None or not counts:
        return no_answers(report.questions[question])
    return answers_described(report.framework.questions[question], counts)


def _meaning(question: Question, level: float) -> str:
    """What the level says, in the question's own words."""
    return question.description(question.keyed(level)) or wording.plain(level)


def _draw_lines(figure: Figure, row: QuestionScore, *, aim: str, near: float, colours: Palette) -> None:
    """Score and target as short lines at the right edge, named in the margin; one name for both when they are near."""
    words: list[tuple[float, str, str]] = []
    if row.score is not None:
        words.append((row.score, f"score {wording.rounded(row.score)}", colours.ink))
    if row.target is not None:
        aim_words = f"{aim.replace('default ', f'default{BREAK}')} {wording.short(row.target)}"
        if row.score is not None and abs(row.target - row.score) < near:
            words = [(row.score, f"{words[0][1]}{BREAK}{aim_words}", colours.ink)]
        else:
            words.append((row.target, aim_words, colours.target))
    for value, text, colour in words:
        figure.add_shape(
            type="line", xref="paper", x0=0.94, x1=1, y0=value, y1=value, line={"color": colour, "width": 2}
        )
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=4, y=value, text=text, align="left", showarrow=False,
            font={"size": 12, "color": colour},
        )  # fmt: skip
    figure.update_layout(margin_r=62)
