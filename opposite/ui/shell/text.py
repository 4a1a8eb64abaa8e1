"""Text that people typed, shown as text: nothing in it becomes markup, maths, an icon, a link or a colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

APART = ":color[]{}"
"""Streamlit's Markdown for an element without words, class or style: text before and after it is read apart."""

_MARKUP = re.compile(r"[\\`*_\[\]<~$|#]|&(?=#?\w+;)|:\Z")
_START_OF_LINE = re.compile(r"^(\d*)([+\-.)=>])")

_BREAKABLE = re.compile(
    r"(?i)h(?=ttps?:)|w(?=ww\.)"  # bare addresses: http:, https:, www.
    r"|(?<=[\w.+-])@(?=[\w-])"  # addresses of people
    r"|:(?=[^\s\d]|\d+:)"  # icons, emoji and colours: :material/home:, :smile:, :red[x]
    r"|<(?=[-=])|-(?=[->])|[>~](?==)"  # arrows, dashes and comparisons: ->, <-, --, >=, <=, ~=
)


@lru_cache(maxsize=4096)
def as_text(words: str | None) -> str:
    """Markdown that shows exactly these words on one line, and from which they are copied as typed; empty for None.

    What Markdown reads as markup is escaped. What Streamlit replaces afterwards, in text that is no markup any more, is
    cut in two where it would begin; words without such places stand as they are.
    """
    if words is None:
        return ""
    line = " ".join(words.split())
    cuts = [0, *(match.end() for match in _BREAKABLE.finditer(line)), len(line)]
    pieces = (_MARKUP.sub(r"\\\g<0>", line[start:end]) for start, end in pairwise(cuts))
    return _START_OF_LINE.sub(r"\1\\\2", APART.join(pieces))


def listed(lines: Iterable[str]) -> str:
    """Markdown of a list of sentences, in which what people typed is shown as text."""
    return "\n".join(f"- {as_text(line)}" for line in lines)


def labelled_list(lines: Iterable[tuple[str, str]]) -> str:
    """Markdown of a list: each line a label of ours in bold, and words that people typed, shown as text."""
    return "\n".join(f"- **{label}:** {as_text(words)}" for label, words in lines)
