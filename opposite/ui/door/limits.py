"""How often something may fail in a while, for each who tries; forgetful, and never large."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable


class Limit:
    """At most `most` failures in `seconds` for each name; of `known` names, the longest unseen are forgotten.

    For one thread, as of an event loop.
    """

    def __init__(
        self, most: int, seconds: float, *, known: int = 10_000, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._seconds, self._known, self._clock = most, seconds, known, clock
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()

    def is_reached(self, name: str) -> bool:
        """Whether somebody has failed too often to try again now."""
        failures = self._failures.get(name)
        return failures is not None and len(failures) == self._most and failures[0] > self._clock() - self._seconds

    def count(self, name: str) -> None:
        """Count a failure."""
        self._failures.setdefault(name, deque(maxlen=self._most)).append(self._clock())
        self._failures.move_to_end(name)
        while len(self._failures) > self._known:
            self._failures.popitem(last=False)
