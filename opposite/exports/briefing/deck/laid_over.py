"""What hides a part of a slide: a picture or a filled shape that was laid over it, or that it is not shown or off the slide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
WRAPPED = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
FILLS = tuple(f"{DRAWING}{kind}" for kind in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
EDGE = 45_720
"""Length by which shapes may overlap, in EMU; a twentieth of an inch."""

SOLID = 100_000
"""Opacity of what hides all that is beneath it, in thousandths of a percent."""

SEEN_THROUGH = 50_000
"""Opacity, in thousandths of a percent, up to which a fill hides nothing: that of a marker pen."""

COVERED = 0.5
"""Share of the smaller of two parts on which they may not lie on each other."""

OUTSIDE = 0.5
"""Share of a part that may lie beside the slide."""

TINY = 228_600
"""Side of a chart or table in which nothing can be read, in EMU; a quarter of an inch."""

BLOCKS = re.compile(r"[\u2580-\u259f\u25a0\u25a1\u25ac-\u25af\u25fc-\u25ff\u2b1b\u2b1c]")
"""Letters that are filled squares."""

THICK = 76_200
"""Width of a line that hides what is beneath it, in EMU; six points."""


class _Frame(NamedTuple):
    """Where something lies, in EMU, and by which name."""

    name: str
    left: int
    top: int
    right: int
    bottom: int

    def overlaps(self, other: _Frame) -> bool:
        """Whether both lie on the same place, by more than their edges."""
        across, down = self._shared(other)
        return across > EDGE and down > EDGE

    def covers(self, other: _Frame) -> bool:
        """Whether both lie on most of the same place."""
        across, down = self._shared(other)
        return across > 0 < down and across * down > COVERED * max(1, min(self._area, other._area))

    def is_within(self, other: _Frame) -> bool:
        """Whether enough of it lies within another."""
        across, down = self._shared(other)
        return across > 0 < down and across * down >= OUTSIDE * self._area

    def _shared(self, other: _Frame) -> tuple[int, int]:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across, min(self.bottom, other.bottom) - max(self.top, other.top)

    @property
    def _area(self) -> int:
        return (self.right - self.left) * (self.bottom - self.top)


def laid_over(slide: Any, drawn: frozenset[str], parts: frozenset[str]) -> Iterator[tuple[str, str]]:
    """By name what is laid over which of the parts: whatever hides, holds no text that is compared, and lies above.

    `parts` are those that are `drawn` and what is filled in; drawn ones may touch, and not lie on most of each other.
    """
    beneath: list[_Frame] = []
    for element, shape in _each(slide.shapes, parts):
        frame = _wrapped(element) if shape is None else _frame(shape)
        if frame is None:
            continue
        if (frame.name not in parts or _is_painted(element)) and (shape is None or _hides(element)):
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
    frame = _frame(shape)
    if frame is None:
        return False
    drawn = shape._element.tag != f"{SLIDE}sp"  # noqa: SLF001  no public name
    tiny = drawn and min(frame.right - frame.left, frame.bottom - frame.top) < TINY
    return tiny or not frame.is_within(_Frame("slide", 0, 0, wide, high))


def _frame(shape: Any) -> _Frame | None:
    if None in (shape.left, shape.top, shape.width, shape.height):
        return None
    thick = _line(shape._element) // 2  # noqa: SLF001  likewise
    frame = _Frame(
        shape.name,
        shape.left - thick,
        shape.top - thick,
        shape.left + shape.width + thick,
        shape.top + shape.height + thick,
    )
    return _on_slide(shape._element, frame)  # noqa: SLF001  likewise


def _on_slide(element: Any, frame: _Frame) -> _Frame:
    """Where something lies on the slide that lies so within its groups, which may be moved and stretched."""
    for group in element.iterancestors(f"{SLIDE}grpSp"):
        place = group.find(f"{SLIDE}grpSpPr/{DRAWING}xfrm")
        if place is None:
            continue
        left, right = (_stretched(place, at, "x", "cx") for at in (frame.left, frame.right))
        top, bottom = (_stretched(place, at, "y", "cy") for at in (frame.top, frame.bottom))
        frame = _Frame(frame.name, left, top, right, bottom)
    return frame


def _stretched(place: Any, at: int, start: str, length: str) -> int:
    """Where a group puts what lies at a place of its own, across or down."""
    off, size, inner, whole = (place.find(f"{DRAWING}{tag}") for tag in ("off", "ext", "chOff", "chExt"))
    if off is None or size is None or inner is None or whole is None:
        return at
    from_start = at - int(inner.get(start))
    return int(off.get(start)) + from_start * int(size.get(length)) // max(1, int(whole.get(length)))


def _wrapped(element: Any) -> _Frame | None:
    """Where lies what few readers open; None of what is no shape."""
    place = next(element.iter(f"{DRAWING}xfrm", f"{SLIDE}xfrm"), None) if element.tag == WRAPPED else None
    if place is None:
        return None
    off, size = place.find(f"{DRAWING}off"), place.find(f"{DRAWING}ext")
    if off is None or size is None:
        return None
    left, top = int(off.get("x")), int(off.get("y"))
    name = next((one.get("name") for one in element.iter() if one.tag.endswith("}cNvPr")), None)
    frame = _Frame(name or "shape", left, top, left + int(size.get("cx")), top + int(size.get("cy")))
    return _on_slide(element, frame)


def _line(element: Any) -> int:
    """How thick the line round a shape is, 0 where it hides nothing."""
    wide = max((int(one.get("w") or 0) for one in element.iter(f"{DRAWING}ln")), default=0)
    return wide if wide >= THICK else 0


def _is_painted(element: Any) -> bool:
    """Whether a shape that holds words was given a fill, which those that are made have not."""
    return element.tag == f"{SLIDE}sp" and _filled(element.find(f"{SLIDE}spPr")) is True


def _hides(element: Any) -> bool:
    kind = element.tag.removeprefix(SLIDE)
    if kind == "grpSp":
        return any(_hides(one) for one in element if one.tag.startswith(SLIDE))
    if kind not in {"sp", "cxnSp"}:
        return kind in {"pic", "graphicFrame"}
    if _line(element) or _covers_with_text(element):
        return True
    filled = _filled(element.find(f"{SLIDE}spPr")) if kind == "sp" else False
    return _by_style(element) if filled is None else filled


def _covers_with_text(element: Any) -> bool:
    """Whether the text of a shape hides what is beneath: squares, or words that are marked."""
    marked = next(element.iter(f"{DRAWING}highlight"), None) is not None
    return marked or any(BLOCKS.search(one.text or "") for one in element.iter(f"{DRAWING}t"))


def is_filled(shape: Any) -> bool:
    """Whether a shape has a fill of its own that cannot be seen through."""
    return _filled(shape._element.find(f"{SLIDE}spPr")) is True  # noqa: SLF001  no public name


def _filled(properties: Any) -> bool | None:
    """Whether a shape has a fill that cannot be seen through; None where it names none."""
    if properties is None:
        return None
    for one in properties:
        if one.tag == f"{DRAWING}noFill":
            return False
        if one.tag in FILLS:
            several = [each for each in one.iter() if each.tag.endswith(("Clr", "}blip"))]
            return not several or any(_is_opaque(each) for each in several)
    return None


def _is_opaque(colour: Any) -> bool:
    """Whether a colour or picture of a fill hides what is beneath."""
    alphas = [one.get("val") or one.get("amt") for one in colour.iter(f"{DRAWING}alpha", f"{DRAWING}alphaModFix")]
    return all(int(alpha or SOLID) > SEEN_THROUGH for alpha in alphas)


def _by_style(element: Any) -> bool:
    reference = element.find(f"{SLIDE}style/{DRAWING}fillRef")
    return reference is not None and reference.get("idx") != "0"
