"""A score over waves as a small line: an SVG made here, so that the start page loads no chart library."""

from __future__ import annotations

import html
from collections.abc import Sequence
from itertools import pairwise

from opposite.charts.theme import palette
from opposite.domain.scoring.lenses import position

WIDTH, HEIGHT, EDGE = 96, 28, 4


def svg_trend(scores: Sequence[float | None], *, lowest: float, highest: float, description: str, dark: bool) -> str:
    """An SVG of a score in wave after wave on its whole scale; where one is None, there is no point and no line."""
    colours = palette(dark=dark)
    step = (WIDTH - 2 * EDGE) / max(1, len(scores) - 1)
    points = [
        None
        if score is None
        else (EDGE + step * at, HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * position(score, lowest, highest))
        for at, score in enumerate(scores)
    ]
    lines = [
        f'<path d="M{a[0]:.1f} {a[1]:.1f} L{b[0]:.1f} {b[1]:.1f}" stroke="{colours.now}" stroke-width="2"/>'
        for a, b in pairwise(points)
        if a is not None and b is not None
    ]
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colours.now}"/>' for x, y in filter(None, points)]
    said = html.escape(description)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-label="{said}"><title>{said}</title>{"".join(lines + dots)}</svg>'
    )
