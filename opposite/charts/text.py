"""Words of people on a chart: shown as they are, never as markup, and wrapped so that nothing is cut off.

Plotly reads a part of HTML in every label, and SVG is XML: whatever a person typed is escaped here first.
"""

from __future__ import annotations

import html
import re
import textwrap

from opposite.wording.sentences import one_line

BREAK = "<br>"

HOVER_WIDTH = 40
"""Characters in a line of a hover label: what fits on a phone."""


def shown(words: str) -> str:
    """The words as one line of a Plotly label, escaped."""
    return html.escape(one_line(words), quote=False)


def lines(words: str, width: int, *, most: int | None = None) -> list[str]:
    """The words in lines of at most `width` characters, not escaped; the last of `most` lines ends in an ellipsis.

    Words longer than a line are broken with a hyphen. At least one line, empty where there are no words.
    """
    long_word = re.compile(rf"[^\s-]{{{width - 1}}}(?=[^\s-]{{2}})")
    hyphened = long_word.sub(lambda part: f"{part.group()}- ", one_line(words))
    return textwrap.wrap(hyphened, width, max_lines=most, placeholder=" …") or [""]


def wrapped(words: str, width: int, *, most: int | None = None) -> str:
    """The words as a Plotly label in lines of at most `width` characters, escaped."""
    return BREAK.join(html.escape(line, quote=False) for line in lines(words, width, most=most))


def distinct(labels: list[str]) -> list[str]:
    """The labels, with a number behind those that stood earlier: an axis takes equal labels for one place."""
    seen: dict[str, int] = {}
    unique: list[str] = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        unique.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return unique
