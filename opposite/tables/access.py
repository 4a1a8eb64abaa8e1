"""Who may see what, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from opposite.engine.access.grants import Grant
from opposite.tables.table import Table

ACCESS_COLUMNS = ("who", "role", "organisation", "granted_at")


def access_table(grants: Iterable[Grant]) -> Table:
    """One row a role that somebody has; `organisation` is absent where it is for everything."""
    rows = [(held.who, held.role.value, held.organisation_name, held.granted_at.isoformat()) for held in grants]
    return Table("access", ACCESS_COLUMNS, tuple(rows))
