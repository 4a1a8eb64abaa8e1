"""One self-contained copy of a database, while it is in use too."""

from __future__ import annotations

from pathlib import Path

from opposite.domain.access.rules import Verb
from opposite.engine.access.guard import verb
from opposite.engine.workspace import Workspace, open_workspace
from opposite.errors import HeldError
from opposite.store.copying import Copied, copy_held, copy_store


@verb(Verb.KEEP)
def back_up(workspace: Workspace, file: Path, *, force: bool = False) -> Copied:
    """Copy the database of a workspace into one file, held against the original; raises StoreError."""
    return copy_store(workspace.store, file, force=force)


def back_up_address(address: str, file: Path, *, force: bool = False) -> Copied:
    """Copy a database, also while another process holds it; raises StoreError."""
    try:
        workspace = open_workspace(address, make=False)
    except HeldError:
        return copy_held(Path(address), file, force=force)
    try:
        return back_up(workspace, file, force=force)
    finally:
        workspace.close()
