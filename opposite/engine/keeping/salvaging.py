"""A new database of what can be read of a damaged one, with the frameworks that come with the product put back."""

from __future__ import annotations

from pathlib import Path

from opposite.definitions import bundled, find
from opposite.engine.collecting.commands import keep_framework
from opposite.engine.workspace import open_workspace
from opposite.settings import utc_now
from opposite.store.integrity import every_finding
from opposite.store.salvage import Salvaged
from opposite.store.salvage import salvage as salvage_tables


def salvage(damaged: Path, output: Path) -> Salvaged:
    """Write what can be read of a database to a new one; raises StoreError where that is nothing."""
    saved = salvage_tables(damaged, output)
    workspace = open_workspace(str(output))
    try:
        missing = {hash_ for (hash_,) in workspace.store.rows("missing_frameworks")}
        for loaded in (find(name) for name in bundled()):
            if loaded.framework.hash in missing:
                with workspace.store.writing() as cursor:
                    keep_framework(cursor, loaded, now=utc_now())
        findings = tuple(every_finding(workspace.store))
    except (KeyboardInterrupt, SystemExit):
        workspace.close()
        output.unlink()
        raise
    finally:
        workspace.close()
    return saved._replace(findings=findings)
