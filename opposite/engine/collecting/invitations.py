"""Links that let their holder answer: 128 random bits each, stored hashed, for one assessment and group or person."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.answers import Respondent
from opposite.engine.access.guard import harmless, verb
from opposite.engine.access.links import Link, link_of
from opposite.engine.access.sign_ins import begun_as
from opposite.engine.access.tokens import digest, new_token
from opposite.engine.collecting.assessments import assessment, read_assessment, respondent
from opposite.engine.collecting.commands import add_respondent
from opposite.engine.workspace import Workspace
from opposite.errors import AnswerRefusedError, NotFoundError, OppositeError
from opposite.store.database import Cursor

AT_ONCE = 60
"""How many people may begin in a wave within a minute."""

MOST_AT_ONCE = 1000
"""How many links for single people are made together at most."""


def add_link(
    cursor: Cursor,
    assessment_id: int,
    group: str | None,
    respondent_id: int | None,
    *,
    now: datetime,
    expires_at: datetime | None = None,
    for_one: bool = False,
) -> str:
    """The token of a new link, in the caller's transaction."""
    token = new_token()
    cursor.run(
        "add_link",
        token_hash=digest(token),
        assessment_id=assessment_id,
        group_id=group,
        respondent_id=respondent_id,
        for_one=for_one,
        now=now,
        expires_at=expires_at,
    )
    return token


@verb(Verb.ANSWER, of="person")
def new_link(workspace: Workspace, person: Respondent, *, now: datetime) -> str:
    """A further token under which a respondent comes back."""
    with workspace.store.writing() as cursor:
        return add_link(cursor, person.assessment_id, person.group, person.id, now=now)


@verb(Verb.JOIN)
def read_link(workspace: Workspace, link_hash: str, *, now: datetime) -> Link:
    """Where the link of a digest leads; raises NotFoundError for one that is unknown, over or withdrawn."""
    with workspace.store.reading() as cursor:
        return _opened(cursor, link_hash, now=now)


def _opened(cursor: Cursor, link_hash: str, *, now: datetime) -> Link:
    link = link_of(cursor, link_hash)
    if link is None or not link.opens(now):
        raise NotFoundError(
            "This link does not lead to an assessment.",
            "It may be mistyped, have expired or been withdrawn.",
            "Ask the person who sent it for a new one.",
        )
    return link


@verb(Verb.RUN_WAVE, of="assessment_id")
def invite(
    workspace: Workspace,
    assessment_id: int,
    group: str,
    *,
    now: datetime,
    expires_at: datetime | None = None,
    for_one: bool = False,
) -> str:
    """The token of a new link under which people of a group join an assessment, or one of them; others stay good.

    Without `expires_at` it ends with the day on which the wave is due. Raises NotFoundError for an unknown group,
    AnswerRefusedError where nobody is invited.
    """
    _refuse_uninvited(workspace, assessment_id, group)
    with workspace.store.writing() as cursor:
        return add_link(cursor, assessment_id, group, None, now=now, expires_at=expires_at, for_one=for_one)


@verb(Verb.RUN_WAVE, of="assessment_id")
def invite_singly(workspace: Workspace, assessment_id: int, group: str, number: int, *, now: datetime) -> list[str]:
    """The tokens of new links of a group that one person each can join with; all of them are made, or none.

    Raises as `invite` does, and OppositeError for fewer than one or more than `MOST_AT_ONCE`.
    """
    if not 1 <= number <= MOST_AT_ONCE:
        raise OppositeError(f"{number} links cannot be made.", hint=f"Write a number from 1 to {MOST_AT_ONCE}.")
    _refuse_uninvited(workspace, assessment_id, group)
    with workspace.store.writing() as cursor:
        return [add_link(cursor, assessment_id, group, None, now=now, for_one=True) for _ in range(number)]


