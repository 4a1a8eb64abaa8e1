"""The scores of nodes as rows of the table `scores`, and such rows as scores again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework, Node
from opposite.domain.scoring.question_scores import gap
from opposite.domain.scoring.report import ScoredNodes
from opposite.domain.scoring.scores import NodeScore
from opposite.store.database import Row

NOT_TOLD = -1
"""Stands in a stored row for a number of people or groups, or a coverage, that is hidden."""


def stored_rows(scored: ScoredNodes) -> list[dict[str, Any]]:
    """The rows of the table `scores` for one assessment."""
    return [_stored_row(scored, row) for row in scored.nodes.values()]


def _stored_row(scored: ScoredNodes, row: NodeScore) -> dict[str, Any]:
    return {
        "assessment_id": scored.assessment.id,
        "revision": scored.assessment.revision,
        "node_id": row.node,
        "kind": row.kind,
        "score": row.score,
        "minimum": row.minimum,
        "maximum": row.maximum,
        "stage_nearest": row.stage_nearest,
        "stage_gated": row.stage_gated,
        "target": row.target,
        "percent": row.percent,
        "percent_to_target": row.percent_to_target,
        "respondents": _stored(row.respondents),
        "groups": _stored(row.groups),
        "coverage": _stored(row.coverage),
        "interval_low": None if row.interval is None else row.interval[0],
        "interval_high": None if row.interval is None else row.interval[1],
    }


def _stored(number: float | None) -> float:
    return NOT_TOLD if number is None else number


def node_scores(
    framework: Framework, assessment: Assessment, rows: Mapping[str, Sequence[Any]]
) -> dict[str, NodeScore]:
    """By node, in the framework's order, its row of the table as it was when it was scored, but for its rank."""
    method, fewest = framework.scoring.stage.method, assessment.fewest_shown
    return {node.id: _node_score(node, rows[node.id], method, fewest) for node in framework.nodes.values()}


def _node_score(node: Node, row: Sequence[Any], stage_method: str, fewest_shown: int) -> NodeScore:
    (
        _, _, _, kind, score, minimum, maximum, nearest, gated, target, percent, percent_to_target, respondents, groups,
        coverage, low, high,
    ) = row  # fmt: skip
    return NodeScore(
        node=node.id,
        kind=kind,
        title=node.title,
        score=score,
        minimum=minimum,
        maximum=maximum,
        percent=percent,
        stage_nearest=nearest,
        stage_gated=gated,
        stage_method=stage_method,
        target=target,
        gap=gap(score, target),
        percent_to_target=percent_to_target,
        respondents=told(respondents),
        groups=told(groups),
        coverage=told(coverage),
        interval=None if low is None else (low, high),
        hidden_below=fewest_shown if respondents == NOT_TOLD else None,
    )


def told(number: Any) -> Any:
    """A stored number, None where it is hidden."""
    return None if number == NOT_TOLD else number


def by_assessment(rows: Iterable[Row]) -> dict[int, dict[str, Row]]:
    """Rows of stored scores by assessment and node."""
    by_node: dict[int, dict[str, Row]] = {}
    for row in rows:
        by_node.setdefault(row[0], {})[row[2]] = row
    return by_node
