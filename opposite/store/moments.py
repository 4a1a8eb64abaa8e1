"""Numbers of the states that databases are in: what was read is as it stands while the number is the same."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class _Changes:
    """How many changes of a kind were made, and how many are being kept now."""

    made: int = 0
    under_way: int = 0

    @property
    def number(self) -> int | None:
        """A number that a state has until the next change; None while one is being kept."""
        return None if self.under_way else self.made


class Moments:
    """The states of all databases of this process, numbered together, since one file can be open here more than once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._any, self._others = _Changes(), _Changes()

    @property
    def now(self) -> int | None:
        """A number that no other state has; None while a change is being kept."""
        with self._lock:
            return self._any.number

    @property
    def now_but_for_answers(self) -> int | None:
        """A number that only states have which differ in answers alone; None while another change is being kept."""
        with self._lock:
            return self._others.number

    @contextmanager
    def changing(self, *, answers_alone: bool = False) -> Iterator[None]:
        """Another state begins somewhere within this, in which answers alone differ or anything else too."""
        counted = [self._any] if answers_alone else [self._any, self._others]
        with self._lock:
            for changes in counted:
                changes.under_way += 1
        try:
            yield
        finally:
            with self._lock:
                for changes in counted:
                    changes.under_way -= 1
                    changes.made += 1


MOMENTS = Moments()
