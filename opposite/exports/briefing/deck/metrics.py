"""How wide text is in the typeface of documents and all fonts of its widths, so that it fits before anybody opens it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from opposite.exports.typeface import widths

WIDEST = 1.0
"""Width in sizes that is taken of a character the typeface lacks: that of a Chinese character or an emoji."""

LETTER = 0.667
"""Width in sizes that is taken of a letter of another script."""

LINE = 1.221
"""Height of a line, in sizes, as programs set the typeface."""


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a text without a line break is, in points at a size in points; never less than it is drawn."""
    return sum(_sizes(one, bold) for one in text) * size


@lru_cache(maxsize=4096)
def _sizes(character: str, bold: bool) -> float:  # noqa: FBT001  called by place
    known = widths(bold=bold)
    for one in (character, unicodedata.normalize("NFKD", character)[0]):
        if ord(one) in known:
            return known[ord(one)]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0.0
    letter = unicodedata.category(character)[0] in "LNP" and unicodedata.east_asian_width(character) not in "WF"
    return LETTER if letter and ord(character) < 0x2000 else WIDEST if ord(character) > 0x2100 else LETTER
