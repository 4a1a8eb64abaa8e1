"""Where to write the labels of points that lie close together, so that none covers another or a mark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

CHARACTER, LINE_HEIGHT = 6.4, 14.0
"""Pixels of an average character, and of a line, at 11 pixels of type."""

MARK = 6.0
"""Pixels from the middle of a mark to its edge."""

NEAR = 13.0
"""Pixels from a mark to the middle of its label when it stands right above or below."""

SIZES = ((300.0, 460.0), (600.0, 460.0))
"""Width and height in pixels of the plots that must be right: on a phone and beside another chart on a desk."""

Box = tuple[float, float, float, float]


class Offset(NamedTuple):
    """Pixels from a mark to the middle of its label, to the right and upwards; `leader` asks for a line between."""

    right: float
    up: float
    leader: bool


def place_labels(points: Sequence[tuple[float, float]], texts: Sequence[str]) -> list[Offset]:
    """An offset for the label of each point; points are shares of the plot's width and height, from 0 to 1.

    Labels are placed one after another, each where it covers least at every size of `SIZES`; a place nearer to its
    mark comes first among equals. The same points and texts always give the same offsets.
    """
    marks = [[_box(x * w, y * h, 2 * MARK, 2 * MARK) for x, y in points] for w, h in SIZES]
    placed: list[list[Box]] = [[] for _ in SIZES]
    chosen: list[Offset] = []
    for index, ((x, y), text) in enumerate(zip(points, texts, strict=True)):
        wide = CHARACTER * len(text)
        candidates = _candidates(wide)
        best, least = candidates[0], math.inf
        for rank, offset in enumerate(candidates):
            cost = rank * 0.5
            for size, (w, h) in enumerate(SIZES):
                box = _box(x * w + offset.right, y * h + offset.up, wide, LINE_HEIGHT)
                cost += _outside(box, w, h) * 4
                cost += sum(_overlap(box, other) for other in placed[size]) * 3
                cost += 2 * sum(_overlap(box, mark) for other, mark in enumerate(marks[size]) if other != index)
                if cost >= least:
                    break
            if cost < least:
                best, least = offset, cost
        chosen.append(best)
        for size, (w, h) in enumerate(SIZES):
            placed[size].append(_box(x * w + best.right, y * h + best.up, wide, LINE_HEIGHT))
    return chosen


def _candidates(wide: float) -> list[Offset]:
    """Offsets from the nearest to the farthest: around the mark, then on two rings with a line."""
    side = wide / 2 + MARK + 2
    offsets = [
        Offset(0, NEAR, leader=False), Offset(side, 0, leader=False), Offset(-side, 0, leader=False),
        Offset(0, -NEAR, leader=False), Offset(side, 9, leader=False), Offset(-side, 9, leader=False),
        Offset(side, -9, leader=False), Offset(-side, -9, leader=False),
    ]  # fmt: skip
    for reach in (24.0, 38.0, 52.0):
        for turn in range(12):
            angle = math.pi / 2 - turn * math.pi / 6
            offsets.append(Offset((reach + wide / 3) * math.cos(angle), reach * math.sin(angle), leader=True))
    return offsets


def _box(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def _overlap(a: Box, b: Box) -> float:
    """Square pixels that two boxes share."""
    if a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]:  # nearly all do, and this is asked by the thousand
        return 0.0
    return (min(a[2], b[2]) - max(a[0], b[0])) * (min(a[3], b[3]) - max(a[1], b[1]))


def _outside(box: Box, width: float, height: float) -> float:
    """Square pixels of a box that lie outside the plot."""
    inside = _overlap(box, (0.0, 0.0, width, height))
    return (box[2] - box[0]) * (box[3] - box[1]) - inside
