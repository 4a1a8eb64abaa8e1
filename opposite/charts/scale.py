"""The one scale on which the factors of a chart are drawn: theirs, or percent of range where they have several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from opposite.domain.framework import Band, Scale
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.report import Scored


class Column(NamedTuple):
    """A stage on the axis: the stretch of scores that belongs to it, its name (empty where it has none), its colour."""

    start: float
    end: float
    label: str
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """Ends, ticks and stages of the axis of scores. In percent, places run from 0 to 100."""

    lowest: float
    highest: float
    ticks: tuple[float, ...]
    columns: tuple[Column, ...]
    in_percent: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """The ticks as text."""
        return tuple(f"{tick:.3g} %" if self.in_percent else f"{tick:.3g}" for tick in self.ticks)

    def place(self, value: float | None, minimum: float | None, maximum: float | None) -> float | None:
        """Where a value of that range stands on the axis; the value itself unless the axis is in percent."""
        if value is None or not self.in_percent:
            return value
        if minimum is None or maximum is None or minimum == maximum:
            return None
        return 100 * position(value, minimum, maximum)


PERCENT = Axis(0.0, 100.0, (0.0, 25.0, 50.0, 75.0, 100.0), (), in_percent=True)


def factor_axis(several: Sequence[Scored]) -> Axis:
    """The axis for the factors of one or more assessments: their common range, else percent of each one's range.

    Ticks are the points of the scale where all share one that spans the range, else five steps.
    """
    ranges: set[tuple[float, float]] = set()
    scales: set[Scale | None] = set()
    for scored in several:
        shared = scoring_tree(scored.framework, scored.assessment.profile).scales
        for row in scored.factors:
            if row.minimum is not None and row.maximum is not None:
                ranges.add((row.minimum, row.maximum))
                scales.add(shared.get(row.node))
    if len(ranges) != 1:
        return PERCENT
    ((lowest, highest),) = ranges
    scale = scales.pop() if len(scales) == 1 else None
    if scale is None or (scale.lowest, scale.highest) != (lowest, highest):
        return even_axis(lowest, highest)
    ticks = tuple(point.value for point in scale.points)
    return Axis(
        lowest, highest, ticks, band_columns(several[0].framework.scoring.bands, highest) or stage_columns(scale)
    )


def overall_axis(several: Sequence[Scored]) -> Axis:
    """The axis for overall scores: that of the factors where it has their range, else an even one, else percent."""
    ends = {
        (low, high)
        for one in several
        if (low := one.overall.minimum) is not None and (high := one.overall.maximum) is not None
    }
    if len(ends) != 1:
        return PERCENT
    ((lowest, highest),) = ends
    of_factors = factor_axis(several)
    return (
        of_factors
        if (of_factors.lowest, of_factors.highest) == (lowest, highest) and not of_factors.in_percent
        else even_axis(lowest, highest)
    )


def even_axis(lowest: float, highest: float) -> Axis:
    """An axis without stages, in four equal steps."""
    steps = tuple(lowest + (highest - lowest) * step / 4 for step in range(5)) if highest > lowest else (lowest,)
    return Axis(lowest, highest, steps, ())


def scale_axis(scale: Scale) -> Axis:
    """The axis of a question's scale."""
    return Axis(scale.lowest, scale.highest, tuple(point.value for point in scale.points), stage_columns(scale))


def stage_columns(scale: Scale) -> tuple[Column, ...]:
    """A column for each point of a scale: what is nearer to it than to its neighbours."""
    points, half = scale.points, scale.half_step
    middles = [(a.value + b.value) / 2 for a, b in pairwise(points)]
    edges = [scale.lowest - half, *middles, scale.highest + half]
    return tuple(Column(edges[i], edges[i + 1], point.label) for i, point in enumerate(points))


def band_columns(bands: Sequence[Band], highest: float) -> tuple[Column, ...]:
    """A column for each band of a framework, from its start to the next one's, the last to the top of the scale."""
    ordered = sorted(bands, key=lambda band: band.start)
    ends = [band.start for band in ordered[1:]] + [highest]
    return tuple(Column(band.start, end, band.label, band.colour) for band, end in zip(ordered, ends, strict=False))
