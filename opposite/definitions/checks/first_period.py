"""The first period: no more quick wins are asked of it than may be in progress at once."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework


def check_first_period(partial: PartialFramework) -> Iterator[Diagnostic]:
    """A warning for more quick wins than initiatives may be in progress: no plan starts so many."""
    roadmap = partial.top["roadmap"]
    quick_wins, at_once = roadmap["quick_wins"].number, roadmap["at_once"].number
    if quick_wins is not None and at_once is not None and 1 <= at_once < quick_wins:
        message = f"{quick_wins:g} quick wins where at most {at_once:g} initiatives are in progress at once"
        yield roadmap["quick_wins"].warning(message, remedy=f"write {at_once:g} or fewer, or raise at_once")
