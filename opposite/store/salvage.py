"""Reads what can still be read of a damaged database into a new one: table by table, and a table in ranges of rows.

DuckDB keeps a checksum with every block and refuses one that does not match, so that what is read is what was stored. A
damaged log is read up to the first change that does not match; a file that was cut off is read as if its end were
damaged. The damaged file is only ever read.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from opposite.errors import HeldError, StoreError
from opposite.store.copying import LOG_STATE
from opposite.store.cursor import Cursor, quoted
from opposite.store.database import CONFIG, OWNER_ONLY, open_store
from opposite.store.integrity import every_finding
from opposite.store.log_count import HEADERS, log_path
from opposite.store.migration import newest_version
from opposite.store.refusals import DUCKDB, DUCKDB_AT, refusal
from opposite.store.statements import migrations

if TYPE_CHECKING:
    from opposite.domain.integrity import Finding

FIRST_BLOCK, BLOCK = 3 * 4096, 256 * 1024
TOGETHER = 2048
"""Rows that DuckDB reads together, and that are given up together where one of them cannot be read."""

SPARE = frozenset({"country", "evidence", "label", "note", "owner", "reason", "sector", "size", "tags"})
"""Columns of words, without which a row still says what it said; where one cannot be read, the row is saved without it."""

BAD_LOG_AT = re.compile(r"entry at byte position (\d+)")


class SavedTable(NamedTuple):
    """A table of a damaged database: rows that were read, and rows that were not; None where nobody can say.

    Of the rows that were read, `incomplete` are without some of the words in them.
    """

    name: str
    saved: int
    lost: int | None
    incomplete: int = 0


class Salvaged(NamedTuple):
    """A new database with what could be read, whether the log was damaged, and what is wrong in it now."""

    path: Path
    tables: tuple[SavedTable, ...]
    log_was_damaged: bool
    findings: tuple[Finding, ...]


def salvage(damaged: Path, output: Path) -> Salvaged:
    """Write what can be read of a database to a new file; raises StoreError where nothing can, or it is no database."""
    _refuse(damaged, output)
    part = output.with_name(f".{output.name}.{secrets.token_hex(4)}.part")
    try:
        with (
            tempfile.TemporaryDirectory(dir=output.parent, prefix=".salvage-") as folder,
            _opened(damaged, Path(folder)) as (source, log_was_damaged),
        ):
            tables = _save(source, part)
        if not any(table.saved for table in tables if table.name != "meta"):
            raise StoreError(f"Nothing of {damaged} can be read.", _untouched(damaged), "Restore it from a backup.")
        findings = _brought_up(part)
        output.hardlink_to(part)
    except OSError as error:
        raise StoreError(f"{output} could not be written: {error.strerror}.", _untouched(damaged)) from error
    finally:
        for path in (part, log_path(part)):
            with suppress(OSError):
                path.unlink(missing_ok=True)
    return Salvaged(output, tuple(tables), log_was_damaged, findings)


def _untouched(damaged: Path) -> str:
    return f"{damaged} was left as it is."


def _refuse(damaged: Path, output: Path) -> None:
    if damaged.is_dir():
        raise StoreError(f"{damaged} is a folder.", hint="Name the file of a database.")
    if not damaged.exists():
        raise StoreError(f"There is no file {damaged}.", hint="Check the path.")
    if damaged.is_file() and damaged.stat().st_size == 0:
        raise StoreError(f"The file {damaged} is empty (0 bytes).", _untouched(damaged), "Restore it from a backup.")
    if os.path.lexists(output):
        raise StoreError(f"{output} is there already.", "Nothing was read.", "Name another file with --output.")
    if not output.parent.is_dir():
        raise StoreError(f"There is no folder {output.parent}.", "Nothing was read.", "Make it first.")


@contextmanager
def _opened(damaged: Path, folder: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, bool]]:
    """A connection that only reads, and whether the log was damaged; on a mended copy where DuckDB opens nothing else."""
    first: duckdb.Error | None = None
    for path, is_cut in _ways(damaged, folder):
        try:
            connection = duckdb.connect(str(path), read_only=True, config=dict(CONFIG))
        except duckdb.Error as error:
            first = first or error
            refused = refusal(str(damaged), error)
            if isinstance(refused, HeldError) or not _is_ours(damaged):
                raise StoreError(refused.title, _untouched(damaged)) from error
            continue
        with connection:
            yield connection, is_cut
        return
    told = "" if first is None else f": {str(first).splitlines()[0]}"
    raise StoreError(
        f"Nothing of {damaged} can be read, since the part that says where all else stands is damaged{told}.",
        _untouched(damaged),
        "Restore it from a backup.",
    )


def _ways(damaged: Path, folder: Path) -> Iterator[tuple[Path, bool]]:
    """The file itself; then copies: with as much of its log as is whole, without its log, and made up to its length."""
    yield damaged, False
    copy, log = folder / "copy.duckdb", log_path(damaged)
    shutil.copyfile(damaged, copy)
    copy.chmod(OWNER_ONLY)
    if log.exists():
        content = log.read_bytes()
        whole = _whole_until(damaged, content)
        if whole:
            log_path(copy).write_bytes(content[:whole])
            yield copy, whole < len(content)
        log_path(copy).unlink(missing_ok=True)
        yield copy, True
    if _made_up(copy):
        yield copy, log.exists()


def _whole_until(damaged: Path, content: bytes) -> int:
    """Bytes of a log before the change at which DuckDB stops reading it."""
    try:
        duckdb.connect(str(damaged), read_only=True, config=dict(CONFIG)).close()
    except duckdb.Error as error:
        found = BAD_LOG_AT.search(str(error))
        return int(found.group(1)) if found else 0
    return len(content)


def _made_up(copy: Path) -> bool:
    """Make a file that was cut off as long as it says it was; whether it was cut off."""
    with copy.open("r+b") as file:
        blocks = 0
        latest = -1
        for where in HEADERS:
            file.seek(where + 8)
            header = file.read(32)
            if len(header) == 32:
                times, _, _, number = struct.unpack("<4Q", header)
                latest, blocks = (times, number) if times > latest else (latest, blocks)
        wanted = FIRST_BLOCK + blocks * BLOCK
        if not 0 < wanted - copy.stat().st_size < 2**40:
            return False
        file.truncate(wanted)
        return True


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16)[DUCKDB_AT:].startswith(DUCKDB)
    except OSError:
        return False


def _save(source: duckdb.DuckDBPyConnection, part: Path) -> list[SavedTable]:
    with duckdb.connect(str(part), config=dict(CONFIG)) as connection:
        part.chmod(OWNER_ONLY)
        os.close(os.open(log_path(part), os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
        target = Cursor(connection)
        version = _version(source)
        for step, sql in migrations():
            if step <= version:
                target.script(sql)
        names = [name for (name,) in target.run("table_names") if name != LOG_STATE]
        tables = [_saved(source, connection, name) for name in names]
        target.run("set_schema_version", version=str(version))
        target.script(f"create or replace sequence ids start {_next_id(source, connection)}")
        target.script("checkpoint")
    return tables


def _version(source: duckdb.DuckDBPyConnection) -> int:
    try:
        ((version,),) = source.execute("select value from meta where key = 'schema_version'").fetchall()
        return int(version) if 0 < int(version) <= newest_version() else newest_version()
    except (duckdb.Error, ValueError):
        return newest_version()


def _saved(source: duckdb.DuckDBPyConnection, target: duckdb.DuckDBPyConnection, name: str) -> SavedTable:
    """Copy the rows of a table that can be read."""
    table = quoted(name)
    try:
        number, last = source.execute(f"select count(*), coalesce(max(rowid), -1) from {table}").fetchall()[0]  # noqa: S608
    except duckdb.Error:
        return SavedTable(name, 0, None)
    saved = incomplete = 0
    every = len(source.execute(f"describe {table}").fetchall())
    for rows in _readable(source, table, 0, last + 1):
        added = _add(target, name, rows)
        saved += added
        incomplete += added if rows.num_columns < every else 0
    return SavedTable(name, saved, number - saved, incomplete)


def _readable(source: duckdb.DuckDBPyConnection, table: str, first: int, beyond: int) -> Iterator[Any]:
    """Arrow tables of the rows in a range that can be read: the whole of it, else of its halves.

    Of rows that are read together and cannot be, those columns that can, where only words are missing.
    """
    if first >= beyond:
        return
    rows = _range(source, table, "*", first, beyond)
    if rows is not None:
        yield rows
    elif beyond - first > TOGETHER:
        middle = first + max(1, (beyond - first) // 2 // TOGETHER) * TOGETHER
        yield from _readable(source, table, first, middle)
        yield from _readable(source, table, middle, beyond)
    else:
        names = [row[0] for row in source.execute(f"describe {table}").fetchall()]
        whole = [name for name in names if _range(source, table, quoted(name), first, beyond) is not None]
        if set(names) - set(whole) <= SPARE:
            rows = _range(source, table, ", ".join(map(quoted, whole)), first, beyond)
            if rows is not None:
                yield rows


def _range(source: duckdb.DuckDBPyConnection, table: str, columns: str, first: int, beyond: int) -> Any:
    """Some columns of the rows in a range as an Arrow table; None where they cannot be read."""
    try:
        return source.sql(
            f"select {columns} from {table} where rowid >= $first and rowid < $beyond",  # noqa: S608  quoted
            params={"first": first, "beyond": beyond},
        ).to_arrow_table()
    except duckdb.Error:
        return None


def _add(target: duckdb.DuckDBPyConnection, name: str, rows: Any) -> int:
    """Add rows to a table, one at a time where together they break one of its keys; returns how many were added."""
    known = {column for (column,) in target.execute(f"select column_name from (describe {quoted(name)})").fetchall()}  # noqa: S608
    rows = rows.select([column for column in rows.column_names if column in known])
    target.register("readable", rows)
    verb = "insert or replace" if name == "meta" else "insert"
    try:
        target.execute(f"{verb} into {quoted(name)} by name select * from readable")  # noqa: S608  quoted
    except duckdb.ConstraintException:
        return sum(_add(target, name, rows.slice(at, 1)) for at in range(rows.num_rows)) if rows.num_rows > 1 else 0
    finally:
        target.unregister("readable")
    return int(rows.num_rows)


def _next_id(source: duckdb.DuckDBPyConnection, target: duckdb.DuckDBPyConnection) -> int:
    """An id that none of the saved rows has, nor any that the damaged database gave."""
    given = 0
    with suppress(duckdb.Error):
        given = source.execute("select coalesce(max(last_value), 0) from duckdb_sequences()").fetchall()[0][0]
    for (name,) in Cursor(target).run("tables_with_ids"):
        given = max(given, target.execute(f"select coalesce(max(id), 0) from {quoted(name)}").fetchall()[0][0])  # noqa: S608
    return int(given) + 1


def _brought_up(part: Path) -> tuple[Finding, ...]:
    store = open_store(part)
    try:
        if store.kept_copy is not None:
            store.kept_copy.unlink()
        return tuple(every_finding(store))
    finally:
        store.close()
