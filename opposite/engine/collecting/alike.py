"""Names of organisations that are nearly the same as others: most likely one organisation under two names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from opposite.domain.access.rules import Verb, Within
from opposite.engine.access.guard import verb
from opposite.engine.collecting.commands import in_one_line
from opposite.engine.collecting.finding import EVERYWHERE, limits
from opposite.engine.workspace import Workspace

MOST_LOOKED_AT = 100
"""New names that are held against all others after an import."""


@verb(Verb.LIST, limited=True)
def alike(workspace: Workspace, names: Sequence[str], *, within: Within = EVERYWHERE) -> list[tuple[str, str]]:
    """Each of these names with the name of another organisation that is nearly the same, by name; none where none is."""
    tidied = [in_one_line(name) for name in names]
    reached = limits(within)["organisations"]
    return list(workspace.store.rows("alike_organisations", names=tidied, organisations=reached))


@verb(Verb.KEEP)
def alike_since(workspace: Workspace, since: datetime) -> list[tuple[str, str]]:
    """Names that are nearly the same of which one at least was made since a moment; a pair stands there once."""
    new = [name for (name,) in workspace.store.rows("organisations_since", since=since, most=MOST_LOOKED_AT)]
    if not new:
        return []
    pairs = workspace.store.rows("alike_organisations", names=new, organisations=None)
    return [(name, there) for name, there in pairs if there not in new or there < name]
