"""Behind the door: what pages consist of is answered here, at once and from memory, before Streamlit is asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from opposite.settings import public_address
from opposite.ui.door.first_answer import first_answer
from opposite.ui.door.static_files import static_file
from opposite.ui.door.visit import Scope

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

ASKS_FOR_LESS = frozenset({b"range", b"if-none-match", b"if-modified-since"})
"""Headers of requests for a part of something, or for nothing where it is known: Streamlit answers them."""


class Ready:
    """An ASGI application around another, which is asked for all that is not ready."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._base, _ = public_address()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        known = None
        if scope["type"] == "http" and scope["method"] == "GET":
            path = scope["path"].removeprefix(self._base)
            if ASKS_FOR_LESS.isdisjoint(name.lower() for name, _ in scope["headers"]):
                known = static_file(path) or first_answer(path)
        if known is None:
            await self._app(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": 200, "headers": list(known.headers)})
        await send({"type": "http.response.body", "body": known.content})
