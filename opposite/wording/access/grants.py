"""What is said of roles that people are given."""

from __future__ import annotations

from collections.abc import Mapping

from opposite.domain.access.identity import Role

LEAD = "Who may see what. Whoever is not named here sees nothing; people who are invited answer by their link alone."
NO_PROVIDER = (
    "People sign in with an OpenID provider, and none is set up yet: see “Where others reach it” in the README. "
    "Until then only the owner comes in, and people who are invited."
)
NOBODY_YET = "Nobody was given access yet."
OR_A_CLAIM = "Or a claim of the sign-in as name:value, such as groups:assessors, for everybody who has it."

ROLES: Mapping[Role, str] = {
    Role.OWNER: "everything, this page included.",
    Role.CONSULTANT: "the organisations given to them, and new ones that they set up.",
    Role.EXECUTIVE: "one organisation of their own: assess it, see its figures, plan.",
    Role.AUTHOR: "frameworks; no organisation.",
}


def what_is_held(role: Role, organisation: str | None) -> str:
    """A role with the organisation it is for."""
    return role.capitalize() if organisation is None else f"{role.capitalize()} of {organisation}"


def granted(who: str) -> str:
    """Said once somebody was given access."""
    return f"{who} has access from now on."


def on_revoking(who: str, role: Role, organisation: str | None) -> str:
    """What follows from taking a role back."""
    return f"{who} is no longer {what_is_held(role, organisation)}, from the next click on, in open tabs too."


def revoked(who: str) -> str:
    """Said once a role was taken back."""
    return f"{who} no longer has this access."


def first_shown(shown: int) -> str:
    """That of the people who were given something only the first ones are listed, and how to find another."""
    return f"The first {shown} are shown; type part of an address to find another."
