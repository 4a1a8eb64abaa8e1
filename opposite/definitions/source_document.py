"""A framework as its author wrote it: plain data, with the file and line of every key and value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from opposite.definitions.diagnostics import Diagnostic

Path = tuple[str | int, ...]
"""Way from the top of the document to a value: keys of mappings and positions in lists."""


class Reported:
    """Stands for a value about which a mistake has been reported already, so that nothing else is said of it."""


REPORTED = Reported()


@dataclass(frozen=True, slots=True)
class Misread:
    """An unquoted word that YAML takes for something no framework holds, such as a date; `kind` says for what."""

    typed: str
    kind: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: its file, its own line, and the line of its key, which items of a list do not have.

    `typed` is an unquoted scalar exactly as it was written.
    """

    file: str
    line: int
    key_line: int | None = None
    typed: str | None = None


@dataclass(slots=True)
class SourceDocument:
    """Plain data of one framework with the place of every path, and the mistakes met while reading.

    `places` is empty where lines are unknown. `complete` is False when a part of the framework could not be read, so
    that references may well be right although nothing here answers to them.
    """

    file: str
    data: Any
    places: dict[Path, Place] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    complete: bool = True

    def name(self, path: Path) -> str:
        """The path in words, nodes and questions by their ids: `tree > ORI > ORI1 > text`."""
        words: list[str] = []
        value: Any = self.data
        for step in path:
            value = _beneath(value, step)
            if isinstance(step, str):
                words.append(step)
                continue
            id_ = value.get("id") if isinstance(value, dict) else None
            if words and words[-1] in ("children", "questions") and isinstance(id_, str):
                words[-1] = id_
            else:
                words.append(id_ if isinstance(id_, str) else f"item {step + 1}")
        return " > ".join(words)

    def at(self, path: Path, *, key: bool = False) -> tuple[str, int | None]:
        """File and line of a value, or of its key; of the nearest thing around it where the path has no place.

        Mappings and lists stand at the line of their key, mappings in a list at that of their id.
        """
        for end in range(len(path), -1, -1):
            place = self.places.get(path[:end])
            if place is None:
                continue
            if place.key_line is not None:
                whole = isinstance(self.value(path[:end]), dict | list)
                return place.file, place.key_line if key or whole or end < len(path) else place.line
            named = self.places.get((*path[:end], "id"), place) if end > 0 else place
            return place.file, named.line
        return self.file, None

    def value(self, path: Path) -> Any:
        """The value at a path, None when there is none."""
        value: Any = self.data
        for step in path:
            value = _beneath(value, step)
        return value

    def diagnostic(
        self,
        path: Path,
        message: str,
        *,
        remedy: str,
        key: bool = False,
        severity: Literal["error", "warning"] = "error",
        spares_stored: bool = False,
    ) -> Diagnostic:
        """A mistake at a path, its message opened by the path in words; at the line of the key when `key` is True."""
        file, line = self.at(path, key=key)
        name = self.name(path)
        return Diagnostic(file, line, f"{name}: {message}" if name else message, remedy, severity, spares_stored)

    def put(self, path: Path, value: object) -> None:
        """Set the value at a path whose container exists."""
        self.value(path[:-1])[path[-1]] = value

    def rename(self, path: Path, key: str) -> None:
        """Give the entry at a path another key, keeping its value, its order and all places beneath it."""
        container = self.value(path[:-1])
        entries = [(key if old == path[-1] else old, value) for old, value in container.items()]
        container.clear()
        container.update(entries)
        self._move_places(container[key], path, (*path[:-1], key))

    def graft(self, path: Path, part: SourceDocument, *, taken: Path) -> None:
        """Put what `part` holds at `taken` here at `path`, in place of a single word, with its places."""
        self.put(path, part.value(taken))
        for old, place in part.places.items():
            if old[: len(taken)] == taken:
                self.places[path + old[len(taken) :]] = place

    def _move_places(self, value: Any, old: Path, new: Path) -> None:
        """Move the places of a value and of all beneath it from one path to another."""
        if old in self.places:
            self.places[new] = self.places.pop(old)
        for step in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
            self._move_places(value[step], (*old, step), (*new, step))


def _beneath(value: Any, step: str | int) -> Any:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
