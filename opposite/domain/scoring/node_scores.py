"""Scores, targets, gaps and stages of nodes, and what each person's own answers give: rules 7 to 12 of scoring.md."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from opposite.domain.collecting.answers import Count
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.aggregation import aggregate_up, covered, shares_beneath
from opposite.domain.scoring.question_scores import gap
from opposite.domain.scoring.scores import NodeScore, QuestionScore
from opposite.domain.scoring.stages import stages
from opposite.domain.tolerance import TOLERANCE


@dataclass(frozen=True, slots=True)
class NodeFigures:
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


def node_figures(
    framework: Framework, tree: ScoringTree, questions: Mapping[str, QuestionScore], count: Count
) -> dict[str, NodeFigures]:
    """The figures of every node of the framework, parents first."""
    applicable = {q for q in tree.scored if questions[q].applicable}
    question_scores = {q: s for q in tree.scored if (s := questions[q].score) is not None}
    shares = shares_beneath(tree, applicable)
    coverage = {node: covered(inner, question_scores) for node, inner in shares.items()}
    scores = aggregate_up(tree, question_scores, coverage=coverage)
    targets = aggregate_up(tree, {q: t for q in applicable if (t := questions[q].target) is not None})
    rows: dict[str, NodeFigures] = {}
    for node in framework.nodes:
        scored = [(share, questions[q]) for q, share in shares.get(node, {}).items() if q in question_scores]
        people, groups = _voices(framework, count, shares.get(node, {}))
        rows[node] = NodeFigures(
            node,
            score=scores.get(node),
            target=targets.get(node),
            weighted=tuple((share, question_scores[q.question]) for share, q in scored),
            percent_to_target=_percent_to_target(scored) if node in scores else None,
            respondents=people,
            groups=groups,
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


def _percent_to_target(weighted: Sequence[tuple[float, QuestionScore]]) -> float | None:
    """1 - sum(W*gap) / sum(W*(target - L)) over scored questions with a target above L (rule 10)."""
    aimed = [(w, q) for w, q in weighted if q.target is not None and q.target > q.minimum]
    distance = math.fsum(w * (q.target - q.minimum) for w, q in aimed if q.target is not None)
    if distance <= 0:
        return None
    return 1 - math.fsum(w * q.gap for w, q in aimed if q.gap is not None) / distance


def _voices(framework: Framework, count: Count, questions: Iterable[str]) -> tuple[int, int]:
    """How many people, and groups, of counted groups gave a level to an applicable question."""
    people: set[int] = set()
    groups: set[str] = set()
    for question in questions:
        for group, cell in count.by_question[question].items():
            if cell.levels and framework.group_weights.get(group, 0) > 0:
                people.update(cell.levels)
                groups.add(group)
    return len(people), len(groups)


def person_scores(
    framework: Framework, tree: ScoringTree, questions: Mapping[str, QuestionScore], count: Count
) -> dict[str, dict[int, dict[str, float]]]:
    """Scores of every node computed from each counted person's own levels: group -> person -> node -> score (rule 12).

    Levels of questions that are not applicable enter nothing, and no coverage is asked for.
    """
    levels_given: dict[str, dict[int, dict[str, float]]] = {}
    for question in tree.scored:
        if not questions[question].applicable:
            continue
        for group, cell in count.by_question[question].items():
            if framework.group_weights.get(group, 0) > 0:
                by_person = levels_given.setdefault(group, {})
                for person, level in cell.levels.items():
                    by_person.setdefault(person, {})[question] = level
    return {
        group: {person: aggregate_up(tree, levels) for person, levels in sorted(by_person.items())}
        for group, by_person in levels_given.items()
    }
