"""A note beside a database that says which running application has it open, and how a command of the same user reaches it."""

from __future__ import annotations

import json
import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

OWNER_ONLY = 0o600

LONGEST = 65_536
"""Bytes of a note at most."""


@dataclass(frozen=True, slots=True)
class Running:
    """A running application: where browsers find it, its process, and where and with which secret commands do."""

    address: str
    process: int
    folder: str
    """A folder of its own, which nobody else may enter: its socket stands there, and what it hands over."""
    secret: str
    port: int | None = None
    """The port of this machine where it listens for commands; None where a socket in the folder does."""


def note_path(database: str | Path) -> Path:
    """Where the note about a database stands."""
    file = Path(os.path.realpath(database))
    return file.with_name(f"{file.name}.running")


def write_note(database: str | Path, running: Running) -> None:
    """Write the note whole, readable by its owner alone; raises OSError. Only who has the database open may write it."""
    path = note_path(database)
    part = path.with_name(f".running.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(running), file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def read_note(database: str | Path) -> Running | None:
    """The note about a database; None where there is none, and of one that somebody else wrote or could have written."""
    try:
        descriptor = os.open(note_path(database), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(descriptor, encoding="utf-8") as file:
            if not is_own(os.fstat(file.fileno()), stat.S_ISREG):
                return None
            return Running(**json.loads(file.read(LONGEST)))
    except (OSError, ValueError, TypeError):
        return None


def remove_note(database: str | Path, running: Running) -> None:
    """Remove the note, where it is still this one."""
    if read_note(database) == running:
        with suppress(OSError):
            note_path(database).unlink()


def is_own(status: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether what has this status is of a kind, belongs to this user, and nobody else may open it.

    Windows keeps what stands in a user's own folders from others by itself, and says nothing of owners here.
    """
    if not is_kind(status.st_mode):
        return False
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not stat.S_IMODE(status.st_mode) & 0o077)
