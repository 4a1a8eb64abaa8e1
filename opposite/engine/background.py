"""Long work of the application that nobody waits for: how far it is, a way to end it, and what kept it from its end."""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Callable, Hashable
from weakref import WeakSet

Told = Callable[[int, int], bool]
"""Is told how much of the work is done and how much there is; returns whether to go on."""

PARTING = 20.0
"""Seconds that the process waits at its end for work to stop."""

log = logging.getLogger(__name__)

_all: WeakSet[Background] = WeakSet()


class Background:
    """One piece of work at a time, in a thread of its own, whoever asks for it.

    Work returns whether it came to its end. What was stopped is not begun again before `resume`, and what failed not for
    the same `cause`.
    """

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.stopped = False
        self.failure: Exception | None = None
        self._failed_for: Hashable = None
        self._ended = False
        self._begun = threading.Lock()
        self._thread: threading.Thread | None = None
        _all.add(self)

    @property
    def is_under_way(self) -> bool:
        """Whether work is going on."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most for what is under way; whether nothing is then."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
        return not self.is_under_way

    def fail(self, failure: Exception, *, cause: Hashable) -> None:
        """Note what went wrong before anything was begun."""
        self.failure, self._failed_for = failure, cause

    def begin(self, work: Callable[[Told], bool], *, total: int, cause: Hashable) -> None:
        """Begin some work, unless some is under way or may not begin. `total` says how much there is."""
        with self._begun:
            if self.is_under_way or self._ended or not self.may_begin(cause):
                return
            self.done, self.total, self.failure = 0, total, None
            self._thread = threading.Thread(target=self._run, args=(work, cause), name="scoring", daemon=True)
            self._thread.start()

    def may_begin(self, cause: Hashable) -> bool:
        """Whether nobody stopped it, and it did not fail for the same cause."""
        return not (self.stopped or (self.failure is not None and self._failed_for == cause))

    def stop(self) -> None:
        """End what is under way soon; what is done by then stays."""
        self.stopped = self.is_under_way

    def resume(self) -> None:
        """Let it be begun again."""
        self.stopped, self.failure = False, None

    def end(self) -> None:
        """Begin nothing more, and wait until what is under way has stopped."""
        self._ended = True
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(PARTING)

    def _run(self, work: Callable[[Told], bool], cause: Hashable) -> None:
        try:
            if work(self._told):
                self.stopped = False
        except Exception as error:  # noqa: BLE001  told on the pages
            log.warning("What was done in the background could not be ended: %s", error)
            self.fail(error, cause=cause)

    def _told(self, done: int, total: int) -> bool:
        self.done, self.total = done, total
        return not (self.stopped or self._ended)


@atexit.register
def end_all() -> None:
    """End all work in the background, as the process does before its databases are closed."""
    for background in list(_all):
        background.end()
