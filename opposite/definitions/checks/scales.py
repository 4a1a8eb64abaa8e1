"""Scales: they exist, their values ascend, and the groups of settings that name them find them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode

FEWEST_POINTS = 2
"""Points without which a scale tells nothing apart."""

KINDS_WITH_POINTS = ("ordinal", "interval", "numeric", "nominal")
"""Kinds of scales that are answered by choosing a point."""


def check_scales(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Points missing or out of order, and scales named in `instrument` and by questions that do not exist."""
    for _, scale in partial.top["scales"].entries:
        yield from _points(scale)
    instrument = partial.top["instrument"]
    default = instrument["default_scale"]
    yield from _named(partial, default)
    yield from _importance(partial, instrument["importance"])
    for question in partial.questions:
        if question.source["scale"].present:
            yield from _named(partial, question.source["scale"])
        elif not default.present:
            remedy = "add scale: …, or set instrument > default_scale for all"
            yield question.source.error("has no scale", remedy=remedy)


def _points(scale: SourceNode) -> Iterator[Diagnostic]:
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


def _named(partial: PartialFramework, source: SourceNode) -> Iterator[Diagnostic]:
    name = source.text
    if name is not None and name not in partial.scales:
        yield unknown(source, name, what="scale", known=partial.scales)


def _importance(partial: PartialFramework, importance: SourceNode) -> Iterator[Diagnostic]:
    is_asked = importance["level"].text in ("question", "factor")
    scale = importance["scale"]
    yield from _named(partial, scale)
    if is_asked and not scale.present:
        yield importance.error("importance is asked for, and no scale is named", remedy="add scale: <id of a scale>")
    if scale.present and not importance["level"].present:
        remedy = "add level: question, or level: none to make it plain"
        yield importance.warning("a scale is named, and importance is asked of nobody", remedy=remedy)
    if is_asked and scale.text in partial.scales and partial.scales[scale.text].kind in ("nominal", "text"):
        yield scale.error("importance needs a scale of numbers", remedy="name an ordinal or interval scale")
