"""Lifts: they raise questions that exist between values of their scale, and together from its bottom to its top."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework, PartialQuestion
from opposite.definitions.source_node import SourceNode

LARGEST_STEP = 2
"""Points of the scale that one lift should climb at most."""


def check_lifts(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Lifts and required levels of unknown questions, off the scale or going nowhere; a warning for long steps."""
    for initiative in partial.initiatives:
        for lift in initiative["lifts"].items:
            question = partial.question_by_id.get(lift["question"].text or "")
            yield from _ends(lift, question)
            name = lift["question"].text
            if name is not None and question is None and partial.complete:
                yield unknown(lift["question"], name, what="question", known=partial.question_by_id)
        for name, level in initiative["requires_levels"].entries:
            question = partial.question_by_id.get(name)
            if question is None and partial.complete:
                yield unknown(level, name, what="question", known=partial.question_by_id, key=True)
            values = question.values if question is not None else None
            if level.number is not None and values is not None and not values[0] <= level.number <= values[-1]:
                message = f"{level.number:g} is off the scale of {name} ({values[0]:g} to {values[-1]:g})"
                yield level.error(message, remedy="require a level on that scale")


def _ends(lift: SourceNode, question: PartialQuestion | None) -> Iterator[Diagnostic]:
    start, to = lift["from"].number, lift["to"].number
    values = question.values if question is not None else None
    if values is not None:
        for end in (lift["from"], lift["to"]):
            if end.number is not None and end.number not in values:
                message = f"{end.number:g} is not a value of the scale"
                yield end.error(message, remedy=f"choose among {', '.join(f'{value:g}' for value in values)}")
    if start is None or to is None:
        return
    if start >= to:
        message = f"a lift from {start:g} to {to:g} raises nothing"
        yield lift["to"].error(message, remedy="write a level above from")
    elif values is not None and start in values and to in values:
        step = values.index(to) - values.index(start)
        if step > LARGEST_STEP:
            message = f"climbs {step} levels at once"
            yield lift["to"].warning(message, remedy=f"split it into initiatives of at most {LARGEST_STEP} levels")
    if question is not None and not question.scored:
        message = f"{question.id} is not scored, so this lift has no effect"
        yield lift["question"].warning(message, remedy="lift a scored question")


def check_lift_chains(partial: PartialFramework) -> Iterator[Diagnostic]:
    """A warning for every scored question whose lifts do not lead from the lowest value to the highest, with the holes.

    Nothing is said of a framework without initiatives.
    """
    if not partial.initiatives or not partial.complete:
        return
    lifts: dict[str, list[tuple[float, float]]] = {}
    for initiative in partial.initiatives:
        for lift in initiative["lifts"].items:
            name, start, to = lift["question"].text, lift["from"].number, lift["to"].number
            if name is not None and start is not None and to is not None:
                lifts.setdefault(name, []).append((start, to))
    for question in partial.questions:
        if question.scored and question.values is not None and question.id is not None:
            holes = _holes(question.values, lifts.get(question.id, []))
            if holes:
                listed = ", ".join(f"{low:g} to {high:g}" for low, high in holes)
                message = f"no initiative leads from level {listed}"
                yield question.source.warning(message, remedy="add lifts, so that a roadmap can always be made")


def _holes(values: tuple[float, ...], lifts: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches of a scale that no chain of lifts covers, from the bottom up."""
    holes = []
    reached = values[0]
    while reached < values[-1]:
        onwards = [to for start, to in lifts if start <= reached < to]
        if onwards:
            reached = max(onwards)
            continue
        entry = min([start for start, to in lifts if reached < start < to] + [values[-1]])
        holes.append((reached, entry))
        reached = entry
    return holes
