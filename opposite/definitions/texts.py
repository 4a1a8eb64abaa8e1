"""Texts without the white space around them, which folded blocks of YAML leave behind."""

from __future__ import annotations

from collections.abc import Iterable


def trimmed(texts: Iterable[str]) -> tuple[str, ...]:
    """Every text without white space around it, in their order."""
    return tuple(text.strip() for text in texts)


def optional(text: str | None) -> str | None:
    """The text without white space around it, None when there is none or nothing else in it."""
    return (text or "").strip() or None
