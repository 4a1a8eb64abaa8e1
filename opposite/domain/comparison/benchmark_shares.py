"""Shares of levels from scores: every organisation has one voice, and no level tells of one organisation alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from opposite.domain.framework import Scale

WHOLE = 1_000_000
"""The parts of an organisation's voice: whole numbers, so that sums do not depend on their order."""

MOST_LEVELS = 11
"""A longer scale is told by so many evenly spaced values of it."""

LEAST_AT_A_LEVEL = 2
"""At a level that is named stand so many organisations or more; fewer are added to the levels beside it."""


def levels_of(scale: Scale) -> tuple[float, ...]:
    """The levels that a benchmark names of a scale: its points, or eleven values from its lowest to its highest."""
    if len(scale.points) <= MOST_LEVELS:
        return tuple(point.value for point in scale.points)
    step = (scale.highest - scale.lowest) / (MOST_LEVELS - 1)
    return tuple(round(scale.lowest + place * step, 9) for place in range(MOST_LEVELS))


def voice(score: float, levels: Sequence[float]) -> dict[int, int]:
    """By place of a level, the part of an organisation's voice that it has there, `WHOLE` in all.

    A score between two levels counts for both, in proportion: 2.7 as three tenths at 2 and seven tenths at 3. So the mean
    of the shares is the mean of the scores.
    """
    score = min(max(score, levels[0]), levels[-1])
    upper = min(bisect_right(levels, score), len(levels) - 1)
    if upper == 0:
        return {0: WHOLE}
    low, high = levels[upper - 1], levels[upper]
    above = round((score - low) / (high - low) * WHOLE)
    return {place: part for place, part in ((upper - 1, WHOLE - above), (upper, above)) if part}


def percent_of(scores: Iterable[float], levels: Sequence[float]) -> dict[float, int] | None:
    """Whole percents by level, 100 in all; None where all stand at one level.

    A level at which fewer than two organisations stand is shared out to the levels beside it, such that the mean stays;
    at an end it is added to the next level that is there, which moves the mean a little towards the others.
    """
    parts = [0] * len(levels)
    for score in scores:
        for place, part in voice(score, levels).items():
            parts[place] += part
    folded = _without_rare(parts, levels)
    percent = _whole_percents(folded)
    return {levels[place]: share for place, share in percent.items()} if len(percent) > 1 else None


def _without_rare(parts: Sequence[int], levels: Sequence[float]) -> dict[int, int]:
    """The parts by place with the rare ones shared out, the rarest first, the lower of equals."""
    there = {place: part for place, part in enumerate(parts) if part}
    while len(there) > 1:
        rarest = min(there, key=lambda place: (there[place], place))
        if there[rarest] >= LEAST_AT_A_LEVEL * WHOLE:
            break
        part = there.pop(rarest)
        below = max((place for place in there if place < rarest), default=None)
        above = min((place for place in there if place > rarest), default=None)
        if below is None or above is None:
            there[above if below is None else below] += part  # type: ignore[index]  # one of the two is there
            continue
        up = round(part * (levels[rarest] - levels[below]) / (levels[above] - levels[below]))
        there[above] += up
        there[below] += part - up
    return there


def _whole_percents(parts: Mapping[int, int]) -> dict[int, int]:
    """Whole percents by place, 100 in all: rounded down, then the largest remainders up, the lower of equals first."""
    total = sum(parts.values())
    percent = {place: part * 100 // total for place, part in sorted(parts.items())}
    by_remainder = sorted(percent, key=lambda place: (-(parts[place] * 100 % total), place))
    for place in by_remainder[: 100 - sum(percent.values())]:
        percent[place] += 1
    return {place: share for place, share in percent.items() if share}
