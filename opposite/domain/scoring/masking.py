"""Rows without the figures that are hidden: nothing beyond them may show one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from opposite.domain.framework import Framework
from opposite.domain.scoring.disclosed import Disclosed
from opposite.domain.scoring.disclosed_nodes import Hidden
from opposite.domain.scoring.lenses import GroupResponse, gathered, knowledge_lens, position, task_lens
from opposite.domain.scoring.scores import NodeScore, QuestionScore


def masked_questions(
    framework: Framework,
    questions: Mapping[str, QuestionScore],
    group_responses: Mapping[str, Mapping[str, GroupResponse]],
    disclosed: Disclosed,
    fewest: int,
) -> dict[str, QuestionScore]:
    """The rows of the questions as they can be shown; `fewest` people is what a figure must rest on."""
    if disclosed.is_all and not disclosed.hidden.questions:
        return dict(questions)
    return {
        id_: row
        if disclosed.is_all_shown(id_)
        else _masked(framework, row, group_responses.get(id_, {}), disclosed, fewest)
        for id_, row in questions.items()
    }


def _masked(
    framework: Framework,
    row: QuestionScore,
    group_responses: Mapping[str, GroupResponse],
    disclosed: Disclosed,
    fewest: int,
) -> QuestionScore:
    shown = disclosed.questions[row.question]
    hidden: dict[str, Any] = {}
    if not shown.importance:
        hidden |= {"importance": None, "importance_share": None, "opportunity": None, "importance_hidden": True}
    if not shown.score:
        return row._replace(
            score=None, respondents=None, answered=None, dont_know=None, not_applicable=None, unanswered=None,
            gap=None, applicable=True, lens=None, knowledge=None, hidden_below=fewest,
            **hidden | {"importance_share": None, "opportunity": None},
        )  # fmt: skip
    if not shown.shares:
        hidden |= {"importance_share": None, "opportunity": None}
    rated = framework.instrument.importance.scale
    important = (
        None
        if row.importance is None or rated is None or not shown.importance
        else position(row.importance, rated.lowest, rated.highest)
    )
    seen = {
        group: response if group in shown.groups else response._replace(mean=None)
        for group, response in group_responses.items()
    }
    return row._replace(
        lens=task_lens(
            attained=None if row.score is None else position(row.score, row.minimum, row.maximum),
            important=important,
            opportunity=hidden.get("opportunity", row.opportunity),
        ),
        knowledge=knowledge_lens(gathered(seen, fewest), spread=row.maximum - row.minimum, important=important)
        if row.applicable
        else None,
        **hidden,
    )


def masked_nodes(nodes: Mapping[str, NodeScore], hidden: Hidden, fewest: int) -> dict[str, NodeScore]:
    """The rows of the nodes as they can be shown; `fewest` people is what a figure must rest on.

    Rows that are made in SQL are masked in SQL: `mask_scored`.
    """
    if not hidden.nodes and not hidden.above:
        return dict(nodes)
    rows: dict[str, NodeScore] = {}
    for id_, row in nodes.items():
        if id_ in hidden.nodes:
            rows[id_] = row._replace(
                score=None, percent=None, stage_nearest=None, stage_gated=None, gap=None, percent_to_target=None,
                respondents=None, groups=None, coverage=None, interval=None, percentile=None, rank=None, peers=0,
                hidden_below=fewest,
            )  # fmt: skip
        elif id_ in hidden.above:
            rows[id_] = row._replace(coverage=None, percent_to_target=None, stage_gated=None)
        else:
            rows[id_] = row
    return rows
