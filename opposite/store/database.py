"""The DuckDB file: opened once a process, a cursor for every call, one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import duckdb

from opposite.errors import HeldError, StoreError
from opposite.store.cursor import Cursor, Row
from opposite.store.gate import Gate
from opposite.store.integrity import quick_findings, what_is_missing
from opposite.store.migration import NEW, bring_up, kept_copy, newest_version, schema_version
from opposite.store.refusals import ANOTHER, LEFT, lent, refusal, trouble

__all__ = ["MEMORY", "Cursor", "Row", "Store", "is_there", "open_store"]

MEMORY = ":memory:"

SERVERS = ("postgresql://", "postgres://")

PATIENCE = 10.0
"""Seconds that reading and writing wait for another process that was lent the file."""

CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "storage_compatibility_version": "v1.5.0",
}
"""Nothing is fetched. Files keep the format of DuckDB 1.5, which 2.0 reads and writes, so that an upgrade of DuckDB
alone never makes a file that yesterday's installation cannot open; raising it is a change for the CHANGELOG."""


class Store:
    """One open database. Reads run on cursors of their own; a write holds the only write lock of the process."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, address: str) -> None:
        self._connection = connection
        self._write_lock = threading.Lock()
        self._gate = Gate()
        self._lent = False
        self._away = threading.Lock()
        """Held while the file is opened again after it was lent."""
        self._is_away = False
        self.times_lent = 0
        """How often another process had the file meanwhile: what was computed before may not be so any more."""
        self.address = address
        self.kept_copy: Path | None = None
        """The copy of the file as it was before this opening brought it to a newer schema; None when it did not."""
        self.faulty = False
        """Whether what is quick to look through at opening breaks a rule of stored data."""

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor for one or more reads that see the same connection (and its temporary tables)."""
        with self._cursor() as cursor:
            yield Cursor(cursor)

    @contextmanager
    def snapshot(self) -> Iterator[Cursor]:
        """A cursor whose reads all see the database as it was at the first of them; nothing it changes is kept."""
        with self._cursor() as cursor:
            cursor.execute("begin")
            try:
                yield Cursor(cursor)
            finally:
                cursor.execute("rollback")

    def rows(self, statement: str, /, **parameters: Any) -> list[Row]:
        """Rows of one query."""
        with self.reading() as cursor:
            return cursor.run(statement, **parameters)

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """One transaction: everything in it is kept, or nothing when anything fails."""
        until = monotonic() + PATIENCE
        with self._only_writer(until), self._cursor(until) as cursor:
            cursor.execute("begin")
            try:
                yield Cursor(cursor)
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit")

    @contextmanager
    def _only_writer(self, until: float) -> Iterator[None]:
        while not self._write_lock.acquire(timeout=0.2):
            if self._lent and monotonic() > until:
                raise lent(self.address)
        try:
            yield
        finally:
            self._write_lock.release()

    @contextmanager
    def _cursor(self, until: float | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor, on the file as it is opened again where another process had it; raises StoreError where one has it."""
        until = monotonic() + PATIENCE if until is None else until
        with self._gate.inside(until) as let_in:
            if not let_in:
                raise lent(self.address)
            self._take_back(until)
            with self._connection.cursor() as cursor, _storage_errors(self._connection, self.address):
                yield cursor

    @contextmanager
    def lending(self, seconds: float) -> Iterator[bool]:
        """Close the file, for another process to have it meanwhile; False where somebody here is at work for so long.

        Whoever wants to read or write meanwhile waits for PATIENCE, and is then told.
        """
        if not self._write_lock.acquire(timeout=seconds):
            yield False
            return
        try:
            with self._gate.alone(seconds) as alone:
                if not alone:
                    yield False
                    return
                self._lent = self._is_away = True
                self._connection.close()
                try:
                    yield True
                finally:
                    self.times_lent += 1
                    with suppress(StoreError):  # whoever needs it next tries again, and is told
                        self._take_back(monotonic() + 1.0)
                    self._lent = False
        finally:
            self._write_lock.release()

    def _take_back(self, until: float) -> None:
        """Open the file again where it was lent; raises StoreError where that cannot be done until then."""
        while self._is_away:
            try:
                with self._away:
                    if self._is_away:
                        self._connection = open_store(self.address, make=False)._connection  # noqa: SLF001  a store too
                        self._is_away = False
            except HeldError:
                if monotonic() > until:
                    raise
                sleep(0.05)

    def fold(self) -> None:
        """Write everything that stands in the write-ahead log into the file itself."""
        with self.reading() as cursor:
            cursor.script("checkpoint")

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()


def open_store(address: str | Path = MEMORY, *, make: bool = True) -> Store:
    """The store at a path, or in memory; a file that is not there is made, unless `make` is false.

    A file of an older schema is brought to this version's, and a copy of it kept beside it.

    Raises StoreError when the file cannot be opened: not there, held by another process, not a database, a folder,
    damaged, without permission, or written by a newer version of the program. The file is left as it was.
    """
    path = str(address)
    if path.startswith(SERVERS):
        raise StoreError(
            "A PostgreSQL address was given, and this version stores in a DuckDB file only.",
            hint="Give the path of a file with --database or OPPOSITE_DATABASE.",
        )
    if path != MEMORY:
        _refuse_unfit(path, make=make)
    store = _of_this_version(path)
    with _closed_on_failure(store):
        store.faulty = bool(quick_findings(store))
    return store


def _of_this_version(path: str) -> Store:
    store = Store(_connect(path), path)
    with _closed_on_failure(store), store.reading() as cursor:
        version = schema_version(cursor, path)
    if version == newest_version():
        return store
    if version == NEW:
        return _brought_up(store, version)
    with _closed_on_failure(store):
        store.fold()
    store.close()
    with kept_copy(Path(path)) as copy:
        store = _brought_up(Store(_connect(path), path), version)
    store.kept_copy = copy
    return store


def is_there(address: str) -> bool:
    """Whether opening this address makes nothing new; true of what is no path, which opening refuses."""
    return address.startswith(SERVERS) or Path(address).exists()


def _brought_up(store: Store, version: int) -> Store:
    with _closed_on_failure(store), store.writing() as cursor:
        bring_up(cursor, store.address, version)
    return store


@contextmanager
def _closed_on_failure(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        store.close()
        raise


def _refuse_unfit(path: str, *, make: bool) -> None:
    """Raise StoreError for a path that DuckDB would misread, and make the folder of a file that is to be made."""
    file = Path(path)
    try:
        if file.is_dir():
            raise StoreError(f"The database {path} is a folder.", hint="Name a file in it, such as opposite.duckdb.")
        if not make and not is_there(path):
            raise StoreError(
                f"There is no database {path}.",
                hint="Check the path; `opposite demo` and `opposite import` make one, reading never does.",
            )
        if file.exists() and not file.is_file():
            raise StoreError(f"The database {path} is not an ordinary file.", hint=ANOTHER)
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size == 0:
            raise StoreError(
                f"The database {path} is empty (0 bytes), so it is not a database.",
                LEFT,
                "Restore it from a backup, or remove the file to start afresh.",
            )
    except OSError as error:
        raise StoreError(f"The database {path} cannot be made or read: {error.strerror}.") from error


def _connect(path: str) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(path, config=dict(CONFIG))
    except duckdb.Error as error:
        raise refusal(path, error) from error


@contextmanager
def _storage_errors(connection: duckdb.DuckDBPyConnection, address: str) -> Iterator[None]:
    """Failures of the disk or the file while reading or writing, and parts of the schema that are missing, in words."""
    try:
        yield
    except duckdb.Error as error:
        told = trouble(address, error)
        if isinstance(error, (duckdb.CatalogException, duckdb.BinderException)):
            with connection.cursor() as cursor:
                told = what_is_missing(Cursor(cursor), address)
        if told is None:
            raise
        raise told from error
