"""The part of a framework's tree that counts for one profile of questions, with the range of every node."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from opposite.domain.framework import FULL, ROOT, Aggregation, Framework, Method, Node, Profile, Question, Scale


class Child(NamedTuple):
    """A child node or question of a node, with the weight it carries among its siblings."""

    id: str
    weight: float


class Range(NamedTuple):
    """Lowest and highest score that a node or question can have."""

    minimum: float
    maximum: float


@dataclass(frozen=True, eq=False)
class ScoringTree:
    """What counts for one profile. `nodes` lists children before parents, the root last."""

    nodes: tuple[Node, ...]
    children: Mapping[str, tuple[Child, ...]]
    methods: Mapping[str, Aggregation]
    asked: Mapping[str, Question]
    scored: Mapping[str, Question]
    ranges: Mapping[str, Range]
    """By node and scored question; nodes without any weight beneath have none."""
    only_means: frozenset[str]
    scales: Mapping[str, Scale]
    """Nodes whose scored questions beneath share one scale, and that scale."""

    @cached_property
    def steps(self) -> tuple[tuple[str, Aggregation, tuple[Child, ...]], ...]:
        """Id, rule and children of each node, children before parents."""
        return tuple((node.id, self.methods[node.id], self.children[node.id]) for node in self.nodes)


def aggregate(
    method: Method, scored: Sequence[tuple[float, float]], *, all_weights: float, least_minimum: float
) -> float | None:
    """Score of a node from (weight, score) of its scored children (scoring.md, rule 8), or None without any weight.

    `all_weights` is the sum of the weights of all children (for `sum`); `least_minimum` the least minimum among the
    scored children, below or at 0 of which a geometric mean is computed on shifted scores.
    """
    if not scored:
        return None
    if method == "min":
        return min(score for _, score in scored)
    if method == "max":
        return max(score for _, score in scored)
    if method == "mean":
        return weighted_mean(scored)
    total = sum(weight for weight, _ in scored)
    if total <= 0:
        return None
    if method == "geometric":
        shift = 1 - least_minimum if least_minimum <= 0 else 0.0
        if any(score + shift <= 0 for weight, score in scored if weight > 0):
            return None
        logs = math.fsum(weight * math.log(score + shift) for weight, score in scored if weight > 0)
        return math.exp(logs / total) - shift
    return all_weights * sum(weight * score for weight, score in scored) / total


def weighted_mean(scored: Sequence[tuple[float, float]]) -> float | None:
    """The mean of (weight, score), or None without any weight."""
    total = weighted = 0.0
    for weight, score in scored:
        total += weight
        weighted += weight * score
    return weighted / total if total > 0 else None


@lru_cache(maxsize=256)
def scoring_tree(framework: Framework, profile: str = FULL) -> ScoringTree:
    """The outline of a framework for one profile; an unknown profile holds every question.

    Questions that are not scored stay in `asked` alone. Nodes without a question of the profile are left out, the
    root excepted.
    """
    only_core = framework.instrument.profiles.get(profile) == Profile("core")
    asked = {q.id: q for q in framework.root.all_questions() if q.core or not only_core}
    scored = {q.id: q for q in asked.values() if q.scored}
    nodes: list[Node] = []
    children: dict[str, tuple[Child, ...]] = {}
    ranges: dict[str, Range] = {q.id: Range(q.scale.lowest, q.scale.highest) for q in scored.values()}
    only_means: set[str] = set()
    scales: dict[str, Scale] = {}

    def place(node: Node) -> None:
        for child in node.children:
            place(child)
        kept = tuple(
            [Child(child.id, child.weight) for child in node.children if child.id in children]
            + [Child(q.id, q.weight) for q in node.questions if q.id in scored]
        )
        if not kept and node.id != ROOT:
            return
        nodes.append(node)
        children[node.id] = kept
        method = framework.scoring.aggregate[node.kind].method
        limits = range_of(method, kept, ranges)
        if limits is not None:
            ranges[node.id] = limits
        beneath = [child.id for child in node.children if child.id in children]
        if method == "mean" and all(child in only_means for child in beneath):
            only_means.add(node.id)
        used = {q.scale.id: q.scale for q in node.all_questions() if q.id in scored}
        if len(used) == 1:
            scales[node.id] = next(iter(used.values()))

    place(framework.root)
    return ScoringTree(
        nodes=tuple(nodes),
        children=children,
        methods={node.id: framework.scoring.aggregate[node.kind] for node in nodes},
        asked=asked,
        scored=scored,
        ranges=ranges,
        only_means=frozenset(only_means),
        scales=scales,
    )


def range_of(method: Method, children: Sequence[Child], ranges: Mapping[str, Range]) -> Range | None:
    """Minimum and maximum of all children through the same aggregation (scoring.md, rule 9).

    None where there is no weight to aggregate with; such a node is never scored, and left out of the ranges above.
    """
    weights = math.fsum(child.weight for child in children)
    weighted = [(child.weight, ranges[child.id]) for child in children if child.id in ranges]
    least = min((limits.minimum for _, limits in weighted), default=0.0)
    ends = [
        aggregate(
            method, [(weight, limits[end]) for weight, limits in weighted], all_weights=weights, least_minimum=least
        )
        for end in (0, 1)
    ]
    return None if ends[0] is None or ends[1] is None else Range(ends[0], ends[1])
