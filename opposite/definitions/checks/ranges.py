"""Ranges: what each node can score, and a geometric mean needs scores above 0."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import cast

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_document import Path
from opposite.definitions.source_node import SourceNode
from opposite.domain.framework import ROOT, Method
from opposite.domain.framework.scoring_tree import aggregate

METHODS = ("mean", "sum", "geometric", "min", "max")


def check_ranges(partial: PartialFramework) -> Iterator[Diagnostic]:
    """A warning where a geometric mean has a child that can score 0 or less (scoring.md, rule 8)."""
    ranges = _ranges(partial)
    warned: set[str] = set()
    for holder, kind, method in _holders(partial):
        minima = [ranges[child.path][0] for child in _below(holder) if child.path in ranges]
        if method.text == "geometric" and minima and min(minima) <= 0 and kind not in warned:
            warned.add(kind)
            message = f"a geometric mean needs scores above 0, and here they reach down to {min(minima):g}"
            yield method.warning(message, remedy="it is computed on shifted scores: use mean, or a scale above 0")


def node_ranges(partial: PartialFramework) -> list[tuple[float, float]]:
    """Lowest and highest score of every node that can have one and of the whole; none where some are not known."""
    unknown = any(question.scored and question.values is None for question in partial.questions)
    holders = _holders(partial)
    if unknown or not partial.complete or any(method.text not in METHODS for _, _, method in holders):
        return []
    ranges = _ranges(partial)
    return [ranges[holder.path] for holder, _, _ in holders if holder.path in ranges]


def _ranges(partial: PartialFramework) -> dict[Path, tuple[float, float]]:
    """Lowest and highest score of questions and nodes by their paths, those that are known (scoring.md, rule 9)."""
    ranges: dict[Path, tuple[float, float]] = {
        question.source.path: (question.values[0], question.values[-1])
        for question in partial.questions
        if question.scored and question.values is not None
    }
    for holder, _, method in _holders(partial):
        below = [(_weight(child), ranges[child.path]) for child in _below(holder) if child.path in ranges]
        if method.text not in METHODS or not below:
            continue
        least = min(limits[0] for _, limits in below)
        weights = math.fsum(weight for weight, _ in below)
        minimum, maximum = (
            aggregate(
                cast("Method", method.text),
                [(weight, limits[end]) for weight, limits in below],
                all_weights=weights,
                least_minimum=least,
            )
            for end in (0, 1)
        )
        if minimum is not None and maximum is not None:
            ranges[holder.path] = (minimum, maximum)
    return ranges


def _holders(partial: PartialFramework) -> list[tuple[SourceNode, str, SourceNode]]:
    """Nodes before the nodes above them, the whole last, with their kind and the method of it."""
    methods = partial.top["scoring"]["aggregate"]
    nodes = [(node.source, node.kind or "") for node in reversed(partial.nodes)]
    return [(source, kind, methods[kind]["method"]) for source, kind in (*nodes, (partial.top, ROOT))]


def _below(holder: SourceNode) -> tuple[SourceNode, ...]:
    """The nodes and questions that a node holds; the uppermost ones of the whole, whose path is empty."""
    return (*holder["children"].items, *holder["questions"].items) if holder.path else holder["tree"].items


def _weight(source: SourceNode) -> float:
    weight = source["weight"].number
    return 1.0 if weight is None else weight
