"""Notes of a slide: whole where their page has room, else rows of a list in short, and what is left of them is counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from pptx.util import Emu, Inches, Pt

from opposite.exports.briefing.deck.fit import cut, height, highest, lines
from opposite.exports.briefing.deck.metrics import LINE, measured
from opposite.exports.briefing.deck.model import Box, Slide
from opposite.exports.typeface import OFFICE
from opposite.wording.briefing.deck_notes import in_short

SIZES, AFTER, EDGE = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0), 0.3, 7.2
"""Sizes of notes, what is left after a paragraph as a share of these, and points at the edges of a page of notes."""

PAGE_WIDE, PAGE_HIGH = 7.5, 10.0
BOX = Box(0.4, 4.55, 6.7, 4.9)
"""Where notes stand on a page of 7.5 by 10 inches, beneath the picture of the slide and above its number."""

ROOM = BOX.width * 72 - 2 * EDGE, BOX.height * 72 - 2 * EDGE
"""Points across and down within it."""

NOTES_SIZE = "{http://schemas.openxmlformats.org/presentationml/2006/main}notesSz"


class Listed(NamedTuple):
    """The rows of a list, each in full and in short, and what is said of so many for which there is no room."""

    full: tuple[str, ...]
    short: tuple[str, ...]
    left: Callable[[int], str]


def noted(heading: str, *notes: str | Listed) -> tuple[str, ...]:
    """Notes below a heading as far as they stand on their page: the last ones of a list in short, then counted.

    Where a page has no room for what else is said, this is cut, the last paragraph aside, which says where figures are from.
    """
    with measured(as_arial=False):
        rows = next((one for one in notes if isinstance(one, Listed)), None)
        if rows is None:
            said = _flat(notes, ())
            return said if _stands((heading, *said)) else _cut(heading, said)
        count = len(rows.full)

        def abridged(kept: int) -> tuple[str, ...]:
            if kept == count:
                return _flat(notes, rows.full)
            return _flat(notes, (*rows.full[:kept], in_short(rows.short[kept:])))

        def counted(kept: int) -> tuple[str, ...]:
            told = (in_short(rows.short[:kept]),) if kept else ()
            return _flat(notes, (*told, rows.left(count - kept)))

        if _stands((heading, *abridged(0))):
            return abridged(highest(count, lambda kept: _stands((heading, *abridged(kept)))))
        said = counted(highest(count - 1, lambda kept: _stands((heading, *counted(kept)))))
        return said if _stands((heading, *said)) else _cut(heading, said)


def on_one_page(slide: Slide) -> Slide:
    """The slide with as much in its notes as stands on their page."""
    heading = "\n".join(one for one in (slide.title, slide.subtitle) if one)
    return replace(slide, notes=noted(heading, *slide.notes))


def _flat(notes: tuple[str | Listed, ...], rows: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(said for one in notes for said in (rows if isinstance(one, Listed) else (one,)))


def _stands(paragraphs: tuple[str, ...], size: float = SIZES[-1], room: tuple[float, float] = ROOM) -> bool:
    """Whether paragraphs stand within so many points across and down."""
    return height(paragraphs, size, room[0], after=size * AFTER) <= room[1]


def _cut(heading: str, said: tuple[str, ...]) -> tuple[str, ...]:
    """Paragraphs, each cut to its share of the lines that are left, the last one whole."""
    size, (wide, high) = SIZES[-1], ROOM
    *others, last = said
    left = int((high - size * AFTER * (len(said) + 1)) / (size * LINE))
    left -= sum(len(lines(one, size, wide)) for one in (heading, last))
    shown: list[str] = []
    for place, one in enumerate(others):
        if left <= 0:
            break
        shown.append(cut(one, size, wide, most=max(1, left // (len(others) - place))))
        left -= len(lines(shown[-1], size, wide))
    return (*shown, last)


def write_notes(drawn: Any, paragraphs: list[str], *, is_own_page: bool) -> None:
    """Write the notes of a slide in the largest size in which they stand on its page of notes.

    On a firm's page they stand where it has its notes; where they have no room there, where ours do.
    """
    page = drawn.notes_slide
    holder, frame = page.notes_placeholder, page.notes_text_frame
    if holder is None or frame is None:
        return
    with measured(as_arial=False):
        size = None if is_own_page else _size(holder, paragraphs)
        if size is None:
            _place(drawn, holder)
            size = _size(holder, paragraphs) or SIZES[-1]
    frame.text = "\n".join(paragraphs)
    for paragraph in frame.paragraphs:
        paragraph._p.get_or_add_pPr().attrib.update({"marL": "0", "indent": "0"})  # noqa: SLF001  no public name
        paragraph.space_after = Pt(size * AFTER)
        for run in paragraph.runs:
            run.font.size, run.font.name = Pt(size), OFFICE


def _size(holder: Any, paragraphs: list[str]) -> float | None:
    """The largest size in which paragraphs stand in a placeholder; None where they do in none."""
    wide, high = (Emu(one).pt - 2 * EDGE for one in (holder.width, holder.height))
    return next((size for size in SIZES if _stands(tuple(paragraphs), size, (wide, high))), None)


def _place(drawn: Any, holder: Any) -> None:
    """Put a placeholder where notes stand, on a page of notes of any size."""
    page = drawn.part.package.presentation_part.presentation._element.find(NOTES_SIZE)  # noqa: SLF001  no public name
    wide, high = (int(page.get(side)) for side in ("cx", "cy")) if page is not None else (None, None)
    across = 1.0 if wide is None else wide / Inches(PAGE_WIDE)
    down = 1.0 if high is None else high / Inches(PAGE_HIGH)
    holder.left, holder.width = (int(Inches(one) * across) for one in (BOX.left, BOX.width))
    holder.top, holder.height = (int(Inches(one) * down) for one in (BOX.top, BOX.height))
