"""What an unquoted word of YAML means: text, number, yes or no, nothing, or something no framework holds."""

from __future__ import annotations

import re

from opposite.definitions.source_document import Misread

LARGEST = 1e15
"""Numbers beyond this, either way, are taken for slips of the keyboard."""

PREFIX = "tag:yaml.org,2002:"
SAFE_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "value", "merge"})
"""Kinds of scalars that YAML finds by itself or that an author may name; all others are refused."""

_WORDS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_DECIMAL = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d*)?([eE][-+]?\d{1,3})?|[-+]?\.\d+")


def scalar(kind: str, typed: str) -> str | int | float | bool | Misread | None:
    """The value of a scalar that YAML resolved to `kind` (one of SAFE_TAGS).

    Dates, times and numbers that are not written in plain decimal digits, and infinite or enormous ones, are Misread.
    """
    if kind == "null":
        return None
    if kind == "bool":
        return _WORDS.get(typed.lower(), Misread(typed, "neither true nor false"))
    if kind == "timestamp":
        return Misread(typed, "a date")
    if kind in ("int", "float"):
        return _number(typed)
    return typed


def _number(typed: str) -> int | float | Misread:
    if re.fullmatch(r"[-+]?\.(inf|nan)", typed, re.IGNORECASE):
        return Misread(typed, "not a finite number")
    if not _DECIMAL.fullmatch(typed):
        return Misread(typed, _kind_of_odd_number(typed))
    number = float(typed)
    if not -LARGEST <= number <= LARGEST:
        return Misread(typed, "a number too large to be meant")
    return int(typed) if re.fullmatch(r"[-+]?\d+", typed) else number


def _kind_of_odd_number(typed: str) -> str:
    if ":" in typed:
        return "a number to the base 60"
    if re.fullmatch(r"[-+]?0\d+", typed):
        return "a number with a leading zero (to the base 8)"
    if re.match(r"[-+]?0[xb]", typed):
        return "a number to the base 16 or 2"
    return "a number not in plain digits"
