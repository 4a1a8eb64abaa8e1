"""What a part of a PDF draws, told by all that hangs on it and not by the numbers and the packing of its objects."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

PACKING = frozenset({"/Length", "/Filter", "/DecodeParms"})
"""Keys of a stream that say how it is stored."""

OF_A_PAGE = frozenset(
    {"/Parent", "/StructParents", "/StructParent", "/Annots", "/Tabs", "/Metadata", "/LastModified", "/PieceInfo"}
)
"""Keys of a page that draw nothing on it, or are looked at by themselves."""

WORDS = re.compile(rb"\b(BT|BI)\b")
"""What begins words, or a picture, among the operators of a stream."""

SPOKEN = ("/T", "/Alt", "/ActualText", "/E")
"""Keys of the structure whose texts are read aloud in the place of what is drawn."""


def fingerprint(start: Any, without: Collection[str] = OF_A_PAGE) -> str:
    """A hash of an object and of all that hangs on it, equal where they draw the same.

    `without` are the keys of the first object that do not count. Pages that something leads to are not gone into.
    """
    told = hashlib.sha256()
    for one, keys in _beneath(start, without):
        for token in _tokens(one, keys):
            told.update(len(token).to_bytes(8, "big") + token)
    return told.hexdigest()


def _tokens(one: Any, keys: Sequence[str]) -> Iterator[bytes]:
    if isinstance(one, DictionaryObject):
        yield b"keys " + "\0".join(keys).encode()
        if isinstance(one, StreamObject):
            yield bytes(one.get_data())
    elif isinstance(one, ArrayObject):
        yield b"list %d" % len(one)
    else:
        yield f"{type(one).__name__} {one!r}".encode()


def spoken(start: Any) -> list[str]:
    """The texts of a structure that are read aloud in the place of what is drawn, in its order."""
    return [str(one[key]) for one, keys in _beneath(start) for key in SPOKEN if key in keys]


def shows_of_its_own(start: Any) -> bool:
    """Whether something shows words or a picture, rather than lines and areas."""
    streams = (one for one, _ in _beneath(start) if isinstance(one, StreamObject))
    return any(one.get("/Subtype") == "/Image" or WORDS.search(one.get_data()) for one in streams)


def _beneath(start: Any, without: Collection[str] = ()) -> Iterator[tuple[Any, Sequence[str]]]:
    """An object and all that hangs on it, each once, with the keys of it that count, in an order of their own.

    `without` are keys of the first object that do not count. A word stands for an object that was met before, and for
    a page that something leads to.
    """
    met: dict[int, int] = {}
    todo: list[Any] = [start]
    is_first = True
    while todo:
        one, keys = todo.pop(), list[str]()
        if isinstance(one, IndirectObject):
            if one.idnum in met:
                yield f"again {met[one.idnum]}", keys
                continue
            met[one.idnum] = len(met)
            one = one.get_object()
        if isinstance(one, DictionaryObject) and one.get("/Type") == "/Page" and not is_first:
            one = "page"
        if isinstance(one, DictionaryObject):
            left_out = {*(without if is_first else ()), *(PACKING if isinstance(one, StreamObject) else ())}
            keys = sorted(key for key in one if key not in left_out)
            todo.extend(one.raw_get(key) for key in reversed(keys))
        elif isinstance(one, ArrayObject):
            todo.extend(reversed(one))
        is_first = False
        yield one, keys
