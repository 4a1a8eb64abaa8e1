"""Two short runs of pages are at work at once, and others wait for their turn: all at once would take each far longer."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from streamlit.runtime.scriptrunner import ScriptRunner

MOST = 2
"""One of them runs Python, one may be with the database."""

LONG = 0.25
"""Seconds after which who is at work keeps nobody waiting any more."""

_run: Any = ScriptRunner._run_script  # noqa: SLF001  one run of a page has no public name


class Turns:
    """Lets in so many at once; whoever has been at work for so many seconds counts no more."""

    def __init__(self, most: int, long: float) -> None:
        self._most, self._long = most, long
        self._next = threading.Lock()
        """Held by whoever is let in next."""
        self._ended = threading.Condition()
        self._begun: list[float] = []
        """When each of those at work began."""

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and have it meanwhile."""
        with self._next, self._ended:
            while (seconds := self._seconds_to_wait()) > 0:
                self._ended.wait(seconds)
            begun = monotonic()
            self._begun.append(begun)
        try:
            yield
        finally:
            with self._ended:
                self._begun.remove(begun)
                self._ended.notify()

    def _seconds_to_wait(self) -> float:
        """After how long the next one can be let in, where nobody ends before; 0 or less where it is now."""
        until = sorted((begun + self._long for begun in self._begun), reverse=True)
        return until[self._most - 1] - monotonic() if len(until) >= self._most else 0.0


_turns = Turns(MOST, LONG)


def take_turns() -> None:
    """Have the runs of all tabs wait for their turn.

    Where two hundred people answer, a hundred runs would be at work at times. Each call of the database then gives way to
    all of them, also the one that stores an answer, for which all other answers wait: they took seconds, a screen did not.
    """
    ScriptRunner._run_script = _run_in_turn  # type: ignore[method-assign]  # noqa: SLF001  likewise


def _run_in_turn(self: Any, rerun_data: Any) -> None:
    with _turns.turn():
        _run(self, rerun_data)
