"""Whether a reader sees what stands in a file: text like its ground, too small, raised, struck out, or after a bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from opposite.charts.contrast import contrast
from opposite.exports.briefing.deck.markup import DRAWING, SLIDE, parsed
from opposite.exports.briefing.deck.numbers import numbers
from opposite.wording.briefing import verifying as words

TOLD_APART = 1.3
"""Contrast below which nobody tells a text from its ground."""

SMALLEST = 500
"""Size that can be read, in hundredths of a point."""

CLEAR = 30_000
"""Opacity, in thousandths of a percent, up to which a text is not seen."""

WHOLE = 100_000
"""Thousandths of a percent of what is as it is."""

SIGNS = re.compile(r"\W*[-−–+±]\W*")


class Ground(NamedTuple):
    """The colours that a slide's names of colours stand for, and that of its ground, None where it is a picture."""

    colours: dict[str, str]
    behind: str | None


def ground_of(slide: Any) -> Ground:
    """What the text of a slide stands on, by the theme of its master."""
    master = slide.slide_layout.slide_master
    theme = parsed(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    named = {
        etree.QName(one).localname: colour
        for one in next(theme.iter(f"{DRAWING}clrScheme"), ())
        if (colour := _said(one, {})) is not None
    }
    mapped = master._element.find(f"{SLIDE}clrMap")  # noqa: SLF001  no public name
    colours = named | {name: named[of] for name, of in ({} if mapped is None else mapped.attrib).items() if of in named}
    levels = (slide, slide.slide_layout, master)
    own = next((one for level in levels for one in level._element.iter(f"{SLIDE}bg")), None)  # noqa: SLF001  likewise
    if own is None:
        return Ground(colours, colours.get("bg1"))
    return Ground(colours, next((colour for one in own.iter() if (colour := _said(one, colours)) is not None), None))


def unseen(shape: Any, ground: Ground) -> Iterator[tuple[str, str]]:
    """What of the texts of a shape reads otherwise than it stands: what is the matter, and the text."""
    for body in shape._element.iter(f"{SLIDE}txBody", f"{DRAWING}txBody"):  # noqa: SLF001  likewise
        behind = _behind(body, ground)
        scale = min((int(one.get("fontScale") or WHOLE) for one in body.iter(f"{DRAWING}normAutofit")), default=WHOLE)
        for one in body.iter(f"{DRAWING}r"):
            text, said = one.findtext(f"{DRAWING}t") or "", one.find(f"{DRAWING}rPr")
            if text.strip() and said is not None and _is_unseen(said, ground, behind, scale):
                yield words.UNSEEN, text
            if said is not None and said.get("baseline") not in {None, "0"} and numbers(text):
                yield words.RAISED, text
            if said is not None and said.get("strike") not in {None, "noStrike"} and numbers(text):
                yield words.STRUCK, text
        for paragraph in body.iter(f"{DRAWING}p"):
            yield from ((words.BULLET, bullet) for bullet in _bullets(paragraph))


def _is_unseen(said: Any, ground: Ground, behind: str | None, scale: int) -> bool:
    size, fill = int(said.get("sz") or 1_200), said.find(f"{DRAWING}solidFill")
    if size * scale < SMALLEST * WHOLE or said.find(f"{DRAWING}noFill") is not None:
        return True
    if fill is None:
        return False
    colour, alphas = _within(fill, ground), [int(one.get("val") or 0) for one in fill.iter(f"{DRAWING}alpha")]
    behind = _within(said.find(f"{DRAWING}highlight"), ground) or behind
    alike = colour is not None and behind is not None and contrast(colour, behind) < TOLD_APART
    return alike or any(alpha <= CLEAR for alpha in alphas)


def _behind(body: Any, ground: Ground) -> str | None:
    """The colour behind a text: that of its cell or shape, else that of the slide."""
    holder = body.getparent()
    properties = next((one for one in holder if one.tag in {f"{DRAWING}tcPr", f"{SLIDE}spPr"}), None)
    fill = None if properties is None else properties.find(f"{DRAWING}solidFill")
    return _within(fill, ground) or ground.behind


def _within(fill: Any, ground: Ground) -> str | None:
    return None if fill is None else _said(fill, ground.colours)


def _said(fill: Any, colours: dict[str, str]) -> str | None:
    """The colour in a fill or in a theme, written #RRGGBB; None of one that was made lighter or darker by a rule."""
    colour = next(iter(fill), None)
    if colour is None or any(one.tag != f"{DRAWING}alpha" for one in colour):
        return None
    kind = etree.QName(colour).localname
    if kind == "schemeClr":
        return colours.get(colour.get("val", ""))
    value = colour.get({"srgbClr": "val", "sysClr": "lastClr"}.get(kind, ""), "")
    return f"#{value.upper()}" if re.fullmatch(r"[0-9A-Fa-f]{6}", value) else None


def _bullets(paragraph: Any) -> Iterator[str]:
    """What stands before a paragraph and makes another number of what follows."""
    text = "".join(one.text or "" for one in paragraph.iter(f"{DRAWING}t"))
    figure_first = bool(numbers(text[:3]))
    for one in paragraph.iterfind(f"{DRAWING}pPr/{DRAWING}buChar"):
        char = one.get("char") or ""
        if numbers(char) or (figure_first and SIGNS.fullmatch(char)):
            yield f"{char}{text}"
    for one in paragraph.iterfind(f"{DRAWING}pPr/{DRAWING}buAutoNum"):
        start = one.get("startAt") or "1"
        if start != "1" or figure_first:
            yield f"{start}. {text}"
