"""Many assessments at once: counted and aggregated in SQL in one pass, judged in Python."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree, scoring_tree
from opposite.domain.scoring.lenses import GroupResponse
from opposite.domain.scoring.node_scores import judge_node
from opposite.domain.scoring.question_scores import judge_question, resolve_target
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.engine.workspace import Workspace
from opposite.statistics.intervals import t_interval
from opposite.store.database import Cursor


def score_many(workspace: Workspace, chosen: Sequence[Assessment]) -> list[Scored]:
    """Scores of these assessments, in their order, without percentiles; one SQL pass a framework."""
    by_framework: dict[str, list[Assessment]] = {}
    for assessment in chosen:
        by_framework.setdefault(assessment.framework_hash, []).append(assessment)
    scored: dict[int, Scored] = {}
    for content_hash, members in by_framework.items():
        scored |= _pass(workspace, workspace.framework(content_hash), members)
    return [scored[assessment.id] for assessment in chosen]


def _pass(workspace: Workspace, framework: Framework, members: Sequence[Assessment]) -> dict[int, Scored]:
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
        questions = _questions(cursor, framework, members)
        nodes = _nodes(cursor, framework, {a.id: trees[profiles.index(a.profile)] for a in members})
    return {a.id: Scored(a, framework, nodes[a.id], questions[a.id]) for a in members}


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
    cursor: Cursor, framework: Framework, members: Sequence[Assessment]
) -> dict[int, dict[str, QuestionScore]]:
    group_responses: dict[tuple[int, str], dict[str, GroupResponse]] = {}
    for assessment_id, question, group, mean, answered, dont_know, evidence in cursor.run("scored_groups"):
        group_responses.setdefault((assessment_id, question), {})[group] = GroupResponse(
            answered, mean, dont_know, evidence
        )
    minimum = {assessment.id: assessment.min_group_n for assessment in members}
    found: dict[int, dict[str, QuestionScore]] = {}
    for (
        assessment_id, question, score, respondents, _, _, not_applicable, applicable, importance, importance_share,
        satisfied_share, target, weight,
    ) in cursor.run("scored_questions"):  # fmt: skip
        row = judge_question(
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
            group_responses=group_responses.get((assessment_id, question), {}),
            minimum=minimum[assessment_id],
        )
        found.setdefault(assessment_id, {})[question] = replace(
            row, group_responses={}
        )  # what of them may be shown is not known
    blank = {
        q.id: judge_question(
            framework, q, score=None, applicable=False, weight=0.0, target=None, importance=None,
            importance_share=None, satisfied_share=None, respondents=0, not_applicable=0, group_responses={},
            minimum=1,
        )
        for q in framework.questions.values()
    }  # fmt: skip
    return {a.id: {q: found.get(a.id, blank).get(q, blank[q]) for q in framework.questions} for a in members}


def _nodes(cursor: Cursor, framework: Framework, trees: Mapping[int, ScoringTree]) -> dict[int, dict[str, NodeScore]]:
    rule = framework.scoring.interval
    found: dict[int, dict[str, NodeScore]] = {}
    for (
        assessment_id, _, node, score, target, respondents, groups, coverage, percent_to_target, weighted, people, error,
        degrees,
    ) in cursor.run("scored_nodes"):  # fmt: skip
        tree = trees[assessment_id]
        interval = None
        if score is not None and people is not None and people >= rule.min_raters and error is not None:
            limits = tree.ranges[node]
            interval = t_interval(
                score, error, degrees or 0.0, level=rule.level, limits=(limits.minimum, limits.maximum)
            )
        found.setdefault(assessment_id, {})[node] = judge_node(
            framework,
            tree,
            node,
            score=score,
            target=target,
            weighted=[(item["share"], item["score"]) for item in weighted or ()],
            percent_to_target=percent_to_target,
            respondents=respondents,
            groups=groups,
            coverage=coverage,
            interval=interval,
        )
    return {
        id_: {node: _row(framework, tree, node, found.get(id_, {})) for node in framework.nodes}
        for id_, tree in trees.items()
    }


def _row(framework: Framework, tree: ScoringTree, node: str, rows: Mapping[str, NodeScore]) -> NodeScore:
    """The node's row; an empty one for a node without questions of the assessment's profile."""
    return rows[node] if node in rows else judge_node(
        framework, tree, node, score=None, target=None, weighted=(), percent_to_target=None, respondents=0, groups=0,
        coverage=0.0,
    )  # fmt: skip
