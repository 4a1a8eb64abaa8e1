"""Privacy: nothing switches protection off, and small groups are hidden whatever the framework says."""

from __future__ import annotations

from collections.abc import Iterator

from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework

LEAST_GROUP = 3
"""Smallest group whose figures may be shown: with two, each knows what the other said."""


def check_privacy(partial: PartialFramework) -> Iterator[Diagnostic]:
    """A mistake where further hiding is switched off, a warning for a smallest group below the least."""
    privacy = partial.top["scoring"]["privacy"]
    suppression, smallest = privacy["complementary_suppression"], privacy["min_group_n"]
    if suppression.flag is False:
        message = "is false, and nothing switches off that further figures are hidden"
        yield suppression.error(message, remedy="write true, or remove it")
    if smallest.number is not None and 1 <= smallest.number < LEAST_GROUP:
        message = f"is {smallest.number:g}, and figures of fewer than {LEAST_GROUP} people are hidden all the same"
        yield smallest.warning(message, remedy=f"write {LEAST_GROUP} or more")
