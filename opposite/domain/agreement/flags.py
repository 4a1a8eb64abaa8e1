"""Imbalances between factors, and between those who lead and those who serve customers, that are worth a word.

They are told where a framework has the factors and groups they speak of. Thresholds are this project's own
choice, made on the six stages and carried to any scale by their share of its width.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import Literal

from opposite.domain.scoring.report import Report
from opposite.domain.tolerance import TOLERANCE

Kind = Literal["technology_led", "plan_without_people", "insight_without_action", "sponsor_optimism"]

AHEAD: dict[Kind, tuple[str, tuple[str, ...], float]] = {
    "technology_led": ("TEC", ("ORI", "PEO"), 0.2),
    "plan_without_people": ("OBJ", ("PEO",), 0.3),
    "insight_without_action": ("INS", ("EXE",), 0.3),
}
"""By kind: a factor, those whose mean it runs ahead of, and by how much of the scale: 1.0 or 1.5 of the six stages."""

LEADERS = "executive"
FRONT = "frontline"
OPTIMISM = 0.2
"""How far leaders see a factor above the front line, as a share of the scale: 1.0 of the six stages."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One imbalance: what runs ahead, of what, and both figures. Sponsor optimism names the factor it concerns."""

    kind: Kind
    factor: str
    behind: tuple[str, ...]
    ahead: float
    against: float

    @property
    def difference(self) -> float:
        """By how many levels it runs ahead."""
        return self.ahead - self.against


def flags(report: Report) -> tuple[Flag, ...]:
    """The imbalances of one assessment: between factors first, then sponsor optimism in the framework's order.

    A factor without a score, and a group whose score is hidden, flag nothing.
    """
    scores = {row.node: row.score for row in report.factors if row.score is not None}
    imbalances: list[Flag] = []
    for kind, (factor, behind, share) in AHEAD.items():
        scores_behind = [scores[node] for node in behind if node in scores]
        if factor in scores and len(scores_behind) == len(behind):
            against = fmean(scores_behind)
            if scores[factor] - against >= share * _width(report, factor) - TOLERANCE:
                imbalances.append(Flag(kind, factor, behind, scores[factor], against))
    group_scores = {(row.group, row.node): row.score for row in report.groups}
    for node in report.framework.factors:
        leaders, front = group_scores.get((LEADERS, node.id)), group_scores.get((FRONT, node.id))
        if leaders is None or front is None:
            continue
        if leaders - front >= OPTIMISM * _width(report, node.id) - TOLERANCE:
            imbalances.append(Flag("sponsor_optimism", node.id, (), leaders, front))
    return tuple(imbalances)


def _width(report: Report, node: str) -> float:
    row = report.nodes[node]
    return (row.maximum or 0.0) - (row.minimum or 0.0)
