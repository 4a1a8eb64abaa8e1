"""Builds plain data from the nodes that PyYAML composed, noting every place and refusing what could mislead."""

from __future__ import annotations

import re
from typing import Any

import yaml

from opposite.definitions.diagnostics import CONTROL, Diagnostic, quoted
from opposite.definitions.source_document import REPORTED, Misread, Path, Place

LARGEST = 1e15
"""Numbers beyond this, either way, are taken for slips of the keyboard."""

PREFIX = "tag:yaml.org,2002:"
SAFE_TAGS = frozenset({"str", "int", "float", "bool", "null", "timestamp", "value", "merge"})
"""Kinds of scalars that YAML finds by itself or that an author may name; all others are refused."""

_WORDS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_DECIMAL = re.compile(r"[-+]?(0|[1-9]\d*)(\.\d*)?([eE][-+]?\d{1,3})?|[-+]?\.\d+")

LARGEST_DOCUMENT = 6_000_000
"""Characters after every alias is written out, each value counting twenty more than its length."""


class UnreadableError(Exception):
    """Reading stops here: nothing after this mistake could be trusted."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class Builder:
    """Builds plain data from the nodes of one file, noting places and collecting mistakes."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Path, Place] = {}
        self.diagnostics: list[Diagnostic] = []
        self._size = 0
        self._open: set[int] = set()

    def build(self, node: yaml.Node, path: Path, *, key_line: int | None) -> Any:
        """The plain value of a node; REPORTED where it holds a mistake of its own."""
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        self.places[path] = Place(self.file, _line(node), key_line, str(node.value) if plain else None)
        self._count(node)
        if id(node) in self._open:
            return self._report(node, "an alias repeats the very part that holds it", "write the part out")
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode) and node.tag == PREFIX + "map":
                return self._mapping(node, path)
            if isinstance(node, yaml.SequenceNode) and node.tag == PREFIX + "seq":
                return [self.build(item, (*path, number), key_line=None) for number, item in enumerate(node.value)]
            if isinstance(node, yaml.ScalarNode):
                return self._scalar(node)
        finally:
            self._open.discard(id(node))
        return self._bad_tag(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key, value in self._entries(node):
            if not isinstance(key, yaml.ScalarNode):
                self._report(key, "a list or mapping stands where a key is expected", "write the key as plain text")
            elif key.tag.removeprefix(PREFIX) not in SAFE_TAGS:
                self._bad_tag(key)
            elif key.value in built:
                first = self.places[(*path, key.value)].key_line
                message = f"the key {quoted(key.value)} stands here a second time (first in line {first})"
                self._report(key, message, "keep one of the two")
            elif CONTROL.search(key.value):
                self._report(key, "the key holds a control character", "write the key as plain text")
            else:
                built[key.value] = self.build(value, (*path, key.value), key_line=_line(key))
        return built

    def _entries(self, node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
        """Keys and values of a mapping, those of merge keys (`<<`) after its own, as far as they are not overridden."""
        pairs = [(key, value) for key, value in node.value if not _merges(key)]
        keys = {key.value for key, _ in pairs if isinstance(key, yaml.ScalarNode)}
        for merge in (value for key, value in node.value if _merges(key)):
            for source in merge.value if isinstance(merge, yaml.SequenceNode) else [merge]:
                self._count(source)
                if not isinstance(source, yaml.MappingNode) or id(source) in self._open:
                    self._report(source, "the merge key << names no other mapping", "write its keys out")
                    continue
                self._open.add(id(source))
                for key, value in self._entries(source):
                    self._count(key)
                    if isinstance(key, yaml.ScalarNode) and key.value not in keys:
                        keys.add(key.value)
                        pairs.append((key, value))
                self._open.discard(id(source))
        return pairs

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        kind = node.tag.removeprefix(PREFIX)
        if kind not in SAFE_TAGS:
            return self._bad_tag(node)
        if CONTROL.search(node.value):
            return self._report(node, "the text holds a control character", "remove it")
        return _scalar(kind, node.value)

    def _bad_tag(self, node: yaml.Node) -> Any:
        tag = re.sub(f"^{re.escape(PREFIX)}", "!!", node.tag)
        message = f"the tag {quoted(tag)[1:-1]} is not allowed"
        return self._report(node, message, "remove the tag and write the value plainly")

    def _count(self, node: yaml.Node) -> None:
        self._size += 20 + (len(node.value) if isinstance(node, yaml.ScalarNode) else 0)
        if self._size > LARGEST_DOCUMENT:
            message = "becomes too large when its aliases (*) are written out"
            raise UnreadableError(Diagnostic(self.file, _line(node), message, "write less, and without aliases"))

    def _report(self, node: yaml.Node, message: str, remedy: str) -> Any:
        self.diagnostics.append(Diagnostic(self.file, _line(node), message, remedy))
        return REPORTED


def _merges(key: yaml.Node) -> bool:
    return bool(key.tag == PREFIX + "merge")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _scalar(kind: str, typed: str) -> str | int | float | bool | Misread | None:
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
