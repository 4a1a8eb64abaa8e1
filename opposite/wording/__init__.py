"""Every sentence and number format that people read.

Which module has which says `__init__.pyi`, for readers and type checkers; each is imported when it is first asked for, so
that a command which says little does not import the words of everything.
"""

from __future__ import annotations

import ast
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any


@cache
def _modules() -> dict[str, str]:
    """The module of each name that stands here."""
    imports = ast.parse(Path(__file__).with_suffix(".pyi").read_text("utf-8")).body
    return {name.name: str(one.module) for one in imports if isinstance(one, ast.ImportFrom) for name in one.names}


def __getattr__(name: str) -> Any:
    if name not in _modules():
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_modules()[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_modules()})
