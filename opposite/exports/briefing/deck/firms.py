"""What a firm's template says of colours and fonts: its accent is ours, its font where the widths of that are known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from opposite.charts.contrast import contrast
from opposite.exports.briefing.deck.look import PLAIN, Look
from opposite.exports.briefing.deck.markup import DRAWING
from opposite.exports.typeface import FAMILY, OFFICE

AS_WIDE = frozenset({FAMILY.casefold(), OFFICE.casefold()})
"""Fonts whose text is as wide as in the typeface of documents."""

NO_WIDER = frozenset({"arial", "helvetica", "helvetica neue", "liberation sans", "times new roman"})
"""Fonts whose text is not wider than in Arial."""

SEEN = 3.0
"""Contrast that lines and bars need at least (WCAG 2.2, 1.4.11)."""


def as_firms(presentation: Any, look: Look) -> Look:
    """The look with the accent of a template, unless a theme file says another, and a known font where it has none."""
    if look.template is None:
        return look
    accent = re.search(r'<a:accent1>\s*<a:srgbClr val="([0-9A-Fa-f]{6})"', _theme(presentation))
    if accent and look.accent == PLAIN.accent and contrast(f"#{accent[1]}", "#FFFFFF") >= SEEN:
        look = replace(look, accent=f"#{accent[1].upper()}")
    return look if _text_font(presentation) in AS_WIDE | NO_WIDER else replace(look, font=OFFICE)


def is_as_arial(presentation: Any, look: Look) -> bool:
    """Whether what is drawn is set in a font that is measured as Arial."""
    return look.template is not None and look.font is None and _text_font(presentation) in NO_WIDER


def _theme(presentation: Any) -> str:
    part = presentation.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    return str(part.blob.decode("utf-8", "replace"))


def _text_font(presentation: Any) -> str:
    """The font that a template sets text in, in small letters; empty where it names none."""
    font = re.search(r'<a:minorFont>\s*<a:latin typeface="([^"]*)"', _theme(presentation))
    return font[1].casefold() if font else ""


def set_known_font(slide: Any, font: str) -> None:
    """Set what is drawn on a slide in a font, placeholders aside."""
    for shape in slide.shapes:
        if shape.is_placeholder:
            continue
        if shape.has_chart:
            shape.chart.font.name = font
        for run in shape._element.iter(f"{DRAWING}rPr"):  # noqa: SLF001  runs of groups and tables alike
            latin = etree.Element(f"{DRAWING}latin", typeface=font)
            before = run.find(f"{DRAWING}solidFill")
            if before is None:
                run.insert(0, latin)
            else:
                before.addnext(latin)
