"""The typeface within an HTML file: of each of its fonts the characters that the file's words need, as a data URI."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from io import BytesIO

from opposite.exports.typeface import BOLD, REGULAR, opened, widths

NAME = "Document"
"""What the file calls its fonts: parts of Carlito may not bear its name."""

ALWAYS = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("–—·…“”‘’„→←↑↓×÷±−≥≤√²¼½¾ÄÖÜäöüßéèêàçñ\u00a0")
"""Characters that every file carries, so that most files need the same fonts and these are made once."""

KEPT = ("kern", "liga", "mark", "mkmk")
"""Features of setting that are kept: distances of pairs, ligatures and accents."""

LICENCE = (0, 13, 14)
"""Entries of a font that say whose it is and how it may be used."""


def font_faces(content: str) -> str:
    """The CSS that brings the typeface for all characters of a text that it has."""
    needed = "".join(sorted((ALWAYS | set(content)) & set(map(chr, widths(bold=False)))))
    faces = ((REGULAR, 400), (BOLD, 700))
    return "".join(
        f'@font-face{{font-family:"{NAME}";font-weight:{weight};src:url(data:font/woff;base64,{_part(file, needed)}) '
        'format("woff")}'
        for file, weight in faces
    )


@lru_cache(maxsize=16)
def _part(file: str, characters: str) -> str:
    """A font with these characters alone, as WOFF in base 64."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415  read only where such a file is made

    options = Options(layout_features=list(KEPT), hinting=False, name_IDs=list(LICENCE), notdef_outline=True)
    font = opened(file)
    cutter = Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)
    font.flavor = "woff"
    made = BytesIO()
    font.save(made)
    return b64encode(made.getvalue()).decode("ascii")
