"""The frameworks that come with the product."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import opposite
from opposite.definitions.files import MAIN
from opposite.definitions.loader import Loaded, load
from opposite.definitions.suggest import nearest
from opposite.errors import UnknownFrameworkError


def library_folder() -> Path:
    """The folder of the bundled frameworks: inside the installed package, else that of the checkout."""
    package = Path(opposite.__file__).parent
    installed = package / "frameworks"
    return installed if installed.is_dir() else package.parent / "frameworks"


def bundled() -> list[str]:
    """Ids of the bundled frameworks, which are the names of their folders, in alphabetical order."""
    return sorted(main.parent.name for main in library_folder().glob(f"*/{MAIN}"))


def find(id_or_path: str, *, stored: Iterable[str] = ()) -> Loaded:
    """The bundled framework of that id, else the framework at that path (an id wins over a path of that name).

    `stored` are ids that are known elsewhere, to be suggested too. Raises UnknownFrameworkError when it is neither, BrokenFrameworkError when the framework has mistakes.
    """
    ids = bundled()
    if id_or_path in ids:
        return _shipped(library_folder() / id_or_path)
    path = Path(id_or_path)
    if _exists(path):
        return load(path)
    ids = list(dict.fromkeys((*ids, *stored)))
    meant = nearest(id_or_path, ids)
    raise UnknownFrameworkError(
        f"There is no framework {id_or_path!r}, neither by id nor as a path.",
        hint=f'Did you mean "{meant}"?' if meant is not None else f"Known here: {', '.join(ids)}.",
    )


@cache
def _shipped(folder: Path) -> Loaded:
    """A bundled framework, read once a process: its files are as much a part of the program as its modules."""
    return load(folder)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
