"""Who sits in front of this tab, as the door or a sign-in elsewhere says it."""

from __future__ import annotations

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


def identity(workspace: Workspace) -> Identity:
    """Who acts in this tab at this moment; nobody where neither door nor provider says so."""
    known = identity_of(workspace, str(st.user.get(WHO) or ""), now=utc_now())
    if known != NOBODY or not st.user.get("is_logged_in"):
        return known
    return identity_of_claims(workspace, _claims(), name=str(st.user.get("email") or st.user.get("name") or ""))


def _claims() -> frozenset[str]:
    """What the provider says of this person, as grants name it; an address counts unless it is said to be unverified."""
    said = dict(st.user.to_dict())
    claims = {
        f"{name}:{value}"
        for name, values in said.items()
        for value in (values if isinstance(values, list) else [values])
        if isinstance(value, str) and name not in {"email", WHO}
    }
    if isinstance(said.get("email"), str) and said.get("email_verified") is not False:
        claims.add(str(said["email"]).casefold())
    return frozenset(claims)
