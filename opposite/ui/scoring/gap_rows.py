"""What the gaps page shows: the ranked gaps as rows, and the level after the present one."""

from __future__ import annotations

from typing import Any

from opposite import wording
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.stages import nearest_stage


def gap_rows(report: Report, factor: str | None = None) -> list[dict[str, Any]]:
    """The ranked gaps, or those of a factor, each with figures and the task it belongs to; empty cells stay None."""
    return [
        {
            "Question": row.question,
            "Title": row.title,
            "Factor": report.nodes[row.factor].title,
            "Score": row.score,
            "Target": row.target,
            "Gap": row.gap,
            "Importance": row.importance,
            "Opportunity": row.opportunity,
            "Task": None if row.lens is None else wording.LENS_TITLES[row.lens],
        }
        for row in report.ranked_gaps
        if factor in {None, row.factor}
    ]


def next_level(report: Report, question: str) -> tuple[float, str] | None:
    """Value and description of the level after the one the score is nearest to; None at the top or without a score.

    A score of 2.6 is nearest to 3, so 4 is next. For a reversed question the levels are read from its other end.
    """
    row, definition = report.questions[question], report.framework.questions[question]
    if row.score is None:
        return None
    reached = nearest_stage(row.score, definition.scale)
    for point in definition.scale.points:
        if point.value > reached:
            words = definition.description(definition.keyed(point.value))
            return None if words is None else (point.value, words)
    return None
