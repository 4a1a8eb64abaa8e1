"""What a request says of itself, before anything of it is believed."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import parse_qs, urlsplit

from opposite.settings import is_this_machine

Scope = MutableMapping[str, Any]

INVITATION = re.compile(r"/i/([0-9a-f]{12})(?=/|$)")
"""Where an invitation leads: its public id, the beginning of its digest, then the questionnaire's own paths."""

FORWARDED = frozenset(
    {b"forwarded", b"via", b"x-real-ip", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto"}
)
"""Headers that a proxy adds: what carries one does not come from this machine."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request: its path beneath the base, which invitation it is for, and what its headers say."""

    path: str
    invitation: str | None
    query: Mapping[str, list[str]]
    headers: Mapping[bytes, str]
    client: str
    server_port: int
    secure: bool

    @property
    def host(self) -> str:
        """Host and port that the browser believes to speak with."""
        return self.headers.get(b"host", "").lower()

    @property
    def origin(self) -> str | None:
        """Address of the page that makes the request; None where none is named."""
        return self.headers.get(b"origin")

    @property
    def cookie_name(self) -> str:
        """Name of the cookie of this door: cookies know no port, and two installations may stand on one machine."""
        return "-".join(["opposite", str(self.server_port), *(["i"] if self.invitation else [])])

    @property
    def token(self) -> str | None:
        """What the browser signed in with, from its cookie."""
        for part in self.headers.get(b"cookie", "").split(";"):  # one odd cookie of another site must not hide ours
            name, _, value = part.strip().partition("=")
            if name == self.cookie_name:
                return value
        return None

    @property
    def is_at_home(self) -> bool:
        """Whether the request comes from this machine, to this machine's own name, and through nobody."""
        return (
            is_this_machine(self.client)
            and is_this_machine(urlsplit(f"//{self.host}").hostname or "")
            and not FORWARDED & self.headers.keys()
        )

    def names_a_machine(self, origin: str | None) -> bool:
        """Whether it is sent to a number, to this machine's own name, or to a public address: names of others can lead here.

        A page of another website whose name is made to lead to this machine (DNS rebinding) is of the same origin.
        """
        name = urlsplit(f"//{self.host}").hostname or ""
        return is_number(name) or is_this_machine(name) or (origin is not None and name == urlsplit(origin).hostname)

    def comes_from(self, *origins: str) -> bool:
        """Whether the page that makes the request is one of these, or of the host that it is sent to."""
        if self.origin is None:
            return False
        scheme, _, host = self.origin.lower().partition("://")
        return self.origin.lower() in origins or (scheme in {"http", "https"} and bool(host) and host == self.host)


def visit(scope: Scope, base: str) -> Visit:
    """The visit of an HTTP or WebSocket request; `base` is the path that a proxy keeps in front of all."""
    path = scope["path"].removeprefix(base) or "/"
    found = INVITATION.match(path)
    server, client = scope.get("server") or ("", 0), scope.get("client") or ("", 0)
    headers: dict[bytes, str] = {}
    for name, value in scope["headers"]:
        known = headers.get(name.lower())
        text = value.decode("latin-1")
        headers[name.lower()] = text if known is None else f"{known}; {text}" if name.lower() == b"cookie" else known
    return Visit(
        path=path[found.end() :] if found else path,
        invitation=found[1] if found else None,
        query=parse_qs(scope["query_string"].decode("latin-1")),
        headers=headers,
        client=client[0],
        server_port=server[1] or 0,
        secure=scope["scheme"] in {"https", "wss"},
    )


def is_number(host: str) -> bool:
    """Whether a host is an address of the internet protocol rather than a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
