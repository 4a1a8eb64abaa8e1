"""A value of a source document that nobody has vouched for: what is usable of it is given, what is not is None."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.source_document import Path, SourceDocument


@dataclass(frozen=True, slots=True)
class SourceNode:
    """The value at a path of a source document, which may be missing or of any kind."""

    document: SourceDocument
    path: Path
    value: Any

    def __getitem__(self, key: str) -> SourceNode:
        value = self.value.get(key) if isinstance(self.value, dict) else None
        return SourceNode(self.document, (*self.path, key), value)

    @property
    def present(self) -> bool:
        """Whether anything stands here, usable or not."""
        return self.value is not None

    @property
    def text(self) -> str | None:
        """The text, None when it is missing or not text."""
        value = self.value
        return value if isinstance(value, str) else None

    @property
    def number(self) -> float | None:
        """The number, None when it is missing or not a number."""
        value = self.value
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    @property
    def flag(self) -> bool | None:
        """True or false, None when it is missing or neither."""
        value = self.value
        return value if isinstance(value, bool) else None

    @property
    def items(self) -> tuple[SourceNode, ...]:
        """The items of a list, none when it is missing or not a list."""
        value = self.value if isinstance(self.value, list) else []
        return tuple(SourceNode(self.document, (*self.path, number), item) for number, item in enumerate(value))

    @property
    def entries(self) -> tuple[tuple[str, SourceNode], ...]:
        """The keys and values of a mapping in their order, none when it is missing or not a mapping."""
        return tuple((key, self[key]) for key in self.value) if isinstance(self.value, dict) else ()

    def error(self, message: str, *, remedy: str, key: bool = False, spares_stored: bool = False) -> Diagnostic:
        """A mistake about this value, at its line or that of its key."""
        return self.document.diagnostic(self.path, message, remedy=remedy, key=key, spares_stored=spares_stored)

    def warning(self, message: str, *, remedy: str, key: bool = False) -> Diagnostic:
        """A warning about this value, at its line or that of its key."""
        return self.document.diagnostic(self.path, message, remedy=remedy, key=key, severity="warning")
