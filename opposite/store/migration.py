"""Brings a database to this version's schema; a copy of the file as it was is kept beside it first."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from opposite.errors import StoreError
from opposite.store.refusals import ANOTHER, LEFT
from opposite.store.statements import migrations

if TYPE_CHECKING:
    from opposite.store.database import Cursor

NEW = 0
"""Version of a database that holds nothing yet."""


def newest_version() -> int:
    """Version of the schema that this program writes."""
    return migrations()[-1][0]


def schema_version(cursor: Cursor, address: str) -> int:
    """Version of the schema of a database, NEW when it is empty.

    Raises StoreError when the tables are another program's, or the version is no number or a newer program's.
    """
    try:
        stored = next((value for (value,) in cursor.run("schema_version")), "")
    except duckdb.CatalogException as error:  # to list the tables takes milliseconds, which no other start has to
        if cursor.run("table_names"):
            raise StoreError(f"The database {address} holds other tables, not an assessment.", LEFT, ANOTHER) from error
        return NEW
    if not (stored.isascii() and stored.isdigit() and int(stored) > NEW):
        raise StoreError(
            f"The database {address} names {stored!r} as the version of its schema, which is no version.",
            LEFT,
            "Restore it from a backup.",
        )
    version, newest = int(stored), newest_version()
    if version > newest:
        raise StoreError(
            f"The database {address} was written by a newer version of OPPOSITE "
            f"(schema {version}; this one knows {newest}).",
            LEFT,
            "Upgrade this installation.",
        )
    return version


def bring_up(cursor: Cursor, address: str, version: int) -> None:
    """Run the steps that a database of that version lacks, in the caller's transaction; raises StoreError."""
    for step, sql in migrations():
        if step > version:
            try:
                cursor.script(sql)
            except duckdb.Error as error:
                raise StoreError(
                    f"The database {address} cannot be brought from schema {version} to {step}: "
                    f"{str(error).splitlines()[0]}",
                    LEFT,
                    "Restore it from a backup.",
                ) from error
    cursor.run("set_schema_version", version=str(newest_version()))


@contextmanager
def kept_copy(path: Path) -> Iterator[Path]:
    """The path of a copy of a closed database, made beside it; removed again when what follows fails.

    Raises StoreError when there is no room or no permission for it. A copy that is there already is never replaced.
    """
    copy = _free_name(path)
    part = copy.with_name(f"{copy.name}.part")
    try:
        shutil.copy2(path, part)
        part.rename(copy)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreError(
            f"The database {path} was not brought to this version's schema, since no copy of it could be kept: "
            f"{error.strerror}.",
            LEFT,
            f"Let {copy.name} be written beside it, then try again.",
        ) from error
    try:
        yield copy
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _free_name(path: Path) -> Path:
    wanted = f"{path.name}.before-schema-{newest_version()}"
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(path.with_name(name) for name in names if not os.path.lexists(path.with_name(name)))
