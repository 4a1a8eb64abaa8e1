"""The owner's key: whoever shows it at an address that others reach is the owner of the installation."""

from __future__ import annotations

import hmac

from opposite.domain.access.rules import Verb
from opposite.engine.access.guard import harmless, verb
from opposite.engine.access.tokens import digest, new_token
from opposite.engine.workspace import Workspace


@verb(Verb.GRANT)
def has_owner_key(workspace: Workspace) -> bool:
    """Whether a key was made."""
    return bool(workspace.store.rows("owner_key"))


@verb(Verb.GRANT)
def renew_owner_key(workspace: Workspace) -> str:
    """A new key, which is never told again; the earlier one and every browser that came in with it lose their use."""
    key = new_token()
    with workspace.store.writing() as cursor:
        cursor.run("set_owner_key", digest=digest(key))
        cursor.run("drop_owner_sign_ins")
    return key


@harmless
def is_owner_key(workspace: Workspace, key: str) -> bool:
    """Whether this is the owner's key; compared in the same time whatever is shown."""
    rows = workspace.store.rows("owner_key")
    return bool(rows) and hmac.compare_digest(digest(key), str(rows[0][0]))
