"""What takes many plans to answer, asked once for all who ask the same of the same answers: how far it is, and the answer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

from opposite.engine.background import Background
from opposite.engine.roadmap.planning_again import Told

LONGEST = 240.0
"""Seconds after which an enquiry keeps what it has."""

MOST = 16
"""Answers that are kept unless another number is named, beside what is under way."""


class Enquiry:
    """One piece of such work under way, or its answer; stopped, it keeps what it has."""

    def __init__(self, work: Callable[[Told], Any]) -> None:
        self.answer: Any = None
        self.ended_early = False
        """Whether it was stopped, or took too long, before it came to its end."""
        self._stopped = False
        self._background = Background()
        self._end = time.monotonic() + LONGEST
        self._background.begin(partial(self._run, work), total=0, cause="asked")

    @property
    def is_over(self) -> bool:
        """Whether the answer is there, or what went wrong."""
        return not self._background.is_under_way

    @property
    def failure(self) -> Exception | None:
        """What went wrong."""
        return self._background.failure

    @property
    def progress(self) -> tuple[int, int]:
        """Plans that are made, and how many there are to make; 0 and 0 until that is known."""
        return self._background.done, self._background.total

    def wait(self, seconds: float) -> bool:
        """Wait so long at most; whether it is over then."""
        return self._background.wait(seconds)

    def stop(self) -> None:
        """End it soon with what there is."""
        self._stopped = True

    def _run(self, work: Callable[[Told], Any], told: Told) -> bool:
        def on(done: int, total: int) -> bool:
            self.ended_early |= not told(done, total) or self._stopped or time.monotonic() >= self._end
            return not self.ended_early

        self.answer = work(on)
        return True


class Enquiries:
    """The enquiries of one process, by what they are about; the `most` answers that were asked for last are kept."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._known: dict[Hashable, Enquiry] = {}
        self._asking = threading.Lock()

    def known(self, key: Hashable) -> Enquiry | None:
        """The enquiry about something, where somebody asked."""
        return self._known.get(key)

    def under_way(self) -> tuple[Enquiry, ...]:
        """The enquiries that are not over."""
        return tuple(enquiry for enquiry in tuple(self._known.values()) if not enquiry.is_over)

    def ask(self, key: Hashable, work: Callable[[Told], Any], *, wait: float = 0.0) -> Enquiry:
        """The enquiry about something, begun if it was not yet; whoever begins it waits for it, so many seconds at most."""
        with self._asking:
            is_new = key not in self._known
            if is_new:
                self._known[key] = Enquiry(work)
                over = [one for one, enquiry in self._known.items() if enquiry.is_over]
                for one in over[: max(0, len(self._known) - self._most)]:
                    del self._known[one]
            enquiry = self._known[key]
        if is_new:
            enquiry.wait(wait)
        return enquiry

    def forget(self, key: Hashable) -> None:
        """Forget the answer, so that it can be asked for again."""
        self._known.pop(key, None)
