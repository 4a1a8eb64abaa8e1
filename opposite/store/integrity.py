"""Looks for rows that break the rules of the store: what is quick at every opening, everything when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from opposite.domain.integrity import Fault, Finding

if TYPE_CHECKING:
    from opposite.store.database import Store

QUICK = ("integrity_at_opening",)
EVERY = (*QUICK, "integrity_of_waves", "integrity_of_answers")


def quick_findings(store: Store) -> list[Finding]:
    """What would make reading fail or mislead; the time it takes grows with the number of waves, not of answers."""
    return _findings(store, QUICK)


def every_finding(store: Store) -> list[Finding]:
    """All that rows alone tell; every answer is read."""
    return _findings(store, EVERY)


def _findings(store: Store, statements: tuple[str, ...]) -> list[Finding]:
    try:
        with store.snapshot() as cursor:
            rows = [row for statement in statements for row in cursor.run(statement)]
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        return [Finding(Fault.TABLE_MISSING, 1, detail=str(error).splitlines()[0])]
    return [Finding(Fault(fault), number, organisation, wave) for fault, number, organisation, wave in rows]
