"""What the roadmap page shows beside the plan: the report as it would be after some periods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from opposite.domain.scoring.report import Earlier, Report


def projected(report: Report, scores: Mapping[str, float | None]) -> Report:
    """The report with projected scores of factors and root, and today's scores as its earlier wave."""
    today = {row.node: row.score for row in report.nodes.values() if row.score is not None}
    nodes = {
        node: replace(row, score=scores[node], interval=None, stage_nearest=None, stage_gated=None)
        if node in scores
        else row
        for node, row in report.nodes.items()
    }
    return replace(report, nodes=nodes, earlier=Earlier("Today", today), reference={})
