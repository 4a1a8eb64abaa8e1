"""The DuckDB file: opened once a process, a cursor for every call, one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from opposite.errors import StoreError
from opposite.store.statements import migrations, statements

MEMORY = ":memory:"

CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "storage_compatibility_version": "v1.5.0",
}

Row = tuple[Any, ...]


class Cursor:
    """Runs named statements on one DuckDB cursor; every result is fetched whole."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def run(self, statement: str, /, **parameters: Any) -> list[Row]:
        """Rows of a statement of the store's SQL files; parameters are given by name, all of them."""
        known = statements()[statement]
        if set(parameters) != known.parameters:
            raise TypeError(f"{statement} takes {sorted(known.parameters)}, was given {sorted(parameters)}")
        return self._cursor.execute(known.sql, parameters or None).fetchall()

    def register(self, name: str, relation: object) -> None:
        """Make an Arrow table readable as a table of this name, for this cursor."""
        self._cursor.register(name, relation)

    def script(self, sql: str) -> None:
        """Run the statements of a migration."""
        self._cursor.execute(sql).fetchall()


class Store:
    """One open database. Reads run on cursors of their own; a write holds the only write lock of the process."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, address: str) -> None:
        self._connection = connection
        self._write_lock = threading.Lock()
        self.address = address

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor for one or more reads that see the same connection (and its temporary tables)."""
        with self._connection.cursor() as cursor, _storage_errors(self.address):
            yield Cursor(cursor)

    @contextmanager
    def snapshot(self) -> Iterator[Cursor]:
        """A cursor whose reads all see the database as it was at the first of them; nothing it changes is kept."""
        with self._connection.cursor() as cursor, _storage_errors(self.address):
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
        with self._write_lock, self._connection.cursor() as cursor, _storage_errors(self.address):
            cursor.execute("begin")
            try:
                yield Cursor(cursor)
            except BaseException:
                cursor.execute("rollback")
                raise
            cursor.execute("commit")

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self._connection.close()


def open_store(address: str | Path = MEMORY) -> Store:
    """The store at a path, made on first use, or in memory.

    Raises StoreError when the file cannot be opened: held by another process, not a database, a folder, without
    permission, or written by a newer version of the program. The file is left as it was.
    """
    path = str(address)
    if path.startswith(("postgresql://", "postgres://")):
        raise StoreError(
            "A PostgreSQL address was given, and this version stores in a DuckDB file only.",
            hint="Give the path of a file with --database or OPPOSITE_DATABASE.",
        )
    store = Store(_connect(path), path)
    try:
        _migrate(store)
    except BaseException:
        store.close()
        raise
    return store


def _connect(path: str) -> duckdb.DuckDBPyConnection:
    if path != MEMORY:
        file = Path(path)
        if file.is_dir():
            raise StoreError(f"The database {path} is a folder.", hint="Name a file in it, such as opposite.duckdb.")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.is_file() and file.stat().st_size == 0:
                raise StoreError(
                    f"The database {path} is empty (0 bytes), so it is not a database.",
                    "It was left as it is.",
                    "Restore it from a backup, or remove the file to start afresh.",
                )
        except OSError as error:
            raise StoreError(f"The database {path} cannot be made or read: {error.strerror}.") from error
    try:
        return duckdb.connect(path, config=dict(CONFIG))
    except duckdb.Error as error:
        raise _refusal(path, str(error)) from error


def _refusal(path: str, reason: str) -> StoreError:
    """What a failed opening means, in words."""
    kept = "It was left as it is."
    if "lock" in reason.lower():
        return StoreError(
            f"The database {path} is held by another process, most likely the running application.",
            kept,
            "Stop that process, or work on a copy made with `opposite export` there.",
        )
    if "version number" in reason.lower() or "newer version" in reason.lower():
        return StoreError(
            f"The database {path} was written by a newer version of DuckDB.", kept, "Upgrade this installation."
        )
    if "permission denied" in reason.lower():
        return StoreError(f"The database {path} cannot be opened: permission denied.", kept, "Check the file's owner.")
    if "not a valid duckdb" in reason.lower() or "is not a database" in reason.lower():
        return StoreError(f"The file {path} is not a DuckDB database.", kept, "Name another file with --database.")
    return StoreError(f"The database {path} cannot be opened: {reason.splitlines()[0]}", kept)


def _migrate(store: Store) -> None:
    newest = migrations()[-1][0]
    with store.writing() as cursor:
        tables = {name for (name,) in cursor.run("table_names")}
        if tables and "meta" not in tables:
            raise StoreError(
                f"The database {store.address} holds other tables, not an assessment.",
                "It was left as it is.",
                "Name another file with --database.",
            )
        version = int(cursor.run("schema_version")[0][0]) if tables else 0
        if version > newest:
            raise StoreError(
                f"The database {store.address} was written by a newer version of OPPOSITE "
                f"(schema {version}; this one knows {newest}).",
                "It was left as it is.",
                "Upgrade this installation.",
            )
        for step, sql in migrations():
            if step > version:
                cursor.script(sql)
                cursor.run("set_schema_version", version=str(step))


@contextmanager
def _storage_errors(address: str) -> Iterator[None]:
    """Failures of the disk while reading or writing, in words."""
    try:
        yield
    except duckdb.IOException as error:
        raise StoreError(
            f"The database {address} could not be read or written: {str(error).splitlines()[0]}",
            "What was saved before is kept; this change was not stored.",
            "Check the disk and its free space, then try again.",
        ) from error
