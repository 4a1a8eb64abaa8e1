"""Documents are made when somebody asks for them, a few at a time for all who ask."""

from __future__ import annotations

from threading import BoundedSemaphore

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.documents import Document

AT_ONCE = 2
"""Documents in the making: each takes one processor and up to some ten megabytes, whoever waits sees that it is made."""

_places = BoundedSemaphore(AT_ONCE)


def made(document: Document, briefing: Briefing, *, paper: str) -> bytes:
    """The file of a document."""
    with _places:
        return document.made(briefing, paper=paper)
