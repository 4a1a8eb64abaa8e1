"""Targets: they lie on the scale of the questions they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework, PartialQuestion
from opposite.definitions.source_node import SourceNode
from opposite.domain.framework import ROOT


def check_targets(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Targets of unknown nodes or questions, and targets outside the scale of a scored question that they are for."""
    target = partial.top["instrument"]["target"]
    by = dict(target["by"].entries)
    ids = dict.fromkeys([ROOT, *partial.node_by_id, *partial.question_by_id])
    served: dict[str | None, list[PartialQuestion]] = {}
    for question in partial.questions:
        if question.scored:
            above = [question.id, *(node["id"].text for node in question.above), ROOT]
            served.setdefault(next((id_ for id_ in above if id_ in by), None), []).append(question)
    for id_, source in by.items():
        if id_ not in ids and partial.complete:
            yield unknown(source, id_, what="node or question", known=ids, key=True)
        yield from _within(source, served.get(id_, ()))
    yield from _within(target["default"], served.get(None, ()))


def _within(source: SourceNode, questions: Iterable[PartialQuestion]) -> Iterator[Diagnostic]:
    """One mistake for the first question whose scale does not reach to the target."""
    value = source.number
    for question in questions:
        values = question.values
        if value is not None and values is not None and not values[0] <= value <= values[-1]:
            scale = question.scale.id if question.scale is not None else ""
            message = (
                f"the target {value:g} is off the scale {scale} of {question.id} ({values[0]:g} to {values[-1]:g})"
            )
            yield source.error(message, remedy="write a target on that scale, or one of its own under target > by")
            return
