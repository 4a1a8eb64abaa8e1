"""How wide Latin text is in Helvetica and all fonts of its widths, such as Arial, in which firms' templates often are."""

from __future__ import annotations

REGULAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
    833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
    556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
    334, 260, 334, 584,
)  # fmt: skip
BOLD = (
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
)  # fmt: skip
"""Widths of the characters from space to tilde, in thousandths of the size (Adobe's metrics of the core fonts)."""

WIDEST = 1000
"""Width that is taken of a character without a known one: that of a Chinese character or an emoji."""

LETTER = 667
"""Widths of the characters from space to tilde, in thousandths of the size (Adobe's metrics of the core fonts)."""


def core_width(character: str, *, bold: bool) -> float | None:
    """The width of a character in sizes; None of one whose width is not known."""
    place = ord(character) - 32
    return (BOLD if bold else REGULAR)[place] / 1000 if 0 <= place < len(REGULAR) else None
