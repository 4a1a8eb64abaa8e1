"""What browsers come back with after they have shown a key or opened an invitation."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from opposite.domain.access.identity import NOBODY, OWNER, Identity, Role
from opposite.engine.access.guard import harmless
from opposite.engine.access.tokens import digest, new_token
from opposite.engine.workspace import Workspace

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
    """What a browser is signed in with; None where that is unknown, over, or was withdrawn."""
    rows = workspace.store.rows("sign_in", digest=token_digest, now=now)
    return SignIn(*rows[0]) if rows else None


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
