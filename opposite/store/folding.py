"""Folds the write-ahead log into the file a few seconds after the last change, and when the process ends."""

from __future__ import annotations

import atexit
import logging
import threading
import weakref
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from opposite.errors import StoreError

if TYPE_CHECKING:
    from opposite.store.database import Store

QUIET = 3.0
"""Seconds after the last change until the log is folded into the file."""

REST = 60.0
"""Seconds after the last change until the file says that it is complete without a log."""

log = logging.getLogger(__name__)

_open: weakref.WeakSet[Store] = weakref.WeakSet()


class Folder:
    """Waits, in a thread of its own that begins with the first change, until a store is quiet."""

    def __init__(self, store: Store) -> None:
        self._stirred = threading.Event()
        self._store = weakref.ref(store, lambda _: self._stirred.set())
        self._last = 0.0
        self._waits_for: float | None = None
        """Seconds of quiet until something is to be done; None while there is nothing to do."""
        self._stopped = False
        self._thread: threading.Thread | None = None

    def written(self) -> None:
        """Note that something was written just now."""
        self._last = monotonic()
        before, self._waits_for = self._waits_for, QUIET
        if self._thread is None:
            store = self._store()
            if store is not None:
                _open.add(store)
            self._thread = threading.Thread(target=self._run, name="folding the log", daemon=True)
            self._thread.start()
        elif before != QUIET:
            self._stirred.set()

    def stop(self) -> None:
        """Fold no more, and wait until what is being folded is."""
        self._stopped = True
        self._stirred.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped and self._store() is not None:
            quiet, wanted = monotonic() - self._last, self._waits_for
            if wanted is not None and quiet >= wanted:
                self._waits_for = REST if wanted == QUIET else None
                self._fold(rest=wanted == REST)
            else:
                self._stirred.wait(None if wanted is None else wanted - quiet)
                self._stirred.clear()

    def _fold(self, *, rest: bool) -> None:
        store = self._store()
        if store is None:
            return
        try:
            store.fold(rest=rest)
        except StoreError as error:
            log.warning("The log was not folded into the file: %s", error)


@atexit.register
def rest_all() -> None:
    """Let every open database hold everything by itself: the process is about to end."""
    for store in list(_open):
        with suppress(StoreError):
            store.fold(rest=True)
