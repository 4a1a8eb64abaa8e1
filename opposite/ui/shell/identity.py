"""Who sits in front of this tab, as the door or a sign-in elsewhere says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from opposite.domain.access.identity import NOBODY, Identity
from opposite.engine.access.grants import identity_of_claims
from opposite.engine.access.sign_ins import identity_of
from opposite.engine.workspace import Workspace
from opposite.settings import utc_now

WHO = "who"
"""Under which name the door's header reaches the pages: server.trustedUserHeaders in .streamlit/config.toml."""

AUTH = "auth"
"""Section of Streamlit's secrets that names an OpenID provider."""


VERIFIED = (True, "true", "True")
"""How providers say that an address is its holder's."""


class Caller(NamedTuple):
    """Who sits in front of a tab: as the door says it, and what a provider says of them where it says anything."""

    who: str
    claims: frozenset[str] = frozenset()
    name: str = ""


def signs_in_elsewhere() -> bool:
    """Whether people sign in with an OpenID provider."""
    try:
        return AUTH in st.secrets
    except FileNotFoundError:
        return False


def token_digest() -> str | None:
    """The digest of what this browser signed in with; None of the owner at home, and of who signed in elsewhere."""
    who = str(st.user.get(WHO) or "")
    return who if len(who) == 64 else None


def caller() -> Caller:
    """Who sits in front of this tab."""
    said = dict(st.user.to_dict())  # at once: for each name that is asked for, Streamlit looks for its secrets
    who = str(said.get(WHO) or "")
    if not said.get("is_logged_in"):
        return Caller(who)
    return Caller(who, _claims(said), str(said.get("email") or said.get("name") or ""))


def identity(workspace: Workspace) -> Identity:
    """Who acts in this tab at this moment; nobody where neither door nor provider says so."""
    return identity_of_caller(workspace, caller())


def identity_of_caller(workspace: Workspace, calling: Caller) -> Identity:
    """Who that is at this moment: what was withdrawn meanwhile does not count."""
    known = identity_of(workspace, calling.who, now=utc_now())
    if known != NOBODY or not (calling.claims or calling.name):
        return known
    return identity_of_claims(workspace, calling.claims, name=calling.name)


def _claims(said: Mapping[str, Any]) -> frozenset[str]:
    """What the provider says of this person, as grants name it; an address counts where it is said to be verified."""
    claims = {
        f"{name}:{value}"
        for name, values in said.items()
        for value in (values if isinstance(values, list) else [values])
        if isinstance(value, str) and name not in {"email", WHO}
    }
    if isinstance(said.get("email"), str) and said.get("email_verified") in VERIFIED:
        claims.add(str(said["email"]).casefold())
    return frozenset(claims)
