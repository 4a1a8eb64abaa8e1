"""How weights, coverage and scores run up a framework's tree: rules 7 and 8 of scoring.md."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping

from opposite.domain.framework.scoring_tree import ScoringTree, aggregate
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


def covered(weights: Mapping[str, float], scored: Container[str]) -> float:
    """Coverage (rule 7): the part of the applicable questions' weight that is scored; 0 without any weight."""
    total = math.fsum(weights.values())
    return math.fsum(weight for question, weight in weights.items() if question in scored) / total if total > 0 else 0.0


def aggregate_up(
    tree: ScoringTree, question_values: Mapping[str, float], *, coverage: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Scores of all nodes that have one, from the scores of questions (rule 8).

    With `coverage` a node below its kind's minimum has no score; without it every node with a scored child has one.
    """
    scores: dict[str, float] = dict(question_values)
    node_scores: dict[str, float] = {}
    for node in tree.nodes:
        rule = tree.methods[node.id]
        if coverage is not None and coverage[node.id] < rule.min_coverage - TOLERANCE:
            continue
        children = tree.children[node.id]
        scored = [(child.weight, scores[child.id]) for child in children if child.id in scores]
        if not scored:
            continue
        score = aggregate(
            rule.method,
            scored,
            all_weights=math.fsum(child.weight for child in children) if rule.method == "sum" else 0.0,
            least_minimum=min(tree.ranges[child.id].minimum for child in children if child.id in scores)
            if rule.method == "geometric"
            else 0.0,
        )
        if score is not None:
            scores[node.id] = node_scores[node.id] = score
    return node_scores
