"""The master that slides are laid out by: python-pptx's own made calm and wide, unless a firm's template has one."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches, Pt

from opposite.exports.briefing.deck.firm_template import NEEDED, firms, forget
from opposite.exports.briefing.deck.look import Look
from opposite.exports.briefing.deck.markup import DRAWING, SLIDE
from opposite.exports.briefing.deck.model import Box
from opposite.exports.briefing.deck.room import FOOT_BOX, HIGH, NUMBER_BOX, WIDE
from opposite.exports.typeface import OFFICE

RULE = "rule"
"""The line on the first slide of our own master."""

TITLE_BOX = Box(0.6, 0.45, 12.13, 1.0)
FIRST_TITLE, FIRST_SUBTITLE = Box(0.6, 2.2, 12.13, 1.5), Box(0.6, 4.05, 12.13, 1.6)


def opened(look: Look) -> Any:
    """A presentation without slides that has the needed layouts.

    Raises LookError for a template that lacks one, has too small slides, or a theme that cannot be read.
    """
    if look.template is not None:
        return firms(look.template)
    presentation: Any = Presentation()
    forget(presentation)
    presentation.slide_width, presentation.slide_height = Inches(WIDE), Inches(HIGH)
    _dress(presentation, look)
    return presentation


def is_own(presentation: Any) -> bool:
    """Whether slides are laid out by our own master, which shows no number."""
    layouts = [one for master in presentation.slide_masters for one in master.slide_layouts]
    return sorted(one.name for one in layouts) == sorted(NEEDED) and any(
        shape.name == RULE for one in layouts for shape in one.shapes
    )


def _dress(presentation: Any, look: Look) -> None:
    """Sizes, fonts and colours of the master and of the two layouts; the others are taken out."""
    master = presentation.slide_masters[0]
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _theme(theme.blob.decode("utf-8"), look).encode("utf-8")  # noqa: SLF001  a part without a class
    for one in list(master.slide_layouts):
        if one.name not in NEEDED:
            master.slide_layouts.remove(one)
    for one in (master, *master.slide_layouts):
        first = getattr(one, "name", "") == "Title Slide"
        for holder in list(one.placeholders):
            _place(holder, first=first)
    _text_styles(master)
    _rule(next(one for one in master.slide_layouts if one.name == "Title Slide"))


def _place(holder: Any, *, first: bool) -> None:
    kind = holder.placeholder_format.type.name
    boxes = {"TITLE": TITLE_BOX, "CENTER_TITLE": FIRST_TITLE, "SUBTITLE": FIRST_SUBTITLE, "BODY": Box(0.6, 1.7, 12.13, 5.05),
             "FOOTER": FOOT_BOX, "SLIDE_NUMBER": NUMBER_BOX}  # fmt: skip
    box = FIRST_TITLE if first and kind == "TITLE" else boxes.get(kind)
    if box is None:
        holder._element.getparent().remove(holder._element)  # noqa: SLF001  dates are said on the first slide
        return
    holder.left, holder.top, holder.width, holder.height = (Inches(one) for one in box)
    frame = holder.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    body = frame._txBody.bodyPr  # noqa: SLF001  anchors of placeholders have no public name
    body.set("anchor", "b" if first and kind.endswith("TITLE") and kind != "SUBTITLE" else "t")
    for fit in list(body):
        body.remove(fit)
    if kind == "SLIDE_NUMBER":
        _align(holder, "r")
    if kind in {"SUBTITLE", "CENTER_TITLE", "FOOTER"}:
        _align(holder, "l")


def _align(holder: Any, side: str) -> None:
    for level in holder._element.iter(f"{DRAWING}lvl1pPr"):  # noqa: SLF001
        level.set("algn", side)
        for run in level.iter(f"{DRAWING}defRPr"):
            for scheme in run.iter(f"{DRAWING}schemeClr"):
                scheme.set("val", "tx2")
                for tint in list(scheme):
                    scheme.remove(tint)
            if holder.placeholder_format.type.name in {"FOOTER", "SLIDE_NUMBER"}:
                run.set("sz", "1100")


def _rule(opening: Any) -> None:
    """A short line in the accent between the title of the first slide and what stands below it."""
    at = {"x": 0.6, "y": 3.83, "cx": 1.2, "cy": 0.06}
    x, y, wide, high = (int(Inches(one)) for one in at.values())
    xml = (
        f'<p:sp {nsdecls("a", "p")}><p:nvSpPr><p:cNvPr id="99" name="{RULE}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        '</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
    opening.shapes._spTree.append(parse_xml(xml))  # noqa: SLF001  layouts take no shape otherwise


def _text_styles(master: Any) -> None:
    title = next(master._element.iter(f"{SLIDE}titleStyle"))  # noqa: SLF001
    for level in title.iter(f"{DRAWING}lvl1pPr"):
        level.set("algn", "l")
    for run in title.iter(f"{DRAWING}defRPr"):
        run.set("sz", str(Pt(24).pt * 100).removesuffix(".0"))
        run.set("b", "1")


def _theme(xml: str, look: Look) -> str:
    """The theme's XML with our fonts and colours."""
    colours = {"dk1": look.ink, "lt1": "#FFFFFF", "dk2": look.muted, "lt2": look.line, "accent1": look.accent,
               "accent2": look.target, "hlink": look.accent, "folHlink": look.muted}  # fmt: skip
    for name, colour in colours.items():
        xml = re.sub(
            rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{colour[1:]}"/></a:{name}>', xml, flags=re.DOTALL
        )
    return re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{OFFICE}", xml)