def _refuse_uninvited(workspace: Workspace, assessment_id: int, group: str) -> None:
    wave = assessment(workspace, assessment_id)
    if group not in workspace.framework(wave.framework_hash).group_weights:
        raise NotFoundError(f"The framework has no group {group!r}.")
    if not wave.invited:
        raise AnswerRefusedError("This wave is not answered by invitation.", hint="Set up a wave with invited groups.")


@verb(Verb.RUN_WAVE, of="assessment_id")
def withdraw_links(workspace: Workspace, assessment_id: int, group: str, *, now: datetime) -> None:
    """Make every invitation of a group useless.

    People who have begun by a link for all of them go on; those who came by a link of their own do not.
    """
    with workspace.store.writing() as cursor:
        cursor.run("revoke_links", assessment_id=assessment_id, group_id=group, now=now)


@verb(Verb.JOIN)
def begin(workspace: Workspace, link_hash: str, *, now: datetime, sign_in: str | None = None) -> Respondent:
    """Join the group that the link of a digest leads to, and be known again by a browser's sign-in, if one is named.

    Whoever has begun with this sign-in is given back as they are. Raises NotFoundError as `read_link` does,
    AnswerRefusedError when the wave is closed, everybody invited has begun, somebody has begun by this link for one, or
    too many begin at once.
    """
    with workspace.store.writing() as cursor:
        link = _opened(cursor, link_hash, now=now)
        person = None if sign_in is None else begun_as(cursor, sign_in, now=now)
        if person is None and link.is_used:
            raise AnswerRefusedError(
                "Somebody has begun with this link, and it is for one person.",
                "Nothing was stored of you.",
                "If that was you, open it in the browser you began in. Else ask the person who sent it for a new one.",
            )
        if person is None:
            person = link.respondent_id or _joined(cursor, link, link_hash, now=now)
        if sign_in is not None:
            cursor.run("bind_sign_in", digest=sign_in, respondent_id=person)
    return respondent(workspace, person)


def _joined(cursor: Cursor, link: Link, link_hash: str, *, now: datetime) -> int:
    wave = read_assessment(cursor, link.assessment_id)
    if not wave.is_open:
        raise AnswerRefusedError("This wave is closed.", hint="Ask the person who invited you to reopen it.")
    if link.group is None:
        raise NotFoundError("This link is one person's own.", hint="Open it to continue.")
    people: dict[str, int] = dict(cursor.run("invitations", assessment_id=wave.id))
    invited = people.get(link.group, 0)
    since = now - timedelta(minutes=1)
    begun, lately = cursor.run("begun_people", assessment_id=wave.id, group_id=link.group, since=since)[0]
    if invited <= begun and not wave.grows:
        raise AnswerRefusedError(
            "Everybody who was invited from this group has begun." if invited else "Nobody of this group is invited.",
            "Nothing was stored of you.",
            "If you have begun before, use the browser you began in. Else ask the person who invited you.",
        )
    if lately >= AT_ONCE:
        raise AnswerRefusedError("Many people are beginning at this moment.", hint="Try again in a minute.")
    person = add_respondent(cursor, wave.id, link.group, now=now, waiting=wave.invited)
    if link.for_one:
        cursor.run("bind_link", token_hash=link_hash, respondent_id=person)
    return person


@verb(Verb.RUN_WAVE, of="assessment_id")
def set_due(workspace: Workspace, assessment_id: int, due_on: date | None, *, grows: bool) -> None:
    """Set the last day on which invitations of a wave can be opened, and whether groups may grow beyond the invited."""
    with workspace.store.writing() as cursor:
        cursor.run("set_due", assessment_id=assessment_id, due_on=due_on, grows=grows)


@harmless
def is_invitation(workspace: Workspace, link_hash: str, *, now: datetime) -> bool:
    """Whether a link of this digest can be opened now by a browser that has not begun with it."""
    with workspace.store.reading() as cursor:
        link = link_of(cursor, link_hash)
    return link is not None and link.opens(now) and not link.is_used
