"""What a file of a given ending holds: one table for every `--output`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple


class Held(NamedTuple):
    """What is written to a file when nothing but its ending says so.

    `table` is the form of a table (`csv` or `json`), None where CSV under such a name would not open and is refused;
    `roadmap` the id of the form a roadmap is handed over in, None where its table is written; `document` the form of a
    framework's document (`json` or `yaml`), None where its questionnaire is written as a table, or refused as one.
    """

    table: str | None
    roadmap: str | None = None
    document: str | None = None


ANY_OTHER = Held("csv")

ENDINGS: Mapping[str, Held] = MappingProxyType(
    {
        ".csv": Held("csv"),
        ".json": Held("json", document="json"),
        ".yaml": Held(None, document="yaml"),
        ".yml": Held(None, document="yaml"),
        ".xlsx": Held(None, "xlsx"),
        ".ics": Held(None, "calendar"),
        ".xml": Held(None, "project"),
        ".mmd": Held(None, "mermaid"),
    }
    | dict.fromkeys((".tsv", ".xls", ".ods", ".pdf", ".pptx", ".docx", ".html", ".md", ".parquet", ".zip"), Held(None))
)
"""By ending in lower case; every other file, and one without an ending, holds what ANY_OTHER says."""


def ending(output: str | None) -> str:
    """How the name of a file ends, in lower case; empty for standard output."""
    return "" if output is None else PurePath(output).suffix.lower()


def held(output: str | None) -> Held:
    """What a file of this name holds; as CSV does for standard output."""
    return ENDINGS.get(ending(output), ANY_OTHER)


def endings_of(*parts: str) -> tuple[str, ...]:
    """The endings under which any of these parts of `Held` is written, of several that hold the same the first."""
    first: dict[Held, str] = {}
    for name, holds in ENDINGS.items():
        if any(getattr(holds, part) is not None for part in parts):
            first.setdefault(holds, name)
    return tuple(first.values())


def contradicts(form: str, output: str | None) -> bool:
    """Whether a file of this name says that it holds something else than a form (`table`, `csv`, `json`, `yaml`)."""
    said = ENDINGS.get(ending(output))
    return said is not None and form not in (said.table, said.document)
