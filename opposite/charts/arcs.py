"""Arcs of a radar: the stretches of neighbouring factors that have a score."""

from __future__ import annotations

from collections.abc import Sequence


def arcs(values: Sequence[float | None]) -> list[list[int]]:
    """Places of the values that are there, in stretches of neighbours around the circle; the first place follows the last.

    A full circle is one stretch that does not repeat its first place. Stretches stand in the order of their first place
    going round from the first gap.
    """
    count = len(values)
    gaps = [index for index, value in enumerate(values) if value is None]
    if not gaps:
        return [list(range(count))] if count else []
    stretches: list[list[int]] = [[]]
    for step in range(1, count + 1):
        index = (gaps[0] + step) % count
        if values[index] is None:
            stretches.append([])
        else:
            stretches[-1].append(index)
    return [stretch for stretch in stretches if stretch]
