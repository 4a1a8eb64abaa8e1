"""What benchmarks say beside one framework: shares, mean and spread of each question, and of each factor the mean."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from opposite.domain.comparison.benchmark import Benchmark, QuestionShares, Scope, in_force, same_questions
from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree, scoring_tree
from opposite.domain.scoring.aggregation import aggregate_up, kept_coverage


@dataclass(frozen=True, slots=True)
class PeerQuestion:
    """How organisations stand at a question: shares of levels (from 0 to 1, ascending), their mean and deviation."""

    organisations: int
    people: int
    shares: Mapping[float, float]
    mean: float
    deviation: float
    """Standard deviation of the shares, in levels."""


@dataclass(frozen=True, slots=True)
class BenchmarkPeers:
    """Benchmarks put together for one framework: who says it, of how many, from when to when, and the figures."""

    sources: tuple[str, ...]
    organisations: int
    people: int
    since: date
    until: date
    scope: Scope
    questions: Mapping[str, PeerQuestion]
    means: Mapping[str, float]
    """By node, the score of whoever stands at the mean of each question (rule 8); only where all beneath are means or
    sums, and as much of the weight is covered as the framework asks for."""
    versions: tuple[str, ...]
    """Other versions of the framework that some of it was answered in, of which only the same questions are here."""


def peers_from(benchmarks: Sequence[Benchmark], framework: Framework) -> BenchmarkPeers | None:
    """Benchmarks of different sources and one scope put together, each organisation weighing the same.

    Percents are weighted by organisations in whole numbers, so that the order does not matter. None where none of them
    asks a question of the framework.
    """
    told = [(one, same_questions(one, framework)) for one in in_force(benchmarks)]
    used = [one for one, alike in told if alike]
    if not used:
        return None
    questions = {
        id_: _together([one.questions[id_] for one, alike in told if id_ in alike])
        for id_ in framework.questions
        if any(id_ in alike for _, alike in told)
    }
    return BenchmarkPeers(
        sources=tuple(dict.fromkeys(one.source for one in used)),
        organisations=sum(one.organisations for one in used),
        people=sum(one.people for one in used),
        since=min(one.date for one in used),
        until=max(one.date for one in used),
        scope=used[0].scope,
        questions=questions,
        means=_means(framework, {id_: row.mean for id_, row in questions.items()}),
        versions=tuple(sorted({one.framework.version for one in used if one.framework.hash != framework.hash})),
    )


def _together(rows: Sequence[QuestionShares]) -> PeerQuestion:
    organisations = sum(row.organisations for row in rows)
    weights: dict[float, int] = {}
    for row in rows:
        for level, percent in row.percent.items():
            weights[level] = weights.get(level, 0) + percent * row.organisations
    whole = sum(weights.values())
    shares = {level: weights[level] / whole for level in sorted(weights)}
    mean = math.fsum(level * weight for level, weight in weights.items()) / whole
    variance = math.fsum((level - mean) ** 2 * share for level, share in shares.items())
    return PeerQuestion(organisations, sum(row.people for row in rows), shares, mean, math.sqrt(variance))


def _means(framework: Framework, by_question: Mapping[str, float]) -> dict[str, float]:
    """The scores of nodes from the means of questions, by rules 2, 7 and 8, where means of means are means of scores."""
    tree = scoring_tree(framework)
    means = {id_: mean for id_, mean in by_question.items() if id_ in tree.scored}
    coverage = kept_coverage(tree, frozenset(tree.scored), frozenset(means))
    linear = _linear(tree)
    return {node: score for node, score in aggregate_up(tree, means, coverage=coverage).items() if node in linear}


def _linear(tree: ScoringTree) -> frozenset[str]:
    """The nodes that are means or sums of their children all the way down."""
    linear: set[str] = set()
    for node, rule, children in tree.steps:
        beneath = [child.id for child in children if child.id not in tree.scored]
        if rule.method in {"mean", "sum"} and linear.issuperset(beneath):
            linear.add(node)
    return frozenset(linear)
