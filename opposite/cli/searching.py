"""The progress line on a terminal while the best plan, or one that holds, is searched for."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click

from opposite.cli.progress_bar import EVERY, PATIENCE
from opposite.wording.roadmap.holding import tried
from opposite.wording.roadmap.what_if import proven


class Notice:
    """Told how far a search is, it says so on standard error, where that is a terminal; gone when the search is over."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._say("")

    def __call__(self, best: float, bound: float) -> None:
        """Say how far the search is, where it is time to."""
        if self._is_time():
            self._say(proven(best, bound))

    def tried(self, done: int, total: int) -> bool:
        """Say how far the search for a plan that holds is, where it is time to; go on in any case."""
        if self._is_time():
            self._say(tried(done, total))
        return True

    def _is_time(self) -> bool:
        now = time.monotonic()
        if not sys.stderr.isatty() or now < self._next:
            return False
        self._next = now + EVERY
        return True

    def _say(self, words: str) -> None:
        if self._shown or words:
            click.echo("\r" + words.ljust(self._shown) + ("" if words else "\r"), err=True, nl=False)
            self._shown = len(words)
