"""Which texts of a file were too long for their place: found by drawing the deck again, since a file may call any text so."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable
from typing import Any

from pptx import Presentation

from opposite.exports.briefing.deck.fit import ELLIPSIS
from opposite.exports.briefing.deck.proof import cuts_of

LIKE = 0.6
"""Share of a text that is cut here which one cut in a font whose widths are not known has at least."""


def own_cuts(claimed: Collection[str], drawn_again: Callable[[], Iterable[bytes]]) -> frozenset[str]:
    """The texts that are called cut and are cut about there when the deck is drawn again; it is drawn only where one is."""
    if not claimed:
        return frozenset()
    made = {one.removesuffix(ELLIPSIS) for deck in drawn_again() for one in cuts_of(_opened(deck))}
    return frozenset(one for one in claimed if any(_alike(one.removesuffix(ELLIPSIS), other) for other in made))


def _alike(claimed: str, made: str) -> bool:
    shorter, longer = sorted((claimed, made), key=len)
    broken = shorter[-1:].isdigit() and longer[len(shorter) :][:1] in {*"0123456789.,:"} - {""}
    return longer.startswith(shorter) and len(shorter) >= LIKE * len(longer) and not (broken and claimed != made)


def _opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))
