"""A firm's template: what it needs so that a deck can be drawn on it, what is taken out of it, and why one is refused."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE
from pptx.util import Emu

from opposite.exports.briefing.deck.look import LookError
from opposite.exports.briefing.deck.markup import DRAWING, parsed
from opposite.exports.briefing.deck.room import LEAST_ROOM, room_of
from opposite.wording.figures import listed

NEEDED = ("Title Slide", "Title Only")
"""The layouts that slides are made by: the first one, and all others."""

KINDS = {"Title Slide": "title", "Title Only": "titleOnly"}
"""Layouts by name, and the type that stands for it in a file of another language."""

PERSONAL = frozenset({"thumbnail", "custom-properties", "extended-properties", "customXml", "commentAuthors"})
"""Kinds of parts that tell of people rather than of a look."""

LARGEST_UNPACKED = 300_000_000
LEAST_WIDE, LEAST_HIGH = 7.5, 5.5
"""Inches of the smallest slides on which the texts of a deck stand in their places, long ones cut."""


def layout(presentation: Any, name: str) -> Any | None:
    """The layout of a name, or of the type it stands for; None where there is none."""
    layouts = [one for master in presentation.slide_masters for one in master.slide_layouts]
    named = [one for one in layouts if (one.name or "").strip().casefold() == name.casefold()]
    typed = [one for one in layouts if one._element.get("type") == KINDS[name]]  # noqa: SLF001  no public name
    return next((one for one in (*named, *typed) if one.placeholders and _title_of(one) is not None), None)


def _title_of(one: Any) -> Any | None:
    return next((holder for holder in one.placeholders if holder.placeholder_format.idx == 0), None)


def firms(content: bytes) -> Any:
    """The presentation of a template, without its slides and without what it says of people.

    Raises LookError for one that lacks a layout, has too small slides or too little room on them, or whose theme cannot be read.
    """
    try:
        presentation: Any = Presentation(io.BytesIO(_as_presentation(content)))
    except LookError:
        raise
    except Exception as error:  # python-pptx raises what zip and XML readers do
        raise LookError(
            "The template is no PowerPoint file that can be read.", hint="Save it as .potx or .pptx."
        ) from error
    lacking = [name for name in NEEDED if layout(presentation, name) is None]
    if lacking:
        raise LookError(
            f"The template lacks the layout{'s' if len(lacking) > 1 else ''} "
            f"{listed([f'“{name}”' for name in lacking])} with a title.",
            hint="Name a layout so in the slide master, or take another template.",
        )
    _refuse_small(presentation)
    _refuse_little_room(presentation)
    _refuse_broken_theme(presentation)
    forget(presentation)
    ids = presentation.slides._sldIdLst  # noqa: SLF001  slides cannot be taken out otherwise
    for one in list(ids):
        presentation.part.drop_rel(one.rId)
        ids.remove(one)
    return presentation


def _refuse_small(presentation: Any) -> None:
    wide, high = Emu(presentation.slide_width).inches, Emu(presentation.slide_height).inches
    if round(wide, 2) < LEAST_WIDE or round(high, 2) < LEAST_HIGH:
        raise LookError(
            f"The slides of the template are {wide:.3g} by {high:.3g} inches, and a deck needs at least {LEAST_WIDE} by "
            f"{LEAST_HIGH}.",
            hint="Take a template with larger slides.",
        )


def _refuse_little_room(presentation: Any) -> None:
    """Raise LookError where the title of the layout that slides have leaves too little room below and above it."""
    title = _title_of(layout(presentation, NEEDED[1]))
    if title is None or None in (title.top, title.height):
        return  # what is drawn on it says so
    high = room_of(presentation, title).height
    if round(high, 2) < LEAST_ROOM:
        raise LookError(
            f"The title of the layout “{NEEDED[1]}” leaves {max(high, 0.0):.1f} inches of height for what a slide shows, and a "
            f"deck needs at least {LEAST_ROOM}.",
            hint="Move that title further up in the slide master, or make it less high.",
        )


def _refuse_broken_theme(presentation: Any) -> None:
    """Raise LookError where a theme of a template, which holds its colours and fonts, is no XML of one."""
    for part in presentation.part.package.iter_parts():
        if part.content_type == CONTENT_TYPE.OFC_THEME and not _is_theme(part.blob):
            raise LookError(
                "The theme of the template, with its colours and fonts, cannot be read.",
                hint="Open it in PowerPoint, save it as .potx and try again, or take another template.",
            )


def _is_theme(content: bytes) -> bool:
    try:
        root = parsed(content)
    except etree.XMLSyntaxError:
        return False
    return bool(root.tag == f"{DRAWING}theme")


def forget(presentation: Any) -> None:
    """Take out what a template says of those who made it: its properties, its picture, their comments and data."""
    for relations in (presentation.part.package._rels, presentation.part.rels):  # noqa: SLF001  no public name
        for key, one in list(relations.items()):
            if one.reltype.rsplit("/", 1)[-1] in PERSONAL:
                relations.pop(key)


def _as_presentation(content: bytes) -> bytes:
    """A template as a presentation, which is the same but for the type of its main part."""
    packed = zipfile.ZipFile(io.BytesIO(content))
    if sum(one.file_size for one in packed.infolist()) > LARGEST_UNPACKED:
        raise LookError("The template is far larger unpacked than a template is.", hint="Take another one.")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as again:
        for one in packed.infolist():
            part = packed.read(one)
            if one.filename == "[Content_Types].xml":
                part = part.replace(b"presentationml.template.main+xml", b"presentationml.presentation.main+xml")
            again.writestr(one.filename, part)
    return made.getvalue()
