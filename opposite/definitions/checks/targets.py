"""Targets: they lie on the scale of the questions they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Mistake
from opposite.definitions.partial_framework import Sketch, SketchQuestion
from opposite.definitions.source_node import Piece
from opposite.domain.framework import ROOT


def check_targets(sketch: Sketch) -> Iterator[Mistake]:
    """Targets of unknown nodes or questions, and targets outside the scale of a scored question that they are for."""
    target = sketch.top["instrument"]["target"]
    by = dict(target["by"].entries)
    known = dict.fromkeys([ROOT, *sketch.node_by_id, *sketch.question_by_id])
    served: dict[str | None, list[SketchQuestion]] = {}
    for question in sketch.questions:
        if question.scored:
            above = [question.id, *(node["id"].text for node in question.above), ROOT]
            served.setdefault(next((id_ for id_ in above if id_ in by), None), []).append(question)
    for id_, piece in by.items():
        if id_ not in known and sketch.complete:
            yield unknown(piece, id_, what="node or question", known=known, key=True)
        yield from _within(piece, served.get(id_, ()))
    yield from _within(target["default"], served.get(None, ()))


def _within(piece: Piece, questions: Iterable[SketchQuestion]) -> Iterator[Mistake]:
    """One mistake for the first question whose scale does not reach to the target."""
    value = piece.number
    for question in questions:
        values = question.values
        if value is not None and values is not None and not values[0] <= value <= values[-1]:
            scale = question.scale.id if question.scale is not None else ""
            message = (
                f"the target {value:g} is off the scale {scale} of {question.id} ({values[0]:g} to {values[-1]:g})"
            )
            yield piece.error(message, remedy="write a target on that scale, or one of its own under target > by")
            return
