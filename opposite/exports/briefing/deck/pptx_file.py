"""The deck as a PowerPoint file: native charts and tables, notes, alternative texts, and what it can be checked by."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from pptx.enum.text import PP_ALIGN
from pptx.util import Inches

from opposite.domain.comparison.peer_filters import Kind
from opposite.engine.briefing import Briefing
from opposite.engine.side_by_side import SideBySide
from opposite.exports.briefing.deck.beside import master_texts
from opposite.exports.briefing.deck.content import content
from opposite.exports.briefing.deck.drawn_chart import draw_chart
from opposite.exports.briefing.deck.drawn_table import draw_table, fitting
from opposite.exports.briefing.deck.drawn_text import TITLE_SIZES, draw_words, fill, fill_placeholder, text_box
from opposite.exports.briefing.deck.drawn_timeline import draw_timeline
from opposite.exports.briefing.deck.firm_template import layout
from opposite.exports.briefing.deck.firms import as_firms, is_as_arial, set_known_font
from opposite.exports.briefing.deck.fit import cut
from opposite.exports.briefing.deck.look import PLAIN, Look, LookError
from opposite.exports.briefing.deck.master import opened
from opposite.exports.briefing.deck.metrics import measured
from opposite.exports.briefing.deck.model import Box, Chart, Deck, Part, Slide, Table, Words
from opposite.exports.briefing.deck.notes_page import write_notes
from opposite.exports.briefing.deck.package import saved
from opposite.exports.briefing.deck.proof import attach
from opposite.exports.briefing.deck.room import FOOT_BOX, NUMBER_BOX, moved, room_of
from opposite.exports.briefing.deck.side_by_side import deck_of
from opposite.exports.briefing.origin import Origin, origin_of, origins_of

UNKNOWN = 0.85
"""Share of a placeholder that is filled in a font whose widths are not known."""

LOGO_HIGH, LOGO_WIDE = 0.35, 1.8


def deck_pptx(briefing: Briefing, look: Look = PLAIN) -> bytes:
    """The deck of a briefing; the same briefing and look give the same bytes.

    Raises LookError for a template that lacks a layout, or that nothing can be drawn on.
    """
    return _made(content(briefing), look, proof=origin_of(briefing), made_on=briefing.made_on)


def comparison_pptx(compared: SideBySide, look: Look = PLAIN) -> bytes:
    """The deck of a comparison, likewise."""
    return _made(deck_of(compared), look, proof=origins_of(compared), made_on=compared.made_on, kinds=compared.kinds)


def _made(
    deck: Deck, look: Look, *, proof: Origin | tuple[Origin, ...], made_on: date, kinds: tuple[Kind, ...] = ()
) -> bytes:
    presentation = opened(look)
    if look.template is None:
        return _drawn_on(presentation, deck, look, proof=proof, made_on=made_on, kinds=kinds)
    try:
        return _drawn_on(presentation, deck, as_firms(presentation, look), proof=proof, made_on=made_on, kinds=kinds)
    except Exception as error:  # what a strange file leads python-pptx to
        raise LookError(
            "Slides cannot be drawn on the template.",
            hint="Open it in PowerPoint, save it as .potx and try again, or take another template.",
        ) from error


def _drawn_on(
    presentation: Any, deck: Deck, look: Look, *, proof: Origin | tuple[Origin, ...], made_on: date,
    kinds: tuple[Kind, ...],
) -> bytes:  # fmt: skip
    with measured(as_arial=is_as_arial(presentation, look)):
        for number, slide in enumerate(deck.slides, 1):
            _draw(presentation, slide, look, foot=deck.foot, number=number)
    attach(presentation, proof, deck, master_texts(presentation), kinds)
    return saved(presentation, title=deck.title, made_on=made_on)


def _draw(presentation: Any, slide: Slide, look: Look, *, foot: str, number: int) -> None:
    drawn = presentation.slides.add_slide(layout(presentation, "Title Slide" if slide.opening else "Title Only"))
    drawn._element.cSld.set("name", slide.key)  # noqa: SLF001  it stays when slides are moved
    holders = {holder.placeholder_format.idx: holder for holder in drawn.placeholders}
    sizes = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0, 16.0) if slide.opening else TITLE_SIZES
    fill_placeholder(holders[0], "title", slide.title, sizes, bold=True, share=1.0 if look.font is None else UNKNOWN)
    if slide.opening and 1 in holders:
        fill_placeholder(
            holders[1],
            "subtitle",
            slide.subtitle,
            (20.0, 18.0, 16.0, 14.0, 12.0),
            bold=False,
            share=1.0 if look.font is None else UNKNOWN,
        )
    for index, holder in holders.items():
        if index not in ({0, 1} if slide.opening else {0}):
            holder._element.getparent().remove(holder._element)  # noqa: SLF001  empty ones ask to be filled
    room = room_of(presentation, holders[0])
    parts = [replace(part, box=moved(part.box, room)) for part in slide.parts]
    alike = min((fitting(part) for part in parts if isinstance(part, Table)), default=0.0)
    for part in parts:
        _describe(_drawn(drawn.shapes, part, look, alike), _alt(part))
    if not slide.opening:
        _foot(drawn.shapes, room, foot, number)
    if look.logo is not None:
        _logo(drawn.shapes, room, look)
    if look.font is not None:
        set_known_font(drawn, look.font)
    write_notes(
        drawn,
        [slide.title, *(slide.subtitle.split("\n") if slide.subtitle else []), *slide.notes],
        is_own_page=look.template is None,
    )


def _drawn(shapes: Any, part: Part, look: Look, alike: float) -> Any:
    """What is drawn of a part; tables of a slide have one size."""
    if isinstance(part, Words):
        return draw_words(shapes, part)
    if isinstance(part, Chart):
        return draw_chart(shapes, part, look)
    if isinstance(part, Table):
        return draw_table(shapes, part, look.accent, largest=alike)
    return draw_timeline(shapes, part)


def _alt(part: Part) -> str | None:
    return None if isinstance(part, Words) else part.alt


def _describe(shape: Any, text: str | None) -> None:
    if text is not None:
        next(one for one in shape._element.iter() if one.tag.endswith("}cNvPr")).set("descr", text)  # noqa: SLF001


def _foot(shapes: Any, room: Box, foot: str, number: int) -> None:
    for name, box, text in (("foot", FOOT_BOX, foot), ("page", NUMBER_BOX, str(number))):
        placed = moved(box, room)
        drawn = text_box(shapes, name, placed)
        fill(drawn.text_frame, [cut(text, 11, placed.width * 72, most=1)], 11, muted=True)
        if name == "page":
            drawn.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _logo(shapes: Any, room: Box, look: Look) -> None:
    picture = shapes.add_picture(io.BytesIO(look.logo or b""), Inches(0), Inches(0.05), height=Inches(LOGO_HIGH))
    if picture.width > Inches(LOGO_WIDE):
        picture.height = int(picture.height * Inches(LOGO_WIDE) / picture.width)
        picture.width = Inches(LOGO_WIDE)
    picture.left = Inches(room.left + room.width) - picture.width
    picture.name = "logo"
    _describe(picture, f"Logo of {look.name}")
