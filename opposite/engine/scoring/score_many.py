"""Many assessments at once: counted and aggregated in SQL in one pass, judged in Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree, scoring_tree
from opposite.domain.scoring.disclosed import Disclosed
from opposite.domain.scoring.masking import masked_nodes, masked_questions
from opposite.domain.scoring.node_scores import NodeFigures, judge_node, no_figures
from opposite.domain.scoring.question_scores import judge_question, resolve_target
from opposite.domain.scoring.report import Scored, ScoredNodes
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.engine.access.guard import each, verb
from opposite.engine.scoring.score_one import make_report, read_tabulation
from opposite.engine.scoring.shown_of_many import CellsOfMany, read_cells, shown_of
from opposite.engine.workspace import Workspace
from opposite.statistics.intervals import t_interval
from opposite.statistics.percentiles import NO_RANK, peer_rank
from opposite.store.database import Cursor

ScoresOfOthers = Callable[[Assessment], Mapping[str, Sequence[float]]]
"""By node, the scores of the other organisations that an assessment is compared with, ascending."""

SLICE = 1000
"""Assessments that are counted at once: memory grows with them, and fewer take longer each."""


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def score_many(
    workspace: Workspace, chosen: Sequence[Assessment], *, others: ScoresOfOthers = lambda _: {}
) -> list[Scored]:
    """Scores of these assessments, in their order; in SQL. Ranks are among `others`, none without."""
    scored: dict[int, Scored] = {}
    for framework, members in _slices(workspace, chosen):
        counted = _pass(workspace, framework, members)
        for a in members:
            scored[a.id] = (
                make_report(read_tabulation(workspace, a), others=others(a))
                if counted.cells.joined_later(a.id)
                else _as_shown(counted, a, others(a))
            )
    return [scored[assessment.id] for assessment in chosen]


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def score_nodes(workspace: Workspace, chosen: Sequence[Assessment]) -> Iterator[ScoredNodes]:
    """Scores of the nodes of these assessments, without ranks and in any order; no more are in memory than a slice."""
    for framework, members in _slices(workspace, chosen):
        counted = _pass(workspace, framework, members)
        for a in members:
            yield (
                make_report(read_tabulation(workspace, a))
                if counted.cells.joined_later(a.id)
                else ScoredNodes(a, framework, masked_nodes(counted.nodes(a, {}), counted.shown(a), a.fewest_shown))
            )


def _slices(workspace: Workspace, chosen: Sequence[Assessment]) -> Iterator[tuple[Framework, Sequence[Assessment]]]:
    """The assessments of each framework, at most `SLICE` at once."""
    by_framework: dict[str, list[Assessment]] = {}
    for assessment in chosen:
        by_framework.setdefault(assessment.framework_hash, []).append(assessment)
    for content_hash, members in by_framework.items():
        for start in range(0, len(members), SLICE):
            yield workspace.framework(content_hash), members[start : start + SLICE]


def _pass(workspace: Workspace, framework: Framework, members: Sequence[Assessment]) -> _Counted:
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
        return _Counted(
            framework,
            dict(zip(profiles, trees, strict=True)),
            read_cells(cursor),
            _question_figures(cursor),
            _node_figures(cursor),
        )


def _as_shown(counted: _Counted, a: Assessment, others: Mapping[str, Sequence[float]]) -> Scored:
    """The scores of an assessment without the figures that are hidden."""
    nodes, questions, shown = counted.nodes(a, others), counted.questions(a), counted.shown(a)
    if not shown.is_all:
        responses, k = counted.cells.responses.get(a.id, {}), a.fewest_shown
        nodes = masked_nodes(nodes, shown, k)
        questions = masked_questions(counted.framework, questions, responses, shown, k)
    return Scored(a, counted.framework, nodes, questions)


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


class _QuestionFigures(NamedTuple):
    """What the answers to a question come to."""

    score: float | None
    respondents: int
    not_applicable: int
    applicable: bool
    importance: float | None
    importance_share: float | None
    satisfied_share: float | None
    target: float | None
    weight: float


NOTHING_ASKED = _QuestionFigures(None, 0, 0, False, None, None, None, None, 0.0)
"""Of a question that the assessment's profile does not ask."""


def _question_figures(cursor: Cursor) -> dict[int, dict[str, _QuestionFigures]]:
    """By assessment and question, what the answers come to."""
    rows: dict[int, dict[str, _QuestionFigures]] = {}
    for assessment_id, question, *figures in cursor.run("scored_questions"):
        rows.setdefault(assessment_id, {})[question] = _QuestionFigures(*figures)
    return rows


class _Precision(NamedTuple):
    """How many people a score rests on, its standard error and the degrees of freedom; None where there is none."""

    people: int | None
    error: float | None
    degrees: float | None


def _node_figures(cursor: Cursor) -> dict[int, dict[str, tuple[NodeFigures, _Precision]]]:
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


@dataclass(frozen=True, slots=True)
class _Counted:
    """Assessments of one framework, counted: what they come to, before it is judged and what is hidden is taken out."""

    framework: Framework
    trees: Mapping[str | None, ScoringTree]
    cells: CellsOfMany
    by_question: Mapping[int, Mapping[str, _QuestionFigures]]
    by_node: Mapping[int, Mapping[str, tuple[NodeFigures, _Precision]]]

    def nodes(self, a: Assessment, others: Mapping[str, Sequence[float]]) -> dict[str, NodeScore]:
        """A row for every node of the framework, without figures where the profile asks nothing beneath."""
        framework, tree, rows = self.framework, self.trees[a.profile], self.by_node.get(a.id, {})
        nodes: dict[str, NodeScore] = {}
        for node in framework.nodes:
            figures, precision = rows.get(node, (no_figures(node), _Precision(None, None, None)))
            rank = peer_rank(figures.score, others[node]) if node in others else NO_RANK
            interval = _interval(framework, tree, figures, precision)
            nodes[node] = judge_node(framework, tree, figures, interval=interval, **rank._asdict())
        return nodes

    def questions(self, a: Assessment) -> dict[str, QuestionScore]:
        """A row for every question of the framework, without figures where the profile does not ask it."""
        rows, responses = self.by_question.get(a.id, {}), self.cells.responses.get(a.id, {})
        return {
            question.id: judge_question(
                self.framework,
                question,
                **rows.get(question.id, NOTHING_ASKED)._asdict(),
                group_responses=responses.get(question.id, {}),
                minimum=a.fewest_shown,
            )
            for question in self.framework.questions.values()
        }

    def shown(self, a: Assessment) -> Disclosed:
        """What can be shown of an assessment."""
        tree, by_question = self.trees[a.profile], self.by_question.get(a.id, {})
        scores = [(id_, row.score) for id_, row in by_question.items()]
        scores += [(id_, figures.score) for id_, (figures, _) in self.by_node.get(a.id, {}).items()]
        return shown_of(
            a,
            self.framework,
            tree,
            self.cells,
            applicable=[q for q in tree.scored if by_question.get(q, NOTHING_ASKED).applicable],
            scored=[id_ for id_, score in scores if score is not None],
        )


def _interval(
    framework: Framework, tree: ScoringTree, figures: NodeFigures, precision: _Precision
) -> tuple[float, float] | None:
    rule, (people, error, degrees) = framework.scoring.interval, precision
    if figures.score is None or people is None or people < rule.min_raters or error is None:
        return None
    limits = tree.ranges[figures.node]
    return t_interval(figures.score, error, degrees or 0.0, level=rule.level, limits=(limits.minimum, limits.maximum))
