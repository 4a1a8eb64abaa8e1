"""Bands: named once, from the lowest to the highest, and each within reach of a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from opposite.definitions.checks.ranges import node_ranges
from opposite.definitions.checks.references import named_twice
from opposite.definitions.diagnostics import Diagnostic
from opposite.definitions.partial_framework import PartialFramework
from opposite.definitions.source_node import SourceNode
from opposite.domain.tolerance import TOLERANCE


def check_bands(partial: PartialFramework) -> Iterator[Diagnostic]:
    """Bands out of order, of one name, or above every score; a warning for those that end below every score."""
    bands = partial.top["scoring"]["bands"].items
    disorder = list(_disorder(bands))
    yield from disorder
    yield from named_twice([band["label"] for band in bands])
    ranges = node_ranges(partial)
    if ranges and not disorder:
        yield from _out_of_reach(bands, ranges)


def _disorder(bands: Sequence[SourceNode]) -> Iterator[Diagnostic]:
    for before, band in pairwise(bands):
        earlier, start = before["from"].number, band["from"].number
        if earlier is not None and start is not None and start <= earlier:
            message = f"{start:g} stands after {earlier:g}"
            yield band["from"].error(message, remedy="list bands from the lowest to the highest")


def _out_of_reach(bands: Sequence[SourceNode], ranges: Sequence[tuple[float, float]]) -> Iterator[Diagnostic]:
    lowest, highest = min(low for low, _ in ranges), max(high for _, high in ranges)
    for band in bands:
        start = band["from"].number
        if start is not None and start > highest + TOLERANCE:
            message = f"starts at {start:g}, and no score is above {highest:g}"
            yield band["from"].error(
                message, remedy=f"write a number up to {highest:g}, or remove the band", spares_stored=True
            )
    for band, after in pairwise(bands):
        end = after["from"].number
        if end is not None and end <= lowest + TOLERANCE:
            message = f"ends at {end:g}, and no score is below {lowest:g}"
            yield band.warning(message, remedy="remove the band, or raise where the next one starts")
