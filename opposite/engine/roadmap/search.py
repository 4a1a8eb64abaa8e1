"""Searches for the best plan, each in a thread of its own: how far it is, a way to end it, and what came of it."""

from __future__ import annotations

import atexit
import os
import threading
from weakref import WeakSet

from opposite.domain.roadmap.plan import Plan, PlanRequest
from opposite.planning import SEARCHING, plan

QUICK = "greedy"
"""The method of a search that is stopped before its turn came."""

_TURNS = threading.Semaphore(max(1, (os.cpu_count() or 1) - 1))
"""Searches that go on at once: one processor stays free for the pages."""


_PARTING = 20.0
"""Seconds that the process waits at its end for a search to stop."""

_UNDER_WAY: WeakSet[Search] = WeakSet()


class Search:
    """A search for the plan of a request by a method, which goes on whether somebody waits for it or not.

    `failure` is a PlanError where no plan can be made, else what went wrong.
    """

    def __init__(self, request: PlanRequest, method: str = SEARCHING) -> None:
        self.best: float | None = None
        self.bound: float | None = None
        self.plan: Plan | None = None
        self.failure: Exception | None = None
        self.stopped = False
        self._request = request
        self._method = method
        self._over = threading.Event()
        _UNDER_WAY.add(self)
        threading.Thread(target=self._run, name="search for a plan", daemon=True).start()

    @property
    def is_over(self) -> bool:
        """Whether `plan` or `failure` is there."""
        return self._over.is_set()

    def stop(self) -> None:
        """End it soon: `plan` is then the best one so far, with its honest bound."""
        self.stopped = True

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether it is over then."""
        return self._over.wait(seconds)

    def _run(self) -> None:
        with _TURNS:
            try:
                self.plan = plan(self._request, QUICK if self.stopped else self._method, watch=self._told)
            except Exception as error:  # noqa: BLE001  raised again where the roadmap is asked for
                self.failure = error
            finally:
                self._over.set()
                _UNDER_WAY.discard(self)

    def _told(self, best: float, bound: float) -> bool:
        self.best, self.bound = best, bound
        return not self.stopped


@atexit.register
def end_all() -> None:
    """End every search, as the process does before it goes: a solver cannot be left in the middle of its work."""
    left = list(_UNDER_WAY)
    for search in left:
        search.stop()
    for search in left:
        search.wait(_PARTING)
