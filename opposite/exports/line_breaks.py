"""Where lines of a document may break: within words that are too long for a narrow column, never between a figure and its %."""

from __future__ import annotations

import re
from typing import Any

_LONG = re.compile(r"\S{24}(?=\S)")
_SHARE = re.compile(r"(?<=\d) (?=%)")
ZERO_WIDTH_SPACE, NO_BREAK_SPACE = "\u200b", "\u00a0"


def unparted(words: str) -> str:
    """The words with no place to break a line between a figure and its %."""
    return _SHARE.sub(NO_BREAK_SPACE, words)


def breakable(words: Any) -> Any:
    """The same with a place to break a line in every word that is too long for a narrow column, and none before a %."""
    if isinstance(words, str):
        return _LONG.sub(lambda part: part.group() + ZERO_WIDTH_SPACE, unparted(words))
    if isinstance(words, dict):
        return {name: breakable(value) for name, value in words.items()}
    return [breakable(value) for value in words] if isinstance(words, list | tuple) else words
