"""Links that let their holder answer: 128 random bits each, stored hashed, for one assessment and group or person."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import NamedTuple

from opposite.domain.collecting.answers import Respondent
from opposite.engine.collecting.assessments import assessment, read_assessment, respondent
from opposite.engine.collecting.commands import add_respondent
from opposite.engine.workspace import Workspace
from opposite.errors import AnswerRefusedError, NotFoundError
from opposite.store.database import Cursor


class Link(NamedTuple):
    """Where a link leads: to a person's own answers, or to a group of an assessment that anybody invited may join."""

    assessment_id: int
    group: str | None
    respondent_id: int | None


class Begun(NamedTuple):
    """A respondent who has just joined, and the token of the link under which they come back."""

    respondent: Respondent
    token: str


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def add_link(
    cursor: Cursor,
    assessment_id: int,
    group: str | None,
    respondent_id: int | None,
    *,
    now: datetime,
    expires_at: datetime | None = None,
) -> str:
    """The token of a new link, in the caller's transaction."""
    token = secrets.token_urlsafe(16)
    cursor.run(
        "add_link",
        token_hash=_hash(token),
        assessment_id=assessment_id,
        group_id=group,
        respondent_id=respondent_id,
        now=now,
        expires_at=expires_at,
    )
    return token


def new_link(workspace: Workspace, person: Respondent, *, now: datetime) -> str:
    """A further token under which a respondent comes back."""
    with workspace.store.writing() as cursor:
        return add_link(cursor, person.assessment_id, person.group, person.id, now=now)


def read_link(workspace: Workspace, token: str, *, now: datetime) -> Link:
    """Where a token leads; raises NotFoundError for one that is unknown, expired or revoked."""
    rows = workspace.store.rows("link", token_hash=_hash(token), now=now)
    if not rows:
        raise NotFoundError(
            "This link does not lead to an assessment.",
            "It may be mistyped, have expired or been withdrawn.",
            "Ask the person who sent it for a new one.",
        )
    return Link(*rows[0])


def open_link(workspace: Workspace, token: str, *, now: datetime) -> Respondent:
    """The respondent a token belongs to; raises NotFoundError for one that is unknown, expired, revoked or a group's."""
    link = read_link(workspace, token, now=now)
    if link.respondent_id is None:
        raise NotFoundError("This link is for a group, not for one person.", hint="Open it in the application.")
    return respondent(workspace, link.respondent_id)


def invite(
    workspace: Workspace, assessment_id: int, group: str, *, now: datetime, expires_at: datetime | None = None
) -> str:
    """The token of a new link under which people of a group join an assessment; earlier links stay good.

    Raises NotFoundError for an unknown group, AnswerRefusedError where nobody is invited.
    """
    wave = assessment(workspace, assessment_id)
    if group not in workspace.framework(wave.framework_hash).group_weights:
        raise NotFoundError(f"The framework has no group {group!r}.")
    if not wave.invited:
        raise AnswerRefusedError("This wave is not answered by invitation.", hint="Set up a wave with invited groups.")
    with workspace.store.writing() as cursor:
        return add_link(cursor, assessment_id, group, None, now=now, expires_at=expires_at)


def withdraw_links(workspace: Workspace, assessment_id: int, group: str, *, now: datetime) -> None:
    """Make every invitation link of a group useless; people who have begun keep their own."""
    with workspace.store.writing() as cursor:
        cursor.run("revoke_links", assessment_id=assessment_id, group_id=group, now=now)


def begin(workspace: Workspace, token: str, *, now: datetime) -> Begun:
    """Join the group that an invitation link leads to.

    Raises NotFoundError as `read_link` does, AnswerRefusedError when the wave is closed.
    """
    link = read_link(workspace, token, now=now)
    if link.group is None or link.respondent_id is not None:
        raise NotFoundError("This link is one person's own.", hint="Open it to continue.")
    with workspace.store.writing() as cursor:
        wave = read_assessment(cursor, link.assessment_id)
        if not wave.is_open:
            raise AnswerRefusedError("This wave is closed.", hint="Ask the person who invited you to reopen it.")
        person = add_respondent(cursor, wave.id, link.group, now=now, waiting=wave.invited)
        own_token = add_link(cursor, wave.id, link.group, person, now=now)
    return Begun(respondent(workspace, person), own_token)
