"""Roles that people are given, by their e-mail address or by a claim of their sign-in."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from opposite.domain.access.identity import BY_ORGANISATION, GRANTED, NOBODY, OWNER, Identity, Role
from opposite.domain.access.rules import Verb
from opposite.engine.access.guard import harmless, verb
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError, OppositeError
from opposite.store.database import Cursor, Row


class Grant(NamedTuple):
    """A role that somebody has; `organisation` and its name None where it is for no single one."""

    id: int
    who: str
    role: Role
    organisation: int | None
    organisation_name: str | None
    granted_at: datetime


class Asked(NamedTuple):
    """A role that somebody is to have, with the exact name of the organisation it is for, where it is for one."""

    who: str
    role: Role
    organisation: str | None = None


def tidied(who: str) -> str:
    """An e-mail address in small letters, or a claim as `name:value`; raises OppositeError for what is neither."""
    name = " ".join(who.split())
    claim, separator, value = name.partition(":")
    if separator and claim.strip() and value.strip() and name.isprintable():
        return f"{claim.strip()}:{value.strip()}"
    mailbox, at, domain = name.rpartition("@")
    if not (at and mailbox and domain) or " " in name or not name.isprintable():
        raise OppositeError(
            f"{who!r} is no e-mail address.",
            "Nothing was changed.",
            "Write an address as in ann@example.org, or a claim of the sign-in as name:value.",
        )
    return name.casefold()


@verb(Verb.GRANT)
def read_grants(workspace: Workspace, typed: str = "", *, most: int | None = None) -> list[Grant]:
    """At most so many roles that people have whose address or claim holds what was typed, by that."""
    with workspace.store.reading() as cursor:
        rows = _held(cursor, typed=typed.strip(), most=most)
    return [Grant(row[0], row[1], Role(row[2]), *row[3:]) for row in rows]


def _held(
    cursor: Cursor, *, names: Collection[str] | None = None, typed: str = "", most: int | None = None
) -> list[Row]:
    return cursor.run("grants", names=None if names is None else list(names), typed=typed, most=most)


@verb(Verb.GRANT)
def grant(workspace: Workspace, asked: Iterable[Asked], *, now: datetime) -> None:
    """Give people roles, all of them or none; what somebody has already is left as it is.

    Raises OppositeError for what is no address, a role that nobody can be given, or one that needs an organisation or
    takes none (a consultant may have none yet); NotFoundError for an organisation that is not there.
    """
    with workspace.store.writing() as cursor:
        for one in asked:
            wanted = (tidied(one.who), one.role.value, _organisation(cursor, one))
            stored = {(row[1], row[2], row[3]) for row in _held(cursor, names=[wanted[0]])}
            if wanted not in stored:
                who, role, organisation = wanted
                id_ = int(cursor.run("next_id")[0][0])
                cursor.run("add_grant", id=id_, who=who, role=role, organisation_id=organisation, now=now)


def _organisation(cursor: Cursor, asked: Asked) -> int | None:
    """Id of the organisation that a role is asked for; None for a role over everything."""
    if asked.role not in GRANTED:
        raise OppositeError(
            f"Nobody can be given the role {asked.role.value}.", "Nothing was changed.", f"Choose {', '.join(GRANTED)}."
        )
    missing = asked.organisation is None
    if (missing and asked.role is Role.EXECUTIVE) or not (missing or asked.role in BY_ORGANISATION):
        raise OppositeError(
            f"The role {asked.role.value} is for {'one organisation at a time' if missing else 'everything'}.",
            "Nothing was changed.",
            "Name the organisation." if missing else "Leave the organisation out.",
        )
    if asked.organisation is None:
        return None
    rows = cursor.run("organisation_by_name", name=asked.organisation)
    if not rows:
        raise NotFoundError(f"There is no organisation named {asked.organisation!r}.", "Nothing was changed.")
    return int(rows[0][0])


@verb(Verb.GRANT)
def revoke(
    workspace: Workspace, who: str, role: Role | None = None, organisation: int | None = None, *, now: datetime
) -> int:
    """Take a role from somebody, or all they have; returns how many those were.

    Raises NotFoundError where they have none.
    """
    with workspace.store.writing() as cursor:
        revoked = cursor.run(
            "revoke_grants",
            who=tidied(who),
            role=None if role is None else role.value,
            organisation_id=organisation,
            now=now,
        )
    if not revoked:
        raise NotFoundError(
            f"Nobody was given anything as {who}.", "Nothing was changed.", "`opposite access` lists who was."
        )
    return len(revoked)


@harmless
def identity_of_claims(workspace: Workspace, claims: Collection[str], *, name: str) -> Identity:
    """Who somebody is whose sign-in says this of them: addresses and `name:value`, as grants name them.

    Nobody where nothing was given to them. The widest role holds; organisations of one role add up.
    """
    with workspace.store.reading() as cursor:
        held = _held(cursor, names=claims)
    roles = {Role(row[2]) for row in held}
    if Role.OWNER in roles:
        return Identity(OWNER.role, name)
    for role in (Role.CONSULTANT, Role.EXECUTIVE, Role.AUTHOR):
        if role in roles:
            own = frozenset(int(row[3]) for row in held if row[2] == role and row[3] is not None)
            return Identity(role, name, organisations=own)
    return Identity(NOBODY.role, name)
