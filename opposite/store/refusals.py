"""Why a database cannot be opened, read or written, told from what DuckDB says and from the file's first bytes."""

from __future__ import annotations

import re
import shlex
from datetime import datetime
from pathlib import Path

import duckdb

from opposite.errors import NOTHING_STORED, HeldError, StoreError
from opposite.store.running import read_note

LEFT = "It was left as it is."
ANOTHER = "Name another file with --database or OPPOSITE_DATABASE."
DOCTOR = "`opposite doctor` says what is wrong in the database, and what to do."

SQLITE = b"SQLite format 3\x00"
DUCKDB = b"DUCK"
DUCKDB_AT = 8
"""Where DuckDB's mark stands in a file, after a checksum."""

HELD = re.compile(r"^IO Error: Could not set lock on file|being used by another process", re.MULTILINE)
HOLDER = re.compile(r"\(PID (\d+)\)")
READ_ONLY = re.compile(r'^IO Error: Cannot open file ".*": Read-only file system', re.MULTILINE)
DENIED = re.compile(r'^IO Error: Cannot open file ".*": Permission denied', re.MULTILINE)
NEWER = re.compile(r"read a database file with storage version number|with a newer version of DuckDB")
DAMAGED = re.compile(r"^(Corrupt database file|IO Error: Could not read enough bytes)")
BUSY = re.compile(r"Cannot CHECKPOINT: there are other")
NOT_PUT_ASIDE = re.compile(r"failed to offload data block")
INTERRUPTED = re.compile(r"^Query interrupted")
NOT_FOLDED = re.compile(r"^FATAL Error: Failed to create checkpoint")
NOT_WRITTEN = re.compile(r"^TransactionContext Error: Failed to commit: ")


def refusal(path: str, error: duckdb.Error) -> StoreError:
    """What it means that DuckDB did not open a file."""
    message = str(error)
    start = _first_bytes(path)
    if HELD.search(message):
        return held(path, HOLDER.search(message))
    if NEWER.search(message):
        return StoreError(
            f"The database {path} was written by a newer version of DuckDB.", LEFT, "Upgrade this installation."
        )
    if DENIED.search(message):
        return StoreError(f"The database {path} cannot be opened: permission denied.", LEFT, "Check the file's owner.")
    if READ_ONLY.search(message):
        return on_read_only(path)
    if start.startswith(SQLITE):
        return StoreError(f"The file {path} is a SQLite database, not a DuckDB database.", LEFT, ANOTHER)
    if start[DUCKDB_AT:].startswith(DUCKDB) and DAMAGED.search(message):
        return damage(path, error)
    if start and not start[DUCKDB_AT:].startswith(DUCKDB):
        return StoreError(f"The file {path} is not a DuckDB database.", LEFT, ANOTHER)
    return StoreError(f"The database {path} cannot be opened: {sentence(error)}", LEFT)


def on_read_only(path: str) -> StoreError:
    """A file that is, or was to be made, where nothing can be written."""
    if not Path(path).exists():
        return StoreError(
            f"The database {path} cannot be made: the disk or folder it is to stand in can only be read.",
            "Nothing was made.",
            "Name a file where you can write with --database or OPPOSITE_DATABASE.",
        )
    return StoreError(
        f"The database {path} cannot be opened: the disk or folder it stands in can only be read.",
        LEFT,
        "Copy it, with its .wal file if there is one, to a folder where you can write, and open the copy.",
    )


def held(path: str, holder: re.Match[str] | None) -> HeldError:
    """A file that another process has open: the application whose note is beside it, where it is the same process."""
    running = read_note(path)
    if running is not None and (holder is None or int(holder.group(1)) == running.process):
        return HeldError(
            f"The database {path} is held by the application that runs at {running.address}.",
            LEFT,
            f"Use it there, or stop it (its process has the id {running.process}).",
        )
    process = f" (its id is {holder.group(1)})" if holder else ""
    return HeldError(
        f"The database {path} is held by another process, most likely the running application.",
        LEFT,
        f"Stop that process{process}, then try again.",
    )


