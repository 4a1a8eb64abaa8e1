"""Text that people typed, shown as text: nothing in it becomes markup, maths, an icon or a colour."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:=@&^\"'])")
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|www|mailto)")


def as_text(words: str | None) -> str:
    """Markdown that shows exactly these words on one line; empty for None.

    Every character with a meaning in Streamlit's Markdown is escaped, and bare addresses are kept from turning into
    links by a word joiner.
    """
    if words is None:
        return ""
    joined = _ADDRESS.sub(lambda found: found.group()[0] + "\u2060" + found.group()[1:], " ".join(words.split()))
    return _MARKUP.sub(r"\\\1", joined)
