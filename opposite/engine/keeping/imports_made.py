"""The imports that are kept on record, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opposite.domain.access.rules import Verb, Within
from opposite.domain.collecting.kept_import import KeptImport
from opposite.engine.access.guard import verb
from opposite.engine.collecting.finding import EVERYWHERE, limits
from opposite.engine.workspace import Workspace
from opposite.errors import NotFoundError
from opposite.store.cursor import Cursor, Row

ALL = 2**31 - 1
"""So many imports are all of them."""


@verb(Verb.LIST, limited=True)
def imports_made(
    workspace: Workspace,
    *,
    organisations: Sequence[str] | None = None,
    first: int = 0,
    most: int = ALL,
    within: Within = EVERYWHERE,
) -> list[KeptImport]:
    """At most so many imports from `first` on, the latest first: all, or those of some organisations by name.

    Whoever sees some organisations only is shown the imports that put something into no other one.
    """
    with workspace.store.reading() as cursor:
        return _read(cursor, names=organisations, first=first, most=most, within=within)


@verb(Verb.LIST, limited=True)
def count_imports(workspace: Workspace, *, within: Within = EVERYWHERE) -> int:
    """How many imports `imports_made` lists in all."""
    return int(workspace.store.rows("imports_count", organisations=limits(within)["organisations"])[0][0])


@verb(Verb.LIST, limited=True)
def was_undone(workspace: Workspace, import_id: int, *, within: Within = EVERYWHERE) -> bool:
    """Whether an import of those that `imports_made` lists was undone."""
    with workspace.store.reading() as cursor:
        return any(kept.is_undone for kept in _read(cursor, import_id=import_id, within=within))


def read_import(cursor: Cursor, import_id: int) -> KeptImport:
    """One import as the cursor sees it; raises NotFoundError."""
    found = _read(cursor, import_id=import_id)
    if not found:
        raise NotFoundError(
            f"There is no import {import_id} on record.",
            "Nothing was changed.",
            "`opposite imports` lists those that are there, with their numbers.",
        )
    return found[0]


def _read(
    cursor: Cursor,
    *,
    import_id: int | None = None,
    names: Sequence[str] | None = None,
    first: int = 0,
    most: int = ALL,
    within: Within = EVERYWHERE,
) -> list[KeptImport]:
    rows = cursor.run(
        "imports_made",
        import_id=import_id,
        names=None if names is None else list(names),
        organisations=limits(within)["organisations"],
        first=first,
        most=most,
    )
    return [_kept(row) for row in rows]


def _kept(row: Row) -> KeptImport:
    values: list[Any] = [tuple(value) if isinstance(value, list) else value for value in row]
    return KeptImport(*values)
