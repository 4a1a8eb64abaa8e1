"""The SQL of the store, by file name: every statement is read once and its parameters are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from opposite.errors import StoreError

FOLDER = Path(__file__).parent / "sql"


class Statement(NamedTuple):
    """One SQL statement and the names of its `$parameters`."""

    sql: str
    parameters: frozenset[str]


@cache
def statements() -> Mapping[str, Statement]:
    """Every query and command by the stem of its file, whichever subject's folder it stands in."""
    return read_statements(FOLDER)


def read_statements(folder: Path) -> dict[str, Statement]:
    """The statements beneath a folder by their names; raises ValueError where two files have one name."""
    by_name: dict[str, Statement] = {}
    paths: dict[str, Path] = {}
    for path in sorted((*(folder / "queries").rglob("*.sql"), *(folder / "commands").rglob("*.sql"))):
        if path.stem in paths:
            raise ValueError(
                f"Two statements are named {path.stem}: {paths[path.stem]} and {path}. Rename one of them."
            )
        paths[path.stem] = path
        sql = path.read_text("utf-8")
        code = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
        by_name[path.stem] = Statement(sql, frozenset(re.findall(r"\$([a-z_]+)", code)))
    return by_name


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """Version and SQL of every step of the schema, oldest first; raises StoreError as `read_migrations` does."""
    return read_migrations(FOLDER / "schema")


def read_migrations(folder: Path) -> tuple[tuple[int, str], ...]:
    """Version and SQL of every step in a folder, oldest first; raises StoreError where two have one number."""
    by_number: dict[int, Path] = {}
    for path in sorted(folder.glob("*.sql")):
        number = int(path.stem.split("_")[0])
        if number in by_number:
            raise StoreError(
                f"Two steps of the schema have the number {number}: {by_number[number].name} and {path.name}.",
                "No database was opened or changed.",
                "Give the one that is not released yet the next free number, or install OPPOSITE again.",
            )
        by_number[number] = path
    return tuple((number, by_number[number].read_text("utf-8")) for number in sorted(by_number))
