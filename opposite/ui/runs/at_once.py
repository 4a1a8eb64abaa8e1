"""What is drawn leaves at once, in place of waiting until the browser has confirmed what came before."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

from opposite.ui.runs.one_piece import in_one_piece


def send_at_once() -> None:
    """Have what this loop serves from now on sent without delay (TCP_NODELAY), as asyncio does by itself.

    It does not where somebody else made the listening socket, as Streamlit does: then a page's second message waits until
    the first is confirmed, which browsers put off for 40 to 200 ms. Connections take the option over from that socket.
    What is ready together leaves in one piece.
    """
    loop: Any = asyncio.get_running_loop()
    if not isinstance(loop, asyncio.BaseEventLoop):
        return  # others do it for every socket
    serve = loop.create_server

    async def create_server(
        protocol: Callable[[], Any], *arguments: Any, sock: socket.socket | None = None, **options: Any
    ) -> asyncio.Server:
        if sock is not None and sock.family in {socket.AF_INET, socket.AF_INET6}:
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return await serve(in_one_piece(protocol), *arguments, sock=sock, **options)

    loop.create_server = create_server  # type: ignore[assignment, method-assign]  # of this loop alone
