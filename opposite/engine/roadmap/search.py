"""Searches for the best plan, one after the other on one worker of the process: how far each is, and what came of it."""

from __future__ import annotations

import atexit
import threading
import time
from collections import deque

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.planning import SEARCHING, plan

QUICK = "greedy"
"""The method of a search that is stopped before its turn came."""

_PARTING = 20.0
"""Seconds that the process waits at its end for a search to stop."""


class Search:
    """A search for the plan of a request by a method, which goes on in its turn whether somebody waits for it or not.

    It begins with the rows of a plan, where there are any. `failure` is a PlanError where no plan can be made, else
    what went wrong.
    """

    def __init__(
        self, request: PlanRequest, method: str = SEARCHING, *, start: tuple[Placement, ...] | None = None
    ) -> None:
        self.best: float | None = None
        self.bound: float | None = None
        self.plan: Plan | None = None
        self.failure: Exception | None = None
        self.stopped = False
        self._request = request
        self._method = method
        self._start = start
        self._begun: float | None = None
        self._over = threading.Event()
        _WORKER.take(self)

    @property
    def is_over(self) -> bool:
        """Whether `plan` or `failure` is there, or the search was withdrawn."""
        return self._over.is_set()

    @property
    def ahead(self) -> int:
        """How many other searches come first; 0 from its turn on."""
        searches = _WORKER.under_way()
        return searches.index(self) if self in searches else 0

    @property
    def seconds(self) -> float:
        """How long it has been going on; 0 before its turn."""
        return 0.0 if self._begun is None else time.monotonic() - self._begun

    def stop(self) -> None:
        """End it soon: `plan` is then the best one so far, with its honest bound; a quick one before its turn."""
        self.stopped = True
        if _WORKER.gives_back(self):
            self.run()

    def withdraw(self) -> None:
        """End it soon, whatever comes of it: before its turn there will be no plan."""
        self.stopped = True
        if _WORKER.gives_back(self):
            self._over.set()

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether it is over then."""
        return self._over.wait(seconds)

    def run(self) -> None:
        """Search to the end, as the worker does."""
        self._begun = time.monotonic()
        try:
            method = QUICK if self.stopped else self._method
            self.plan = plan(self._request, method, start=self._start, watch=self._told)
        except Exception as error:  # noqa: BLE001  raised again where the roadmap is asked for
            self.failure = error
        finally:
            self._over.set()

    def _told(self, best: float, bound: float) -> bool:
        self.best, self.bound = best, bound
        return not self.stopped


class _Worker:
    """One thread for all searches, which leaves the other processors to the pages and its memory to the next search."""

    def __init__(self) -> None:
        self._waiting: deque[Search] = deque()
        self._current: Search | None = None
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def take(self, search: Search) -> None:
        """Put a search behind all others."""
        with self._changed:
            self._waiting.append(search)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="searches for plans", daemon=True)
                self._thread.start()
            self._changed.notify()

    def under_way(self) -> tuple[Search, ...]:
        """What goes on and what waits, in that order."""
        with self._changed:
            return (*(() if self._current is None else (self._current,)), *self._waiting)

    def gives_back(self, search: Search) -> bool:
        """Whether the turn of a search had not come; it never will then."""
        with self._changed:
            if search not in self._waiting:
                return False
            self._waiting.remove(search)
            return True

    def _work(self) -> None:
        while True:
            with self._changed:
                self._current = None
                while not self._waiting:
                    self._changed.wait()
                search = self._current = self._waiting.popleft()
            search.run()
            del search


_WORKER = _Worker()


def under_way() -> tuple[Search, ...]:
    """The search that goes on, and those that wait for their turn."""
    return _WORKER.under_way()


@atexit.register
def end_all() -> None:
    """End every search, as the process does before it goes: a solver cannot be left in the middle of its work."""
    left = under_way()
    for search in reversed(left):
        search.withdraw()
    for search in left:
        search.wait(_PARTING)
