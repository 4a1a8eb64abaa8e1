"""Copies a database that is in use into one file that needs no log, and holds the copy against the original."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from opposite.errors import StoreError
from opposite.store.database import CONFIG, OWNER_ONLY, Cursor, open_store
from opposite.store.integrity import every_finding
from opposite.store.log_count import log_path, times_folded
from opposite.store.refusals import reason_about, trouble

if TYPE_CHECKING:
    from opposite.domain.integrity import Finding
    from opposite.store.database import Store

LOG_STATE = "log_state"
"""The table that says whether a file is in use: of the file, not of what it holds."""

TRIES = 50
"""Times to begin anew where the original is folded while it is read."""

NOTHING = "No copy was written; the database was left as it is."


class Copied(NamedTuple):
    """A copy that was written, held against the original and looked through."""

    path: Path
    size: int
    rows: int | None
    """Rows in all tables, each table's held against the original's; None of a database that another process holds."""
    findings: tuple[Finding, ...]
    """What is wrong in the copy, and so in the original."""


def copy_store(store: Store, file: Path, *, force: bool = False) -> Copied:
    """Copy an open database as it is at this moment, while others read and write it.

    Raises StoreError where the file is there already (unless `force`), is the database itself, or cannot be written, and
    where the copy does not hold what the original does. A file that was there before stays whole until then.
    """
    with _written(Path(store.address), file, force=force) as part:
        rows = copy_to(store, part)
        findings = _examined(part)
    return Copied(file, file.stat().st_size, rows, findings)


def copy_held(address: Path, file: Path, *, force: bool = False) -> Copied:
    """Copy a database that another process has open, with all that was stored when the copy began; raises StoreError.

    Between two foldings the file itself is only added to where nothing refers to yet, and the log only grows: the log
    and then the file, read while nothing was folded, are one state of the database.
    """
    with _written(address, file, force=force) as part:
        _read_along(address, part)
        _make_whole(part)
        findings = _examined(part)
    return Copied(file, file.stat().st_size, None, findings)


def contents(cursor: Cursor, prefix: str = "") -> dict[str, tuple[int, int]]:
    """Of every table, by name: its rows, and a sum over all that stands in them."""
    names = [name for (name,) in cursor.run("table_names") if name != LOG_STATE]
    return {name: cursor.run("table_content", table_name=f"{prefix}{name}")[0] for name in names}


def copy_to(store: Store, part: Path) -> int:
    """Copy an open database to a new file; the rows in all its tables, each held against the original's."""
    alias = f"copy_{secrets.token_hex(4)}"
    with store.reading() as cursor:
        cursor.attach(part, alias)
        try:
            part.chmod(OWNER_ONLY)
            _make_private(log_path(part))
            with cursor.one_state():
                cursor.copy_all(alias)
                original, copied = contents(cursor), contents(cursor, f"{alias}.main.")
            cursor.fold_attached(alias)
        finally:
            cursor.detach(alias)
    _make_whole(part)
    differing = [name for name, content in original.items() if copied[name] != content]
    if differing:
        raise StoreError(
            f"The copy of the database {store.address} differs from it in {', '.join(differing)}.",
            NOTHING,
            "Check the disk, then try again.",
        )
    return sum(rows for rows, _ in original.values())


def _make_private(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))


def _read_along(address: Path, part: Path) -> None:
    log = log_path(address)
    for _ in range(TRIES):
        with address.open("rb") as original:
            before = times_folded(original.fileno())
            try:
                logged = log.read_bytes()
            except FileNotFoundError:
                logged = b""
            _make_private(part)
            with part.open("wb") as copy:
                shutil.copyfileobj(original, copy, 2**20)
            if times_folded(original.fileno()) == before:
                _make_private(log_path(part))
                log_path(part).write_bytes(logged)
                return
        part.unlink()
    raise StoreError(
        f"The database {address} was folded again and again while it was copied.", NOTHING, "Try again in a minute."
    )


def _make_whole(part: Path) -> None:
    """Fold a copy's log into it and let it say that it is not in use."""
    try:
        with duckdb.connect(str(part), config=dict(CONFIG)) as connection, connection.cursor() as cursor:
            with suppress(duckdb.CatalogException):
                cursor.execute(f"update {LOG_STATE} set in_use = false, traces = false")  # noqa: S608  a name of ours
            cursor.execute("checkpoint")
    except duckdb.Error as error:
        raise trouble(str(part), error) or error from error


def _examined(part: Path) -> tuple[Finding, ...]:
    """What is wrong in a copy, as it opens by itself."""
    copy = open_store(part, make=False)
    try:
        return tuple(every_finding(copy))
    finally:
        copy.close()


@contextmanager
def _written(database: Path, file: Path, *, force: bool) -> Iterator[Path]:
    """A name beside the file to write to, which takes its place once everything went well."""
    target = Path(os.path.realpath(file))
    _refuse(database, file, target, force=force)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        _make_private(part)
        part.unlink()
        yield part
        _keep(part, target, force=force)
    except OSError as error:
        raise StoreError(f"The copy {file} could not be written: {error.strerror}.", NOTHING) from error
    except StoreError as error:
        reason = reason_about(part, error.__cause__)
        if reason is None:
            raise
        raise StoreError(
            f"The copy {file} could not be written: {reason}.",
            NOTHING,
            "Check that disk and its free space, then try again.",
        ) from error
    finally:
        for path in (part, log_path(part)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _refuse(database: Path, file: Path, target: Path, *, force: bool) -> None:
    own = (database, log_path(database))
    if any(os.path.realpath(path) == str(target) or (path.exists() and _same(path, target)) for path in own):
        raise StoreError(f"{file} is the database itself, not a place for a copy of it.", NOTHING, "Name another file.")
    if target.is_dir():
        raise StoreError(f"{file} is a folder.", NOTHING, "Name a file in it, such as backup.duckdb.")
    if target.exists() and not target.is_file():
        raise StoreError(f"{file} is not an ordinary file.", NOTHING, "Name another file.")
    if target.exists() and not force:
        raise StoreError(f"{file} is there already.", NOTHING, "Name another file, or replace it with --force.")
    if not target.parent.is_dir():
        raise StoreError(f"There is no folder {target.parent} for the copy.", NOTHING, "Make it first.")


def _same(path: Path, other: Path) -> bool:
    return other.exists() and path.samefile(other)


def _keep(part: Path, target: Path, *, force: bool) -> None:
    """Give a whole file its name, for good; what was put there meanwhile is not replaced without `force`."""
    write_through(part)
    if force:
        part.replace(target)
    else:
        try:
            target.hardlink_to(part)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            part.replace(target)
    write_through(target.parent)


def write_through(path: Path) -> None:
    """Let what was written to a file, or the names in a folder, be on the disk itself."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
