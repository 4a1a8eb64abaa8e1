"""What a deck carries to be checked by: what it was made from, and every number it shows with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any
from xml.sax.saxutils import escape

from pptx.opc.package import Part
from pptx.opc.packuri import PackURI

from opposite.domain.comparison.peer_filters import Kind
from opposite.exports.briefing.deck.fit import ELLIPSIS
from opposite.exports.briefing.deck.markup import PARAGRAPH, TEXT
from opposite.exports.briefing.deck.model import Chart, Deck, Slide, Table, Timeline, Words
from opposite.exports.briefing.deck.numbers import numbers
from opposite.exports.briefing.deck.resaved import keep_beside
from opposite.exports.briefing.origin import Origin

NAMESPACE = "urn:opposite:deck:1"
PARTNAME = "/customXml/item1.xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
COMPARED = "compared"
"""By this key a proof names several that a deck compares."""
ALIKE = "alike"
"""By this key in what the others are alike; it is missing where they are all others."""


LONGEST = 200
"""Characters of a text that say where a number of it stands; whole texts stand on the slides."""


def shown_numbers(deck: Deck) -> Iterator[dict[str, Any]]:
    """Every number of a deck: slide, shape, what it is, value."""
    for slide in deck.slides:
        for shape, what, value in _of_slide(slide):
            yield {"slide": slide.key, "shape": shape, "what": what[:LONGEST], "value": value}


def _of_slide(slide: Slide) -> Iterator[tuple[str, str, str | float]]:
    texts = [("title", slide.title), ("subtitle", slide.subtitle), *(("notes", note) for note in slide.notes)]
    for part in slide.parts:
        if isinstance(part, Words):
            texts += [(part.name, paragraph) for paragraph in part.paragraphs]
        elif isinstance(part, Table):
            texts += [(part.name, f"{row[0]}: {cell}") for row in part.rows[1:] for cell in row[1:]]
        else:
            yield from ((part.name, what, value) for what, value in _measured(part))
    for shape, text in texts:
        yield from ((shape, text, value) for value in numbers(text))


def _measured(part: Chart | Timeline) -> Iterator[tuple[str, float]]:
    """The values that are drawn rather than written."""
    if isinstance(part, Timeline):
        for bar in part.bars:
            yield f"{bar.title} starts, in periods", bar.start
            yield f"{bar.title} ends, in periods", bar.end
        return
    for title, values in part.series:
        for category, value in zip(part.categories, values, strict=True):
            if value is not None:
                yield f"{title}, {category}", value


def attach(
    presentation: Any, proof: Origin | tuple[Origin, ...], deck: Deck, masters: list[str], kinds: Sequence[Kind] = ()
) -> None:
    """Put what a deck was made from, several in one of a comparison, and its numbers, into the file as a custom XML part.

    `masters` are the texts with a number that its master puts on slides.
    """
    of = {COMPARED: [asdict(one) for one in proof]} if isinstance(proof, tuple) else asdict(proof)
    origin = {**of, "scenario": deck.scenario, "masters": masters}
    if kinds:
        origin[ALIKE] = [kind.value for kind in kinds]
    keep_beside(presentation, json.dumps(origin, ensure_ascii=True, sort_keys=True))
    said = json.dumps(
        {**origin, "numbers": list(shown_numbers(deck)), "cuts": cuts_of(presentation)},
        ensure_ascii=True,
        sort_keys=True,
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<proof xmlns="{NAMESPACE}">{escape(said)}</proof>'
    part = Part(PackURI(PARTNAME), "application/xml", presentation.part.package, xml.encode("utf-8"))
    presentation.part.relate_to(part, RELATIONSHIP)


def cuts_of(presentation: Any) -> list[str]:
    """The texts on slides that were too long for their place, as they are shown; programs part them by their scripts."""
    paragraphs = (one for slide in presentation.slides for one in slide._element.iter(PARAGRAPH))  # noqa: SLF001
    texts = {"".join(run.text or "" for run in one.iter(TEXT)) for one in paragraphs}
    return sorted(text for text in texts if text.endswith(ELLIPSIS))
