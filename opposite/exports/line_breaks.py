"""Where lines of a PDF may break within words that are too long for a narrow column."""

from __future__ import annotations

import re
from typing import Any

_LONG = re.compile(r"\S{24}(?=\S)")
ZERO_WIDTH_SPACE = "\u200b"


def breakable(words: Any) -> Any:
    """The same with a place to break a line in every word that is too long for a narrow column."""
    if isinstance(words, str):
        return _LONG.sub(lambda part: part.group() + ZERO_WIDTH_SPACE, words)
    if isinstance(words, dict):
        return {name: breakable(value) for name, value in words.items()}
    return [breakable(value) for value in words] if isinstance(words, list | tuple) else words
