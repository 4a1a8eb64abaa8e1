"""The room of a slide of any size and master: what its title leaves below it, or above one that stands low."""

from __future__ import annotations

from typing import Any

from pptx.util import Emu

from opposite.exports.briefing.deck.model import BODY, Box

WIDE, HIGH = 13.333, 7.5
FOOT_BOX, NUMBER_BOX = Box(0.6, 6.98, 9.0, 0.3), Box(11.73, 6.98, 1.0, 0.3)
TOP, BESIDE_TITLE = 0.45, 0.15
"""Inches of a slide 7.5 high above all that is drawn, and between the title and what it leaves."""

LEAST_ROOM = 3.6
"""Inches of height in which the texts of a deck stand in their places, long ones cut: that of the smallest slides."""


def room_of(presentation: Any, title: Any) -> Box:
    """What a slide has between its title and its foot; above the title, with the foot, where there is more."""
    wide, high = Emu(presentation.slide_width).inches, Emu(presentation.slide_height).inches
    left, scale = BODY.left * wide / WIDE, high / HIGH
    begins, ends = Emu(title.top).inches, Emu(title.top + title.height).inches
    below = max(BODY.top * scale, ends + BESIDE_TITLE)
    bottom = (BODY.top + BODY.height) * scale
    foot = (FOOT_BOX.top + FOOT_BOX.height - BODY.top) / BODY.height
    above = (begins - BESIDE_TITLE - TOP * scale) / foot
    if above > bottom - below:
        return Box(left, TOP * scale, wide - 2 * left, above)
    return Box(left, below, wide - 2 * left, bottom - below)


def moved(box: Box, room: Box) -> Box:
    """A box within the body of our own master as one within another room."""
    across, down = room.width / BODY.width, room.height / BODY.height
    return Box(
        room.left + (box.left - BODY.left) * across,
        room.top + (box.top - BODY.top) * down,
        box.width * across,
        box.height * down,
    )
