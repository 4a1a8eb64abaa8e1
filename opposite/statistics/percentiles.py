"""Where a score stands among others: mid-rank percentile, and a place where others are few."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

MINIMUM_PEERS = 5
"""Below this many others nothing is said."""

PERCENTILE_PEERS = 10
"""From this many others a percentile is given; below it the place among all."""

TOLERANCE = 1e-9


class PeerRank(NamedTuple):
    """Percentile (0 to 100), or the place among all with the best first; both None among too few others."""

    percentile: float | None
    rank: int | None
    peers: int


NO_RANK = PeerRank(None, None, 0)
"""Where no others are looked at."""


def mid_rank_percentile(score: float, others: Sequence[float]) -> float | None:
    """100 * (below + 0.5 * equal) / n of the others, ascending; None when there are none. Oneself is never counted."""
    if not others:
        return None
    below, up_to = bisect_left(others, score - TOLERANCE), bisect_right(others, score + TOLERANCE)
    return 100 * (below + 0.5 * (up_to - below)) / len(others)


def peer_rank(score: float | None, others: Sequence[float]) -> PeerRank:
    """Percentile or place of a score among others, ascending (scoring.md, rule 13); ties share the better place."""
    if score is None or len(others) < MINIMUM_PEERS:
        return PeerRank(None, None, len(others))
    if len(others) < PERCENTILE_PEERS:
        return PeerRank(None, 1 + len(others) - bisect_right(others, score + TOLERANCE), len(others))
    return PeerRank(mid_rank_percentile(score, others), None, len(others))
