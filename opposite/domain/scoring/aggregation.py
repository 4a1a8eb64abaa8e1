"""How weights, coverage and scores run up a framework's tree: rules 7 and 8 of scoring.md."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from opposite.domain.framework import Method
from opposite.domain.framework.scoring_tree import Child, ScoringTree, aggregate
from opposite.domain.tolerance import TOLERANCE


def shares_beneath(tree: ScoringTree, applicable: Container[str]) -> dict[str, dict[str, float]]:
    """By node, the weight of each applicable question beneath it: the product of its weights on the way down (rule 7).

    Each weight is normalised among the applicable siblings. A node with nothing applicable beneath has no weights.
    """
    shares: dict[str, dict[str, float]] = {}
    for node in tree.nodes:
        beneath = [
            (child.weight, inner)
            for child in tree.children[node.id]
            if (inner := shares.get(child.id) or ({child.id: 1.0} if child.id in applicable else None))
        ]
        total = math.fsum(weight for weight, _ in beneath)
        shares[node.id] = {
            question: weight / total * share if total > 0 else 0.0
            for weight, inner in beneath
            for question, share in inner.items()
        }
    return shares


@lru_cache(maxsize=512)
def kept_shares(tree: ScoringTree, applicable: frozenset[str]) -> Mapping[str, Mapping[str, float]]:
    """The same, kept: nearly always all questions of a profile apply, or all that a group is asked."""
    return shares_beneath(tree, applicable)


def covered(weights: Mapping[str, float], scored: Container[str]) -> float:
    """Coverage (rule 7): the part of the applicable questions' weight that is scored; 0 without any weight."""
    total = math.fsum(weights.values())
    return math.fsum(weight for question, weight in weights.items() if question in scored) / total if total > 0 else 0.0


@lru_cache(maxsize=512)
def kept_coverage(tree: ScoringTree, applicable: frozenset[str], scored: frozenset[str]) -> Mapping[str, float]:
    """By node, how much of its applicable questions is scored, kept likewise."""
    return {node: covered(weights, scored) for node, weights in kept_shares(tree, applicable).items()}


def aggregate_up(
    tree: ScoringTree, question_values: Mapping[str, float], *, coverage: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Scores of all nodes that have one, from the scores of questions (rule 8).

    With `coverage` a node below its kind's minimum has no score; without it every node with a scored child has one.
    """
    scores: dict[str, float] = dict(question_values)
    node_scores: dict[str, float] = {}
    for node, rule, children in tree.steps:
        if coverage is not None and coverage[node] < rule.min_coverage - TOLERANCE:
            continue
        score = from_children(tree, rule.method, children, scores)
        if score is not None:
            scores[node] = node_scores[node] = score
    return node_scores


def aggregate_people(
    tree: ScoringTree,
    method: Method,
    children: Sequence[Child],
    given: Sequence[tuple[Child, Mapping[int, float]]],
) -> dict[int, float]:
    """Each person's own score of a node from those children of it for which they have one, by person (rules 8 and 12)."""
    people = sorted(set[int]().union(*[scores for _, scores in given]))
    if method == "mean":
        return _means_of_people(people, [(weight, scores) for (_, weight), scores in given])
    own = {
        person: from_children(
            tree, method, children, {child.id: scores[person] for child, scores in given if person in scores}
        )
        for person in people
    }
    return {person: score for person, score in own.items() if score is not None}


def _means_of_people(people: Sequence[int], weighed: Sequence[tuple[float, Mapping[int, float]]]) -> dict[int, float]:
    """The same where the node is a mean: `weighted_mean` person by person, without a list for each.

    A report has hundreds of such means, and the lists alone would cost a tenth of its scoring.
    """
    means: dict[int, float] = {}
    for person in people:
        total = weighted = 0.0
        for weight, scores in weighed:
            if person in scores:
                total += weight
                weighted += weight * scores[person]
        if total > 0:
            means[person] = weighted / total
    return means


def from_children(
    tree: ScoringTree, method: Method, children: Sequence[Child], scores: Mapping[str, float]
) -> float | None:
    """The score of a node from the scores of its children, those without one left out; None without any (rule 8)."""
    if method == "mean":
        return _mean_of_children(children, scores)
    scored = [(weight, scores[child]) for child, weight in children if child in scores]
    return aggregate(
        method,
        scored,
        all_weights=math.fsum(weight for _, weight in children) if method == "sum" else 0.0,
        least_minimum=min((tree.ranges[child].minimum for child, _ in children if child in scores), default=0.0)
        if method == "geometric"
        else 0.0,
    )


def _mean_of_children(children: Sequence[Child], scores: Mapping[str, float]) -> float | None:
    """The same where the node is a mean, as nearly all are: `weighted_mean` without a list, of which a report makes dozens."""
    total = weighted = 0.0
    for child, weight in children:
        if child in scores:
            total += weight
            weighted += weight * scores[child]
    return weighted / total if total > 0 else None
