"""How wide text is in the typeface of documents, or in that of a firm's template, so that it fits before anybody opens it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from opposite.exports.briefing.deck.core_widths import core_width
from opposite.exports.typeface import widths

WIDEST = 1.0
"""Width in sizes that is taken of a character without a known one: that of a Chinese character or an emoji."""

LETTER = 0.667
"""Width in sizes that is taken of a letter of another script."""

LINE = 1.221
"""Height of a line, in sizes, as programs set the typeface; that of a template's is no higher."""

_AS_ARIAL: ContextVar[bool] = ContextVar("as_arial", default=False)


@contextmanager
def measured(*, as_arial: bool) -> Iterator[None]:
    """Within it, text is as wide as in Arial rather than in our own typeface."""
    before = _AS_ARIAL.set(as_arial)
    try:
        yield
    finally:
        _AS_ARIAL.reset(before)


def as_arial() -> bool:
    """Whether text is measured in Arial."""
    return _AS_ARIAL.get()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text without a line break is, in points at a size in points; never less than it is drawn."""
    arial = as_arial()
    return sum(_sizes(one, bold, arial) for one in text) * size


@lru_cache(maxsize=8192)
def _sizes(character: str, bold: bool, arial: bool) -> float:  # noqa: FBT001  called by place
    for one in (character, unicodedata.normalize("NFKD", character)[0]):
        known = core_width(one, bold=bold) if arial else widths(bold=bold).get(ord(one))
        if known is not None:
            return known
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    letter = unicodedata.category(character)[0] in "LNP" and unicodedata.east_asian_width(character) not in "WF"
    return LETTER if letter and ord(character) < 0x2000 else WIDEST if ord(character) > 0x2100 else LETTER
