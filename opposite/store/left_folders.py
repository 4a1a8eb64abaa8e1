"""Folders of a process among the temporary ones: named after it, so that what one left that was killed can be removed."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import stat
import tempfile
from pathlib import Path

from opposite.store.running import is_own

PREFIX = "opposite-"
"""How the name of every such folder begins."""

NAMED = re.compile(r"opposite-([0-9a-f]{6})-([0-9]+)-")


def own_prefix() -> str:
    """How the name of a folder of this process begins: it says on which machine and in which process."""
    return f"{PREFIX}{_machine()}-{os.getpid()}-"


def remove_left_folders(*parents: str) -> None:
    """Remove folders of this user whose process on this machine is gone, from the usual place and others.

    Where systems do not say whose a folder is (Windows), nothing is removed.
    """
    if not hasattr(os, "geteuid"):
        return
    for parent in {tempfile.gettempdir(), *parents}:
        for folder in Path(parent).glob(f"{PREFIX}*"):
            named = NAMED.match(folder.name)
            if named is not None and named[1] == _machine() and _is_ours(folder) and not _is_alive(int(named[2])):
                shutil.rmtree(folder, ignore_errors=True)


def _machine() -> str:
    """Tells machines apart that share a folder, as containers may: each counts its processes for itself."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def _is_ours(folder: Path) -> bool:
    try:
        return is_own(folder.lstat(), stat.S_ISDIR)
    except OSError:
        return False


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True  # of another user, or no number of a process: not known to be gone
    return True
