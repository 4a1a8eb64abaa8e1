"""Which characters of some words no typeface here can draw, so that they are empty boxes in a PDF: known before it is made."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from opposite.exports.typeface import widths
from opposite.exports.typesetting import UA, fonts
from opposite.wording.briefing.undrawn import MOST_CHARACTERS
from opposite.wording.sentences import one_line

Undrawn = tuple[str, str]
"""A name, and the characters of it that are empty boxes on paper."""

TRIAL = {"main.typ": b'#set document(title: "trial")\n#text(json(bytes(sys.inputs.document)))'}
"""A document of one character."""

LATIN = 0x180
"""Below it our typeface has every character that is seen."""

SELECTORS = range(0xFE00, 0xFE10)
"""Characters that choose a form of the one before them, and are not drawn."""


def undrawn(words: str, *, machine: bool = True) -> str:
    """The characters of words that neither our typeface, nor those of the typesetter, nor the machine's have, each once.

    Without `machine`, those of the machine are not looked into.

    No more are looked for than are told, and one more, which says that there are others.
    """
    found = ""
    for character in dict.fromkeys(words):
        if (
            ord(character) >= LATIN
            and _is_seen(character)
            and not _is_ours(character)
            and not _is_drawn(character, machine)
        ):
            found += character
        if len(found) > MOST_CHARACTERS:
            break
    return found


def undrawn_of(names: Iterable[str]) -> tuple[Undrawn, ...]:
    """Of some names those that are not drawn whole, each once, in the order given."""
    lines = dict.fromkeys(one_line(name) for name in names)
    return tuple((name, characters) for name in lines if (characters := undrawn(name)))


def _is_ours(character: str) -> bool:
    return ord(character) in widths(bold=False)


def _is_seen(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZ" and ord(character) not in SELECTORS


@lru_cache(maxsize=8192)
def _is_drawn(character: str, machine: bool) -> bool:  # noqa: FBT001  called by place
    """Whether the typesetter finds a font for a character, which takes it two milliseconds."""
    import typst  # noqa: PLC0415  a compiler of 80 MB, loaded only where a PDF is made

    try:
        typst.compile(  # type: ignore[call-overload]  # its types know no dictionary of files
            TRIAL, format="pdf", font_paths=fonts(machine=machine), pdf_standards=[UA],
            sys_inputs={"document": json.dumps(character)},
        )  # fmt: skip
    except typst.TypstError:
        return False
    return True
