"""Questions: their type, scale and keys fit together."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.partial_framework import UNSCORED_KINDS, PartialFramework, PartialQuestion

MATRIX = "matrix2x2"


def check_questions(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Questions marked scored that cannot be, and matrices without their axes or with a scale that does not fit."""
    for question in partial.questions:
        if question.source["type"].text == MATRIX:
            mistakes = list(_matrix(question))
            yield from mistakes or _second_axis(question)
            continue
        for axis in ("x", "y"):
            if question.source[axis].present:
                message = f"belongs to questions of the type {MATRIX} only"
                yield question.source[axis].error(message, remedy=f"add type: {MATRIX}, or remove it", key=True)
        scale = question.scale
        if scale is not None and scale.kind in UNSCORED_KINDS and question.scored:
            message = f"its scale {quoted(scale.id)} is {scale.kind}, so it cannot be scored"
            yield question.source.error(message, remedy="add scored: false, or name another scale")


def _matrix(question: PartialQuestion) -> Iterator[Diagnostic]:
    if question.source["scored"].flag is True:
        yield question.source["scored"].error(
            f"a {MATRIX} is never scored", remedy="write scored: false, or leave it out"
        )
    for axis in ("x", "y"):
        if not question.source[axis].present:
            yield question.source.error(f'the key "{axis}" is missing', remedy=f"add {axis}: <name of the axis>")
    values = question.values
    if values is not None and len(values) != 2:
        message = f"a {MATRIX} needs a scale of two points, and its scale has {len(values)}"
        yield question.source.error(message, remedy="name a scale of two points, such as Low and High")
    if question.source["reverse"].flag is True:
        yield question.source["reverse"].error(
            f"a {MATRIX} is not scored, so nothing is turned round", remedy="remove it"
        )


def _second_axis(question: PartialQuestion) -> Iterator[Diagnostic]:
    message = f"only the place on x is asked and kept: the second axis of a {MATRIX} is not supported yet"
    remedy = "ask for the second axis in a question of its own"
    yield question.source["y"].warning(message, remedy=remedy, key=True)
