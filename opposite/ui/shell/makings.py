"""The documents that were asked for in a tab: which are being made, and why one could not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import Condition

Which = tuple[int, str]
"""An assessment and a kind of document; 0 and what it is of, where a document is of several assessments."""

PATIENCE = 2.0
"""Seconds that a click waits for the making that it asked for; it begins at once, unless nothing comes of the click."""


@dataclass(slots=True)
class Makings:
    """What was asked for in a tab, and what came of it. The click and the making run in two threads, either first."""

    asked: Counter[Which] = field(default_factory=Counter)
    begun: Counter[Which] = field(default_factory=Counter)
    over: Counter[Which] = field(default_factory=Counter)
    not_made: dict[Which, str] = field(default_factory=dict)
    """Why a document could not be made when it was asked for last."""
    _changed: Condition = field(default_factory=Condition)

    def ask(self, which: Which) -> bool:
        """Somebody asked for a document: go on once its making has begun; whether it has.

        The run that follows a click then sees that the file is being made. A click on a button that is no longer offered, as
        `files_kept` says how long it is, comes to nothing.
        """
        with self._changed:
            self.asked[which] += 1
            begun = self._changed.wait_for(lambda: self.begun[which] >= self.asked[which], timeout=PATIENCE)
            if not begun:
                self.asked[which] = self.begun[which]
            return begun

    def begin(self, which: Which) -> None:
        """The making of a document begins."""
        with self._changed:
            self.begun[which] += 1
            self._changed.notify_all()

    def end(self, which: Which) -> None:
        """The making of a document is over, whatever came of it."""
        with self._changed:
            self.over[which] += 1

    def is_under_way(self, which: Which) -> bool:
        """Whether a document that was asked for is still being made."""
        return self.begun[which] > self.over[which]
