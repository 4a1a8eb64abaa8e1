"""Copies a database that is in use into one file that needs no log."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opposite.store.database import Store


def copy_to(store: Store, part: Path) -> None:
    """Copy an open database to a new file, as it is at this moment, while others read and write it; raises StoreError."""
    alias = f"copy_{secrets.token_hex(4)}"
    with store.reading() as cursor:
        cursor.attach(part, alias)
        try:
            part.chmod(0o600)
            with cursor.one_state():
                cursor.copy_all(alias)
            cursor.fold_attached(alias)
        finally:
            cursor.detach(alias)
