"""A file of a deck as it is now, opened to be checked: what it was made from, and its slides by key."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from pptx import Presentation

from opposite.domain.comparison.peer_filters import Kind
from opposite.errors import OppositeError
from opposite.exports.briefing.deck.beside import master_texts
from opposite.exports.briefing.deck.markup import parsed
from opposite.exports.briefing.deck.master import is_own
from opposite.exports.briefing.deck.proof import ALIKE, COMPARED, NAMESPACE, RELATIONSHIP, cuts_of
from opposite.exports.briefing.deck.resaved import kept_beside
from opposite.exports.briefing.origin import Origin

LARGEST = 300_000_000
"""Bytes of a file unpacked."""


class UnknownDeckError(OppositeError):
    """A file is no deck that was made here, or lost what it could be checked by."""


class ReadSlide(NamedTuple):
    """A slide as it is in the file: its number, its key and its shapes."""

    number: int
    key: str
    slide: Any


class ReadDeck(NamedTuple):
    """A file: what it was made from, its slides in their order, and the texts that were cut when it was drawn."""

    origin: Origin
    cuts: frozenset[str]
    slides: tuple[ReadSlide, ...]
    compared: tuple[Origin, ...] = ()
    """Of a comparison, what it was made from of each; `origin` is the first of these."""
    kinds: tuple[Kind, ...] = ()
    """Of a comparison, in what the others are alike that each is placed among; none where these are all others."""
    scenario: str | None = None
    """The scenario of its plan; None where it is the framework's own, or there is none."""
    on_masters: tuple[str, ...] = ()
    """The texts with a number that masters and layouts show and did not when it was made, as far as the file says."""
    of_template: tuple[str, ...] = ()
    """Those that they showed before, which are those of a firm's template."""
    file: bytes = b""
    is_resaved: bool = False
    """Whether a program saved it that dropped the proof, and with it the keys of slides and the workbooks of charts."""

    @property
    def origins(self) -> tuple[Origin, ...]:
        """What it was made from, one for each assessment in it."""
        return self.compared or (self.origin,)


def read_deck(content: bytes) -> ReadDeck:
    """The deck in a file; raises UnknownDeckError where it was not made here or cannot be read."""
    try:
        _refuse_huge(content)
        presentation: Any = Presentation(io.BytesIO(content))
        said, origins = _proof(presentation)
        before = [] if is_own(presentation) else said.get("masters") or []
        shown = master_texts(presentation)
        added, of_template = [one for one in shown if one not in before], [one for one in shown if one in before]
        slides = tuple(
            ReadSlide(number, slide._element.cSld.get("name") or "", slide)  # noqa: SLF001  no public name
            for number, slide in enumerate(presentation.slides, 1)
        )
        cuts = frozenset(cuts_of(presentation))
        is_resaved = "numbers" not in said
        kinds = tuple(Kind(one) for one in said.get(ALIKE) or ())
    except OppositeError:
        raise
    except Exception as error:  # python-pptx raises what zip and XML readers do
        raise UnknownDeckError("The file is no PowerPoint file that can be read.", "Nothing was checked.") from error
    compared = origins if COMPARED in said else ()
    return ReadDeck(
        origins[0],
        cuts,
        slides,
        compared,
        kinds,
        _text(said.get("scenario")),
        tuple(added),
        tuple(of_template),
        content,
        is_resaved,
    )


def _refuse_huge(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(one.file_size for one in packed.infolist()) > LARGEST:
            raise UnknownDeckError("The file is far larger unpacked than a deck is.", "It was not read.")


def _proof(presentation: Any) -> tuple[dict[str, Any], tuple[Origin, ...]]:
    parts = [one.target_part for one in presentation.part.rels.values() if one.reltype == RELATIONSHIP]
    for part in parts:
        root = parsed(part.blob)
        if root.tag == f"{{{NAMESPACE}}}proof":
            return _origins(root.text or "{}")
    beside = kept_beside(presentation)
    if beside is not None:
        return _origins(beside)
    raise UnknownDeckError(
        "The file was not made here, or has lost what it could be checked by.",
        "Nothing was checked.",
        "Make it again with opposite report; some programs drop custom XML when they save.",
    )


def _origins(proof: str) -> tuple[dict[str, Any], tuple[Origin, ...]]:
    said = json.loads(proof)
    several = said.get(COMPARED) or [said]
    return said, tuple(Origin(**{one.name: of[one.name] for one in fields(Origin)}) for of in several)


def _text(said: object) -> str | None:
    return None if said is None else str(said)


def shapes_of(read: ReadSlide, known: Collection[str] = ()) -> Iterator[tuple[str, Any]]:
    """Every shape of a slide with its name; those of a group too, named by the group before unless they are known."""
    yield from _within("", read.slide.shapes, known)


def _within(before: str, shapes: Any, known: Collection[str]) -> Iterator[tuple[str, Any]]:
    for shape in shapes:
        name = shape.name if shape.name in known else f"{before}{shape.name}"
        yield name, shape
        if hasattr(shape, "shapes"):
            yield from _within(f"{name} / ", shape.shapes, known)


def paragraphs_of(frame: Any) -> list[str]:
    """The paragraphs of a text frame; a line break within one begins another."""
    return [line for one in frame.paragraphs for line in one.text.replace("\v", "\n").split("\n")]


def alternative_text(shape: Any) -> str:
    """The alternative text of a shape, beneath it its title where somebody gave it one."""
    properties = next((one for one in shape._element.iter() if one.tag.endswith("}cNvPr")), None)  # noqa: SLF001
    return "" if properties is None else "\n".join(filter(None, (properties.get("descr"), properties.get("title"))))
