"""How far the order of the factors by gap, and the overall score, hold when what they rest on is varied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from opposite.domain.tolerance import TOLERANCE


class Variation(NamedTuple):
    """What one way of counting gives: the gap of each factor that has one, in the framework's order, and the overall."""

    gaps: Mapping[str, float]
    overall: float | None


class Spread(NamedTuple):
    """Where a figure lies over all variations: 95 in 100 from `low` to `high`, all from `least` to `most`."""

    low: float
    high: float
    least: float
    most: float


class RankRange(NamedTuple):
    """A factor's place by gap, 1 the largest: as scored, the highest and the lowest it ever has, and how often kept."""

    factor: str
    now: int
    highest: int
    lowest: int
    kept: int


@dataclass(frozen=True, slots=True)
class Stability:
    """What held under variations of one kind. The counts are of variations."""

    places: tuple[RankRange, ...]
    """A row for each factor that has a gap (0 included), the largest gap first."""
    same_order: int
    """Variations in which all these factors have a gap and stand in the same order."""
    first: str | None
    """The factor furthest from its target; None when all have reached it."""
    same_first: int
    """Variations in which that factor is furthest too; without one, those in which all have reached their targets."""
    overall: Spread | None
    """Of the overall score, over the variations that have one; None where the assessment or every variation has none."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What the picture of one assessment owes to its weights, and to who happened to answer."""

    variations: int
    """How many variations of each kind were tried."""
    by_weights: Stability
    by_people: Stability | None
    """None where resampling people says nothing or might tell something that is hidden."""
    held_fixed: tuple[str, ...] = ()
    """Questions at which groups kept their weights, because not all their means are shown."""


def order_by_gap(gaps: Mapping[str, float]) -> tuple[str, ...]:
    """Factors by gap, the largest first. Gaps within 1e-9 of the largest of them are equal and keep the given order."""
    ties: list[list[str]] = []
    for factor in sorted(gaps, key=lambda factor: -gaps[factor]):
        if ties and gaps[ties[-1][0]] - gaps[factor] <= TOLERANCE:
            ties[-1].append(factor)
        else:
            ties.append([factor])
    given = {factor: rank for rank, factor in enumerate(gaps)}
    return tuple(factor for tie in ties for factor in sorted(tie, key=given.__getitem__))


def stability(now: Variation, varied: Sequence[Variation]) -> Stability:
    """What of the figures as scored `now` holds in the variations.

    Factors without a gap now are left out everywhere. Highest and lowest places include the place as scored.
    """
    order = order_by_gap(now.gaps)
    orders = [order_by_gap({factor: gap for factor, gap in each.gaps.items() if factor in now.gaps}) for each in varied]
    first = _first(order, now.gaps)
    firsts = [_first(each, variation.gaps) for each, variation in zip(orders, varied, strict=True)]
    return Stability(
        places=tuple(_place(factor, rank, orders) for rank, factor in enumerate(order, start=1)),
        same_order=orders.count(order),
        first=first,
        same_first=firsts.count(first),
        overall=None if now.overall is None else _spread([v.overall for v in varied if v.overall is not None]),
    )


def _first(order: Sequence[str], gaps: Mapping[str, float]) -> str | None:
    return order[0] if order and gaps[order[0]] > TOLERANCE else None


def _place(factor: str, now: int, orders: Sequence[Sequence[str]]) -> RankRange:
    places = [order.index(factor) + 1 for order in orders if factor in order]
    return RankRange(factor, now, min([now, *places]), max([now, *places]), places.count(now))


def _spread(scores: Sequence[float]) -> Spread | None:
    if not scores:
        return None
    low, high = np.quantile(scores, [0.025, 0.975])
    return Spread(float(low), float(high), min(scores), max(scores))
