"""Turns what pydantic finds wrong with a value into plain English for a method author."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from pydantic_core import ErrorDetails

from opposite.definitions.diagnostics import quoted
from opposite.definitions.source_document import Misread
from opposite.definitions.suggest import nearest
from opposite.definitions.values import (
    COLOUR_PATTERN,
    FRAMEWORK_ID_PATTERN,
    ID_PATTERN,
    TEXT_PATTERN,
    VERSION_PATTERN,
)
from opposite.definitions.yaml_builder import LARGEST


class Fault(NamedTuple):
    """What is wrong with a value, what would be right, and the value that was plainly meant, if any."""

    message: str
    remedy: str
    meant: str | float | None = None


_PATTERNS = {
    ID_PATTERN: ("is not an id", "use only letters without accents, digits, _ . and -"),
    FRAMEWORK_ID_PATTERN: ("is not an id of a framework", "use only a-z, 0-9, _ and -"),
    VERSION_PATTERN: ("is not a version", 'write it like "1.0.0"'),
    COLOUR_PATTERN: ("is not a colour", 'write it like "#993300"'),
}
_LIMITS = {
    "greater_than_equal": ("ge", "must not be below"),
    "greater_than": ("gt", "must be above"),
    "less_than_equal": ("le", "must not be above"),
    "less_than": ("lt", "must be below"),
}
_KINDS = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "number_or_text": "a number or text",
    "finite_number": "a finite number",
}
_REMEDIES = {
    "text": "write plain text, in quotes if it begins with [ or {",
    "true or false": "write true or false",
    "a list": "write each item in a line of its own after a dash, or all in [ ]",
    "keys and values": 'write lines such as "id: …", indented, or { } around them',
    "a number or text": "write a number or a sentence",
}


def fault_of(error: ErrorDetails, *, typed: str | None) -> Fault:
    """The fault behind an error of pydantic; `typed` is the unquoted word as it stands in the file, if it is one."""
    kind = error["type"]
    if kind == "literal_error":
        return _choice(error, typed)
    if kind in _LIMITS:
        return _limit(error)
    if kind == "string_pattern_mismatch":
        return _pattern(error["ctx"]["pattern"], error["input"])
    if kind == "too_short":
        return Fault("is empty", "write at least one")
    return _wrong_kind(error, typed)


def found(value: Any, typed: str | None) -> str:
    """What stands in the file, in words."""
    if isinstance(value, bool):
        word = "true" if value else "false"
        return word if typed is None or typed == word else f"{word} (which is how YAML reads {typed} without quotes)"
    if isinstance(value, Misread):
        return f"{quoted(value.typed)[1:-1]}, {value.kind}"
    if isinstance(value, int | float):
        return f"the number {typed if typed is not None else value}"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    return "a list" if isinstance(value, list) else "keys and values"


def _wrong_kind(error: ErrorDetails, typed: str | None) -> Fault:
    value = error["input"]
    expected = _KINDS.get(error["type"], "something else")
    message = f"expected {expected}, found {found(value, typed)}"
    if expected == "text" and typed is not None:
        return Fault(message, f"write {_in_quotes(typed)} in quotes", meant=typed)
    if expected in ("a number", "a whole number"):
        return _number(message, value, expected)
    return Fault(message, _REMEDIES.get(expected, "see frameworks/README.md"))


def _limit(error: ErrorDetails) -> Fault:
    name, words = _LIMITS[error["type"]]
    return Fault(f"is {error['input']}, which {words} {error['ctx'][name]:g}", "write a number within the limits")


def _choice(error: ErrorDetails, typed: str | None) -> Fault:
    expected = error["ctx"]["expected"]
    words = [word.strip("' ") for word in expected.replace(" or ", ", ").split(", ")]
    value = error["input"]
    meant = nearest(value, words) if isinstance(value, str) else None
    remedy = f'did you mean "{meant}"?' if meant is not None else f"choose among {', '.join(words)}"
    if isinstance(value, bool) and typed in words:
        remedy = f"write {_in_quotes(str(typed))} in quotes"
    choices = words[0] if len(words) == 1 else f"one of {', '.join(words)}"
    return Fault(f"expected {choices}, found {found(value, typed)}", remedy)


def _pattern(pattern: str, value: str) -> Fault:
    if pattern == TEXT_PATTERN or not value.strip():
        return Fault("is empty", "write something, or leave the key out")
    what, remedy = _PATTERNS[pattern]
    return Fault(f"{quoted(value)} {what}", remedy)


def _number(message: str, value: Any, expected: str) -> Fault:
    remedy = f"write {expected}, the one that is meant, in plain digits"
    if isinstance(value, str):
        try:
            meant = float(value)
        except ValueError:
            return Fault(message, remedy)
        if -LARGEST <= meant <= LARGEST:
            return Fault(message, f"write {meant:g} without quotes", meant)
    return Fault(message, remedy)


def _in_quotes(typed: str) -> str:
    return json.dumps(" ".join(typed.split()), ensure_ascii=False)
