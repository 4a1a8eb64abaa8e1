"""Where things are, read from the environment; and the one place that looks at the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

DATABASE = "OPPOSITE_DATABASE"
DEFAULT_DATABASE = "data/opposite.duckdb"


def database_address() -> str:
    """Address of the database: OPPOSITE_DATABASE, else data/opposite.duckdb under the current folder."""
    return os.environ.get(DATABASE) or DEFAULT_DATABASE


def application() -> Path:
    """The application's script: beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parent
    installed = package / "run" / "app.py"
    return installed if installed.is_file() else package.parent / "app.py"


def utc_now() -> datetime:
    """The present moment in UTC without a time zone, as the store keeps times."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """The present day where the program runs."""
    return datetime.now().astimezone().date()
