"""The drawings of a document as SVG, one for paper and screen: a radar, rows on a scale, and a timeline."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass

from opposite.charts.arcs import arcs
from opposite.charts.text import lines
from opposite.charts.theme import LIGHT
from opposite.domain.scoring.lenses import position
from opposite.wording.briefing.parts import Drawing, Radar, Timeline, Track, Tracks

WIDTH = 640
TITLES = 236
"""Width of the column of titles, in a drawing of rows."""

ROW = 23
SIZE = 12
MOST_CHARACTERS = 36
FAMILY = "Libertinus Serif, Georgia, Cambria, Times New Roman, serif"


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours as SVG takes them, which a style sheet may name."""

    text: str
    line: str
    mark: str
    soft: str
    paper: str


ON_PAPER = Ink(LIGHT.ink, "#BFC7CB", LIGHT.now, "#A9C6CC", LIGHT.background)
ON_SCREEN = Ink("var(--ink)", "var(--line)", "var(--accent)", "var(--soft)", "var(--paper)")


def svg(drawing: Drawing, ink: Ink) -> str:
    """The drawing as an SVG with its description; everything in it is escaped."""
    shape = drawing.shape
    if isinstance(shape, Radar):
        body, box = _radar(shape, ink)
    elif isinstance(shape, Tracks):
        body, box = _tracks(shape, ink)
    else:
        body, box = _timeline(shape, ink)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{html.escape(drawing.described)}" '
        f'font-family="{FAMILY}" font-size="{SIZE}">{body}</svg>'
    )


def _radar(shape: Radar, ink: Ink) -> tuple[str, str]:
    count, radius = len(shape.rows), 104.0

    def point(index: int, share: float) -> tuple[float, float]:
        angle = 2 * math.pi * index / count
        return radius * share * math.sin(angle), -radius * share * math.cos(angle)

    def outline(values: Sequence[float | None], look: str) -> str:
        shares = [None if value is None else position(value, shape.lowest, shape.highest) for value in values]
        return "".join(
            _path([point(index, shares[index] or 0.0) for index in arc], look, closed=len(arc) == count)
            for arc in arcs(shares)
        )

    steps = round(shape.highest - shape.lowest)
    rings = steps if 0 < steps <= 10 else 5
    frame = f'fill="none" stroke="{ink.line}"'
    drawn = [
        _path([point(index, ring / rings) for index in range(count)], frame, closed=True) for ring in range(1, rings + 1)
    ]
    drawn += [_path([(0.0, 0.0), point(index, 1.0)], frame) for index in range(count)]
    scores, targets = [row[1] for row in shape.rows], [row[2] for row in shape.rows]
    drawn.append(outline(targets, f'fill="none" stroke="{ink.text}" stroke-width="1.4" stroke-dasharray="4 3"'))
    drawn.append(outline(scores, f'fill="{ink.mark}" fill-opacity=".12" stroke="{ink.mark}" stroke-width="2.4"'))
    for index, (title, score, _) in enumerate(shape.rows):
        if score is not None:
            x, y = point(index, position(score, shape.lowest, shape.highest))
            drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{ink.mark}"/>')
        x, y = point(index, 1.08)
        side = "middle" if abs(x) < radius / 10 else "start" if x > 0 else "end"
        words = lines(title, 22, most=2)
        first = y - 14 * (len(words) - 1) * (0.5 - y / radius / 2.16) + 4
        drawn += [_text(x, first + 14 * at, line, ink.text, side) for at, line in enumerate(words)]
    return "".join(drawn), f"-{WIDTH / 2:g} -136 {WIDTH} 272"


def _tracks(shape: Tracks, ink: Ink) -> tuple[str, str]:
    left, right = TITLES + 12.0, WIDTH - 50.0
    drawn = [_text(left, 12, shape.ends[0], ink.text, "middle", 10), _text(right, 12, shape.ends[1], ink.text, "middle", 10)]
    for place, row in enumerate(shape.rows):
        drawn.append(_track(row, 20 + ROW * (place + 0.5), left, right, ink))
    return "".join(drawn), f"0 0 {WIDTH} {24 + ROW * len(shape.rows)}"


def _track(row: Track, y: float, left: float, right: float, ink: Ink) -> str:
    def at(share: float) -> float:
        return left + share * (right - left)

    drawn = [_text(TITLES, y + 4, _short(row.title), ink.text, "end"), _line(left, right, y, ink.line, 1)]
    if row.interval is not None:
        drawn.append(_line(at(row.interval[0]), at(row.interval[1]), y, ink.soft, 6))
    if row.target is not None:
        drawn.append(
            f'<rect x="{at(row.target) - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="{ink.paper}" stroke="{ink.text}" '
            'stroke-width="1.3"/>'
        )
    if row.score is not None:
        drawn.append(f'<circle cx="{at(row.score):.1f}" cy="{y:.1f}" r="4.4" fill="{ink.mark}"/>')
    drawn.append(_text(WIDTH, y + 4, row.figure, ink.text, "end", weight="bold"))
    return "".join(drawn)


def _timeline(shape: Timeline, ink: Ink) -> tuple[str, str]:
    left, count = TITLES + 10.0, max(1, len(shape.periods))
    width, height = (WIDTH - left) / count, 20 + 20 * len(shape.bars)
    named = max(1, math.ceil(count / 8))
    drawn = []
    for place, period in enumerate(shape.periods):
        x = left + place * width
        drawn.append(f'<path d="M{x:.1f} 16V{height}" stroke="{ink.line}" stroke-width="1"/>')
        if place % named == 0:
            drawn.append(_text(x + 2, 11, period, ink.text, "start", 9.5))
    for place, bar in enumerate(shape.bars):
        y = 20 + 20 * place
        x, wide = left + bar.begins * (WIDTH - left), max(2.0, (bar.ends - bar.begins) * (WIDTH - left))
        drawn.append(_text(TITLES, y + 13, _short(bar.title), ink.text, "end", 11))
        drawn.append(f'<rect x="{x:.1f}" y="{y + 3}" width="{wide:.1f}" height="13" rx="2" fill="{ink.mark}"/>')
    return "".join(drawn), f"0 0 {WIDTH} {height + 4}"


def _short(title: str) -> str:
    """A title on one line."""
    return lines(title, MOST_CHARACTERS, most=1)[0] if title else ""


def _text(x: float, y: float, words: str, colour: str, side: str, size: float = SIZE, *, weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" text-anchor="{side}" fill="{colour}">'
        f"{html.escape(words)}</text>"
    )


def _line(start: float, end: float, y: float, colour: str, width: float) -> str:
    return f'<path d="M{start:.1f} {y:.1f}H{end:.1f}" stroke="{colour}" stroke-width="{width:g}"/>'


def _path(points: Sequence[tuple[float, float]], look: str, *, closed: bool = False) -> str:
    trail = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{trail}{" Z" if closed else ""}" {look}/>'
