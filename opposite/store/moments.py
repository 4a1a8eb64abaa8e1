"""Numbers of the states that databases are in: what was read is as it stands while the number is the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Moments:
    """The states of all databases of this process, numbered together, since one file can be open here more than once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._number = 0
        self._under_way = 0

    @property
    def now(self) -> int | None:
        """A number that no other state has; None while a change is being kept."""
        with self._lock:
            return None if self._under_way else self._number

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Another state begins somewhere within this."""
        with self._lock:
            self._under_way += 1
        try:
            yield
        finally:
            with self._lock:
                self._number += 1
                self._under_way -= 1


MOMENTS = Moments()
