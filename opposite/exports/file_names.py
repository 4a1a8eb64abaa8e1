"""What files are called that people download or that a command writes: organisation, wave and kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from opposite.domain.collecting.assessment import Assessment

MOST = 72
"""Bytes of a part that are kept: with wave, kind and folder a name stays below what file systems take."""

_ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
"""Marks over and under Latin letters; those of other scripts are a part of their letters."""


def file_name(*parts: str, ending: str, sample: bool = False, taken: Collection[str] = ()) -> str:
    """A name for a file such as acme-2026-q4-roadmap.csv, from parts that people typed and its ending with the dot.

    Only letters, digits and hyphens, letters of any script; `sample-` before that of a synthetic organisation; a number
    behind it where one of that name is `taken`, whatever the case.
    """
    words = [plain for part in parts if (plain := _plain(part))]
    stem = "-".join((["sample"] if sample else []) + words) or "opposite"
    held, name, number = {one.casefold() for one in taken}, f"{stem}{ending}", 2
    while name.casefold() in held:
        name, number = f"{stem}-{number}{ending}", number + 1
    return name


def assessment_file(of: Assessment, *kind: str, ending: str, taken: Collection[str] = ()) -> str:
    """A name for a file of one assessment: organisation, wave and kind."""
    organisation = of.organisation
    return file_name(organisation.name, of.wave, *kind, ending=ending, sample=organisation.sample, taken=taken)


def comparison_file(compared: Sequence[Assessment], *, ending: str) -> str:
    """A name for a file that compares several: the first and the second, or how many others, of waves the organisation."""
    first, *others = dict.fromkeys(one.organisation.name for one in compared)
    further = [f"and {others[0]}"] if len(others) == 1 else [f"and {len(others)} others"] if others else []
    return file_name(first, *further, "comparison", ending=ending, sample=compared[0].organisation.sample)


def _plain(part: str) -> str:
    """A part in small letters, Latin ones without accents, cut at a word where it is long."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", part.casefold()) if one not in _ACCENTS)
    composed = unicodedata.normalize("NFC", bare)
    words = "".join(one if one.isalnum() or unicodedata.category(one)[0] == "M" else " " for one in composed).split()
    whole = "-".join(words)
    short = whole.encode()[:MOST].decode(errors="ignore")
    at_a_word = short.rsplit("-", 1)[0] if whole[len(short) : len(short) + 1] not in {"", "-"} else short
    return at_a_word.strip("-")
