"""Whether two scores differ by more than the spread among their people explains."""

from __future__ import annotations

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


def _half_width(score: float, interval: tuple[float, float]) -> float:
    """The longer side of an interval, which may be cut at an end of the scale."""
    low, high = interval
    return max(score - low, high - score)
