"""Looks for rows that break the rules of the store: what is quick at every opening, everything when asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import duckdb

from opposite import __version__
from opposite.domain.integrity import Fault, Finding, merged
from opposite.errors import StoreError
from opposite.store.refusals import DOCTOR, LEFT
from opposite.store.statements import migrations, statements

if TYPE_CHECKING:
    from opposite.store.database import Cursor, Store

QUICK = ("integrity_at_opening",)
OF_ANSWERS = ("integrity_of_answers_at_opening",)
EVERY = ("integrity_at_opening", "integrity_of_waves", "integrity_of_answers", "integrity_of_imports")


def quick_findings(store: Store) -> list[Finding]:
    """What would make reading fail or mislead: 100,000 answers are looked through in about 5 ms.

    They are not where they are as many as this version of the program has left, which looked them through or wrote them.
    """
    as_left = not store.in_use and store.rows("is_as_left", version=__version__)[0][0]
    return _findings(store, QUICK if as_left else QUICK + OF_ANSWERS)


def every_finding(store: Store) -> list[Finding]:
    """All that rows alone tell; every answer is read. What is missing alone, where something is."""
    with store.reading() as cursor:
        missing = _missing(cursor)
    return merged(missing) or _findings(store, EVERY)


def _findings(store: Store, names: tuple[str, ...]) -> list[Finding]:
    with store.snapshot() as cursor:
        try:
            rows = [row for name in names for row in cursor.run(name)]
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            return [Finding(Fault.TABLE_MISSING, 1, detail=str(error).splitlines()[0])]
    return [Finding(Fault(fault), number, organisation, wave) for fault, number, organisation, wave in rows]


def what_is_missing(cursor: Cursor, address: str) -> StoreError | None:
    """The error that names the tables and columns that a database lacks; None where it has all that are read."""
    missing = ", ".join(str(part.detail) for part in _missing(cursor))
    return StoreError(f"A part of the database {address} is missing: {missing}.", LEFT, DOCTOR) if missing else None


def _missing(cursor: Cursor) -> list[Finding]:
    """One finding a table, sequence or column that the schema has and the database lacks."""
    there = set(cursor.run("schema_parts"))
    tables = {table for table, _ in there}
    lacking = [(table, column) for table, column in _schema() if (table, column) not in there]
    return [
        *(Finding(Fault.TABLE_MISSING, 1, detail=table) for table in dict(lacking) if table not in tables),
        *(Finding(Fault.COLUMN_MISSING, 1, detail=f"{table}.{name}") for table, name in lacking if table in tables),
    ]


@cache
def _schema() -> tuple[tuple[str, str | None], ...]:
    """Every table with its columns, and every sequence, of a database that was just made."""
    with duckdb.connect() as made:
        for _, sql in migrations():
            made.execute(sql)
        return tuple(made.execute(statements()["schema_parts"].sql).fetchall())
