"""Messages that follow each other leave a connection in one piece, so that a browser hears them before it draws the first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

QUIET = 3
"""Turns of the loop without anything written after which what was written leaves; from one message to the next it takes two."""


def in_one_piece(protocol: Callable[[], Any]) -> Callable[[], Any]:
    """What makes the protocols of a server, each of which is given its connection as one on which messages keep together."""

    def made() -> Any:
        speaks = protocol()
        begin = speaks.connection_made
        speaks.connection_made = lambda transport: begin(_OnePiece(transport))
        return speaks

    return made


class _OnePiece:
    """A connection (asyncio's Transport) that holds what is written until nothing more comes.

    It does so from the moment that it is handed over to another protocol, as where a page begins to exchange messages:
    a file leaves as ever.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._of_messages = False
        self._written: list[bytes] = []
        self._turns = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Hand it over."""
        self._transport.set_protocol(protocol)
        self._of_messages = True

    def write(self, data: bytes) -> None:
        """Send it, with what is written next."""
        if not self._of_messages:
            self._transport.write(data)
            return
        if not self._written:
            asyncio.get_running_loop().call_soon(self._wait)
        self._written.append(data)
        self._turns = 0

    def close(self) -> None:
        """Send what was written, and end."""
        self._leave()
        self._transport.close()

    def _wait(self) -> None:
        self._turns += 1
        if self._turns > QUIET:
            self._leave()
        else:
            asyncio.get_running_loop().call_soon(self._wait)

    def _leave(self) -> None:
        if self._written:
            self._transport.write(b"".join(self._written))
            self._written.clear()
