"""How groups see the factors: which can be shown, which two to lay side by side, why a cell has no figure."""

from __future__ import annotations

from collections.abc import Sequence

from opposite import wording
from opposite.domain.agreement.flags import FRONT, LEADERS
from opposite.domain.scoring.absence import Absence, group_absence
from opposite.domain.scoring.report import Report
from opposite.wording.scoring.factors import group_titles

Ends = list[tuple[str, float]]
"""Titles of shown groups with their figures, in the framework's order."""


def groups_on_factor(report: Report, node: str) -> Ends:
    """The counted groups whose score of a factor is shown."""
    weights = report.framework.group_weights
    return [
        (wording.group_title(report.framework, score.group), score.score)
        for score in report.groups
        if score.node == node and score.score is not None and weights[score.group] > 0
    ]


def shown_groups(report: Report) -> dict[str, str]:
    """Titles by id of the groups, comparators included, whose score of any factor is shown."""
    factors = {node.id for node in report.framework.factors}
    shown = {score.group for score in report.groups if score.node in factors and score.score is not None}
    return {g: wording.group_title(report.framework, g) for g in report.framework.group_weights if g in shown}


def absences(report: Report) -> set[Absence]:
    """Why cells of the heat map of groups have no score, each reason once."""
    scores = {(row.group, row.node): row for row in report.groups}
    cells = [scores.get((group, node.id)) for group in group_titles(report) for node in report.framework.factors]
    return {group_absence(cell) for cell in cells if cell is None or cell.score is None}


def suggested_pair(shown: Sequence[str]) -> tuple[str, str]:
    """Those who lead and those who serve customers where both are shown, else the first two of at least two groups."""
    return (LEADERS, FRONT) if LEADERS in shown and FRONT in shown else (shown[0], shown[1])


def differences(report: Report, pair: tuple[str, str]) -> list[float]:
    """By how many levels the first of two groups sees each factor higher, where both are shown."""
    scores = {(row.group, row.node): row.score for row in report.groups}
    found = [(scores.get((pair[0], f.id)), scores.get((pair[1], f.id))) for f in report.framework.factors]
    return [first - second for first, second in found if first is not None and second is not None]
