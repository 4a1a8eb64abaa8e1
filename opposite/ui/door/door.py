"""Around the application: finds out who comes, tells the pages in a header that nobody else can set, and guards answers.

What somebody may do is not decided here but by the engine, at every verb (opposite.engine.access).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import streamlit as st

from opposite.domain.access.identity import Role
from opposite.engine.access.owner_key import is_owner_key
from opposite.engine.access.sign_ins import LIFE, read_sign_in, sign_in
from opposite.engine.access.tokens import digest, public_id
from opposite.engine.collecting.invitations import is_invitation
from opposite.errors import StoreError
from opposite.settings import is_this_machine, public_address, utc_now, without_sign_in
from opposite.ui.door.headers import guarded
from opposite.ui.door.limits import Limit
from opposite.ui.door.typed_words import TypedWords
from opposite.ui.door.visit import Scope, Visit, visit
from opposite.ui.shell import cache
from opposite.ui.shell.identity import signs_in_elsewhere
from opposite.wording.access.door import answer_page

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

WHO = b"x-opposite-who"
"""Header by which the pages are told who comes: `owner`, the digest of a sign-in, or `nobody`."""

CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""Paths of Streamlit that serve nobody here."""

HEALTH = ("/_stcore/health", "/healthz")

TYPED = "/typed"
"""Where a tab that is hidden or closed says what was typed in it."""

POLICY_VIOLATION = 1008
TRY_AGAIN_LATER = 1013

log = logging.getLogger(__name__)


class Door:
    """An ASGI application around another."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._base, self._origin = public_address()
        self._guesses = Limit(20, 60)
        """Keys and invitations that were not good, by who showed them."""
        self._typed = TypedWords()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        seen, answer = visit(scope, self._base), partial(_send_guarded, send)
        try:
            if scope["type"] == "websocket":
                await self._talk(scope, seen, receive, send)
            else:
                await self._serve(scope, seen, receive, answer)
        except StoreError as error:
            log.warning("Nobody could be let in: %s", error)
            if scope["type"] == "websocket":
                await receive()
                await send({"type": "websocket.close", "code": TRY_AGAIN_LATER})
            else:
                await _answer(answer, 503)

    async def _serve(self, scope: Scope, seen: Visit, receive: Receive, send: Send) -> None:
        if seen.path.startswith(CLOSED):
            await _answer(send, 404)
        elif seen.invitation is not None and not seen.path:
            await _redirect(send, f"{seen.invitation}/")  # relative, whatever a proxy puts in front
        elif seen.path == "/" and "key" in seen.query and scope["method"] in {"GET", "HEAD"}:
            await self._let_in(seen, send)
        elif scope["method"] not in {"GET", "HEAD"} and not self._is_own_page(seen):
            await _answer(send, 403)
        elif scope["method"] == "POST" and seen.path == TYPED:
            await _answer_shortly(send, await self._typed.answer(await self._who(seen), receive))
        else:
            who = await self._who(seen)
            if who is None and seen.path in HEALTH:
                who = Role.NOBODY
            if who is None:
                await _answer(send, 401)
            else:
                await self._app(self._told(scope, seen, who), receive, send)

    async def _talk(self, scope: Scope, seen: Visit, receive: Receive, send: Send) -> None:
        who = await self._who(seen) if self._is_own_page(seen) else None
        if who is None:
            await receive()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await self._app(self._told(scope, seen, who), receive, send)

    def _is_own_page(self, seen: Visit) -> bool:
        """Whether a page of this application makes the request, rather than one that somebody was lured to."""
        return seen.comes_from(*([self._origin] if self._origin else []))

    async def _who(self, seen: Visit) -> str | None:
        """Who comes, as the pages are told; None is sent away."""
        token = seen.token
        if token is not None:
            known = await asyncio.to_thread(read_sign_in, cache.opened(), digest(token), now=utc_now())
            if known is not None and _fits(known.link_hash, seen.invitation):
                return digest(token)
        if seen.invitation is not None:
            return None
        if without_sign_in():
            return Role.OWNER if seen.names_a_machine(self._origin) else None
        if signs_in_elsewhere():
            return Role.NOBODY
        return Role.OWNER if self._origin is None and _listens_at_home() and seen.is_at_home else None

    async def _let_in(self, seen: Visit, send: Send) -> None:
        """Take a key out of the address: who has shown a good one comes back with a cookie."""
        token = await asyncio.to_thread(self._signed_in, seen, seen.query["key"][0])
        if token is None:
            guesses_too_often = self._guesses.is_reached(seen.client)
            self._guesses.count(seen.client)
            await _answer(send, 429 if guesses_too_often else 401, expired=seen.invitation is not None)
            return
        secure = "; Secure" if seen.secure or (self._origin or "").startswith("https:") else ""
        life = int(LIFE.total_seconds())
        cookie = f"{seen.cookie_name}={token}; HttpOnly; SameSite=Lax; Max-Age={life}{secure}"
        await _redirect(send, "./", cookie=cookie)

    def _signed_in(self, seen: Visit, key: str) -> str | None:
        workspace, now = cache.opened(), utc_now()
        if seen.invitation is None:
            return sign_in(workspace, now=now) if is_owner_key(workspace, key) else None
        link_hash = digest(key)
        if not _fits(link_hash, seen.invitation):
            return None
        held = None if seen.token is None else read_sign_in(workspace, digest(seen.token), now=now)
        if held is not None and held.link_hash == link_hash:
            return seen.token  # the browser that began goes on
        return (
            sign_in(workspace, now=now, link_hash=link_hash) if is_invitation(workspace, link_hash, now=now) else None
        )

    def _told(self, scope: Scope, seen: Visit, who: str) -> Scope:
        """The request as the application sees it: who comes in a header of ours alone, without the invitation's path."""
        headers = [(name, value) for name, value in scope["headers"] if name.lower() != WHO]
        if self._origin is not None and seen.origin is not None and seen.comes_from(self._origin):
            headers = [(name, value) for name, value in headers if name.lower() != b"host"]
            headers.append((b"host", seen.origin.partition("://")[2].encode("latin-1")))
        path = f"{self._base}{seen.path}"
        return {**scope, "headers": [*headers, (WHO, who.encode())], "path": path, "raw_path": path.encode()}


def _listens_at_home() -> bool:
    """Whether only this machine can reach the server."""
    return is_this_machine(str(st.get_option("server.address") or ""))


def _fits(link_hash: str | None, invitation: str | None) -> bool:
    """Whether what a browser holds belongs to the door it came to: the owner's, or this invitation's."""
    return link_hash is None if invitation is None else link_hash is not None and public_id(link_hash) == invitation


async def _send_guarded(send: Send, message: Message) -> None:
    if message["type"] == "http.response.start":
        message = {**message, "headers": guarded(list(message.get("headers", ())))}
    await send(message)


async def _redirect(send: Send, where: str, *, cookie: str | None = None) -> None:
    headers = [(b"location", where.encode()), (b"cache-control", b"no-store")]
    if cookie is not None:
        headers.append((b"set-cookie", cookie.encode()))
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _answer_shortly(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": b""})


async def _answer(send: Send, status: int, *, expired: bool = False) -> None:
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": answer_page(status, expired=expired).encode()})
