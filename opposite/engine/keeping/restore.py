"""A database made again from a folder that `opposite export` wrote, once every file in it is what its manifest says."""

from __future__ import annotations

import json
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from opposite.engine.keeping.export import FORMAT, MANIFEST, TABLES, digest
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.store.database import is_there, refuse_orphaned_log
from opposite.store.migration import newest_version
from opposite.store.tables_as_files import ENDING, is_empty, restore_tables

NOTHING = "No database was made."
AGAIN = "Export again, or take another copy of the folder."


class Restored(NamedTuple):
    """A database that was made: how many tables and rows."""

    address: str
    tables: int
    rows: int


class _Manifest(NamedTuple):
    schema_version: int
    next_id: int
    rows: dict[str, int]
    files: dict[str, str]


def restore(folder: Path, address: str) -> Restored:
    """Make a new database of an exported folder; raises StoreError, and changes nothing then.

    Refused: a database that holds anything; a folder without a manifest, or whose files are not those it names, by name
    and SHA-256; a newer schema.
    """
    manifest = _checked(folder)
    _refuse_filled(address)
    files = {name: folder / TABLES / f"{name}{ENDING}" for name in manifest.rows}
    restore_tables(files, Path(address), schema_version=manifest.schema_version, next_id=manifest.next_id)
    return Restored(address, len(files), sum(manifest.rows.values()))


def _checked(folder: Path) -> _Manifest:
    """The manifest of a folder, once the folder holds just what it says."""
    manifest = _manifest(folder)
    newest = newest_version()
    if manifest.schema_version > newest:
        raise StoreError(
            f"The folder {folder} was exported by a newer version of OPPOSITE "
            f"(schema {manifest.schema_version}; this one knows {newest}).",
            NOTHING,
            "Upgrade this installation.",
        )
    try:
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
        named = {*manifest.files, MANIFEST}
        _refuse_some(folder, "lacks", sorted(named - there))
        _refuse_some(folder, "holds what its manifest does not name:", sorted(there - named))
        changed = [name for name, hash_ in sorted(manifest.files.items()) if digest(folder / name) != hash_]
    except OSError as error:
        raise StoreError(f"The folder {folder} cannot be read: {error.strerror}.", NOTHING) from error
    _refuse_some(folder, "was changed or damaged since it was exported:", changed)
    tables = {f"{TABLES}/{name}{ENDING}" for name in manifest.rows}
    _refuse_some(folder, "lacks", sorted(tables - named))
    return manifest


def _refuse_some(folder: Path, what: str, names: list[str]) -> None:
    if names:
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        raise StoreError(f"The folder {folder} {what} {', '.join(names[:3])}{more}.", NOTHING, AGAIN)


def _manifest(folder: Path) -> _Manifest:
    if not folder.is_dir():
        raise StoreError(f"There is no folder {folder}.", NOTHING, "Name a folder that `opposite export` wrote.")
    try:
        read: Any = json.loads((folder / MANIFEST).read_text("utf-8"))
    except FileNotFoundError as error:
        raise StoreError(
            f"The folder {folder} has no {MANIFEST}: it is no export, or one that was not finished.", NOTHING, AGAIN
        ) from error
    except OSError as error:
        raise StoreError(f"{folder / MANIFEST} cannot be read: {error.strerror}.", NOTHING) from error
    except ValueError as error:
        raise StoreError(f"{folder / MANIFEST} is no manifest of an export.", NOTHING, AGAIN) from error
    try:
        manifest = _Manifest(
            int(read["schema_version"]),
            int(read["next_id"]),
            {str(name): int(rows) for name, rows in read["tables"].items()},
            {str(name): str(hash_) for name, hash_ in read["files"].items()},
        )
        is_ours = read["format"] == FORMAT and not any(map(_leads_out, manifest.files))
    except (KeyError, TypeError, ValueError, AttributeError):
        is_ours = False
    if not is_ours:
        raise StoreError(f"{folder / MANIFEST} is no manifest of an export that this version reads.", NOTHING)
    return manifest


def _leads_out(name: str) -> bool:
    return PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts


def _refuse_filled(address: str) -> None:
    if not is_there(address):
        refuse_orphaned_log(Path(address))
        return
    workspace = open_workspace(address, make=False)
    try:
        empty = is_empty(workspace.store)
    finally:
        workspace.close()
    if not empty:
        raise StoreError(
            f"The database {address} holds something already.",
            "It was left as it is.",
            "Name a new one with --database; to replace this one, move it away first.",
        )
