"""A count of changes outside the write-ahead log, so that a log that is lost or cut off is noticed.

Beside a database that is in use stands a small file with one line a change: how often the database had been folded
then, and how long its log was afterwards. A log that is shorter than a line says lacks the changes of that line and of
all after it. A line that was written before the last folding says nothing more: what it counts is in the database.
"""

from __future__ import annotations

import os
import shutil
import struct
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

HEADERS = (4096, 8192)
"""Where the two headers of a DuckDB file stand; each holds, after a checksum, how often the file was folded."""


def log_path(database: Path) -> Path:
    """Where DuckDB writes what it has not yet folded into a database."""
    return database.with_name(f"{database.name}.wal")


def count_path(database: Path) -> Path:
    """Where the changes of a database in use are counted."""
    return database.with_name(f"{database.name}.log-count")


class Log(NamedTuple):
    """The log of a database as it lies there before it is opened, and the count beside it."""

    is_there: bool
    is_counted: bool
    lacking: int
    """Changes that were counted and that the log does not hold."""


class LogCount:
    """The count of a database that this process has open, shared by all that have it open here.

    The database is read through one descriptor that stays open as long as it is in use: on POSIX, closing any other
    would end DuckDB's own lock on the file. Windows lets nobody read along, so nothing is counted there.
    """

    def __init__(self, database: Path) -> None:
        self.database = database
        self.marked = False
        """Whether the database itself says that it is in use."""
        self.users = 0
        self._log, self._path = log_path(database), count_path(database)
        self._read = os.open(database, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._write: int | None = None

    def examine(self) -> Log:
        """What the log and the count say now."""
        length = self.length()
        folded = self._times_folded()
        lacking = sum(at == folded and _is_cut(self._log, until, length) for at, until in _lines(self._path))
        return Log(length > 0, os.path.exists(self._path), lacking)  # noqa: PTH110  a name too long is none

    def begin(self) -> None:
        """Start to count; a count that cannot be written is left out, since what it counts is stored all the same."""
        if self._write is None:
            with suppress(OSError):
                self._write = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def add(self) -> None:
        """Count a change that was just stored."""
        if self._write is None:
            return
        folded = self._times_folded()
        length = self.length()
        if folded == self._times_folded():
            with suppress(OSError):
                os.write(self._write, f"{folded} {length}\n".encode())

    def clear(self) -> None:
        """Start anew: all that was counted is in the database itself."""
        if self._write is not None:
            with suppress(OSError):
                os.ftruncate(self._write, 0)

    def forget(self) -> None:
        """Stop counting until the next change: the database holds everything and says so."""
        if self._write is not None:
            os.close(self._write)
            self._write = None
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def prepare_log(self) -> None:
        """Make a log that only its owner can read, where DuckDB would make one that everybody can."""
        with suppress(OSError):
            if not self._log.exists():
                mode = self.database.stat().st_mode & 0o666
                os.close(os.open(self._log, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))

    def length(self) -> int:
        """Bytes of the log that are not yet folded into the database."""
        try:
            return self._log.stat().st_size
        except OSError:
            return 0

    def end(self, *, complete: bool) -> None:
        """Stop counting, after the database was closed; where the file holds everything, the count goes."""
        if complete:
            self.forget()
        elif self._write is not None:
            os.close(self._write)
        os.close(self._read)
        with suppress(OSError):
            if self._log.stat().st_size == 0:
                self._log.unlink()

    def _times_folded(self) -> int:
        return times_folded(self._read)


def times_folded(descriptor: int) -> int:
    """How often an open database file was folded: the larger number of its two headers."""
    read = [os.pread(descriptor, 8, where + 8) for where in HEADERS]
    return max(struct.unpack("<Q", content)[0] if len(content) == 8 else 0 for content in read)


ROOM = 4 * 2**20
"""Bytes that folding may take beside twice the log."""


def has_room(database: Path, length: int) -> bool:
    """Whether the disk has room to fold a log of so many bytes into a database; true where it does not say."""
    try:
        return shutil.disk_usage(database.parent).free > ROOM + 2 * length
    except OSError:
        return True


_counts: dict[tuple[int, int], LogCount] = {}
_counts_lock = threading.Lock()


def take_count(database: Path) -> LogCount:
    """The count of a database file, one a process; raises OSError when the file cannot be read. Give it back."""
    with _counts_lock:
        status = database.stat()
        key = (status.st_dev, status.st_ino)
        if key not in _counts:
            _counts[key] = LogCount(database)
        _counts[key].users += 1
        return _counts[key]


def is_last(count: LogCount) -> bool:
    """Whether nobody else in this process has the database open."""
    return count.users == 1


def give_back(count: LogCount, *, complete: bool) -> None:
    """Let go of a count, after the database was closed; `complete` says that the file holds everything by itself."""
    with _counts_lock:
        count.users -= 1
        if count.users == 0:
            for key in [key for key, held in _counts.items() if held is count]:
                del _counts[key]
            count.end(complete=complete)


def _lines(path: Path) -> list[tuple[int, int]]:
    """Times folded and length of the log, a change; a line that was cut off while it was written counts for nothing."""
    try:
        text = path.read_text("ascii", errors="replace")
    except OSError:
        return []
    whole = text[: text.rfind("\n") + 1].split("\n")
    pairs = [line.split(" ") for line in whole]
    return [(int(pair[0]), int(pair[1])) for pair in pairs if len(pair) == 2 and all(p.isdecimal() for p in pair)]


def _is_cut(log: Path, until: int, length: int) -> bool:
    """Whether a change that ended there is not in the log: it is shorter, or holds nothing there but zeros."""
    if until > length:
        return True
    with suppress(OSError), log.open("rb") as file:
        file.seek(max(0, until - 16))
        return not any(file.read(16))
    return False
