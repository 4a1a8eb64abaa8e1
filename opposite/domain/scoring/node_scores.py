"""Scores, targets, gaps and stages of nodes, and what each person's own answers give: rules 7 to 12 of scoring.md."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from opposite.domain.collecting.answers import Count, GroupCount
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.aggregation import aggregate_people, aggregate_up, kept_coverage, kept_shares
from opposite.domain.scoring.question_scores import gap
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.domain.scoring.stages import stages
from opposite.domain.tolerance import TOLERANCE


class NodeFigures(NamedTuple):
    """What the answers beneath a node come to, before it is judged (rules 7, 8 and 10)."""

    node: str
    score: float | None
    target: float | None
    weighted: tuple[tuple[float, float], ...]
    """Weight and score of each scored question beneath."""
    percent_to_target: float | None
    respondents: int
    groups: int
    coverage: float

    @property
    def gap(self) -> float | None:
        """How far the score is below the target, 0 from there on; None without both (rule 10)."""
        return gap(self.score, self.target)


def no_figures(node: str) -> NodeFigures:
    """The figures of a node without questions of the assessment's profile."""
    return NodeFigures(
        node, score=None, target=None, weighted=(), percent_to_target=None, respondents=0, groups=0, coverage=0.0
    )


Heard = Mapping[str, Mapping[str, frozenset[int]]]
"""By node and group, the people who gave a level to an applicable question beneath; without groups of nobody."""


def heard_beneath(tree: ScoringTree, questions: Mapping[str, QuestionScore], count: Count) -> Heard:
    """Who is heard at each node of the tree."""
    heard: dict[str, dict[str, frozenset[int]]] = {}
    for node, _, children in tree.steps:
        beneath: dict[str, list[Iterable[int]]] = {}
        for child, _ in children:
            if child in heard:
                for group, people in heard[child].items():
                    beneath.setdefault(group, []).append(people)
            elif questions[child].applicable:
                for group, cell in count.by_question[child].items():
                    if cell.levels:
                        beneath.setdefault(group, []).append(cell.levels)
        heard[node] = {group: frozenset().union(*people) for group, people in beneath.items()}
    return heard


def node_figures(
    framework: Framework, tree: ScoringTree, questions: Mapping[str, QuestionScore], heard: Heard
) -> dict[str, NodeFigures]:
    """The figures of every node of the framework, parents first."""
    applicable = frozenset(q for q in tree.scored if questions[q].applicable)
    question_scores = {q: s for q in tree.scored if (s := questions[q].score) is not None}
    shares = kept_shares(tree, applicable)
    coverage = kept_coverage(tree, applicable, frozenset(question_scores))
    scores = aggregate_up(tree, question_scores, coverage=coverage)
    targets = aggregate_up(tree, {q: t for q in applicable if (t := questions[q].target) is not None})
    ways = {q: way for q in question_scores if (way := _way(questions[q])) is not None}
    weights = framework.group_weights
    rows: dict[str, NodeFigures] = {}
    for node in framework.nodes:
        beneath = shares.get(node, {})
        voices = [people for group, people in heard.get(node, {}).items() if weights.get(group, 0) > 0]
        rows[node] = NodeFigures(
            node,
            score=scores.get(node),
            target=targets.get(node),
            weighted=tuple([(share, question_scores[q]) for q, share in beneath.items() if q in question_scores]),
            percent_to_target=_percent_to_target([(w, *ways[q]) for q, w in beneath.items() if q in ways])
            if node in scores
            else None,
            respondents=len(frozenset().union(*voices)),
            groups=len(voices),
            coverage=coverage.get(node, 0.0),
        )
    return rows


def judge_node(
    framework: Framework,
    tree: ScoringTree,
    figures: NodeFigures,
    *,
    interval: tuple[float, float] | None = None,
    percentile: float | None = None,
    rank: int | None = None,
    peers: int = 0,
) -> NodeScore:
    """A node's row from its figures, its interval and its rank among peers: percent and stages are judged here (rules 9 to 11)."""
    node, score, limits = framework.nodes[figures.node], figures.score, tree.ranges.get(figures.node)
    nearest, gated = (None, None) if score is None else stages(framework, tree, node.id, score, figures.weighted)
    spread = 0.0 if limits is None else limits.maximum - limits.minimum
    return NodeScore(
        node=node.id,
        kind=node.kind,
        title=node.title,
        score=score,
        minimum=None if limits is None else limits.minimum,
        maximum=None if limits is None else limits.maximum,
        percent=None if score is None or limits is None or spread <= TOLERANCE else (score - limits.minimum) / spread,
        stage_nearest=nearest,
        stage_gated=gated,
        stage_method=framework.scoring.stage.method,
        target=figures.target,
        gap=figures.gap,
        percent_to_target=figures.percent_to_target,
        respondents=figures.respondents,
        groups=figures.groups,
        coverage=figures.coverage,
        interval=interval,
        percentile=percentile,
        rank=rank,
        peers=peers,
    )


def _way(question: QuestionScore) -> tuple[float, float] | None:
    """How far a question's target is from the lowest level, and how much of that is left; None where it has none."""
    if question.target is None or question.gap is None or question.target <= question.minimum:
        return None
    return question.target - question.minimum, question.gap


def _percent_to_target(ways: Sequence[tuple[float, float, float]]) -> float | None:
    """1 - sum(W*gap) / sum(W*(target - L)) over scored questions with a target above L (rule 10)."""
    distance = math.fsum([weight * way for weight, way, _ in ways])
    if distance <= 0:
        return None
    return 1 - math.fsum([weight * left for weight, _, left in ways]) / distance


def person_scores(
    framework: Framework, tree: ScoringTree, questions: Mapping[str, QuestionScore], count: Count
) -> dict[str, dict[str, dict[int, float]]]:
    """Scores of every node computed from each counted person's own levels: node -> group -> person -> score (rule 12).

    Levels of questions that are not applicable enter nothing, and no coverage is asked for. People are in order.
    """
    groups = [group for group, weight in framework.group_weights.items() if weight > 0]
    scores: dict[str, Mapping[int, float]] = {
        question: _levels_of(cells, groups)
        for question, cells in count.by_question.items()
        if questions[question].applicable
    }
    by_group: dict[str, dict[str, dict[int, float]]] = {}
    for node, rule, children in tree.steps:
        scores[node] = own = aggregate_people(
            tree, rule.method, children, [(c, scores[c.id]) for c in children if c.id in scores]
        )
        there: dict[str, dict[int, float]] = {group: {} for group in groups}
        for person, score in own.items():
            there[count.answering[person]][person] = score
        by_group[node] = {group: people for group, people in there.items() if people}
    return by_group


def _levels_of(cells: Mapping[str, GroupCount], groups: Sequence[str]) -> dict[int, float]:
    """The levels of everybody in some groups, by person."""
    levels: dict[int, float] = {}
    for group in groups:
        if group in cells:
            levels |= cells[group].levels
    return levels
