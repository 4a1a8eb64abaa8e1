"""Where things are, read from the environment; and the one place that looks at the clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime

DATABASE = "OPPOSITE_DATABASE"
DEFAULT_DATABASE = "data/opposite.duckdb"


def database_address() -> str:
    """Address of the database: OPPOSITE_DATABASE, else data/opposite.duckdb under the current folder."""
    return os.environ.get(DATABASE) or DEFAULT_DATABASE


def utc_now() -> datetime:
    """The present moment in UTC without a time zone, as the store keeps times."""
    return datetime.now(UTC).replace(tzinfo=None)
