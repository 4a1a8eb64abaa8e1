"""What hides whatever is beneath it: pictures, filled shapes, thick lines, squares and marked words."""

from __future__ import annotations

import re
from typing import Any

from opposite.exports.briefing.deck.markup import DRAWING, SLIDE
from opposite.exports.briefing.deck.places import line_that_hides

FILLS = tuple(f"{DRAWING}{kind}" for kind in ("solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
SOLID = 100_000
"""Opacity of what hides all that is beneath it, in thousandths of a percent."""

SEEN_THROUGH = 50_000
"""Opacity, in thousandths of a percent, up to which a fill hides nothing: that of a marker pen."""

BLOCKS = re.compile(r"[\u2580-\u259f\u25a0\u25a1\u25ac-\u25af\u25fc-\u25ff\u2b1b\u2b1c]")
"""Letters that are filled squares."""


def is_painted(element: Any) -> bool:
    """Whether a shape that holds words was given a fill, which those that are made have not."""
    return element.tag == f"{SLIDE}sp" and _filled(element.find(f"{SLIDE}spPr")) is True


def hides(element: Any) -> bool:
    """Whether a shape hides what is beneath it."""
    kind = element.tag.removeprefix(SLIDE)
    if kind == "grpSp":
        return any(hides(one) for one in element if one.tag.startswith(SLIDE))
    if kind not in {"sp", "cxnSp"}:
        return kind in {"pic", "graphicFrame"}
    if line_that_hides(element) or _covers_with_text(element):
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
