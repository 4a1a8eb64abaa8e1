"""Scales: they exist, their values ascend, and the groups of settings that name them find them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Mistake
from opposite.definitions.partial_framework import Sketch
from opposite.definitions.source_node import Piece

FEWEST_POINTS = 2
"""Points without which a scale tells nothing apart."""

KINDS_WITH_POINTS = ("ordinal", "interval", "numeric", "nominal")
"""Kinds of scales that are answered by choosing a point."""


def check_scales(sketch: Sketch) -> Iterator[Mistake]:
    """Points missing or out of order, and scales named in `instrument` and by questions that do not exist."""
    for _, scale in sketch.top["scales"].entries:
        yield from _points(scale)
    instrument = sketch.top["instrument"]
    default = instrument["default_scale"]
    yield from _named(sketch, default)
    yield from _importance(sketch, instrument["importance"])
    for question in sketch.questions:
        if question.piece["scale"].present:
            yield from _named(sketch, question.piece["scale"])
        elif not default.present:
            remedy = "add scale: …, or set instrument > default_scale for all"
            yield question.piece.error("has no scale", remedy=remedy)


def _points(scale: Piece) -> Iterator[Mistake]:
    points = scale["points"].items
    listed = isinstance(scale["points"].value, list) or not scale["points"].present
    if listed and len(points) < FEWEST_POINTS and scale["kind"].text in KINDS_WITH_POINTS:
        remedy = "write at least two points, each {value: …, label: …}"
        yield scale.error("has fewer than two points", remedy=remedy)
    for before, point in pairwise(points):
        earlier, value = before["value"].number, point["value"].number
        if earlier is not None and value is not None and value <= earlier:
            message = f"{value:g} stands after {earlier:g}"
            yield point["value"].error(message, remedy="write every value once, from the lowest to the highest")


def _named(sketch: Sketch, piece: Piece) -> Iterator[Mistake]:
    name = piece.text
    if name is not None and name not in sketch.scales:
        yield unknown(piece, name, what="scale", known=sketch.scales)


def _importance(sketch: Sketch, importance: Piece) -> Iterator[Mistake]:
    asked = importance["level"].text in ("question", "factor")
    scale = importance["scale"]
    yield from _named(sketch, scale)
    if asked and not scale.present:
        yield importance.error("importance is asked for, and no scale is named", remedy="add scale: <id of a scale>")
    if scale.present and not importance["level"].present:
        remedy = "add level: question, or level: none to make it plain"
        yield importance.warning("a scale is named, and importance is asked of nobody", remedy=remedy)
    if asked and scale.text in sketch.scales and sketch.scales[scale.text].kind in ("nominal", "text"):
        yield scale.error("importance needs a scale of numbers", remedy="name an ordinal or interval scale")
