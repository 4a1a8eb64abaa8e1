"""Everything in a database as files that other programs read: tables as Parquet, frameworks as YAML, and a manifest."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from opposite import __version__
from opposite.definitions import document_yaml
from opposite.domain.access.rules import Verb
from opposite.engine.access.guard import verb
from opposite.engine.workspace import Workspace
from opposite.errors import FrameworkError, StoreError
from opposite.store.tables_as_files import Exported, export_tables

MANIFEST = "manifest.json"
TABLES, FRAMEWORKS = "tables", "frameworks"
FORMAT = "opposite-export-1"

OWNER_ONLY, OWNERS_FOLDER = 0o600, 0o700


class Export(NamedTuple):
    """A folder that was written: how many tables, rows and frameworks."""

    folder: Path
    tables: int
    rows: int
    frameworks: int


@verb(Verb.KEEP)
def export(workspace: Workspace, folder: Path, *, now: datetime) -> Export:
    """Write everything to a new or empty folder, whole or not at all; raises StoreError where it holds anything."""
    target = Path(os.path.realpath(folder))
    _refuse(folder, target)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        for path in (part, part / TABLES, part / FRAMEWORKS):
            path.mkdir(mode=OWNERS_FOLDER)
        exported = export_tables(workspace.store, part / TABLES)
        frameworks = _frameworks(workspace, part / FRAMEWORKS)
        _write(part / MANIFEST, json.dumps(_manifest(part, exported, now), indent=2, ensure_ascii=False) + "\n")
        _sync(part)
        if target.is_dir():
            target.rmdir()
        part.rename(target)
    except OSError as error:
        raise StoreError(f"The folder {folder} could not be written: {error.strerror}.", "Nothing was kept.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Export(folder, len(exported.rows), sum(exported.rows.values()), frameworks)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse(folder: Path, target: Path) -> None:
    try:
        if target.is_dir() and any(target.iterdir()):
            raise StoreError(f"The folder {folder} is not empty.", "Nothing was written.", "Name a new or empty one.")
        if target.exists() and not target.is_dir():
            raise StoreError(f"{folder} is a file, not a folder.", "Nothing was written.", "Name a new folder.")
        if not target.parent.is_dir():
            raise StoreError(f"There is no folder {target.parent}.", "Nothing was written.", "Make it first.")
    except OSError as error:
        raise StoreError(f"The folder {folder} cannot be read: {error.strerror}.", "Nothing was written.") from error


def _frameworks(workspace: Workspace, folder: Path) -> int:
    """Write the stored frameworks for people to read; the number written. One that cannot be read stands in its table."""
    written = 0
    for hash_, id_, version, _ in workspace.store.rows("stored_frameworks"):
        with suppress(FrameworkError):
            text = document_yaml(workspace.loaded(hash_).document)
            name = "".join(c if c.isalnum() or c in "._-" else "-" for c in f"{id_}-{version}")
            _write(folder / f"{name}-{hash_[:12]}.yaml", text)
            written += 1
    return written


def _manifest(part: Path, exported: Exported, now: datetime) -> dict[str, object]:
    files = sorted(path for path in part.rglob("*") if path.is_file())
    return {
        "format": FORMAT,
        "program_version": __version__,
        "schema_version": exported.schema_version,
        "made_at": now.isoformat(timespec="seconds") + "Z",
        "next_id": exported.next_id,
        "tables": exported.rows,
        "files": {path.relative_to(part).as_posix(): digest(path) for path in files},
    }


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "w", encoding="utf-8") as file:
        file.write(text)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
