"""Lets many in at once, or one alone who waits until all others are out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic


class Gate:
    """Counts who is inside; whoever is inside already may come in again while somebody waits to be alone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._closed = False
        self._mine = threading.local()

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Come in, after whoever is alone."""
        depth = getattr(self._mine, "depth", 0)
        with self._changed:
            while self._closed and depth == 0:
                self._changed.wait()
            self._inside += 1
        self._mine.depth = depth + 1
        try:
            yield
        finally:
            self._mine.depth = depth
            with self._changed:
                self._inside -= 1
                if self._closed:
                    self._changed.notify_all()

    @contextmanager
    def alone(self, seconds: float) -> Iterator[bool]:
        """Wait until all are out, and keep others out meanwhile; False where somebody stayed inside for so long."""
        until, depth = monotonic() + seconds, getattr(self._mine, "depth", 0)
        with self._changed:
            self._closed = True
            while self._inside and (left := until - monotonic()) > 0:
                self._changed.wait(left)
            empty = self._inside == 0
            if not empty:
                self._open()
        self._mine.depth = depth + 1
        try:
            yield empty
        finally:
            self._mine.depth = depth
            with self._changed:
                self._open()

    def _open(self) -> None:
        self._closed = False
        self._changed.notify_all()
