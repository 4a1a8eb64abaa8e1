"""Answers as JSON, an object a person, as SurveyJS gives them: a row of headings, and one for every person."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from opposite.errors import ImportRefusedError

MOST_BYTES = 20_000_000
"""Bytes of a file that is read, all of which has to be in memory."""

DEEPEST = 4
"""Objects within objects that are looked into."""

_HINT = "Export the answers as CSV or XLSX where they were collected, or as a list with an object for every person."


def is_json(path: Path) -> bool:
    """Whether a file begins as a list of objects, an empty list, or objects a line do."""
    with path.open("rb") as file:
        start = file.read(4096)
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    within = text[1:].lstrip()[:1]
    return (text[:1], within) in ((b"{", b'"'), (b"[", b"{"), (b"[", b"]"))


def json_rows(path: Path) -> Iterator[list[str]]:
    """The headings, then a row a person: what is in objects within has the heading `outer[inner]`, lists are joined by `; `.

    Raises ImportRefusedError for what is no JSON, for other JSON than a list of objects or one a line, for a name that an
    object has twice, for nobody, and for too much.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ImportRefusedError(f"{path.name} holds more than {MOST_BYTES // 1_000_000} MB of JSON.", hint=_HINT)
    try:
        people = [dict(_flat(one)) for one in _objects(path.read_text("utf-8-sig"))]
    except _TwiceError as error:
        raise ImportRefusedError(
            f'An object of {path.name} has the name "{error}" twice, and which of the two counts cannot be told.',
            hint="Take one of them out.",
        ) from error
    except (ValueError, TypeError, RecursionError) as error:
        raise ImportRefusedError(
            f"{path.name} is JSON, and not a list with an object for every person.", hint=_HINT
        ) from error
    if not people:
        raise ImportRefusedError(f"{path.name} holds answers of nobody.", hint="Export the answers once more.")
    headings = list(dict.fromkeys(heading for person in people for heading in person))
    yield headings
    for person in people:
        yield [person.get(heading, "") for heading in headings]


class _TwiceError(Exception):
    """An object has a name twice: that name."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _TwiceError(name)
        found[name] = value
    return found


def _objects(text: str) -> list[Mapping[str, Any]]:
    """The objects of a list, of the one list in an object, or of lines; raises ValueError or TypeError for anything else."""
    try:
        found = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError:
        found = [json.loads(line, object_pairs_hook=_object) for line in text.splitlines() if line.strip()]
    if isinstance(found, dict):
        lists = [value for value in found.values() if isinstance(value, list)]
        found = lists[0] if len(lists) == 1 and all(isinstance(one, dict) for one in lists[0]) else [found]
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise TypeError
    return found


def _flat(person: Mapping[str, Any], outer: str = "", depth: int = 1) -> Iterator[tuple[str, str]]:
    for name, value in person.items():
        heading = f"{outer}[{name}]" if outer else name
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _flat(value, heading, depth + 1)
        else:
            yield heading, _text(value)


def _text(value: Any) -> str:
    """A value as it would stand in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)
