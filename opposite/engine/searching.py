"""Searches for the best plan, each in a thread of its own: how far it is, a way to end it, and what came of it."""

from __future__ import annotations

import os
import threading
import time

from opposite.domain.roadmap import Plan, PlanRequest
from opposite.errors import PlanError
from opposite.planning import SEARCHING, plan

_TURNS = threading.Semaphore(max(1, (os.cpu_count() or 1) - 1))
"""Searches that go on at once: one processor stays free for the pages."""


class Search:
    """A search for the best plan of a request, which goes on whether somebody waits for it or not."""

    def __init__(self, request: PlanRequest) -> None:
        self.best: float | None = None
        self.bound: float | None = None
        self.plan: Plan | None = None
        self.refusal: PlanError | None = None
        self.stopped = False
        self._request = request
        self._begun: float | None = None
        self._over = threading.Event()
        threading.Thread(target=self._run, name="search for a plan", daemon=True).start()

    @property
    def is_over(self) -> bool:
        """Whether `plan` or `refusal` is there."""
        return self._over.is_set()

    @property
    def seconds(self) -> float:
        """How long it has been going on; 0 while it waits for its turn."""
        return 0.0 if self._begun is None else time.monotonic() - self._begun

    def stop(self) -> None:
        """End it soon: `plan` is then the best one so far, with its honest bound."""
        self.stopped = True

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether it is over then."""
        return self._over.wait(seconds)

    def _run(self) -> None:
        with _TURNS:
            self._begun = time.monotonic()
            try:
                self.plan = plan(self._request, SEARCHING, watch=self._told)
            except PlanError as error:
                self.refusal = error
            finally:
                self._over.set()

    def _told(self, best: float, bound: float) -> bool:
        self.best, self.bound = best, bound
        return not self.stopped
