"""What was made of a store or read from it, kept as long as it holds: for all who use the same workspace, in any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

Made = TypeVar("Made")

MOST_REMEMBERED = 1024
"""Things that are remembered with a stamp; those that were not asked for the longest make room for more."""

MOST_STANDING = 4096
"""Things that are kept of one moment of the store; more are read again."""


class Memory:
    """Two ways of keeping: until a stamp differs, and until the store changes at all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._remembered: dict[Hashable, tuple[Hashable, Any]] = {}
        self._moment: int | None = None
        self._standing: dict[Hashable, Any] = {}

    def remember(self, name: Hashable, stamp: Hashable, make: Callable[[], Made]) -> Made:
        """What was made under a name, made again once the stamp differs from the one it was made at."""
        with self._lock:
            held = self._remembered.pop(name, None)
            if held is not None:
                self._remembered[name] = held
        if held is None or held[0] != stamp:
            held = (stamp, make())
            with self._lock:
                self._remembered.pop(name, None)
                self._remembered[name] = held
                while len(self._remembered) > MOST_REMEMBERED:
                    del self._remembered[next(iter(self._remembered))]
        made: Made = held[1]
        return made

    def remembers(self, name: Hashable, stamp: Hashable) -> bool:
        """Whether something made at this stamp is held under a name."""
        held = self._remembered.get(name)
        return held is not None and held[0] == stamp

    def standing(self, name: Hashable, now: int, read: Callable[[], Made], moment: Callable[[], int | None]) -> Made:
        """What was read under a name at a moment of the store, which is kept if that is still its moment afterwards."""
        with self._lock:
            if self._moment != now or len(self._standing) >= MOST_STANDING:
                self._moment, self._standing = now, {}
            kept = self._standing
        if name not in kept:
            made = read()
            if moment() != now:
                return made
            kept[name] = made
        found: Made = kept[name]
        return found

    def kept_at(self, now: int | None) -> Mapping[Hashable, Any]:
        """By name, what is kept of this moment of the store; nothing of a moment that is over, or while it changes."""
        with self._lock:
            return self._standing if self._moment == now else {}
