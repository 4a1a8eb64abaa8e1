"""Secrets that are handed out once and kept as digests alone."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """128 random bits, as text that an address can hold."""
    return secrets.token_urlsafe(16)


def digest(token: str) -> str:
    """What is kept of a token: nobody can come back from it to the token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def public_id(token_digest: str) -> str:
    """What an address may show of a digest: enough to tell invitations apart, of no use without the token."""
    return token_digest[:12]
