"""Says in plain English to a method author what is wrong with a value, and what would be right."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, get_origin

from opposite.definitions.diagnostics import quoted
from opposite.definitions.source_document import Misread
from opposite.definitions.suggest import nearest
from opposite.definitions.yaml_builder import LARGEST
from opposite.domain.framework.keys import COLOUR, FRAMEWORK_ID, ID, SOMETHING, VERSION, Limits, Pattern


class Fault(NamedTuple):
    """What is wrong with a value, what would be right, and the value that was plainly meant, if any.

    `spares_stored` as of a Diagnostic.
    """

    message: str
    remedy: str
    meant: str | float | None = None
    spares_stored: bool = False


EMPTY = Fault("is empty", "write at least one")

_PATTERNS = {
    ID: ("is not an id", "use only letters without accents, digits, _ . and -"),
    FRAMEWORK_ID: ("is not an id of a framework", "use only a-z, 0-9, _ and -"),
    VERSION: ("is not a version", 'write it like "1.0.0"'),
    COLOUR: ("is not a colour", 'write it like "#993300"'),
}
_REMEDIES = {
    "text": "write plain text, in quotes if it begins with [ or {",
    "true or false": "write true or false",
    "a list": "write each item in a line of its own after a dash, or all in [ ]",
    "keys and values": 'write lines such as "id: …", indented, or { } around them',
    "a number or text": "write a number or a sentence",
}

_HELD: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "a number": (int, float),
    "a whole number": int,
    "true or false": bool,
    "a number or text": (int, float, str),
    "a list": list,
    "keys and values": dict,
}
"""What holds a value of each kind."""


@cache
def expected(type_: Any) -> str:
    """What a type asks for, in words."""
    plain = {str: "text", float: "a number", int: "a whole number", bool: "true or false"}
    if type_ in plain:
        return plain[type_]
    if type_ == float | str:
        return "a number or text"
    return "a list" if get_origin(type_) is tuple else "keys and values"


def fits(value: Any, type_: Any) -> bool:
    """Whether a value is of the kind that a type asks for; true and false are no numbers."""
    if isinstance(value, bool):
        return type_ is bool
    blank = type_ == float | str and isinstance(value, str) and not value.strip()
    return isinstance(value, _HELD[expected(type_)]) and not blank


def unexpected(value: Any, type_: Any, *, typed: str | None) -> Fault:
    """The fault of a value of the wrong kind; `typed` is the unquoted word as it stands in the file, if it is one."""
    kind = expected(type_)
    message = f"expected {kind}, found {found(value, typed)}"
    if kind == "text" and typed is not None:
        return Fault(message, f"write {_in_quotes(typed)} in quotes", meant=typed)
    if kind in ("a number", "a whole number"):
        return _number(message, value, kind)
    return Fault(message, _REMEDIES[kind])


def no_choice(value: Any, choices: Sequence[str | int], *, typed: str | None) -> Fault:
    """The fault of a value that is none of the choices."""
    words = [str(choice) for choice in choices]
    meant = nearest(value, words) if isinstance(value, str) else None
    offered = f"write {words[0]}" if len(words) == 1 else f"choose among {', '.join(words)}"
    remedy = offered if meant is None else f'did you mean "{meant}"?'
    if isinstance(value, bool) and typed in words:
        remedy = f"write {_in_quotes(str(typed))} in quotes"
    expected_words = words[0] if len(words) == 1 else f"one of {', '.join(words)}"
    return Fault(f"expected {expected_words}, found {found(value, typed)}", remedy)


def outside(value: float | str, constraint: Limits | Pattern) -> Fault | None:
    """The fault of a value of the right kind that a constraint refuses, None where it is kept."""
    if isinstance(constraint, Pattern):
        return _unlike(value, constraint) if isinstance(value, str) else None
    if isinstance(value, str):
        return None
    for limit, words, kept in (
        (constraint.least, "must not be below", constraint.least is None or value >= constraint.least),
        (constraint.above, "must be above", constraint.above is None or value > constraint.above),
        (constraint.most, "must not be above", constraint.most is None or value <= constraint.most),
        (constraint.below, "must be below", constraint.below is None or value < constraint.below),
    ):
        if not kept:
            message = f"is {value}, which {words} {limit:g}"
            return Fault(message, "write a number within the limits", spares_stored=constraint.spares_stored)
    return None


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


def _unlike(value: str, pattern: Pattern) -> Fault | None:
    if re.search(pattern.regex, value):
        return None
    if pattern == SOMETHING or not value.strip():
        return Fault("is empty", "write something, or leave the key out")
    what, remedy = _PATTERNS[pattern]
    return Fault(f"{quoted(value)} {what}", remedy)


def _number(message: str, value: Any, kind: str) -> Fault:
    remedy = f"write {kind}, the one that is meant, in plain digits"
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
