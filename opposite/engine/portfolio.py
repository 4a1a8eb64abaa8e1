"""Many assessments at once: counted and aggregated in SQL in one pass, judged in Python, kept with their revision."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any, TypeVar

from opposite import __version__
from opposite.domain.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.lenses import Voice
from opposite.domain.outline import Outline, outline
from opposite.domain.report import Report, Scored
from opposite.domain.scores import NodeScore, QuestionScore
from opposite.domain.scoring import judge_node, judge_question, resolve_target
from opposite.engine.assessments import assessments
from opposite.engine.workspace import Workspace
from opposite.statistics.intervals import t_interval
from opposite.statistics.percentiles import MINIMUM_PEERS, Standing, standing
from opposite.store.database import Cursor

AnyScored = TypeVar("AnyScored", bound=Scored)


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
    outlines = [outline(framework, profile) for profile in profiles]
    scoring = framework.scoring
    depths = {node: len(list(framework.ancestors(node))) for node in framework.nodes}
    with workspace.store.snapshot() as cursor:
        scope = [{"assessment_id": a.id, "outline": profiles.index(a.profile)} for a in members]
        cursor.run("score_scope", scope=json.dumps(scope))
        tables = [_outline_rows(framework, part, key, depths) for key, part in enumerate(outlines)]
        cursor.run("score_outline_questions", questions=json.dumps([row for questions, _, _ in tables for row in questions]))
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
        nodes = _nodes(cursor, framework, {a.id: outlines[profiles.index(a.profile)] for a in members})
    return {a.id: Scored(a, framework, nodes[a.id], questions[a.id]) for a in members}


def _outline_rows(
    framework: Framework, part: Outline, key: int, depths: Mapping[str, int]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """The outline as rows of three tables: questions, nodes, and who is asked what."""
    rating = framework.instrument.importance
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
        for q in part.asked.values()
    ]
    nodes = [
        {
            "outline": key,
            "node": node.id,
            "parent": framework.parents.get(node.id),
            "depth": depths[node.id],
            "weight": node.weight,
            "method": part.methods[node.id].method,
            "min_coverage": part.methods[node.id].min_coverage,
            "minimum": part.ranges[node.id].minimum if node.id in part.ranges else None,
            "maximum": part.ranges[node.id].maximum if node.id in part.ranges else None,
            "all_weights": sum(child.weight for child in part.children[node.id]),
            "only_means": node.id in part.only_means,
        }
        for node in part.nodes
    ]
    groups = [
        {"outline": key, "question": q.id, "group_id": group, "weight": weight, "asked": q.is_for(group)}
        for q in part.asked.values()
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


def _questions(cursor: Cursor, framework: Framework, members: Sequence[Assessment]) -> dict[int, dict[str, QuestionScore]]:
    voices: dict[tuple[int, str], dict[str, Voice]] = {}
    for assessment_id, question, group, mean, answered, dont_know, evidence in cursor.run("scored_groups"):
        voices.setdefault((assessment_id, question), {})[group] = Voice(answered, mean, dont_know, evidence)
    found: dict[int, dict[str, QuestionScore]] = {}
    for (
        assessment_id, question, score, respondents, _, _, not_applicable, applicable, importance, importance_share,
        satisfied_share, target, weight,
    ) in cursor.run("scored_questions"):  # fmt: skip
        found.setdefault(assessment_id, {})[question] = judge_question(
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
            voices=voices.get((assessment_id, question), {}),
        )
    blank = {
        q.id: judge_question(
            framework, q, score=None, applicable=False, weight=0.0, target=None, importance=None,
            importance_share=None, satisfied_share=None, respondents=0, not_applicable=0, voices={},
        )
        for q in framework.questions.values()
    }  # fmt: skip
    return {a.id: {q: found.get(a.id, blank).get(q, blank[q]) for q in framework.questions} for a in members}


def _nodes(cursor: Cursor, framework: Framework, outlines: Mapping[int, Outline]) -> dict[int, dict[str, NodeScore]]:
    rule = framework.scoring.interval
    found: dict[int, dict[str, NodeScore]] = {}
    for (
        assessment_id, _, node, score, target, respondents, groups, coverage, percent_to_target, weighted, people, error,
        degrees,
    ) in cursor.run("scored_nodes"):  # fmt: skip
        part = outlines[assessment_id]
        interval = None
        if score is not None and people is not None and people >= rule.min_raters and error is not None:
            limits = part.ranges[node]
            interval = t_interval(score, error, degrees or 0.0, level=rule.level, limits=(limits.minimum, limits.maximum))
        found.setdefault(assessment_id, {})[node] = judge_node(
            framework,
            part,
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
    return {id_: {node: _row(framework, part, node, found.get(id_, {})) for node in framework.nodes} for id_, part in outlines.items()}


def _row(framework: Framework, part: Outline, node: str, rows: Mapping[str, NodeScore]) -> NodeScore:
    """The node's row; an empty one for a node without questions of the assessment's profile."""
    return rows[node] if node in rows else judge_node(
        framework, part, node, score=None, target=None, weighted=(), percent_to_target=None, respondents=0, groups=0,
        coverage=0.0,
    )  # fmt: skip


def refresh(workspace: Workspace) -> int:
    """Recompute the stored scores of every assessment whose revision has moved on; returns how many there were."""
    stale = {id_ for (id_,) in workspace.store.rows("stale_assessments", scoring_version=__version__)}
    if not stale:
        return 0
    scored = score_many(workspace, [a for a in assessments(workspace) if a.id in stale])
    rows = [_stored_row(one, row) for one in scored for row in one.nodes.values()]
    with workspace.store.writing() as cursor:
        cursor.run("drop_scores", assessment_ids=sorted(stale))
        cursor.run("add_scores", rows=json.dumps(rows), scoring_version=__version__)
    return len(stale)


def _stored_row(scored: Scored, row: NodeScore) -> dict[str, Any]:
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
        "respondents": row.respondents,
        "groups": row.groups,
        "coverage": row.coverage,
        "interval_low": None if row.interval is None else row.interval[0],
        "interval_high": None if row.interval is None else row.interval[1],
    }


class Peers:
    """Stored scores of the latest closed assessments of one framework, major version and kind of organisation."""

    def __init__(self, rows: Iterable[tuple[int, str, float]]) -> None:
        self._own: dict[tuple[int, str], float] = {}
        self._sorted: dict[str, list[float]] = {}
        for organisation, node, score in rows:
            self._own[organisation, node] = score
            self._sorted.setdefault(node, []).append(score)
        for scores in self._sorted.values():
            scores.sort()

    def others(self, organisation: int, node: str) -> list[float]:
        """Scores of the other organisations for a node, ascending."""
        scores = self._sorted.get(node, [])
        own = self._own.get((organisation, node))
        if own is None:
            return scores
        place = bisect_left(scores, own)
        return scores[:place] + scores[place + 1 :]


def with_standings(workspace: Workspace, scored: Sequence[AnyScored]) -> list[AnyScored]:
    """The same scores with percentile, rank and number of peers (scoring.md, rule 13), in their order."""
    refresh(workspace)
    known: dict[tuple[str, str, bool], Peers] = {}
    placed: list[AnyScored] = []
    for one in scored:
        key = (one.framework.id, one.framework.major, one.assessment.organisation.sample)
        if key not in known:
            known[key] = _peers(workspace, *key)
        own = one.assessment.organisation.id
        nodes = {
            node: _placed(row, standing(row.score, known[key].others(own, node))) for node, row in one.nodes.items()
        }
        placed.append(replace(one, nodes=nodes))
    return placed


def _peers(workspace: Workspace, framework: str, major: str, sample: bool) -> Peers:  # noqa: FBT001
    rows = workspace.store.rows("peer_scores", framework_id=framework, framework_major=major, sample=sample)
    return Peers((organisation, node, score) for organisation, node, score in rows)


def others(workspace: Workspace, one: Scored) -> dict[str, list[float]]:
    """Scores of the other organisations by node, ascending, for nodes where at least five others have one."""
    refresh(workspace)
    peers = _peers(workspace, one.framework.id, one.framework.major, one.assessment.organisation.sample)
    found = {node: peers.others(one.assessment.organisation.id, node) for node in one.nodes}
    return {node: scores for node, scores in found.items() if len(scores) >= MINIMUM_PEERS}


def among_others(workspace: Workspace, report: Report) -> Report:
    """The report with percentiles, ranks and the medians of the others (scoring.md, rule 13)."""
    refresh(workspace)
    framework, organisation = report.framework, report.assessment.organisation
    peers = _peers(workspace, framework.id, framework.major, organisation.sample)
    scores = {node: peers.others(organisation.id, node) for node in report.nodes}
    return replace(
        report,
        nodes={node: _placed(row, standing(row.score, scores[node])) for node, row in report.nodes.items()},
        reference={node: median(found) for node, found in scores.items() if len(found) >= MINIMUM_PEERS},
    )


def _placed(row: NodeScore, found: Standing) -> NodeScore:
    return replace(row, percentile=found.percentile, rank=found.rank, peers=found.peers)


def stamp(workspace: Workspace) -> tuple[int, int]:
    """Two numbers that differ whenever any assessment has changed: how many there are and their revisions' sum."""
    count, revisions = workspace.store.rows("portfolio_stamp")[0]
    return int(count), int(revisions)


@dataclass(frozen=True, slots=True)
class Overview:
    """An assessment with its overall score as it stands in the store."""

    assessment: Assessment
    score: float | None
    maximum: float | None
    stage: str | None
    coverage: float
    respondents: int


def overview(workspace: Workspace) -> list[Overview]:
    """Every assessment with its overall score, latest activity first."""
    refresh(workspace)
    stored = {row[0]: row[1:] for row in workspace.store.rows("overview")}
    rows: list[Overview] = []
    for assessment in assessments(workspace):
        score, maximum, nearest, gated, coverage, respondents = stored[assessment.id]
        method = workspace.framework(assessment.framework_hash).scoring.stage.method
        stage = {"nearest": nearest, "gated": gated}.get(method)
        rows.append(Overview(assessment, score, maximum, stage, coverage, respondents))
    return rows


def most_recent_with_score(workspace: Workspace) -> Assessment | None:
    """The most recently active assessment that has an overall score, or None."""
    return next((row.assessment for row in overview(workspace) if row.score is not None), None)
