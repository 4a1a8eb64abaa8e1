"""Writes a database file anew, so that nothing of what was removed from it can be found in the file.

DuckDB marks the blocks of removed rows as free and leaves what stands in them; a new file has none.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from opposite.errors import StoreError
from opposite.store.copying import copy_to, write_through
from opposite.store.database import MEMORY
from opposite.store.log_count import log_path

if TYPE_CHECKING:
    from opposite.store.database import Store

PATIENCE = 20.0
"""Seconds to wait until nobody reads."""


def rewrite(store: Store, seconds: float = PATIENCE) -> bool:
    """Write the file of an open database anew while nobody reads; whether it could be. Raises StoreError.

    Where it could not, the database remembers that it is to be done when it is next opened.
    """
    if store.address == MEMORY:
        return True
    path = Path(os.path.realpath(store.address))
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with store.alone(seconds) as alone:
            if not alone:
                return False
            copy_to(store, part)
            part.chmod(path.stat().st_mode & 0o777)
            write_through(part)
            store.put_in_place(part)
            write_through(path.parent)
    except OSError as error:
        raise StoreError(
            f"The database {path} could not be written anew: {error.strerror}.",
            "What was erased is gone from its tables; traces of it may stand in the file until it is next opened.",
        ) from error
    finally:
        for file in (part, log_path(part)):
            with suppress(OSError):
                file.unlink(missing_ok=True)
    return True
