"""What browsers come back with after they have shown a key or opened an invitation."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from opposite.domain.access.identity import NOBODY, OWNER, Identity, Role
from opposite.engine.access.guard import harmless
from opposite.engine.access.links import Link, link_of
from opposite.engine.access.tokens import digest, new_token
from opposite.engine.workspace import Workspace
from opposite.store.cursor import Cursor

LIFE = timedelta(days=30)
"""How long a browser stays signed in."""


class SignIn(NamedTuple):
    """A browser that is signed in: by which invitation, for which wave, and as whom once they have begun.

    All None of the owner.
    """

    link_hash: str | None
    assessment: int | None
    respondent: int | None

    @property
    def identity(self) -> Identity:
        """Who that is."""
        if self.link_hash is None:
            return OWNER
        return Identity(Role.RESPONDENT, assessment=self.assessment, respondent=self.respondent)


@harmless
def sign_in(workspace: Workspace, *, now: datetime, link_hash: str | None = None) -> str:
    """The token of a browser that has just shown the owner's key, or an invitation of this digest."""
    token = new_token()
    with workspace.store.writing() as cursor:
        cursor.run("drop_old_sign_ins", now=now)
        cursor.run("add_sign_in", digest=digest(token), link_hash=link_hash, now=now, expires_at=now + LIFE)
    return token


@harmless
def read_sign_in(workspace: Workspace, token_digest: str, *, now: datetime) -> SignIn | None:
    """What a browser is signed in with; None where that is unknown, over, or was withdrawn.

    Who has begun by a group's invitation goes on when that is withdrawn or over; who came by one of their own, only when
    it is over, and no other browser goes on as them.
    """
    held = workspace.but_for_answers(("signed in", token_digest), partial(_held, workspace, token_digest))
    if held is None or held.expires_at <= now:
        return None
    if held.link_hash is None:
        return SignIn(None, None, None)
    link, person = held.link, held.respondent_id
    if link is None:
        return None
    if person is None:
        goes_on, person = link.opens(now), None if link.for_one else link.respondent_id
    else:
        goes_on = not (link.for_one and link.is_withdrawn)
    return SignIn(held.link_hash, link.assessment_id, person) if goes_on else None


def begun_as(cursor: Cursor, token_digest: str, *, now: datetime) -> int | None:
    """The person whom a browser has begun as; None where it has not, or is not known any more."""
    rows = cursor.run("sign_in", digest=token_digest)
    return next((respondent for _, respondent, expires_at in rows if now < expires_at), None)


class _Held(NamedTuple):
    """What is stored of a browser: its link, if it came by one, whom it has begun as, and until when it is known."""

    link_hash: str | None
    respondent_id: int | None
    expires_at: datetime
    link: Link | None


def _held(workspace: Workspace, token_digest: str) -> _Held | None:
    with workspace.store.reading() as cursor:
        rows = cursor.run("sign_in", digest=token_digest)
        if not rows:
            return None
        link_hash, person, expires_at = rows[0]
        return _Held(link_hash, person, expires_at, None if link_hash is None else link_of(cursor, link_hash))


@harmless
def sign_out(workspace: Workspace, token_digest: str) -> None:
    """Forget a browser: what it holds opens nothing any more."""
    with workspace.store.writing() as cursor:
        cursor.run("drop_sign_in", digest=token_digest)


def identity_of(workspace: Workspace, who: str, *, now: datetime) -> Identity:
    """Who that is of whom the door says `owner`, the digest of a sign-in, or anything else: nobody."""
    if who == Role.OWNER:
        return OWNER
    found = read_sign_in(workspace, who, now=now)
    return NOBODY if found is None else found.identity
