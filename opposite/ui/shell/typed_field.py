"""A field of this tab that words are typed in, known by a token to the door: what a tab says as it goes is stored there.

A message of a tab that goes can come before, beside or after what it sent to the pages. Nothing older is stored then.
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from time import monotonic
from typing import TypeVar
from weakref import WeakValueDictionary

from opposite.domain.collecting.answers import Respondent
from opposite.engine.access.tokens import new_token
from opposite.engine.collecting.answering import change_words
from opposite.engine.collecting.assessments import respondent
from opposite.engine.workspace import Workspace
from opposite.settings import utc_now
from opposite.ui.shell.identity import Caller, caller, identity_of_caller
from opposite.ui.shell.session import session

Stored = TypeVar("Stored")

LATE = 5.0
"""Seconds after a tab went in which the pages may still hear what it had sent before."""


@dataclasses.dataclass(slots=True, weakref_slot=True, eq=False)
class TypedField:
    """What the door must know of a field: who types there, for whom, what they were shown, and what came of it."""

    calling: Caller
    respondent_id: int
    question: str
    field: str
    token: str = dataclasses.field(default_factory=new_token)
    shown: str | None = None
    """What was stored when the field was drawn last."""
    _own: str | None = None
    _said_at: float = -1.0
    _left_at: float | None = None
    _storing: threading.Lock = dataclasses.field(default_factory=threading.Lock)

    def save(self, words: str | None, store: Callable[[], Stored]) -> Stored | None:
        """Let the page store words that this field holds, and return what that returns.

        None, with nothing stored, where they were sent before a tab went, and come late.
        """
        with self._storing:
            if self._left_at is not None and monotonic() - self._left_at <= LATE:
                return None
            stored = store()
            self._own = words
            return stored

    def said(self, workspace: Workspace, words: str, *, at: float, leaving: bool) -> None:
        """Store words that the tab sends beside the pages; `at` orders what it sends.

        Raises OppositeError where who types there may not, or cannot, change this now, or it was changed elsewhere.
        """
        typed = words.strip() or None
        acting = workspace.acting_for(identity_of_caller(workspace, self.calling))
        with self._storing:
            if at <= self._said_at:
                return
            person = respondent(acting, self.respondent_id)
            over = (self.shown, self._own)
            change_words(acting, person, self.question, typed, field=self.field, over=over, now=utc_now())
            self._own, self._said_at = typed, at
            self._left_at = monotonic() if leaving else None


_known: WeakValueDictionary[str, TypedField] = WeakValueDictionary()
"""Every field by its token, for as long as the session of a tab holds it."""


def new_field(calling: Caller, respondent_id: int, question: str, field: str) -> TypedField:
    """A field that is known by its token while whoever asked for it holds it."""
    made = TypedField(calling, respondent_id, question, field)
    _known[made.token] = made
    return made


def field_of_token(token: str) -> TypedField | None:
    """The field that a token was made for; None where no tab holds such a field."""
    return _known.get(token)


def typed_field(person: Respondent, question: str, field: str) -> TypedField:
    """The field of this tab in which its caller types a person's words."""
    held, of = session().typed, (caller(), person.id, question, field)
    if of not in held:
        held[of] = new_field(*of)
    return held[of]
