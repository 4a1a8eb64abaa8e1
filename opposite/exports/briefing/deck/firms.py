"""What a firm's template says of colours and fonts: its accent is ours, its font where the widths of that are known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from opposite.charts.contrast import contrast
from opposite.exports.briefing.deck.look import PLAIN, Look
from opposite.exports.typeface import FAMILY, OFFICE

AS_WIDE = frozenset({FAMILY.casefold(), OFFICE.casefold()})
"""Fonts whose text is as wide as what is measured."""

SEEN = 3.0
"""Contrast that lines and bars need at least (WCAG 2.2, 1.4.11)."""

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def as_firms(presentation: Any, look: Look) -> Look:
    """The look with the accent of a template, unless a theme file says another, and a known font where it has none."""
    if look.template is None:
        return look
    theme = presentation.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode("utf-8", "replace")
    accent = re.search(r'<a:accent1>\s*<a:srgbClr val="([0-9A-Fa-f]{6})"', theme)
    if accent and look.accent == PLAIN.accent and contrast(f"#{accent[1]}", "#FFFFFF") >= SEEN:
        look = replace(look, accent=f"#{accent[1].upper()}")
    font = re.search(r'<a:minorFont>\s*<a:latin typeface="([^"]*)"', theme)
    return look if font and font[1].casefold() in AS_WIDE else replace(look, font=OFFICE)


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
