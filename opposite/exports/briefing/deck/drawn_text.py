"""Texts of a slide: what fits is set in the largest size that does, in a box that shows nothing beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Emu, Inches, Pt

from opposite.exports.briefing.deck.fit import fitted
from opposite.exports.briefing.deck.model import Box, Words

TITLE_SIZES = (24.0, 22.0, 20.0, 18.0, 16.0)


def rgb(colour: str) -> Any:
    """A colour written #RRGGBB as python-pptx has it."""
    return RGBColor.from_string(colour[1:])


def draw_words(shapes: Any, words: Words) -> Any:
    """The text box of words, which is returned."""
    box = words.box
    size, shown = fitted(
        words.paragraphs, words.sizes, (box.width * 72, box.height * 72), bold=words.bold, after=words.after
    )
    drawn = text_box(shapes, words.name, box)
    fill(drawn.text_frame, shown, size, bold=words.bold, accent=words.accent, muted=words.muted, after=words.after)
    return drawn


def text_box(shapes: Any, name: str, box: Box) -> Any:
    """An empty text box without margins."""
    drawn = shapes.add_textbox(*(Inches(one) for one in box))
    drawn.name = name
    bare(drawn.text_frame)
    return drawn


def bare(frame: Any) -> None:
    """No margins, lines broken at the edge, nothing resized by programs."""
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP


def fill(
    frame: Any, paragraphs: Sequence[str], size: float, *, bold: bool = False, accent: bool = False, muted: bool = False,
    after: float = 0.0,
) -> None:  # fmt: skip
    """The paragraphs of a text frame in one size; typed text is text."""
    for number, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after, paragraph.line_spacing = Pt(after), 1.0
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.theme_color = (
            MSO_THEME_COLOR.ACCENT_1 if accent else MSO_THEME_COLOR.TEXT_2 if muted else MSO_THEME_COLOR.TEXT_1
        )


def fill_placeholder(
    holder: Any, name: str, text: str, sizes: Sequence[float], *, bold: bool, share: float = 1.0
) -> None:
    """A placeholder with a text that fits it, in the look that its layout gives it."""
    holder.name = name
    frame = holder.text_frame
    margins = [Emu(one).pt for one in (frame.margin_left + frame.margin_right, frame.margin_top + frame.margin_bottom)]
    room = share * (Emu(holder.width).pt - margins[0]), Emu(holder.height).pt - margins[1]
    size, shown = fitted(text.split("\n"), sizes, room, bold=bold)
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    for number, line in enumerate(shown):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = line, Pt(size)
