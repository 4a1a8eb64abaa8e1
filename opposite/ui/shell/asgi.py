"""The application as it is served: what its pages need is imported while the browser still loads Streamlit."""

from __future__ import annotations

import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

import streamlit as st

from opposite.settings import application
from opposite.store.folding import rest_all

PAGES = ("collecting.start", "scoring.profile")
"""Modules of `opposite.ui` whose imports, all of the engine and the charts among them, nearly every visit needs."""


def _prepare() -> None:
    for name in PAGES:
        import_module(f"opposite.ui.{name}")
    import_module("opposite.definitions").find("opposite")


@asynccontextmanager
async def _lifespan(app: st.App) -> AsyncIterator[None]:
    del app
    threading.Thread(target=_prepare, name="preparing the pages", daemon=True).start()
    _end_as_asked()
    try:
        yield
    finally:
        rest_all()


def _end_as_asked() -> None:
    """Where the terminal goes away, end as when asked to."""
    if hasattr(signal, "SIGHUP") and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGHUP, signal.getsignal(signal.SIGTERM))


app = st.App(application(), lifespan=_lifespan)
