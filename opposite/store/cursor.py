"""Runs the store's statements on one DuckDB cursor, and what SQL needs a name of a file or table for."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import duckdb

from opposite.store.statements import statements

Row = tuple[Any, ...]

BATCH = 10_000
"""Rows that are handed on at once."""


_parsed: dict[str, duckdb.Statement] = {}
"""Statements that have been run, by name: parsing takes a tenth of a millisecond, as long as running many of them."""


def _value(cursor: duckdb.DuckDBPyConnection, setting: str) -> str:
    ((value,),) = cursor.execute("select current_setting($name)", {"name": setting}).fetchall()
    return str(value)


def quoted(name: str) -> str:
    """A name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


class Cursor:
    """Runs named statements on one DuckDB cursor."""

    _settings = threading.RLock()
    """Held while a setting of a database is another one than before."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, moment: int | None = None) -> None:
        self._cursor = cursor
        self.moment = moment
        """Of a snapshot, the store's moment before it began: if that is still the store's after a read, it is what it sees."""

    def run(self, statement: str, /, **parameters: Any) -> list[Row]:
        """Rows of a statement of the store's SQL files; parameters are given by name, all of them."""
        return self._execute(statement, parameters).fetchall()

    def many(self, statement: str, /, **parameters: Any) -> Iterable[Row]:
        """Rows of a query for whole numbers of 64 bits, floats and words, and for nothing else, as `run` gives them.

        A thousand of them come by numpy in five sixths of the time, where that is loaded, as it is in the application; loading
        it takes as long as a hundred such queries.
        """
        result = self._execute(statement, parameters)
        if "numpy" not in sys.modules:
            return result.fetchall()
        return zip(*[column.tolist() for column in result.fetchnumpy().values()], strict=True)

    def batches(self, statement: str, /, **parameters: Any) -> Iterator[list[Row]]:
        """Rows of a query, some thousands at a time."""
        result = self._execute(statement, parameters)
        while rows := result.fetchmany(BATCH):
            yield rows

    def _execute(self, statement: str, parameters: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        stored = statements()[statement]
        if parameters.keys() != stored.parameters:
            raise TypeError(f"{statement} takes {sorted(stored.parameters)}, was given {sorted(parameters)}")
        parsed = _parsed.get(statement)
        if parsed is None:
            (parsed,) = self._cursor.extract_statements(stored.sql)
            _parsed[statement] = parsed
        return self._cursor.execute(parsed, parameters or None)

    def register(self, name: str, relation: object) -> None:
        """Make an Arrow table readable as a table of this name, for this cursor."""
        self._cursor.register(name, relation)

    def attach(self, path: Path, alias: str) -> None:
        """Attach another database file, which is made where it is not there, under a name of ours."""
        self._cursor.execute(f"attach $path as {alias}", {"path": str(path)})

    def detach(self, alias: str) -> None:
        """Let go of an attached file, where it is attached."""
        self._cursor.execute(f"detach database if exists {alias}")

    def copy_all(self, alias: str) -> None:
        """Copy every table, sequence and row into an attached file."""
        (name,) = self._cursor.execute("select current_database()").fetchall()[0]
        self._cursor.execute(f"copy from database {quoted(name)} to {alias}")

    def fold_attached(self, alias: str) -> None:
        """Write the log of an attached file into the file itself."""
        self._cursor.execute(f"checkpoint {alias}")

    def write_parquet(self, table: str, path: Path) -> None:
        """Write a table to a Parquet file, its rows in the order in which they are stored."""
        self._cursor.execute(
            f"copy (select * from {quoted(table)}) to $path (format parquet, compression zstd)",  # noqa: S608  quoted
            {"path": str(path)},
        )

    def read_parquet(self, table: str, path: Path) -> None:
        """Add the rows of a Parquet file to a table that has the columns they name."""
        self._cursor.execute(
            f"insert into {quoted(table)} by name select * from read_parquet($path)",  # noqa: S608  quoted
            {"path": str(path)},
        )

    def delete(self, table: str, column: str, values: Sequence[int]) -> int:
        """Remove the rows of a table whose column holds one of these; returns how many there were."""
        ((removed,),) = self._cursor.execute(
            f"delete from {quoted(table)} where {quoted(column)} in (select unnest($values))",  # noqa: S608  quoted
            {"values": list(values)},
        ).fetchall()
        return int(removed)

    def move(self, table: str, column: str, value: int, to: int) -> None:
        """Let the rows of a table whose column holds a value hold another one."""
        self._cursor.execute(
            f"update {quoted(table)} set {quoted(column)} = $to where {quoted(column)} = $value",  # noqa: S608  quoted
            {"value": value, "to": to},
        )

    def count(self, table: str, column: str, values: Sequence[int]) -> int:
        """Rows of a table whose column holds one of these."""
        ((number,),) = self._cursor.execute(
            f"select count(*) from {quoted(table)} where {quoted(column)} in (select unnest($values))",  # noqa: S608
            {"values": list(values)},
        ).fetchall()
        return int(number)

    @contextmanager
    def joining_as_written(self) -> Iterator[None]:
        """Let the statements in it join their tables as they are written: rows then stay in the order of the first one."""
        with self.setting("disabled_optimizers", "join_order,build_side_probe_side"):
            yield

    @contextmanager
    def setting(self, name: str, value: str | int) -> Iterator[None]:
        """A setting of the whole database meanwhile, and then what it was before; whoever wants another one waits.

        It is made on another cursor: the transaction of this one may break off.
        """
        with self._settings, self._cursor.cursor() as other:
            before = _value(other, name)
            other.execute(f"set {name} = '{value}'")
            try:
                yield
            finally:
                with suppress(duckdb.Error):  # where the database cannot go on, what kept it from that is told
                    other.execute(f"reset {name}")
                    if _value(other, name) != before:
                        other.execute(f"set {name} = '{before}'")

    @contextmanager
    def one_state(self, kept: Callable[[], AbstractContextManager[None]] = nullcontext) -> Iterator[None]:
        """Let everything in it see one state of the database, and be kept together, which happens within `kept`."""
        self._cursor.execute("begin")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):  # where the transaction has ended by itself, what ended it is told
                self._cursor.execute("rollback")
            raise
        with kept():
            self._cursor.execute("commit")

    def script(self, sql: str) -> None:
        """Run the statements of a migration."""
        self._cursor.execute(sql).fetchall()
