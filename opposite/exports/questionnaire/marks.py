"""Text that people typed, for tools that would read some signs in it as more than text."""

from __future__ import annotations

from unicodedata import normalize


def broken_up(text: str, *marks: str) -> str:
    """The text with a space behind the first sign of every mark, which makes it plain signs and is nothing to an import."""
    for mark in marks:
        while mark in text:
            text = text.replace(mark, f"{mark[0]} {mark[1:]}")
    return text


def spaced(text: str, *signs: str) -> str:
    """The text with a space behind every one of these signs, of which those that an accent makes another sign are none."""
    text = normalize("NFC", text)
    for sign in signs:
        text = text.replace(sign, f"{sign} ")
    return " ".join(text.split())
