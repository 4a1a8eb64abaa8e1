"""Spreads: the low figure is not above the likely one, and this not above the high one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode


def check_spreads(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Three figures of durations and costs that are out of order."""
    yield from _out_of_order(partial.top["roadmap"]["duration_spread"])
    for initiative in partial.initiatives:
        yield from _out_of_order(initiative["duration_weeks"])
        yield from _out_of_order(initiative["cost"])


def _out_of_order(spread: SourceNode) -> Iterator[Diagnostic]:
    for lower, upper in pairwise(("low", "likely", "high")):
        low, high = spread[lower].number, spread[upper].number
        if low is not None and high is not None and low > high:
            message = f"{lower} is {low:g}, which is above {upper} ({high:g})"
            yield spread[lower].error(message, remedy="write low, likely and high from the least to the most")
