"""Scores as tables: by a kind of node, by question and by group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.domain.framework import ROOT, Framework, Node
from opposite.domain.scoring.report import Report, Scored, ScoredNodes
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.engine.comparison.ranked_scores import ranked_scores
from opposite.engine.report import ONE_BY_ONE
from opposite.engine.report import scored as read_scored
from opposite.engine.scoring.score_one import read_report
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError
from opposite.tables.table import LongTable, Table, in_order, whose, yes_or_no

NODE_FIGURES = (
    "score", "minimum", "maximum", "percent", "stage", "target", "gap", "percent_to_target", "respondents", "groups",
    "coverage", "interval_low", "interval_high", "percentile", "rank", "peers", "hidden",
)  # fmt: skip

QUESTION_COLUMNS = (
    "organisation", "wave", "question", "factor", "title", "score", "minimum", "maximum", "respondents", "answered",
    "dont_know", "not_applicable", "unanswered", "importance", "target", "gap", "opportunity", "lens", "knowledge",
    "hidden",
)  # fmt: skip

GROUP_COLUMNS = ("organisation", "wave", "group", "factor", "score", "respondents", "hidden")


LOT = 200
"""Assessments whose questions or groups are scored together as a table is written."""


def scores_table(
    workspace: Workspace,
    chosen: Sequence[Assessment],
    *,
    by: str | None = None,
    told: Callable[[float], None] = lambda _: None,
) -> Table | LongTable:
    """Scores of these assessments by `question`, `group`, `overall` or a node kind; absent: the display level.

    A few are scored one by one, digit for digit as in their reports. Of more than `ONE_BY_ONE` nodes are read from the
    store as the table is written, questions and groups scored in lots, and `told` the share of them that is done. Raises
    NotFoundError for a kind that no framework in use has, and without any where display levels differ.
    """
    several = sorted(chosen, key=lambda a: (a.organisation.name, wave_key(a)))
    if by in {"question", "group"}:
        make = partial(_by_question if by == "question" else _by_group, workspace)
        if len(several) <= ONE_BY_ONE:
            return make(several)
        return LongTable(
            f"{by}s", QUESTION_COLUMNS if by == "question" else GROUP_COLUMNS, partial(_in_lots, make, several, told)
        )
    hashes = dict.fromkeys(assessment.framework_hash for assessment in chosen)
    kind = _chosen_kind([workspace.framework(content_hash) for content_hash in hashes], by)
    if len(chosen) <= ONE_BY_ONE:
        return scores_by_kind(read_scored(workspace, chosen), kind)
    ranked = ranked_scores(workspace, several, lambda framework: _nodes(framework, kind))
    return LongTable("scores", _node_columns(kind), ranked.rows, ranked.csv_lines)


def _by_question(workspace: Workspace, chosen: Sequence[Assessment]) -> Table:
    return scores_by_question(read_scored(workspace, chosen))


def _by_group(workspace: Workspace, chosen: Sequence[Assessment]) -> Table:
    return scores_by_group([read_report(workspace, assessment) for assessment in chosen])


def _in_lots(
    make: Callable[[Sequence[Assessment]], Table], chosen: Sequence[Assessment], told: Callable[[float], None]
) -> Iterator[tuple[Any, ...]]:
    """The rows of tables of about `LOT` assessments each: none is left with so few that they would be scored otherwise."""
    lots = -(-len(chosen) // LOT)
    for lot in range(lots):
        yield from make(chosen[lot * len(chosen) // lots : (lot + 1) * len(chosen) // lots]).rows
        told((lot + 1) / lots)


def _chosen_kind(frameworks: Sequence[Framework], by: str | None) -> str:
    kinds = list(dict.fromkeys(kind for framework in frameworks for kind in framework.kinds))
    if by is None:
        levels = list(dict.fromkeys(framework.display_level for framework in frameworks))
        if len(levels) > 1:
            raise NotFoundError(
                "These organisations use frameworks with different levels.",
                hint=f"Choose one with --by: {', '.join(levels)}, or one framework with --framework.",
            )
        return levels[0] if levels else "factor"
    if by != "overall" and kinds and by not in kinds:
        raise NotFoundError(
            f"No framework in use has the level {by!r}.", hint=f"Use overall, question, group, {', '.join(kinds)}."
        )
    return by


def _nodes(framework: Framework, kind: str) -> list[Node]:
    """The nodes of a kind, `overall` for the root, in the framework's order."""
    return [
        node
        for node in framework.nodes.values()
        if (node.id == ROOT if kind == "overall" else node.kind == kind and node.id != ROOT)
    ]


def _node_columns(kind: str) -> tuple[str, ...]:
    return ("organisation", "wave", kind, "title", *NODE_FIGURES)


def scores_by_kind(scored: Iterable[ScoredNodes], kind: str) -> Table:
    """One row a node of a kind (`overall` for the root) of each assessment, in the framework's order.

    Assessments whose framework has no node of that kind have no rows.
    """
    rows = [
        (*whose(one), row.node, row.title, *_figures(row))
        for one in in_order(scored)
        for row in (one.nodes[node.id] for node in _nodes(one.framework, kind))
    ]
    return Table("scores", _node_columns(kind), tuple(rows))


def scores_by_question(scored: Iterable[Scored]) -> Table:
    """One row a question of each assessment, answered or not, in the framework's order."""
    rows = [(*whose(one), *_question(row)) for one in in_order(scored) for row in one.questions.values()]
    return Table("questions", QUESTION_COLUMNS, tuple(rows))


def _question(row: QuestionScore) -> tuple[Any, ...]:
    return (
        row.question, row.factor, row.title, row.score, row.minimum, row.maximum, row.respondents, row.answered,
        row.dont_know, row.not_applicable, row.unanswered, row.importance, row.target, row.gap, row.opportunity,
        row.lens, row.knowledge, yes_or_no(row.hidden or row.importance_hidden),
    )  # fmt: skip


def scores_by_group(reports: Iterable[Report]) -> Table:
    """One row a group and factor of each assessment; hidden cells have neither score nor respondents.

    After them the hidden groups of a factor together, where that can be shown.
    """
    rows = [
        (*whose(report), cell.group, cell.node, cell.score, cell.respondents, yes_or_no(cell.hidden))
        for report in in_order(reports)
        for cell in (*report.groups, *report.together)
        if report.nodes[cell.node].kind == report.framework.display_level
    ]
    return Table("groups", GROUP_COLUMNS, tuple(rows))


def _figures(row: NodeScore) -> tuple[Any, ...]:
    low, high = row.interval or (None, None)
    return (
        row.score, row.minimum, row.maximum, row.percent, row.stage, row.target, row.gap, row.percent_to_target,
        row.respondents, row.groups, row.coverage, low, high, row.percentile, row.rank, None if row.hidden else row.peers,
        yes_or_no(row.hidden),
    )  # fmt: skip
