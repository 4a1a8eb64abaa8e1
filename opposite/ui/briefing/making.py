"""Documents are made when somebody asks for them, a few at a time for all who ask."""

from __future__ import annotations

from collections.abc import MutableMapping
from threading import BoundedSemaphore

from opposite.engine.briefing import Briefing
from opposite.errors import OppositeError
from opposite.exports.briefing.documents import Document
from opposite.wording.briefing import page as words

AT_ONCE = 2
"""Documents in the making: each takes one processor and up to some ten megabytes, whoever waits sees that it is made."""

_places = BoundedSemaphore(AT_ONCE)


def made(
    document: Document, briefing: Briefing, *, paper: str, not_made: MutableMapping[tuple[int, str], str]
) -> bytes:
    """The file of a document; why it could not be made stands in `not_made`, by assessment and kind, until it is made."""
    which = briefing.report.assessment.id, document.kind
    with _places:
        try:
            content = document.made(briefing, paper=paper)
        except Exception as error:
            why = str(error) if isinstance(error, OppositeError) else None
            not_made[which] = words.not_made(document.label, why)
            raise
    not_made.pop(which, None)
    return content
