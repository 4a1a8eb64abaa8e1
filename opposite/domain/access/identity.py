"""Who is acting: a role, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is here. Whoever was given nothing is nobody."""

    OWNER = "owner"
    CONSULTANT = "consultant"
    EXECUTIVE = "executive"
    AUTHOR = "author"
    RESPONDENT = "respondent"
    NOBODY = "nobody"


GRANTED = (Role.OWNER, Role.CONSULTANT, Role.EXECUTIVE, Role.AUTHOR)
"""Roles that are given to people by name; respondents come by a link."""

BY_ORGANISATION = frozenset({Role.CONSULTANT, Role.EXECUTIVE})
"""Roles that are given for organisations, one at a time; a consultant may begin without any, to set up new ones."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody with a role; for whom it reaches: organisations by id, or one wave and in it one person."""

    role: Role
    name: str = ""
    organisations: frozenset[int] = frozenset()
    assessment: int | None = None
    respondent: int | None = None


OWNER = Identity(Role.OWNER)
NOBODY = Identity(Role.NOBODY)
