"""The small radar that grows beside the questionnaire: an SVG made here, so that the page loads no chart library."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from opposite.charts.arcs import arcs
from opposite.charts.text import lines
from opposite.charts.theme import palette
from opposite.domain.scoring.lenses import position
from opposite.wording.scoring.charts import small_radar_described
from opposite.wording.sentences import one_line

RADIUS = 100.0
FONT_SIZE = 12.0
LINE_HEIGHT = 14.0
CHARACTER = 6.6
"""Width of an average character, generously: an SVG made here cannot measure its words."""

LABEL_WIDTH = 16
RINGS = 5

Point = tuple[float, float]


def svg_radar(
    rows: Sequence[tuple[str, float | None]],
    *,
    lowest: float,
    highest: float,
    dark: bool | None = None,
    title: str = "Radar",
) -> str:
    """An SVG of titles and scores, clockwise from the top; a score that is None has no point, and no line leads there.

    Colours suit a dark or a light background; with None everything takes the colour of the text around it.
    """
    ink, line, now, faint = "currentColor", "currentColor", "currentColor", 0.2
    if dark is not None:
        colours = palette(dark=dark)
        ink, line, now, faint = colours.ink, colours.line, colours.now, 0.8
    count, scores = len(rows), [score for _, score in rows]
    shares = [None if score is None else position(score, lowest, highest) for score in scores]
    thin = f'stroke="{line}" stroke-opacity="{faint:g}"'
    rings = (
        _path([_point(i, count, ring / RINGS) for i in range(count)], thin, closed=True) for ring in range(1, RINGS + 1)
    )
    spokes = (_path([(0.0, 0.0), _point(i, count, 1.0)], thin) for i in range(count))
    labels, box = _labels([name for name, _ in rows], ink)
    heading, description = html.escape(one_line(title)), html.escape(alt_text(rows, lowest=lowest, highest=highest))
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{heading}. {description}" ',
            f'font-family="Source Sans, Segoe UI, Helvetica, Arial, sans-serif" font-size="{FONT_SIZE:g}">',
            f"<title>{heading}</title><desc>{description}</desc>",
            *rings,
            *spokes,
            *_shape(shares, now),
            labels,
            "</svg>",
        )
    )


def alt_text(rows: Sequence[tuple[str, float | None]], *, lowest: float, highest: float) -> str:
    """The small radar in sentences: how far it has grown, then every factor."""
    return small_radar_described(rows, lowest=lowest, highest=highest)


def _point(index: int, count: int, share: float) -> Point:
    """Where a share of the radius lies on a spoke, the first of which points up."""
    angle = 2 * math.pi * index / count
    return round(RADIUS * share * math.sin(angle), 1) + 0.0, round(-RADIUS * share * math.cos(angle), 1) + 0.0


def _shape(shares: Sequence[float | None], colour: str) -> list[str]:
    """The line through neighbours that are scored, what it encloses, and a point for each score."""
    drawn: list[str] = []
    points = {index: _point(index, len(shares), share) for index, share in enumerate(shares) if share is not None}
    for arc in arcs(shares):
        outline = [points[index] for index in arc]
        whole = len(arc) == len(shares)
        area = outline if whole else [(0.0, 0.0), *outline]
        drawn.append(_path(area, f'fill="{colour}" fill-opacity=".14" stroke="none"', closed=True))
        drawn.append(_path(outline, f'stroke="{colour}" stroke-width="2.5" stroke-linejoin="round"', closed=whole))
    drawn += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in points.values()]
    return drawn


def _path(points: Sequence[Point], look: str, *, closed: bool = False) -> str:
    trail = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    fill = "" if "fill=" in look else ' fill="none"'
    return f'<path d="M{trail}{" Z" if closed else ""}"{fill} {look}/>'


def _labels(names: Sequence[str], colour: str) -> tuple[str, str]:
    """The names around the circle in lines, and the view box that holds circle and names."""
    drawn: list[str] = []
    left = top = -RADIUS - 4
    right = bottom = RADIUS + 4
    for index, name in enumerate(names):
        x, y = _point(index, len(names), 1.09)
        side = "middle" if abs(x) < RADIUS / 10 else "start" if x > 0 else "end"
        words = lines(name, LABEL_WIDTH, most=3)
        height = LINE_HEIGHT * len(words)
        first = y - height * (0.5 - 0.5 * y / RADIUS / 1.09) + FONT_SIZE * 0.8
        width = CHARACTER * max(len(line) for line in words)
        start = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[side]
        left, right = min(left, start), max(right, start + width)
        top, bottom = min(top, first - FONT_SIZE), max(bottom, first + height - FONT_SIZE * 0.6)
        spans = "".join(
            f'<tspan x="{x:.1f}" y="{first + LINE_HEIGHT * row:.1f}">{html.escape(line)}</tspan>'
            for row, line in enumerate(words)
        )
        drawn.append(f'<text text-anchor="{side}" fill="{colour}">{spans}</text>')
    return "".join(drawn), f"{left:.1f} {top - 2:.1f} {right - left:.1f} {bottom - top + 4:.1f}"
