"""The one typeface of all documents: Carlito, shipped with the program, and Calibri of the same widths where Office sets."""

from __future__ import annotations

import logging
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from opposite.errors import OppositeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fontTools.ttLib import TTFont

FAMILY = "Carlito"
"""What PDFs are set in."""

OFFICE = "Calibri"
"""What presentations and workbooks name: every PowerPoint and Excel has it, and LibreOffice sets Carlito in its place."""

REGULAR, BOLD = "Carlito-Regular.ttf", "Carlito-Bold.ttf"


class MissingTypefaceError(OppositeError):
    """A file of the typeface is not where the program was installed."""


def folder() -> Path:
    """Where the files of the typeface lie, all of them; raises MissingTypefaceError where one is missing."""
    found = Path(str(files("opposite.exports").joinpath("fonts")))
    for name in (REGULAR, BOLD):
        if not found.joinpath(name).is_file():
            raise MissingTypefaceError(
                f"The typeface that documents are set in is not there: {name} is missing.",
                "No document was made.",
                "Install the program again.",
            )
    return found


def opened(file: str) -> TTFont:
    """A file of the typeface, read; its tables are parsed as they are asked for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  a tenth of a second, spent only where a document is made

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it warns of when the font was made
    return TTFont(BytesIO(folder().joinpath(file).read_bytes()), lazy=True, recalcTimestamp=False)


@lru_cache(maxsize=2)
def widths(*, bold: bool) -> Mapping[int, float]:
    """How wide each character of the typeface is, by its code point, in sizes."""
    font = opened(BOLD if bold else REGULAR)
    advances, each = font["hmtx"].metrics, font["head"].unitsPerEm
    return MappingProxyType({code: advances[glyph][0] / each for code, glyph in font.getBestCmap().items()})
