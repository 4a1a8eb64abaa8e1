"""What a deck was made from, said where programs that drop custom XML keep it, and its slides known again after these saved it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from opposite.exports.briefing.deck.markup import parsed
from opposite.exports.briefing.deck.model import Deck

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
PARTNAME = "/docProps/custom.xml"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
NAME = "opposite"
PIECE = 200
"""Characters of a property; programs keep up to 255."""

TITLES = {PP_PLACEHOLDER.TITLE: "title", PP_PLACEHOLDER.CENTER_TITLE: "title", PP_PLACEHOLDER.SUBTITLE: "subtitle"}


def keep_beside(presentation: Any, said: str) -> None:
    """Put a text into the custom properties of a file, in pieces."""
    pieces = [said[at : at + PIECE] for at in range(0, len(said), PIECE)]
    properties = "".join(
        f'<property fmtid="{FORMAT}" pid="{number + 1}" name="{NAME} {number}"><vt:lpwstr>{escape(piece)}</vt:lpwstr></property>'
        for number, piece in enumerate(pieces, 1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<Properties xmlns="{NAMESPACE}" xmlns:vt="{VALUES}">{properties}</Properties>'
    package = presentation.part.package
    part = Part(PackURI(PARTNAME), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, package, xml.encode("utf-8"))
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def kept_beside(presentation: Any) -> str | None:
    """The text in the custom properties of a file; None where there is none."""
    relations = presentation.part.package._rels.values()  # noqa: SLF001  no public name
    pieces: dict[int, str] = {}
    for one in relations:
        if one.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            root = parsed(one.target_part.blob)
            for each in root.iterfind(f"{{{NAMESPACE}}}property"):
                number = re.fullmatch(rf"{NAME} (\d{{1,4}})", each.get("name") or "")
                if number:
                    pieces[int(number[1])] = each.findtext(f"{{{VALUES}}}lpwstr") or ""
    return "".join(pieces[number] for number in sorted(pieces)) or None


def _names(shapes: Iterable[Any]) -> Iterator[str]:
    """The names of some shapes, and of those in groups of them."""
    for shape in shapes:
        yield shape.name
        yield from _names(getattr(shape, "shapes", ()))


def keys_again(slides: Sequence[Any], deck: Deck) -> list[str]:
    """The key of each slide by the names of its shapes, the first that fits best; empty for one that is not of the deck.

    Titles and subtitles get their names back.
    """
    left = {slide.key: {part.name for part in slide.parts} for slide in deck.slides}
    keys = []
    for slide in slides:
        for holder in slide.placeholders:
            holder.name = TITLES.get(holder.placeholder_format.type, holder.name)
        names = set(_names(slide.shapes))
        best = max(left, key=lambda key: len(left[key] & names), default="")
        fits = best and (left[best] & names or not left[best])
        keys.append(best if fits else next((key for key, parts in left.items() if not parts), ""))
        left.pop(keys[-1], None)
    return keys
