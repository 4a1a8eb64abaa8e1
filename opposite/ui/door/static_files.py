"""The files that Streamlit's pages consist of, kept in memory: a first page asks for some eighty of them at once."""

from __future__ import annotations

import mimetypes
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import streamlit

FOLDER = Path(streamlit.__file__).parent / "static"

FOR_GOOD = "public, immutable, max-age=31536000"
"""How long what has a digest of its content in its name may be kept: a year."""

NAME = re.compile(r"/(static/(?:js|css|media)/[\w-][\w.-]*)")
"""Address of a file of Streamlit's."""


class Answer(NamedTuple):
    """Headers and content of an answer that is the same for everybody."""

    headers: tuple[tuple[bytes, bytes], ...]
    content: bytes


def answer(content: bytes, *, kind: str, kept: str) -> Answer:
    """An answer of a kind of content that may be kept so long."""
    headers = {"content-type": kind, "content-length": str(len(content)), "cache-control": kept}
    return Answer(tuple((name.encode(), value.encode()) for name, value in headers.items()), content)


def static_file(path: str) -> Answer | None:
    """A file of Streamlit's by its address; None of any other."""
    found = NAME.fullmatch(path)
    return None if found is None else _read(found[1])


@lru_cache(maxsize=512)
def _read(name: str) -> Answer | None:
    if name not in _names():
        return None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return answer(
        (FOLDER / name).read_bytes(),
        kind=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        kept=FOR_GOOD,
    )


@cache
def _names() -> frozenset[str]:
    """All files that there are, so that nothing else is ever looked for."""
    return frozenset(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("static/*/*"))
