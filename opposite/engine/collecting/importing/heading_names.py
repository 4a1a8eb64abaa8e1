"""By what names a question may stand in a heading: as it is, without its number, markup or stem, or the row of a grid."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple


class Name(NamedTuple):
    """A name that a question may be known by.

    `choice`: it is that question's only where this is one of its answers; None in any case. `by_text`: it is known by
    the question's whole text alone, not by its id. `behind_stem`: words before it may say something else of the question.
    """

    text: str
    choice: str | None = None
    by_text: bool = False
    behind_stem: bool = False


LONGEST = 1_000
"""Characters of the longest heading that is looked into; questions are shorter."""

MOST_NAMES = 24
"""Names of a heading that are tried."""

_MARKUP = re.compile(r"<[^<>]{1,200}>")
_NUMBER = re.compile(r"\s*(?:(?:Q|F|Question|Frage|Item)\s*)?\d+(?:[.)]\d+)*[a-z]?\s*[.):\-–—]?\s*", re.IGNORECASE)
_STEM_ENDS = (" - ", " – ", " — ", ": ", "? ", ". ", ".", "\n")


def likely_names(title: str) -> tuple[Name, ...]:
    """The names of a heading, the surest first, none twice."""
    if len(title) > LONGEST:
        return (Name(title),)
    return tuple(dict.fromkeys(name for name in islice(_names(title), MOST_NAMES) if name.text.strip()))


def without_markup(text: str) -> str:
    """The text without HTML tags and with the characters that its entities stand for."""
    return html.unescape(_MARKUP.sub(" ", text)).replace("\u00a0", " ") if "<" in text or "&" in text else text


def codes(title: str) -> tuple[tuple[str, str], ...]:
    """The code before the first point or colon of a title such as `ORI1. How far do we start`, with the text after it."""
    for mark in (". ", ": "):
        code, separator, text = title.partition(mark)
        if separator and " " not in code:
            return ((code, text),)
    return ()


def _names(title: str) -> Iterator[Name]:
    yield Name(title)
    plain = without_markup(title).strip()
    yield Name(plain)
    if plain.endswith("]") and "[" in plain:
        yield Name(plain[plain.rindex("[") + 1 : -1])
    yield from _by_text(plain)
    for mark in _STEM_ENDS:
        start = plain.find(mark)
        while start >= 0:
            yield from _by_text(plain[start + len(mark) :], behind_stem=True)
            start = plain.find(mark, start + 1)
    stem, separator, choice = plain.rpartition(" - ")
    if separator and choice == "Selected Choice":
        yield Name(stem)


def _by_text(text: str, *, behind_stem: bool = False) -> Iterator[Name]:
    yield Name(text, by_text=True, behind_stem=behind_stem)
    number = _NUMBER.match(text)
    if number is not None and number.end():
        yield Name(text[number.end() :], by_text=True, behind_stem=behind_stem)
