"""Reads a stored document in JSON quickly, and leaves everything unusual to the strict reader of YAML."""

from __future__ import annotations

import json
from typing import Any

from opposite.definitions.diagnostics import CONTROL
from opposite.definitions.yaml_builder import LARGEST
from opposite.definitions.yaml_reader import DEEPEST, LARGEST_FILE


class _UnusualError(ValueError):
    """Something that the strict reader must judge."""


def read_json(text: str) -> dict[str, Any] | None:
    """The plain data of a JSON text that holds one mapping and nothing unusual; None for every other text.

    Unusual are duplicate keys, control characters, numbers that are not finite or enormous, and deep nesting.
    """
    if not text.startswith("{") or len(text) > LARGEST_FILE:
        return None
    try:
        data = json.loads(text, object_pairs_hook=_mapping, parse_constant=_refuse)
        _look_through(data, depth=1)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise _UnusualError
    return mapping


def _refuse(constant: str) -> Any:
    raise _UnusualError(constant)


def _look_through(value: Any, *, depth: int) -> None:
    if depth > DEEPEST:
        raise _UnusualError
    if isinstance(value, dict):
        for key, item in value.items():
            _look_through(key, depth=depth)
            _look_through(item, depth=depth + 1)
    elif isinstance(value, list):
        for item in value:
            _look_through(item, depth=depth + 1)
    elif _is_unusual(value):
        raise _UnusualError


def _is_unusual(value: Any) -> bool:
    if isinstance(value, str):
        return CONTROL.search(value) is not None
    return isinstance(value, int | float) and not -LARGEST <= value <= LARGEST
