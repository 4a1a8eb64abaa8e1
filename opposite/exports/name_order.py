"""Names in letters from right to left keep their own order in a document whose sentences run the other way."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from opposite.wording.sentences import isolated

Document = TypeVar("Document")


def in_own_order(document: Document, name: str) -> Document:
    """The document, a dataclass, with a name isolated wherever its words hold it; itself where the name needs it not."""
    apart = isolated(name)
    return document if apart == name else _apart(document, name, apart)


def _apart(words: Any, name: str, apart: str) -> Any:
    if isinstance(words, str):
        return words.replace(name, apart)
    if isinstance(words, tuple):
        return tuple(_apart(one, name, apart) for one in words)
    if is_dataclass(words) and not isinstance(words, type):
        return replace(words, **{one.name: _apart(getattr(words, one.name), name, apart) for one in fields(words)})
    return words
