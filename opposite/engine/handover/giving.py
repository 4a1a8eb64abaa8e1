"""The application's side: it hands a snapshot of its database to a command, or lends the file itself for its length."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from opposite.engine.handover.channel import Channel, is_welcome, listen
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, OppositeError, StoreError
from opposite.store.copying import copy_to
from opposite.store.left_folders import PREFIX, own_prefix, remove_left_folders
from opposite.store.migration import newest_version
from opposite.store.running import Running, read_note, remove_note, write_note

SNAPSHOT = "snapshot"
LOAN = "loan"

TURN = 60.0
"""Seconds that a command waits for those before it."""

DRAINED = 10.0
"""Seconds that a command which changes something waits for what the application is at."""

LONGEST_PATH = 64
"""Characters of a folder in which a socket can stand: systems allow about a hundred for its whole path."""

log = logging.getLogger(__name__)


class Giver:
    """Listens for commands of the same user on this machine, from `start` until `end`."""

    def __init__(self, workspace: Workspace, address: str) -> None:
        self._store = workspace.store
        self._address = address
        self._turn = threading.Lock()
        self._running: Running | None = None
        self._listening: socket.socket | None = None

    def start(self) -> None:
        """Listen, and leave a note beside the database that says where; raises OSError where that cannot be done."""
        _clear_up(self._store.address)
        parent = _short_enough(tempfile.gettempdir())
        remove_left_folders(parent)
        folder = Path(tempfile.mkdtemp(prefix=own_prefix(), dir=parent))
        try:
            self._listening, port = listen(folder)
            self._running = Running(self._address, os.getpid(), str(folder), secrets.token_hex(32), port)
            write_note(self._store.address, self._running)
        except BaseException:
            self.end()
            shutil.rmtree(folder, ignore_errors=True)
            raise
        threading.Thread(
            target=self._listen, args=(self._listening,), name="listening for commands", daemon=True
        ).start()

    def end(self) -> None:
        """Listen no more, and leave nothing behind."""
        if self._listening is not None:
            with suppress(OSError):
                self._listening.shutdown(socket.SHUT_RDWR)  # closing alone does not wake who waits for commands
            self._listening.close()
        if self._running is not None:
            remove_note(self._store.address, self._running)
            shutil.rmtree(self._running.folder, ignore_errors=True)

    def _listen(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), name="serving a command", daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        channel = Channel(connection)
        try:
            running = self._running
            if running is None or not is_welcome(channel, running.secret):
                return
            asked = channel.receive(TURN) or {}
            try:
                self._answer(channel, asked, Path(running.folder))
            except OppositeError as error:
                channel.send({"refused": [error.title, error.detail, error.hint]})
        except OSError as error:
            log.debug("A command has gone: %s", error)
        finally:
            channel.close()

    def _answer(self, channel: Channel, asked: dict[str, object], folder: Path) -> None:
        if asked.get("schema") != newest_version():
            raise StoreError(
                f"The application that runs at {self._address} is of another version than this command.",
                "Nothing was read or stored.",
                "Stop it and start it again, then try again.",
            )
        if asked.get("wish") == SNAPSHOT:
            self._give_snapshot(channel, folder)
        elif asked.get("wish") == LOAN:
            self._lend(channel)

    def _give_snapshot(self, channel: Channel, folder: Path) -> None:
        """Write a copy, tell where it is, and remove it when the command has ended, however it did."""
        copy = folder / f"{secrets.token_hex(8)}.duckdb"
        try:
            with self._in_turn():
                copy_to(self._store, copy)
            channel.send({"snapshot": str(copy)})
            channel.receive(None)
        finally:
            for path in (copy, copy.with_name(f"{copy.name}.wal")):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _lend(self, channel: Channel) -> None:
        """Let the command have the file until it has ended, however it did."""
        with self._in_turn(), self._store.lending(DRAINED) as lent:
            if not lent:
                raise StoreError(
                    f"The application that runs at {self._address} is at work on its database.",
                    NOTHING_STORED,
                    "Try again in a minute.",
                )
            channel.send({"lent": True})
            channel.receive(None)

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if not self._turn.acquire(timeout=TURN):
            raise StoreError(
                f"Another command is at work on the database {self._store.address}.",
                NOTHING_STORED,
                "Try again when it has ended.",
            )
        try:
            yield
        finally:
            self._turn.release()


def _short_enough(folder: str) -> str:
    return folder if len(folder) <= LONGEST_PATH or not Path("/tmp").is_dir() else "/tmp"  # noqa: S108  a fresh folder in it is ours


def _clear_up(database: str) -> None:
    """Remove what an application has left that ended without a chance to: the note says where, and is our own."""
    left = read_note(database)
    if left is None:
        return
    remove_note(database, left)
    folder = Path(left.folder)
    if folder.name.startswith(PREFIX) and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)
