"""The documents that were asked for in a tab: which are being made, and why one could not be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

Which = tuple[int, str]
"""An assessment and a kind of document."""


@dataclass(slots=True)
class Makings:
    """What was asked for in a tab, and what came of it. The click and the making run in two threads, either first."""

    asked: Counter[Which] = field(default_factory=Counter)
    over: Counter[Which] = field(default_factory=Counter)
    not_made: dict[Which, str] = field(default_factory=dict)
    """Why a document could not be made when it was asked for last."""

    def ask(self, which: Which) -> None:
        """Somebody asked for a document."""
        self.asked[which] += 1

    def is_under_way(self, which: Which) -> bool:
        """Whether a document that was asked for is still being made."""
        return self.asked[which] > self.over[which]
