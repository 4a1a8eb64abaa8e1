"""Mappings that somebody keeps under a name, for the next file of the same kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from opposite.definitions.mapping import ColumnMapping, mapping_text, read_mapping_text
from opposite.domain.access.rules import Verb
from opposite.engine.access.guard import verb
from opposite.engine.collecting.commands import clean_name
from opposite.engine.workspace import Workspace
from opposite.errors import ImportRefusedError

MOST = 200
"""Mappings that one person keeps."""

LARGEST = 1_000_000
"""Characters of a mapping that is kept."""


@verb(Verb.BRING_IN)
def kept_mappings(workspace: Workspace, kept_by: str) -> dict[str, ColumnMapping]:
    """The mappings that somebody keeps, by name; each knows nothing of anybody else's."""
    rows = workspace.store.rows("kept_mappings", kept_by=kept_by)
    return {name: read_mapping_text(document, name=name) for name, document in rows}


@verb(Verb.BRING_IN)
def keep_mapping(workspace: Workspace, kept_by: str, name: str, mapping: ColumnMapping, *, now: datetime) -> str:
    """Keep a mapping under a name, in place of an earlier one; returns the name as it is kept.

    Names of organisations and waves are not kept: they would stay behind when these are erased. Raises OppositeError where the name is none, ImportRefusedError where there are too many, or it is too large.
    """
    lasting = replace(mapping, organisation=None, wave=None, organisations={}, waves={})
    cleaned, document = clean_name(name, "mapping"), mapping_text(lasting)
    if len(document) > LARGEST:
        raise ImportRefusedError("The mapping is too large to be kept.", hint="Download it, and keep the file.")
    with workspace.store.writing() as cursor:
        names = {row[0] for row in cursor.run("kept_mappings", kept_by=kept_by)}
        if cleaned not in names and len(names) >= MOST:
            raise ImportRefusedError(
                f"{MOST} mappings are kept already.", hint="Remove one, or keep it under its name."
            )
        cursor.run("keep_mapping", kept_by=kept_by, name=cleaned, document=document, now=now)
    return cleaned


@verb(Verb.BRING_IN)
def forget_mapping(workspace: Workspace, kept_by: str, name: str) -> None:
    """Keep a mapping no longer."""
    with workspace.store.writing() as cursor:
        cursor.run("forget_mapping", kept_by=kept_by, name=name)
