"""Whether two scores differ by more than the spread among their people explains."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from opposite.domain.scoring.scores import NodeScore
from opposite.domain.tolerance import TOLERANCE


def exceeds_noise(one: NodeScore, other: NodeScore) -> bool | None:
    """Whether the difference of two scores is larger than noise; None without both intervals.

    The half widths of two independent intervals add as squares.
    """
    if one.interval is None or other.interval is None or one.score is None or other.score is None:
        return None
    half, other_half = _half_width(one.score, one.interval), _half_width(other.score, other.interval)
    return (one.score - other.score) ** 2 > half**2 + other_half**2 + TOLERANCE


def level_sets(rows: Sequence[NodeScore]) -> list[tuple[int, ...]]:
    """The largest sets of two or more scores, by their places, of which no two differ by more than noise.

    One score may stand in several sets. Meant for the few that are compared at once: every set of them is looked at.
    """
    level = {pair for pair in combinations(range(len(rows)), 2) if exceeds_noise(rows[pair[0]], rows[pair[1]]) is False}
    found: list[tuple[int, ...]] = []
    for size in range(len(rows), 1, -1):
        for places in combinations(range(len(rows)), size):
            if level.issuperset(combinations(places, 2)) and not any(set(places) < set(larger) for larger in found):
                found.append(places)
    return sorted(found)


def _half_width(score: float, interval: tuple[float, float]) -> float:
    """The longer side of an interval, which may be cut at an end of the scale."""
    low, high = interval
    return max(score - low, high - score)
