"""Horizons: the roadmap lasts at least one period, and its named parts follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.domain.framework import RoadmapRule
from opposite.domain.framework.initiatives import MONTHS


def check_horizons(partial: PartialFramework) -> Iterator[Diagnostic]:
    """A roadmap shorter than one of its periods, and named parts out of order."""
    roadmap = partial.top["roadmap"]
    horizon, period = roadmap["horizon"], roadmap["period"].text or RoadmapRule().period
    months = MONTHS.get(period)
    if months is not None and horizon.number is not None and 1 <= horizon.number < months:
        message = f"is {horizon.number:g}, and one {period} has {months} months"
        yield horizon.error(message, remedy=f"write {months} or more, or period: month", spares_stored=True)
    for before, part in pairwise(roadmap["horizons"].items):
        earlier, until = before["until"].number, part["until"].number
        if earlier is not None and until is not None and until <= earlier:
            message = f"ends at month {until:g}, not after the one before ({earlier:g})"
            yield part["until"].error(message, remedy="list horizons from the nearest to the farthest")
