"""Groups: every question reaches somebody who counts."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode

FEW_GROUPS = 3
"""Counted groups that a question should reach, where the framework has so many."""


def check_groups(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Comparators with a weight, routing to unknown groups, and questions that too few of those who count are asked."""
    weights = partial.group_weights
    for group in partial.top["groups"].items:
        if group["comparator"].flag is True and group["weight"].present and group["weight"].number not in (None, 0):
            message = "a comparator is shown and never counted, so its weight is 0"
            yield group["weight"].error(message, remedy="write weight: 0, or remove comparator: true")
    counted = [id_ for id_, weight in weights.items() if weight is None or weight > 0]
    if weights and not counted:
        yield partial.top["groups"].error("no group counts", remedy="give at least one a weight above 0", key=True)
        return
    for question in partial.questions:
        yield from _routing(question.source["groups"], weights, counted)


def _routing(routing: SourceNode, weights: dict[str, float | None], counted: list[str]) -> Iterator[Diagnostic]:
    if not isinstance(routing.value, list):
        return
    names = [(source, source.text) for source in routing.items]
    for number, (source, name) in enumerate(names):
        if name is not None and name not in weights:
            yield unknown(source, name, what="group", known=weights)
        elif name is not None and name in [earlier for _, earlier in names[:number]]:
            yield source.error(f"{quoted(name)} is named twice", remedy="name it once")
    if any(name is None or name not in weights for _, name in names):
        return
    reached = {name for _, name in names if name in counted}
    if not names:
        yield routing.error(
            "is empty, so nobody is asked", remedy="name groups, or remove it to ask everybody", key=True
        )
    elif not reached:
        remedy = "add a group whose weight is above 0"
        yield routing.error("only comparators are asked, so the question has no score", remedy=remedy, key=True)
    elif len(reached) < min(FEW_GROUPS, len(counted)):
        message = f"reaches {len(reached)} of the groups that count"
        yield routing.warning(message, remedy=f"ask at least {FEW_GROUPS}, so that views can be compared", key=True)
