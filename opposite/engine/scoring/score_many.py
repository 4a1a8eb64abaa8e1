"""Many assessments at once: counted and aggregated in SQL in one pass, judged in Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree, scoring_tree
from opposite.domain.scoring.masking import masked_nodes, masked_questions
from opposite.domain.scoring.node_scores import NodeFigures, judge_node, no_figures
from opposite.domain.scoring.question_scores import judge_question, resolve_target
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.engine.scoring.score_one import make_report, read_tabulation
from opposite.engine.scoring.shown_of_many import CellsOfMany, read_cells, shown_of
from opposite.engine.workspace import Workspace
from opposite.statistics.intervals import t_interval
from opposite.statistics.percentiles import NO_RANK, peer_rank
from opposite.store.database import Cursor

ScoresOfOthers = Callable[[Assessment], Mapping[str, Sequence[float]]]
"""By node, the scores of the other organisations that an assessment is compared with, ascending."""


def score_many(
    workspace: Workspace, chosen: Sequence[Assessment], *, others: ScoresOfOthers = lambda _: {}
) -> list[Scored]:
    """Scores of these assessments, in their order; one SQL pass a framework. Ranks are among `others`, none without."""
    by_framework: dict[str, list[Assessment]] = {}
    for assessment in chosen:
        by_framework.setdefault(assessment.framework_hash, []).append(assessment)
    scored: dict[int, Scored] = {}
    for content_hash, members in by_framework.items():
        scored |= _pass(workspace, workspace.framework(content_hash), members, others)
    return [scored[assessment.id] for assessment in chosen]


def _pass(
    workspace: Workspace, framework: Framework, members: Sequence[Assessment], others: ScoresOfOthers
) -> dict[int, Scored]:
    profiles = sorted({assessment.profile for assessment in members})
    trees = [scoring_tree(framework, profile) for profile in profiles]
    scoring = framework.scoring
    depths = {node: len(list(framework.ancestors(node))) for node in framework.nodes}
    with workspace.store.snapshot() as cursor:
        scope = [{"assessment_id": a.id, "outline": profiles.index(a.profile)} for a in members]
        cursor.run("score_scope", scope=json.dumps(scope))
        tables = [_outline_rows(framework, tree, key, depths) for key, tree in enumerate(trees)]
        cursor.run(
            "score_outline_questions", questions=json.dumps([row for questions, _, _ in tables for row in questions])
        )
        cursor.run("score_outline_nodes", nodes=json.dumps([row for _, nodes, _ in tables for row in nodes]))
        cursor.run("score_outline_groups", groups=json.dumps([row for _, _, groups in tables for row in groups]))
        cursor.run("score_own_targets", targets=json.dumps(_own_targets(framework, members)))
        cursor.run("score_counted")
        cursor.run("score_groups")
        cursor.run(
            "score_questions",
            pooled=scoring.group_to_question == "pooled_mean",
            median=scoring.rater_to_group == "median",
        )
        for start in ("score_start_shares", "score_start_nodes", "score_start_people"):
            cursor.run(start)
        for depth in sorted(set(depths.values()), reverse=True):
            cursor.run("score_add_shares", depth=depth)
            cursor.run("score_add_nodes", depth=depth)
            cursor.run("score_add_people", depth=depth)
        cells = read_cells(cursor)
        questions = _questions(cursor, framework, members, cells)
        figures = _figures(cursor)
    scored: dict[int, Scored] = {}
    for a in members:
        if cells.joined_later(a.id):
            scored[a.id] = make_report(read_tabulation(workspace, a), others=others(a))
            continue
        tree = trees[profiles.index(a.profile)]
        nodes = _nodes(framework, tree, figures.get(a.id, {}), others(a))
        scored[a.id] = _as_shown(Scored(a, framework, nodes, questions[a.id]), tree, cells)
    return scored


def _as_shown(scored: Scored, tree: ScoringTree, cells: CellsOfMany) -> Scored:
    """The same without the figures that are hidden."""
    a, framework = scored.assessment, scored.framework
    shown = shown_of(
        a,
        framework,
        tree,
        cells,
        applicable=[q for q in tree.scored if scored.questions[q].applicable],
        scored=[id_ for kind in (scored.questions, scored.nodes) for id_, row in kind.items() if row.score is not None],
    )
    if shown.is_all:
        return scored
    responses, k = cells.responses.get(a.id, {}), a.fewest_shown
    questions = masked_questions(framework, scored.questions, responses, shown, k)
    return Scored(a, framework, masked_nodes(scored.nodes, shown, k), questions)


def _outline_rows(
    framework: Framework, tree: ScoringTree, key: int, depths: Mapping[str, int]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """The outline as rows of three tables: questions, nodes, and who is asked what."""
    rating = framework.instrument.importance.scale
    positions = {question: position for position, question in enumerate(framework.questions)}
    questions = [
        {
            "outline": key,
            "question": q.id,
            "parent": framework.parents[q.id],
            "weight": q.weight,
            "position": positions[q.id],
            "mirror": q.scale.lowest + q.scale.highest if q.reverse else None,
            "lowest": q.scale.lowest,
            "scored": q.scored,
            "target": resolve_target(framework, q.id, {}) if q.scored else None,
            "important_from": None if rating is None else rating.top_two,
            "satisfied_from": q.scale.top_two if q.type == "outcome" else None,
        }
        for q in tree.asked.values()
    ]
    nodes = [
        {
            "outline": key,
            "node": node.id,
            "parent": framework.parents.get(node.id),
            "depth": depths[node.id],
            "weight": node.weight,
            "method": tree.methods[node.id].method,
            "min_coverage": tree.methods[node.id].min_coverage,
            "minimum": tree.ranges[node.id].minimum if node.id in tree.ranges else None,
            "maximum": tree.ranges[node.id].maximum if node.id in tree.ranges else None,
            "all_weights": sum(child.weight for child in tree.children[node.id]),
            "only_means": node.id in tree.only_means,
        }
        for node in tree.nodes
    ]
    groups = [
        {"outline": key, "question": q.id, "group_id": group, "weight": weight, "asked": q.is_for(group)}
        for q in tree.asked.values()
        for group, weight in framework.group_weights.items()
    ]
    return questions, nodes, groups


def _own_targets(framework: Framework, members: Iterable[Assessment]) -> list[dict[str, Any]]:
    return [
        {"assessment_id": a.id, "question": question.id, "target": resolve_target(framework, question.id, a.targets)}
        for a in members
        if a.targets
        for question in framework.questions.values()
        if question.scored
    ]


def _questions(
    cursor: Cursor, framework: Framework, members: Sequence[Assessment], cells: CellsOfMany
) -> dict[int, dict[str, QuestionScore]]:
    minimum = {assessment.id: assessment.fewest_shown for assessment in members}
    rows: dict[int, dict[str, QuestionScore]] = {}
    for (
        assessment_id, question, score, respondents, _, _, not_applicable, applicable, importance, importance_share,
        satisfied_share, target, weight,
    ) in cursor.run("scored_questions"):  # fmt: skip
        rows.setdefault(assessment_id, {})[question] = judge_question(
            framework,
            framework.questions[question],
            score=score,
            applicable=applicable,
            weight=weight,
            target=target,
            importance=importance,
            importance_share=importance_share,
            satisfied_share=satisfied_share,
            respondents=respondents,
            not_applicable=not_applicable,
            group_responses=cells.responses.get(assessment_id, {}).get(question, {}),
            minimum=minimum[assessment_id],
        )
    unasked = {
        q.id: judge_question(
            framework, q, score=None, applicable=False, weight=0.0, target=None, importance=None,
            importance_share=None, satisfied_share=None, respondents=0, not_applicable=0, group_responses={},
            minimum=1,
        )
        for q in framework.questions.values()
    }  # fmt: skip
    return {a.id: {q: rows.get(a.id, unasked).get(q, unasked[q]) for q in framework.questions} for a in members}


class _Precision(NamedTuple):
    """How many people a score rests on, its standard error and the degrees of freedom; None where there is none."""

    people: int | None
    error: float | None
    degrees: float | None


def _figures(cursor: Cursor) -> dict[int, dict[str, tuple[NodeFigures, _Precision]]]:
    """By assessment and node, what the answers come to."""
    rows: dict[int, dict[str, tuple[NodeFigures, _Precision]]] = {}
    for (
        assessment_id, _, node, score, target, respondents, groups, coverage, percent_to_target, weighted, people, error,
        degrees,
    ) in cursor.run("scored_nodes"):  # fmt: skip
        figures = NodeFigures(
            node,
            score=score,
            target=target,
            weighted=tuple((item["share"], item["score"]) for item in weighted or ()),
            percent_to_target=percent_to_target,
            respondents=respondents,
            groups=groups,
            coverage=coverage,
        )
        rows.setdefault(assessment_id, {})[node] = figures, _Precision(people, error, degrees)
    return rows


def _nodes(
    framework: Framework,
    tree: ScoringTree,
    rows: Mapping[str, tuple[NodeFigures, _Precision]],
    others: Mapping[str, Sequence[float]],
) -> dict[str, NodeScore]:
    """A row for every node of the framework, without figures where the assessment's profile asks nothing beneath."""
    nodes: dict[str, NodeScore] = {}
    for node in framework.nodes:
        figures, precision = rows.get(node, (no_figures(node), _Precision(None, None, None)))
        rank = peer_rank(figures.score, others[node]) if node in others else NO_RANK
        interval = _interval(framework, tree, figures, precision)
        nodes[node] = judge_node(framework, tree, figures, interval=interval, **rank._asdict())
    return nodes


def _interval(
    framework: Framework, tree: ScoringTree, figures: NodeFigures, precision: _Precision
) -> tuple[float, float] | None:
    rule, (people, error, degrees) = framework.scoring.interval, precision
    if figures.score is None or people is None or people < rule.min_raters or error is None:
        return None
    limits = tree.ranges[figures.node]
    return t_interval(figures.score, error, degrees or 0.0, level=rule.level, limits=(limits.minimum, limits.maximum))
