"""Timelines of a slide: one group of shapes, a bar for each initiative over the periods of the plan."""

from __future__ import annotations

from math import ceil
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from opposite.exports.briefing.deck.drawn_text import fill, text_box
from opposite.exports.briefing.deck.fit import SPARE, cut
from opposite.exports.briefing.deck.markup import SLIDE
from opposite.exports.briefing.deck.metrics import LINE, width
from opposite.exports.briefing.deck.model import Box, Timeline

NAMES = 0.38
"""Share of the width for the names at the left."""

SIZES, PERIOD = (14.0, 13.0, 12.0, 11.0), 11.0
"""Sizes of names, and that of periods; where not all periods have room, every second or third is named."""

HEAD, TALLEST = 0.34, 0.5
SMALLEST_BAR = 0.04


def draw_timeline(shapes: Any, timeline: Timeline) -> Any:
    """The group of shapes, which is returned; bars are named `bar 1` and on, the field they stand in `axis`."""
    box = timeline.box
    group = shapes.add_group_shape()
    group.name = timeline.name
    inner, row = group.shapes, min(TALLEST, (box.height - HEAD) / max(1, len(timeline.bars)))
    names = NAMES * box.width
    left, wide = box.left + names, box.width - names
    high = row * len(timeline.bars)
    axis = _block(inner, "axis", Box(left, box.top + HEAD, wide, high), MSO_THEME_COLOR.BACKGROUND_1)
    axis.fill.background()
    step = wide / len(timeline.periods)
    named = max(1, ceil(max(width(label, PERIOD) for label in timeline.periods) / 72 / (step - 0.03)))
    for number, label in enumerate(timeline.periods):
        at = left + number * step
        if number % named == 0:
            room = Box(at + 0.03, box.top, min(named * step, left + wide - at) - 0.03, HEAD)
            _text(inner, f"period {number + 1}", room, label, PERIOD, muted=True)
        _block(inner, f"rule {number + 1}", Box(at, box.top + HEAD, 0.008, high), MSO_THEME_COLOR.BACKGROUND_2)
    texts = [f"{bar.title} · {bar.note}" if bar.note else bar.title for bar in timeline.bars]
    size = _size(texts, (names - 0.15) * 72, row * 0.85 * 72)
    for number, (bar, text) in enumerate(zip(timeline.bars, texts, strict=True), 1):
        top = box.top + HEAD + (number - 1) * row
        _text(inner, f"name {number}", Box(box.left, top + row * 0.12, names - 0.15, row * 0.85), text, size)
        start, end = bar.start * step, max(bar.end * step, bar.start * step + SMALLEST_BAR)
        _block(
            inner, f"bar {number}", Box(left + start, top + row * 0.2, end - start, row * 0.6), MSO_THEME_COLOR.ACCENT_1
        )
    return group


def _size(texts: list[str], wide: float, high: float) -> float:
    """The largest size in which all names stand on one line each, or the smallest, in which long ones are cut."""
    sizes = [size for size in SIZES if size * LINE <= high] or [SIZES[-1]]
    return next((size for size in sizes if all(width(text, size) <= wide * SPARE for text in texts)), sizes[-1])


def _text(shapes: Any, name: str, box: Box, text: str, size: float, *, muted: bool = False) -> None:
    drawn = text_box(shapes, name, box)
    drawn.text_frame.word_wrap = False
    fill(drawn.text_frame, [cut(text, size, box.width * 72, most=1)], size, muted=muted)


def _block(shapes: Any, name: str, box: Box, colour: Any) -> Any:
    drawn = shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(one) for one in box))
    drawn.name = name
    style = drawn._element.find(f"{SLIDE}style")  # noqa: SLF001  some programs draw its shadow whatever is said
    drawn._element.remove(style)  # noqa: SLF001
    drawn.line.fill.background()
    drawn.fill.solid()
    drawn.fill.fore_color.theme_color = colour
    return drawn
