"""Messages between a command and the running application, which first show each other that they know the same secret."""

from __future__ import annotations

import hmac
import json
import secrets
import socket
import stat
from pathlib import Path
from typing import Any

from opposite.store.running import Running, is_own

SOCKET = "socket"
"""Name of the socket in the application's own folder."""

GREETING = 5.0
"""Seconds within which who is reached must have shown that they know the secret."""

LONGEST = 65_536
"""Bytes of a message at most."""

LOOPBACK = "127.0.0.1"

Message = dict[str, Any]


class Channel:
    """A connection on which each message is one line of JSON."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._received = b""

    def send(self, message: Message) -> None:
        """Send a message; raises OSError when nobody is there any more."""
        self._socket.sendall(json.dumps(message).encode() + b"\n")

    def receive(self, seconds: float | None) -> Message | None:
        """The next message; None when the other side has ended. Raises OSError when none comes in time, or no message."""
        self._socket.settimeout(seconds)
        while b"\n" not in self._received:
            part = self._socket.recv(4096)
            if not part:
                return None
            self._received += part
            if len(self._received) > LONGEST:
                raise OSError("the message is too long")
        line, _, self._received = self._received.partition(b"\n")
        try:
            message = json.loads(line)
        except ValueError as error:
            raise OSError("this is no message") from error
        return message if isinstance(message, dict) else {}

    def close(self) -> None:
        """End the connection."""
        self._socket.close()


def listen(folder: Path) -> tuple[socket.socket, int | None]:
    """A socket that listens in a folder, and None; where there are no such sockets, one of this machine, and its port."""
    if not hasattr(socket, "AF_UNIX"):
        listening = socket.create_server((LOOPBACK, 0))
        return listening, int(listening.getsockname()[1])
    listening = socket.socket(socket.AF_UNIX)
    try:
        listening.bind(str(folder / SOCKET))
        (folder / SOCKET).chmod(0o600)
        listening.listen()
    except BaseException:
        listening.close()
        raise
    return listening, None


def reach(running: Running) -> Channel | None:
    """A connection to the application that a note tells of; None where nobody answers, or somebody without its secret."""
    try:
        channel = Channel(_connected(running))
    except OSError:
        return None
    try:
        greeting = channel.receive(GREETING)
        if greeting is not None:
            nonce = secrets.token_hex(16)
            theirs = str(greeting.get("nonce"))
            channel.send({"nonce": nonce, "proof": proof(running.secret, "command", theirs, nonce)})
            answer = channel.receive(GREETING) or {}
            if hmac.compare_digest(str(answer.get("proof")), proof(running.secret, "application", theirs, nonce)):
                return channel
    except OSError:
        pass
    channel.close()
    return None


def is_welcome(channel: Channel, secret: str) -> bool:
    """Whether who has connected shows that they know the secret; raises OSError."""
    nonce = secrets.token_hex(16)
    channel.send({"nonce": nonce})
    answer = channel.receive(GREETING) or {}
    theirs = str(answer.get("nonce"))
    if not hmac.compare_digest(str(answer.get("proof")), proof(secret, "command", nonce, theirs)):
        return False
    channel.send({"proof": proof(secret, "application", nonce, theirs)})
    return True


def proof(secret: str, side: str, *nonces: str) -> str:
    """What only who knows the secret can say at this moment."""
    return hmac.digest(secret.encode(), " ".join((side, *nonces)).encode(), "sha256").hex()


def _connected(running: Running) -> socket.socket:
    if running.port is not None:
        return socket.create_connection((LOOPBACK, running.port), GREETING)
    folder = Path(running.folder)
    if not is_own(folder.lstat(), stat.S_ISDIR) or not is_own((folder / SOCKET).lstat(), stat.S_ISSOCK):
        raise OSError("it belongs to somebody else")
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(GREETING)
    try:
        connection.connect(str(folder / SOCKET))
    except BaseException:
        connection.close()
        raise
    return connection
