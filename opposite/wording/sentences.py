"""How sentences are put together: words that people typed, titles in quotation marks, one sentence after another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import bidirectional

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

_LOOSE = re.compile(r"([ ,;:]+(and|or|of|the|a|an|in|for|to|with|from|that))*[ ,;:]*$", re.IGNORECASE)
"""What nothing follows where a name is cut."""

_CLOSE = "\u200e"
"""Ends words that run from right to left."""

_ISOLATE, _END = "\u2068", "\u2069"
"""Between these, words run as their own first letter does, whatever stands around them."""

ISOLATED = re.compile(f"{_ISOLATE}([^{_ISOLATE}{_END}]*){_END}")
"""A name as `isolated` gives it within a sentence."""

LONGEST = 40
"""Characters of the longest name in a sentence that speaks of several."""


def one_line(words: str) -> str:
    """The words on one line, without characters that cannot be shown, not escaped."""
    return " ".join(_UNPRINTABLE.sub("", words).split())


def cut(name: str, most: int = LONGEST) -> str:
    """A name on one line of at most so many characters; of a longer one the last words are left out."""
    line = one_line(name)
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    whole = kept if line[most - 1] == " " else kept.rpartition(" ")[0]
    return f"{_LOOSE.sub('', whole if 2 * len(whole) > most else kept)}…"


def side_by_side(*names: str) -> str:
    """Names with a dot between them, each closed."""
    return " · ".join(map(closed, names))


def closed(name: str) -> str:
    """A name after which a figure or a mark follows; one written from right to left keeps what follows behind it."""
    return f"{name}{_CLOSE}" if _is_from_right(name) else name


def isolated(name: str) -> str:
    """A name, of which one in letters from right to left and others keeps its own order within a sentence.

    For what is laid out by the Unicode Bidirectional Algorithm (UAX 9, FSI and PDI), as PDFs are.
    """
    return f"{_ISOLATE}{name}{_END}" if _is_from_right(name) else name


def _is_from_right(name: str) -> bool:
    return any(bidirectional(one) in {"R", "AL"} for one in name)


def joined(sentences: Iterable[str]) -> str:
    """Sentences one after another, each with one full stop, or the mark that it asks with; empty ones are left out."""
    return " ".join(one if one.endswith((".", "?", "!")) else f"{one}." for one in sentences if one)


def quoted(title: str) -> str:
    """A title in quotation marks."""
    return f"\u201c{title}\u201d"
