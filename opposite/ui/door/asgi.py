"""What stands around the pages when they are served: the door, what is prepared, and words for what goes wrong."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import streamlit as st
from starlette.middleware import Middleware
from streamlit.env_util import is_repl

from opposite.engine.background import end_all
from opposite.settings import ANNOUNCED
from opposite.store.folding import rest_all
from opposite.ui.door.announcement import announce
from opposite.ui.door.door import Door
from opposite.ui.door.open_to_commands import OpenToCommands
from opposite.ui.door.ready import Ready
from opposite.ui.runs.begin import run_pages_so

SCRIPT = Path(__file__).parents[1] / "shell" / "script.py"
"""What Streamlit runs for every tab; no folder of pages stands beside it, which would be served without being asked."""

PREPARED = ("shell.frame", "shell.pickers", "collecting.start", "scoring.profile", "comparison.benchmark_peers")
"""Modules of `opposite.ui` whose imports, all of the engine and the charts among them, nearly every visit needs."""


def _prepare() -> None:
    """Import what pages need, and keep it from being looked at each time that garbage is collected.

    That holds everything else up, for a tenth of a second while the first page is on its way.
    """
    for name in PREPARED:
        import_module(f"opposite.ui.{name}")
    is_repl()  # the first element of a page asks it, and the first time it looks at every module
    gc.freeze()


@asynccontextmanager
async def _lifespan(app: st.App) -> AsyncIterator[None]:
    del app
    gc.freeze()  # likewise what brought the application here
    run_pages_so()
    threading.Thread(target=_prepare, name="preparing the pages", daemon=True).start()
    open_to_commands = OpenToCommands()
    if ANNOUNCED in os.environ:
        failure = await asyncio.to_thread(open_to_commands.begin)
        if failure is not None:
            click.echo(f"Error: {failure}", err=True)
            os._exit(failure.exit_status)  # nothing has begun that would have to end in order
        threading.Thread(target=announce, name="announcing the address", daemon=True).start()
    else:
        threading.Thread(target=open_to_commands.keep_trying, name="opening the database", daemon=True).start()
    _end_as_asked()
    try:
        yield
    finally:
        open_to_commands.end()
        end_all()
        rest_all()
        gc.unfreeze()  # else DuckDB's package lists, line by line, what was not let go of


def _end_as_asked() -> None:
    """Where the terminal goes away, end as when asked to."""
    if hasattr(signal, "SIGHUP") and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))


def _told(error: Exception) -> bool:
    """Tell what went wrong in a callback or a fragment; Streamlit itself then says nothing."""
    from opposite.ui.shell.frame import tell  # noqa: PLC0415  the pages are slow to import; the first answer is not

    tell(error)
    return True


AROUND: dict[str, Any] = {
    "lifespan": _lifespan,
    "middleware": [Middleware(Door), Middleware(Ready)],
    "on_script_error": _told,
}
