"""Documents are made when somebody asks for them, a few at a time for all who ask."""

from __future__ import annotations

from threading import BoundedSemaphore

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.documents import Document
from opposite.ui.shell.makings import Makings
from opposite.wording.briefing import page as words

AT_ONCE = 2
"""Documents in the making: each takes one processor and up to some ten megabytes, whoever waits sees that it is made."""

_places = BoundedSemaphore(AT_ONCE)


def made(document: Document, briefing: Briefing, *, paper: str, makings: Makings) -> bytes:
    """The file of a document; why it could not be made stands in `makings` until it is made."""
    which = briefing.report.assessment.id, document.kind
    makings.begin(which)
    try:
        with _places:
            content = document.made(briefing, paper=paper)
    except Exception as error:
        makings.not_made[which] = words.not_made(document.label, error)
        raise
    else:
        makings.not_made.pop(which, None)
    finally:
        makings.end(which)
    return content
