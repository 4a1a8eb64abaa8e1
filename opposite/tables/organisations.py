"""Organisations as they are kept, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.engine.collecting.organisations import KeptOrganisation
from opposite.tables.table import Table, yes_or_no

ORGANISATION_COLUMNS = (
    "name",
    "sector",
    "size",
    "people",
    "country",
    "tags",
    "waves",
    "last_wave",
    "archived",
    "sample",
    "note",
)


def organisations_table(kept: Iterable[KeptOrganisation]) -> Table:
    """One row an organisation; `tags` are joined by semicolons, as they are typed."""
    rows = (
        (
            one.name,
            one.description.sector,
            one.description.size,
            one.description.people,
            one.description.country,
            "; ".join(one.description.tags) or None,
            one.waves,
            one.last_wave,
            yes_or_no(one.archived_at is not None),
            yes_or_no(one.sample),
            one.description.note,
        )
        for one in kept
    )
    return Table("organisations", ORGANISATION_COLUMNS, tuple(rows))
