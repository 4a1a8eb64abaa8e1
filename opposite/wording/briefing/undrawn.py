"""What is said of characters that no typeface here can draw, before a PDF is made that has empty boxes for them."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.wording.figures import listed, pluralise
from opposite.wording.sentences import cut, quoted

MOST_CHARACTERS, MOST_NAMES = 12, 3
"""So many characters of a name, and so many names are told."""

DOCUMENTS = "A deck, a workbook and the HTML report show them in the typefaces of whoever opens them."
AGENDA = "The agenda as Markdown shows them in the typefaces of whoever opens it."
QUESTIONNAIRE = "The files for survey tools show them in the typefaces of whoever is asked."
"""What shows such characters, by what is made."""

KEPT = "It keeps them as text and does not claim PDF/UA-1."
MENDED = "A typeface that has them, installed on this machine, mends it."


def undrawn_told(found: Sequence[tuple[str, str]], *, elsewhere: str = DOCUMENTS) -> str | None:
    """Which characters of which names are empty boxes on paper, and where they are shown; None where none is.

    `found` are names, each with its characters; `elsewhere` says what shows them.
    """
    if not found:
        return None
    told = [f"{_characters(characters)} in {quoted(cut(name))}" for name, characters in found[:MOST_NAMES]]
    more = len(found) - len(told)
    if more:
        told.append(f"some in {pluralise(more, 'more name')}")
    boxes = f"In a PDF these characters are empty boxes, since no typeface here has them: {listed(told)}."
    return f"{boxes} {KEPT} {elsewhere} {MENDED}"


def _characters(characters: str) -> str:
    """As many as are told, with an ellipsis where there are others."""
    shown = " ".join(characters[:MOST_CHARACTERS])
    return f"{shown} …" if len(characters) > MOST_CHARACTERS else shown
