"""Text that people typed, shown as text: nothing in it becomes markup, maths, an icon, a link or a colour."""

from __future__ import annotations

import re

WORD_JOINER = "\u2060"
"""A character without width that no rule of Streamlit's Markdown expects, so that none applies across it."""

_MARKUP = re.compile(rf"([\\`*_\[\]<~$|#]|&(?=#?\w+;)|:(?={WORD_JOINER}))")
_START_OF_LINE = re.compile(r"^(\d*)([+\-.)=>])")

_BREAKABLE = re.compile(
    r"(?i)h(?=ttps?:)|w(?=ww\.)"  # bare addresses: http:, https:, www.
    r"|(?<=[\w.+-])@(?=[\w-])"  # addresses of people
    r"|:(?=[^\s\d]|\d+:)"  # icons, emoji and colours: :material/home:, :smile:, :red[x]
    r"|<(?=[-=])|-(?=[->])|[>~](?==)"  # arrows, dashes and comparisons: ->, <-, --, >=, <=, ~=
)


def as_text(words: str | None) -> str:
    """Markdown that shows exactly these words on one line; empty for None.

    What Markdown reads as markup is escaped. What Streamlit replaces afterwards, in text that is no markup any more,
    is kept apart by a word joiner; it is not seen, and words without such places hold none.
    """
    if words is None:
        return ""
    joined = _BREAKABLE.sub(lambda found: found.group() + WORD_JOINER, " ".join(words.split()))
    return _START_OF_LINE.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", joined))
