"""Every table as a Parquet file, and back again into a new database."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from opposite.errors import StoreError
from opposite.store.copying import LOG_STATE
from opposite.store.database import CONFIG, OWNER_ONLY, Cursor, open_store
from opposite.store.log_count import log_path
from opposite.store.migration import newest_version
from opposite.store.refusals import reason_about, sentence
from opposite.store.statements import migrations

if TYPE_CHECKING:
    from opposite.store.database import Store

ENDING = ".parquet"

NOTHING = "No database was made."


class Exported(NamedTuple):
    """What was written of a database: its schema, the next id it gives, and the rows of every table."""

    schema_version: int
    next_id: int
    rows: dict[str, int]


def export_tables(store: Store, folder: Path) -> Exported:
    """Write every table of a database, as it is at this moment, to a file in a folder that is there."""
    with store.snapshot() as cursor:
        rows = {}
        for (name,) in cursor.run("table_names"):
            if name == LOG_STATE:
                continue
            path = folder / f"{name}{ENDING}"
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
            cursor.write_parquet(name, path)
            path.chmod(OWNER_ONLY)
            rows[name] = cursor.run("table_content", table_name=name)[0][0]
        ((next_id,),) = cursor.run("upcoming_id")
    return Exported(newest_version(), next_id, rows)


def restore_tables(files: dict[str, Path], database: Path, *, schema_version: int, next_id: int) -> None:
    """Make a database of the files of its tables, by name; raises StoreError, and leaves no database then.

    A database of an earlier schema is made as it was and brought to this version's.
    """
    part = database.with_name(f".{database.name}.{secrets.token_hex(4)}.part")
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        _fill(files, part, schema_version=schema_version, next_id=next_id)
        store = open_store(part)
        kept = store.kept_copy
        store.close()
        if kept is not None:
            kept.unlink()
        part.replace(database)
    except duckdb.Error as error:
        raise _not_made(database, part, error) from error
    except OSError as error:
        raise StoreError(f"The database {database} could not be made: {error.strerror}.", NOTHING) from error
    finally:
        for path in (part, log_path(part)):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def is_empty(store: Store) -> bool:
    """Whether nothing is stored in a database yet."""
    with store.snapshot() as cursor:
        names = [name for (name,) in cursor.run("table_names") if name not in {LOG_STATE, "meta"}]
        return not any(cursor.run("table_content", table_name=name)[0][0] for name in names)


def _fill(files: dict[str, Path], part: Path, *, schema_version: int, next_id: int) -> None:
    with duckdb.connect(str(part), config=dict(CONFIG)) as connection:
        part.chmod(OWNER_ONLY)
        os.close(os.open(log_path(part), os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
        with connection.cursor() as made:
            cursor = Cursor(made)
            with cursor.one_state():
                for step, sql in migrations():
                    if step <= schema_version:
                        cursor.script(sql)
                cursor.script(f"create or replace sequence ids start {int(next_id)}")
                _load(cursor, files)
            cursor.script("checkpoint")


def _not_made(database: Path, part: Path, error: duckdb.Error) -> StoreError:
    """Why a database could not be made: it cannot be written where it is to stand, or the files are not its tables."""
    reason = reason_about(part, error)
    if reason is not None:
        return StoreError(
            f"The database {database} could not be made: {reason}.",
            NOTHING,
            "Check that disk and its free space, or name a file elsewhere with --database.",
        )
    return StoreError(f"The tables do not make a database: {sentence(error)}", NOTHING)


def _load(cursor: Cursor, files: dict[str, Path]) -> None:
    there = {name for (name,) in cursor.run("table_names") if name != LOG_STATE}
    if there != set(files):
        odd = ", ".join(sorted(there ^ set(files)))
        raise StoreError(f"The tables are not those of their schema: {odd}.", NOTHING)
    for name, path in files.items():
        cursor.read_parquet(name, path)
