"""Where the parts of a slide lie on it, within groups too, and whether they lie on each other."""

from __future__ import annotations

from typing import Any, NamedTuple

from opposite.exports.briefing.deck.markup import DRAWING, SLIDE, WRAPPED

EDGE = 45_720
"""Length by which shapes may overlap, in EMU; a twentieth of an inch."""

COVERED = 0.5
"""Share of the smaller of two parts on which they may not lie on each other."""

OUTSIDE = 0.5
"""Share of a part that may lie beside the slide."""

THICK = 76_200
"""Width of a line that hides what is beneath it, in EMU; six points."""


class Frame(NamedTuple):
    """Where something lies, in EMU, and by which name."""

    name: str
    left: int
    top: int
    right: int
    bottom: int

    def overlaps(self, other: Frame) -> bool:
        """Whether both lie on the same place, by more than their edges."""
        across, down = self._shared(other)
        return across > EDGE and down > EDGE

    def covers(self, other: Frame) -> bool:
        """Whether both lie on most of the same place."""
        across, down = self._shared(other)
        return across > 0 < down and across * down > COVERED * max(1, min(self._area, other._area))

    def is_within(self, other: Frame) -> bool:
        """Whether enough of it lies within another."""
        across, down = self._shared(other)
        return across > 0 < down and across * down >= OUTSIDE * self._area

    def _shared(self, other: Frame) -> tuple[int, int]:
        across = min(self.right, other.right) - max(self.left, other.left)
        return across, min(self.bottom, other.bottom) - max(self.top, other.top)

    @property
    def _area(self) -> int:
        return (self.right - self.left) * (self.bottom - self.top)


def frame_of(shape: Any) -> Frame | None:
    """Where a shape lies on its slide, with the thick line round it; None of one that has no place."""
    if None in (shape.left, shape.top, shape.width, shape.height):
        return None
    thick = line_that_hides(shape._element) // 2  # noqa: SLF001  likewise
    frame = Frame(
        shape.name,
        shape.left - thick,
        shape.top - thick,
        shape.left + shape.width + thick,
        shape.top + shape.height + thick,
    )
    return _on_slide(shape._element, frame)  # noqa: SLF001  likewise


def _on_slide(element: Any, frame: Frame) -> Frame:
    """Where something lies on the slide that lies so within its groups, which may be moved and stretched."""
    for group in element.iterancestors(f"{SLIDE}grpSp"):
        place = group.find(f"{SLIDE}grpSpPr/{DRAWING}xfrm")
        if place is None:
            continue
        left, right = (_stretched(place, at, "x", "cx") for at in (frame.left, frame.right))
        top, bottom = (_stretched(place, at, "y", "cy") for at in (frame.top, frame.bottom))
        frame = Frame(frame.name, left, top, right, bottom)
    return frame


def _stretched(place: Any, at: int, start: str, length: str) -> int:
    """Where a group puts what lies at a place of its own, across or down."""
    off, size, inner, whole = (place.find(f"{DRAWING}{tag}") for tag in ("off", "ext", "chOff", "chExt"))
    if off is None or size is None or inner is None or whole is None:
        return at
    from_start = at - int(inner.get(start))
    return int(off.get(start)) + from_start * int(size.get(length)) // max(1, int(whole.get(length)))


def wrapped_frame(element: Any) -> Frame | None:
    """Where lies what few readers open; None of what is no shape."""
    place = next(element.iter(f"{DRAWING}xfrm", f"{SLIDE}xfrm"), None) if element.tag == WRAPPED else None
    if place is None:
        return None
    off, size = place.find(f"{DRAWING}off"), place.find(f"{DRAWING}ext")
    if off is None or size is None:
        return None
    left, top = int(off.get("x")), int(off.get("y"))
    name = next((one.get("name") for one in element.iter() if one.tag.endswith("}cNvPr")), None)
    frame = Frame(name or "shape", left, top, left + int(size.get("cx")), top + int(size.get("cy")))
    return _on_slide(element, frame)


def line_that_hides(element: Any) -> int:
    """How thick the line round a shape is, 0 where it hides nothing."""
    wide = max((int(one.get("w") or 0) for one in element.iter(f"{DRAWING}ln")), default=0)
    return wide if wide >= THICK else 0
