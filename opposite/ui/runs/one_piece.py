"""Messages that follow each other leave a connection in one piece, so that a browser hears them before it draws the first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

MOST = 2**16
"""Bytes that are held at most: a connection that takes no more is told of then."""

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
        self._of_messages = self._waits = False
        self._written = bytearray()
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
        self._written += data
        self._turns = 0
        if len(self._written) > MOST:
            self._leave()
        elif not self._waits:
            self._waits = True
            asyncio.get_running_loop().call_soon(self._wait)

    def close(self) -> None:
        """Send what was written, and end."""
        self._leave()
        self._transport.close()

    def write_eof(self) -> None:
        """Send what was written, and that nothing more comes."""
        self._leave()
        self._transport.write_eof()

    def _wait(self) -> None:
        self._turns += 1
        if self._written and self._turns <= QUIET:
            asyncio.get_running_loop().call_soon(self._wait)
        else:
            self._waits = False
            self._leave()

    def _leave(self) -> None:
        written, self._written = self._written, bytearray()
        if written:
            self._transport.write(written)
