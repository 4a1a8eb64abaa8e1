"""The command's side: the workspace of a database, also while the running application has it open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from opposite.engine.handover.channel import Channel, reach
from opposite.engine.handover.giving import DRAINED, LOAN, SNAPSHOT, TURN
from opposite.engine.workspace import Workspace, open_workspace
from opposite.errors import HeldError, StoreError
from opposite.store.migration import newest_version
from opposite.store.running import Running, read_note

PATIENCE = 5.0
"""Seconds within which what another command has must open, and what was lent: a third may have come in between."""


@contextmanager
def workspace_of(
    address: str, *, make: bool, to_read: bool, accept: bool = False, tell: Callable[[str, bool], None] | None = None
) -> Iterator[Workspace]:
    """The workspace of a database for the length of one command; closed afterwards.

    While the application has the file open, a command that is `to_read` gets a snapshot that the application hands over,
    any other borrows the file from it; what another command has is waited for. With `accept`, changes that are missing with
    its log are given up. `tell` is given the application's address and whether it is a snapshot. Raises HeldError where
    another process has the file for long and hands nothing over.
    """
    running: Running | None = None
    channel: Channel | None = None
    try:
        workspace = open_workspace(address, make=make, accept=accept)
    except HeldError:
        running = read_note(address)
        channel = None if running is None else reach(running)
        if running is None or channel is None:
            workspace = _once_free(address, accept=accept)
    if running is None or channel is None:
        with _closing(workspace):
            yield workspace
        return
    try:
        answer = _answer(channel, running, SNAPSHOT if to_read else LOAN)
        with _closing(_snapshot(answer, running, address) if to_read else _once_free(address)) as workspace:
            if tell is not None:
                tell(running.address, to_read)
            yield workspace
    finally:
        channel.close()


@contextmanager
def _closing(workspace: Workspace) -> Iterator[Workspace]:
    try:
        yield workspace
    finally:
        workspace.close()


def _once_free(address: str, *, accept: bool = False) -> Workspace:
    until = monotonic() + PATIENCE
    while True:
        try:
            return open_workspace(address, make=False, accept=accept)
        except HeldError:
            if monotonic() > until:
                raise
            sleep(0.05)


def _answer(channel: Channel, running: Running, wish: str) -> dict[str, Any]:
    """What the application hands over; raises StoreError with its reasons where it does not."""
    try:
        channel.send({"wish": wish, "schema": newest_version()})
        answer = channel.receive(TURN + 3 * DRAINED)
    except OSError as error:
        answer = {"refused": None} if isinstance(error, TimeoutError) else None
    if answer and {"snapshot", "lent"} & answer.keys():
        return answer
    if answer and answer["refused"]:
        raise StoreError(*answer["refused"])
    raise StoreError(
        f"The application that runs at {running.address} {'did not answer' if answer else 'ended meanwhile'}.",
        "Nothing was read or stored.",
        "Try again.",
    )


def _snapshot(answer: dict[str, Any], running: Running, address: str) -> Workspace:
    """The workspace of what was handed over, which the application removes once the command has ended."""
    copy = Path(str(answer["snapshot"]))
    if copy.parent != Path(running.folder):
        raise StoreError("What was handed over does not stand where the application keeps what is its own.")
    workspace = open_workspace(str(copy), make=False)
    workspace.store.address = address
    return workspace
