"""What the data page lets people take away: a backup, and everything as files."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from opposite.engine.keeping.backup import back_up
from opposite.engine.keeping.export import export
from opposite.engine.workspace import Workspace
from opposite.settings import utc_now
from opposite.store.left_folders import own_prefix


def backup_bytes(workspace: Workspace) -> bytes:
    """One self-contained copy of the database, held against the original."""
    with tempfile.TemporaryDirectory(prefix=own_prefix()) as folder:
        file = Path(folder) / "backup.duckdb"
        back_up(workspace, file)
        return file.read_bytes()


def export_bytes(workspace: Workspace) -> bytes:
    """Everything as Parquet and YAML with a manifest, in a zip."""
    written = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix=own_prefix()) as folder:
        exported = Path(folder) / "export"
        export(workspace, exported, now=utc_now())
        with zipfile.ZipFile(written, "w") as package:
            for path in sorted(exported.rglob("*")):
                if path.is_file():
                    package.write(path, path.relative_to(exported).as_posix())
    return written.getvalue()
