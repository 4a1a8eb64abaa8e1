"""Scales: they exist, their values ascend, and the groups of settings that name them find them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from opposite.definitions.checks.references import unknown
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode
from opposite.domain.framework.scales import MOST_VALUES, stepped_values

FEWEST_POINTS = 2
"""Points without which a scale tells nothing apart."""

STEPPED = ("minimum", "maximum", "step")
"""Keys of a numeric scale without points."""

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")

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
    if any(scale[key].present for key in STEPPED):
        yield from _stepped(scale)
        return
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

    yield from _numeric_labels(points)


def _stepped(scale: SourceNode) -> Iterator[Diagnostic]:
    """A scale that is given by its minimum, maximum and step is numeric, has no points, and its steps end at the maximum."""
    first = next(scale[key] for key in STEPPED if scale[key].present)
    if scale["kind"].text != "numeric":
        yield first.error("belongs to a scale of kind: numeric", remedy="write kind: numeric, or points", key=True)
        return
    if scale["points"].present:
        yield first.error("stands beside points", remedy="keep either points, or minimum, maximum and step", key=True)
        return
    minimum, maximum, step = (scale[key].number for key in STEPPED)
    missing = [key for key in STEPPED[:2] if not scale[key].present]
    if missing:
        yield scale.error(f"has no {' and no '.join(missing)}", remedy="write both minimum and maximum")
    elif minimum is not None and maximum is not None and minimum >= maximum:
        yield scale["maximum"].error(f"{maximum:g} is not above {minimum:g}", remedy="write the highest value")
    elif minimum is not None and maximum is not None and (step is None or step > 0):
        span, by = maximum - minimum, step or 1.0
        if stepped_values(minimum, maximum, by) is None:
            source = scale["step"] if scale["step"].present else scale["maximum"]
            message = f"steps of {by:g} do not make at most {MOST_VALUES:,} values from {minimum:g} to {maximum:g}"
            yield source.error(message, remedy=f"write a step such as {span / 100:g}")


def _numeric_labels(points: Sequence[SourceNode]) -> Iterator[Diagnostic]:
    """Labels that are numbers, and others than their values: files of answers are read by label."""
    for point in points:
        label, value = (point["label"].text or "").strip(), point["value"].number
        if value is not None and _NUMBER.fullmatch(label) and float(label.replace(",", ".")) != value:
            message = f"the label {label} is a number, and not the value {value:g}"
            yield point["label"].warning(
                message, remedy="a cell of a file is taken for the label; write words, or the value"
            )
            return


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
