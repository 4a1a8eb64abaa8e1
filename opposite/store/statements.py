"""The SQL of the store, by file name: every statement is read once and its parameters are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "sql"


class Statement(NamedTuple):
    """One SQL statement and the names of its `$parameters`."""

    sql: str
    parameters: frozenset[str]


@cache
def statements() -> Mapping[str, Statement]:
    """Every query and command by the stem of its file, whichever subject's folder it stands in."""
    by_name: dict[str, Statement] = {}
    for path in sorted((*(FOLDER / "queries").rglob("*.sql"), *(FOLDER / "commands").rglob("*.sql"))):
        sql = path.read_text("utf-8")
        code = "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))
        by_name[path.stem] = Statement(sql, frozenset(re.findall(r"\$([a-z_]+)", code)))
    return by_name


@cache
def migrations() -> tuple[tuple[int, str], ...]:
    """Version and SQL of every step of the schema, oldest first."""
    return tuple(
        (int(path.stem.split("_")[0]), path.read_text("utf-8")) for path in sorted((FOLDER / "schema").glob("*.sql"))
    )
