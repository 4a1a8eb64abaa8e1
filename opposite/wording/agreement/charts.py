"""Texts of the charts of groups: hover texts, notes in place of a mark, and alternative texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from opposite.domain.framework import Node
from opposite.domain.scoring.absence import group_absence
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import GroupScore, NodeScore
from opposite.wording.figures import people, rounded
from opposite.wording.scoring.absence import GROUP_CELLS, GROUP_REASONS
from opposite.wording.scoring.factors import group_title, subject
from opposite.wording.sentences import joined, one_line


class GroupFigure(NamedTuple):
    """What one group says of a factor: its score as text, or the word for why there is none."""

    group: str
    score: float | None
    printed: str


def group_figure(report: Report, group: str, score: GroupScore | None) -> GroupFigure:
    """The figure of a group, or why it has none; `score` is its row of the factor."""
    title = one_line(group_title(report.framework, group))
    if score is None or score.score is None:
        return GroupFigure(title, None, GROUP_CELLS[group_absence(score)])
    return GroupFigure(title, score.score, rounded(score.score))


def pair_on_factor(row: NodeScore, both: tuple[GroupFigure, GroupFigure]) -> str:
    """Both figures of a factor and how far they are apart, or why one is missing; without a full stop."""
    parts = [f"{figure.group} {figure.printed}" for figure in both]
    first, second = (figure.score for figure in both)
    if first is not None and second is not None:
        parts.append(f"{rounded(abs(first - second))} apart")
    return f"{one_line(row.title)}: {', '.join(parts)}"


def missing_of_pair(both: tuple[GroupFigure, GroupFigure]) -> str:
    """Why a factor lacks the figure of one of two groups, or of both."""
    missing = [figure for figure in both if figure.score is None]
    if len(missing) > 1 and len({figure.printed for figure in missing}) == 1:
        return f"both {missing[0].printed}"
    return ", ".join(f"{figure.group} {figure.printed}" for figure in missing)


def pair_described(report: Report, pair: tuple[str, str], factors: Sequence[str]) -> str:
    """Two groups side by side: who they are, then what is said of every factor."""
    first, second = (one_line(group_title(report.framework, group)) for group in pair)
    return joined([f"{first} against {second} for {subject(report)}", *factors])


def group_on_factor(title: str, factor: Node, score: GroupScore | None) -> str:
    """A group's score of a factor and how many people it has, or why there is none; without a full stop."""
    if score is None or score.score is None:
        return f"{title}, {factor.title}: {GROUP_REASONS[group_absence(score)]}"
    heard = "" if score.respondents is None else f", {people(score.respondents)}"
    return f"{title}, {factor.title}: {rounded(score.score)}{heard}"


def groups_described(report: Report, rows: Sequence[str]) -> str:
    """The heat map of groups, then its rows."""
    return joined([f"Heat map of groups for {subject(report)}", *rows])
