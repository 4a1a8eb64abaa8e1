"""Ranges: a geometric mean needs scores above 0."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import cast

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode
from opposite.domain.framework import ROOT, Method
from opposite.domain.framework.scoring_tree import aggregate

METHODS = ("mean", "sum", "geometric", "min", "max")


def check_ranges(partial: PartialFramework) -> Iterator[Diagnostic]:
    """A warning where a geometric mean has a child that can score 0 or less (scoring.md, rule 8)."""
    methods = {kind: source["method"] for kind, source in partial.top["scoring"]["aggregate"].entries}
    minima: dict[tuple[str | int, ...], float] = {
        question.source.path: question.values[0]
        for question in partial.questions
        if question.scored and question.values is not None
    }
    warned: set[str] = set()
    holders = [(node.source, node.kind) for node in reversed(partial.nodes)]
    for holder, kind in [*holders, (partial.top, ROOT)]:
        method = methods.get(kind or "")
        below = [*holder["children"].items, *holder["questions"].items] if holder.path else partial.top["tree"].items
        children = [(_weight(child), minima[child.path]) for child in below if child.path in minima]
        if method is None or method.text not in METHODS or not children:
            continue
        least = min(minimum for _, minimum in children)
        if method.text == "geometric" and least <= 0 and kind not in warned:
            warned.add(str(kind))
            message = f"a geometric mean needs scores above 0, and here they reach down to {least:g}"
            yield method.warning(message, remedy="it is computed on shifted scores: use mean, or a scale above 0")
        weights = math.fsum(weight for weight, _ in children)
        minimum = aggregate(cast("Method", method.text), children, all_weights=weights, least_minimum=least)
        if minimum is not None:
            minima[holder.path] = minimum


def _weight(source: SourceNode) -> float:
    weight = source["weight"].number
    return 1.0 if weight is None else weight
