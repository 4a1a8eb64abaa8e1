"""What is said of a database itself: the copy kept before it was brought to a newer schema."""

from __future__ import annotations

from pathlib import Path


def kept_copy_sentence(copy: Path) -> str:
    """Where the database as it was before this version's schema is kept."""
    return f"The database was brought to this version's schema. As it was before, it is kept in {copy}."
