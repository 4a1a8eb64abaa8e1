"""Names of organisations that are nearly the same as others: most likely one organisation under two names."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.access.rules import Verb, Within
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.commands import in_one_line
from opposite.engine.collecting.finding import EVERYWHERE, limits
from opposite.engine.workspace import Workspace
from opposite.store.database import Cursor

MOST_LOOKED_AT = 100
"""New names of an import that are held against all others."""


@verb(Verb.LIST, limited=True)
def alike(workspace: Workspace, names: Sequence[str], *, within: Within = EVERYWHERE) -> list[tuple[str, str]]:
    """Each of these names with the name of another organisation that is nearly the same, by name; none where none is."""
    tidied = [in_one_line(name) for name in names]
    reached = limits(within)["organisations"]
    return list(workspace.store.rows("alike_organisations", names=tidied, others=[], organisations=reached))


@harmless
def alike_among_new(cursor: Cursor, new: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Names, not stored yet, that are nearly those of organisations or of each other; a pair stands there once."""
    if not new:
        return ()
    looked_at, others = list(new[:MOST_LOOKED_AT]), list(new)
    pairs = cursor.run("alike_organisations", names=looked_at, others=others, organisations=None)
    again = set(looked_at)
    return tuple((name, there) for name, there in pairs if there not in again or there < name)
