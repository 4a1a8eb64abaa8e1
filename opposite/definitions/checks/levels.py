"""Level descriptions: one for every value of the question's scale, or none at all."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.diagnostics import Diagnostic, quoted
from opposite.definitions.document import level_value
from opposite.definitions.partial_framework import PartialFramework, PartialQuestion


def check_levels(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Descriptions that are missing, that belong to no value, or that are given twice for one value."""
    for question in partial.questions:
        if question.values is not None and isinstance(question.source["levels"].value, dict):
            yield from _descriptions(question, question.values)


def _descriptions(question: PartialQuestion, values: tuple[float, ...]) -> Iterator[Diagnostic]:
    levels = question.source["levels"]
    listed = ", ".join(f"{value:g}" for value in values)
    described: dict[float, str] = {}
    for key, source in levels.entries:
        value = level_value(key)
        if value is None or value not in values:
            message = f"{quoted(key)} is not a value of the scale"
            yield source.error(message, remedy=f"describe exactly the values {listed}", key=True)
        elif value in described:
            message = f"the value {value:g} is described a second time (first as {quoted(described[value])})"
            yield source.error(message, remedy="keep one of the two", key=True)
        else:
            described[value] = key
    missing = [f"{value:g}" for value in values if value not in described]
    if missing and levels.entries:
        message = f"no description of {', '.join(missing)}"
        yield levels.error(message, remedy=f"describe every value ({listed}), or remove levels", key=True)
    elif not levels.entries:
        yield levels.error("is empty", remedy=f"describe every value ({listed}), or remove levels", key=True)
