"""What hides a part of a slide: a picture or a filled shape that was laid over it, or that it is not shown or off the slide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from opposite.exports.briefing.deck.markup import SLIDE
from opposite.exports.briefing.deck.opaque import hides, is_painted
from opposite.exports.briefing.deck.places import Frame, frame_of, wrapped_frame

TINY = 228_600
"""Side of a chart or table in which nothing can be read, in EMU; a quarter of an inch."""


def laid_over(slide: Any, drawn: frozenset[str], parts: frozenset[str]) -> Iterator[tuple[str, str]]:
    """By name what is laid over which of the parts: whatever hides, holds no text that is compared, and lies above.

    `parts` are those that are `drawn` and what is filled in; drawn ones may touch, and not lie on most of each other.
    """
    beneath: list[Frame] = []
    for element, shape in _each(slide.shapes, parts):
        frame = wrapped_frame(element) if shape is None else frame_of(shape)
        if frame is None:
            continue
        if (frame.name not in parts or is_painted(element)) and (shape is None or hides(element)):
            yield from ((frame.name, one.name) for one in beneath if frame.overlaps(one))
        elif frame.name in drawn:
            yield from ((frame.name, one.name) for one in beneath if one.name in drawn and frame.covers(one))
        if frame.name in parts:
            beneath.append(frame)


def _each(shapes: Any, parts: frozenset[str]) -> Iterator[tuple[Any, Any | None]]:
    """The elements among some shapes, each with its shape where it is one; those of a group in its place where it holds parts."""
    known = {shape._element: shape for shape in shapes}  # noqa: SLF001  no public name
    for element in shapes._element:  # noqa: SLF001  likewise
        shape = known.get(element)
        if shape is not None and shape.name not in parts and _holds(shape, parts):
            yield from _each(shape.shapes, parts)
        else:
            yield element, shape


def _holds(shape: Any, parts: frozenset[str]) -> bool:
    """Whether somebody grouped parts in a shape, in groups within it too."""
    return any(one.name in parts or _holds(one, parts) for one in getattr(shape, "shapes", ()))


def is_unseen(shape: Any) -> bool:
    """Whether a shape is there and not shown."""
    properties = next((one for one in shape._element.iter() if one.tag.endswith("}cNvPr")), None)  # noqa: SLF001
    return properties is not None and properties.get("hidden") in {"1", "true"}


def is_out_of_sight(shape: Any, wide: int, high: int) -> bool:
    """Whether a part lies beside a slide of this size, or is a chart, a table or a timeline made too small to be read."""
    frame = frame_of(shape)
    if frame is None:
        return False
    drawn = shape._element.tag != f"{SLIDE}sp"  # noqa: SLF001  no public name
    tiny = drawn and min(frame.right - frame.left, frame.bottom - frame.top) < TINY
    return tiny or not frame.is_within(Frame("slide", 0, 0, wide, high))
