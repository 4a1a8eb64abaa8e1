"""Names of organisations, waves and people: one spelling of each, and which of them look alike."""

from __future__ import annotations

import unicodedata

JOINERS = "\u200c\u200d"
"""Characters that tell how letters beside them join: Persian, Hindi and emoji cannot be written without."""

FORMULA_SIGNS = "=+-@'"
"""What a name may begin with that a spreadsheet takes for a formula, and what escapes it."""

_LIKE = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "&": "and"}) | str.maketrans(
    "авекмнорстухіјѕһԛԝ" + "αβεζηικμνορτυχ",
    "abekmhopctyxijshqw" + "abezhikmnoptyx",
)
"""Letters after case folding, and how they look: Cyrillic and Greek ones whose small or capital form is a Latin one too."""


def one_spelling(typed: str) -> str:
    """A name in composed characters (NFC), without control characters, single spaces between its words.

    Joiners stay where they join two characters. Empty where nothing is left.
    """
    if typed.isascii() and typed.isprintable():
        return " ".join(typed.split())
    composed = unicodedata.normalize("NFC", typed)
    return " ".join(word.strip(JOINERS) for word in "".join(map(_kept, composed)).split() if word.strip(JOINERS))


def _kept(character: str) -> str:
    if character.isprintable() or character in JOINERS:
        return character
    return "" if unicodedata.category(character) == "Cf" else " "


def look(name: str) -> str:
    """What a name looks like at a glance: without case, accents, script, punctuation and spacing; alike ones have the same.

    The sign before a name that a spreadsheet would compute is a part of it. Asked of names that are not empty.
    """
    bare = unicodedata.normalize("NFKD", name.casefold()).translate(_LIKE)
    kept = "".join(character for character in bare if character.isalnum())
    return f"{name[0]}{kept}" if name[0] in FORMULA_SIGNS or not kept else kept
