"""Scores of groups by factor: which can be shown, which two to compare, and why a cell has no figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from opposite.domain.agreement.flags import FRONT, LEADERS
from opposite.domain.scoring.absence import Absence, group_absence
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.scores import NodeScore
from opposite.domain.tolerance import TOLERANCE

SEEN_APART = 0.05
"""Difference of two scores from which they show different figures."""


class Widest(NamedTuple):
    """The factor on which shown groups are furthest apart, with their scores in the framework's order."""

    factor: NodeScore
    scores: dict[str, float]
    all_shown: bool
    """Whether no group is hidden on any factor."""


def groups_on_factor(report: Report, node: str) -> dict[str, float]:
    """Scores of a factor by group, of the counted groups whose score of it is shown, in the framework's order."""
    weights = report.framework.group_weights
    return {
        score.group: score.score
        for score in report.groups
        if score.node == node and score.score is not None and weights[score.group] > 0
    }


def shown_groups(report: Report) -> list[str]:
    """The groups, comparators included, whose score of any factor is shown, in the framework's order."""
    factors = {node.id for node in report.framework.factors}
    shown = {score.group for score in report.groups if score.node in factors and score.score is not None}
    return [group for group in report.framework.group_weights if group in shown]


def absences(report: Report) -> set[Absence]:
    """Why cells of the heat map of groups have no score, each reason once."""
    scores = {(row.group, row.node): row for row in report.groups}
    groups = {row.group for row in report.groups}
    cells = [scores.get((group, node.id)) for group in groups for node in report.framework.factors]
    return {group_absence(cell) for cell in cells if cell is None or cell.score is None}


def suggested_pair(shown: Sequence[str]) -> tuple[str, str]:
    """Those who lead and those who serve customers where both are shown, else the first two of at least two groups."""
    return (LEADERS, FRONT) if LEADERS in shown and FRONT in shown else (shown[0], shown[1])


def differences(report: Report, pair: tuple[str, str]) -> list[float]:
    """By how many levels the first of two groups sees each factor higher, where both are shown."""
    scores = {(row.group, row.node): row.score for row in report.groups}
    pairs = [(scores.get((pair[0], f.id)), scores.get((pair[1], f.id))) for f in report.framework.factors]
    return [first - second for first, second in pairs if first is not None and second is not None]


def widest(report: Report) -> Widest | None:
    """Where shown groups are furthest apart, as a share of the factor's scale; None where no two are seen to differ."""
    factors, widest_share, chosen = {row.node for row in report.factors}, 0.0, None
    all_shown = not any(score.hidden for score in report.groups if score.node in factors)
    for row in report.factors:
        scores, width = groups_on_factor(report, row.node), (row.maximum or 0.0) - (row.minimum or 0.0)
        apart = max(scores.values(), default=0.0) - min(scores.values(), default=0.0)
        if width > 0 and apart >= SEEN_APART - TOLERANCE and apart / width > widest_share + TOLERANCE:
            widest_share, chosen = apart / width, Widest(row, scores, all_shown)
    return chosen
