"""Text that fits its box: smaller where it is long, cut with an ellipsis where it is longer still."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from opposite.exports.briefing.deck.metrics import LINE, as_arial, width

ELLIPSIS = "…"
LONGEST = 400
"""More characters than any line has."""

SPARE = 0.97
"""Share of a line that is filled: programs break lines a little differently."""


def lines(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """A text broken into lines of at most so many points; a word that is longer is broken itself."""
    return _lines(text, size, room, bold, as_arial())


@lru_cache(maxsize=8192)
def _lines(text: str, size: float, room: float, bold: bool, _: bool) -> tuple[str, ...]:  # noqa: FBT001  called by place
    broken: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if width(longer, size, bold=bold) <= room * SPARE:
                line = longer
                continue
            if line:
                broken.append(line)
            *full, line = _pieces(word, size, room * SPARE, bold=bold)
            broken.extend(full)
        broken.append(line)
    return tuple(broken)


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    pieces, filled = [""], 0.0
    for character in word:
        wide = width(character, size, bold=bold)
        if pieces[-1] and filled + wide > room:
            pieces.append("")
            filled = 0.0
        pieces[-1] += character
        filled += wide
    return pieces


def cut(text: str, size: float, room: float, *, most: int, bold: bool = False) -> str:
    """The text as far as it stands in `most` lines, with an ellipsis where something is left out."""
    if len(lines(text, size, room, bold=bold)) <= most:
        return text

    def fits(shown: str) -> bool:
        return len(lines(shown + ELLIPSIS, size, room, bold=bold)) <= most

    words = text[: LONGEST * most].split(" ")
    kept = highest(len(words) - 1, lambda count: fits(" ".join(words[:count]).rstrip(",;:")))
    if kept:
        return " ".join(words[:kept]).rstrip(",;:") + ELLIPSIS
    return text[: highest(min(len(text), LONGEST * most), lambda count: fits(text[:count]))] + ELLIPSIS


def highest(most: int, holds: Callable[[int], bool]) -> int:
    """The highest number up to `most` for which it holds, 0 where it does for none; it holds for all below."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def height(paragraphs: Sequence[str], size: float, room: float, *, bold: bool = False, after: float = 0.0) -> float:
    """How high paragraphs are in points, with so much after each."""
    count = sum(len(lines(paragraph, size, room, bold=bold)) for paragraph in paragraphs)
    return count * size * LINE + after * len(paragraphs)


def fitted(
    paragraphs: Sequence[str],
    sizes: Sequence[float],
    room: tuple[float, float],
    *,
    bold: bool = False,
    after: float = 0.0,
) -> tuple[float, tuple[str, ...]]:
    """The largest of the sizes in which paragraphs fit into so many points of width and height, and what is shown.

    Where none does they are cut in the smallest, each to its share of the lines.
    """
    wide, high = room
    for size in sizes:
        if height(paragraphs, size, wide, bold=bold, after=after) <= high:
            return size, tuple(paragraphs)
    size = sizes[-1]
    left = max(1, int((high - after * len(paragraphs)) / (size * LINE)))
    shown: list[str] = []
    for place, paragraph in enumerate(paragraphs):
        most = max(1, left // (len(paragraphs) - place))
        shown.append(cut(paragraph, size, wide, most=most, bold=bold))
        left -= len(lines(shown[-1], size, wide, bold=bold))
        if left <= 0:
            break
    return size, tuple(shown)
