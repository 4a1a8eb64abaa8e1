"""Links that let their holder answer: where one leads, and until when it can be opened."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from opposite.store.cursor import Cursor


class Link(NamedTuple):
    """Where a link leads: to a person's own answers, or to a group of an assessment that whoever is invited may join.

    A link `for_one` can be joined with once; from then on it leads the browser that began to its answers, and no other.
    """

    assessment_id: int
    group: str | None
    respondent_id: int | None
    for_one: bool
    is_withdrawn: bool
    ends_at: datetime

    @property
    def is_used(self) -> bool:
        """Whether it is for one person, who has begun."""
        return self.for_one and self.respondent_id is not None

    def opens(self, now: datetime) -> bool:
        """Whether it can be opened at a moment."""
        return not self.is_withdrawn and now < self.ends_at


def link_of(cursor: Cursor, token_hash: str) -> Link | None:
    """The link of a digest; None where there is none."""
    rows = cursor.run("link", token_hash=token_hash)
    return Link(*rows[0]) if rows else None