def lent(path: str) -> HeldError:
    """A file that the command line has at this moment, which will give it back."""
    return HeldError(
        f"The command line is at work on the database {path}.",
        NOTHING_STORED,
        "Try again when its command has ended.",
    )


def trouble(path: str, error: duckdb.Error) -> StoreError | None:
    """What a failure while reading or writing means where the disk or the file is at fault; None where neither is."""
    message = str(error)
    if DAMAGED.search(message):
        return damage(path, error)
    if NOT_FOLDED.search(message):
        return StoreError(
            f"The log of the database {path} could not be folded into it: {sentence(error)}",
            f"Everything that was saved is kept, in {path}.wal.",
            "Make room on the disk; it is tried again by itself.",
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        return _no_room(path, message)
    if isinstance(error, (duckdb.IOException, duckdb.FatalException)) or NOT_WRITTEN.search(message):
        return StoreError(
            f"The database {path} could not be read or written: {sentence(error)}",
            "What was saved before is kept; this change was not stored.",
            "Check the disk and its free space, then try again.",
        )
    return None


def _no_room(path: str, message: str) -> StoreError:
    """What did not fit in memory, and could not be put aside on the disk either or may not be."""
    kept = "What was saved before is kept; this change was not stored."
    if NOT_PUT_ASIDE.search(message):
        return StoreError(
            f"The disk of the database {path} has no room to put aside what does not fit in memory.",
            kept,
            f"Make room on it (it is put aside in {path}.tmp meanwhile), then try again.",
        )
    return StoreError(
        f"There is too little memory for what was to be done in the database {path}.",
        kept,
        "Close other programs, or do it in smaller parts, then try again.",
    )


def lacking(path: str, changes: int, *, is_there: bool) -> StoreError:
    """A log that holds fewer changes than were counted beside it."""
    many = "1 change" if changes == 1 else f"{changes} changes"
    what = "is cut off" if is_there else "is not there"
    return StoreError(
        f"The last {many} to the database {path} {'is' if changes == 1 else 'are'} missing: the log {path}.wal {what}.",
        LEFT,
        f"Put {path}.wal back beside it, from where the database was copied, and open it again. To go on without "
        f"{'it' if changes == 1 else 'them'}: {_accept(path)}.",
    )


def left_in_use(path: str, since: datetime) -> StoreError:
    """A file that says it is in use, with neither its log nor the count of changes beside it."""
    return StoreError(
        f"The database {path} was copied or left while it was in use, and its log {path}.wal is not there: changes made "
        f"since {since:%Y-%m-%d %H:%M} UTC may be missing.",
        LEFT,
        "Put the log back beside it, from where the database was copied, or take a copy made by `opposite backup`. To go "
        f"on with what is here: {_accept(path)}.",
    )


def _accept(path: str) -> str:
    return f"`opposite doctor --accept --database {path}`"


def damage(path: str, error: duckdb.Error) -> StoreError:
    """A file that begins as a DuckDB database and does not go on as one."""
    return StoreError(
        f"The database {path} is damaged or cut off: {_first_line(error)}.",
        LEFT,
        f"Restore it from a backup; without one, {_salvage(path)} saves what can still be read.",
    )


def _salvage(path: str) -> str:
    return f"`opposite salvage {shlex.quote(path)} --output NEW`"


def reason_about(file: Path, error: BaseException | None) -> str | None:
    """Why DuckDB could not read or write a certain file or its log, as the system says it; None where something else failed."""
    if not isinstance(error, duckdb.Error) or file.name not in str(error):
        return None
    line = _first_line(error)
    found = re.search(f'{re.escape(file.name)}[^"]*": (.+)', line)
    return found.group(1) if found else line


def sentence(error: duckdb.Error) -> str:
    """The first line of what DuckDB says, with a full stop."""
    line = _first_line(error)
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _first_line(error: duckdb.Error) -> str:
    return str(error).splitlines()[0]


def _first_bytes(path: str) -> bytes:
    """The first bytes of an ordinary file that DuckDB has refused; nothing of one that cannot be read."""
    try:
        if not Path(path).is_file():
            return b""
        with Path(path).open("rb") as file:
            return file.read(16)
    except OSError:
        return b""
