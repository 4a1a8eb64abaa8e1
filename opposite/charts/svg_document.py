"""The drawings of a document as SVG, one for paper and screen: a radar, rows on a scale, and a timeline."""

from __future__ import annotations

import html
import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import normalize

from opposite.charts.arcs import arcs
from opposite.charts.text import lines
from opposite.charts.theme import LIGHT
from opposite.domain.scoring.lenses import position
from opposite.wording.briefing.parts import Drawing, Radar, Timeline, Track, Tracks

SIZE = 12
ASIAN = 0x1100
"""From this character on most are as wide as high."""

EMS = {
    letter: width
    for width, letters in {
        0.25: "',ijl ", 0.3: ".:;I`", 0.35: "!()-J[]frt{}", 0.4: "/\\sz", 0.45: '"Lcx\u013d\u013e', 0.5: "#*+<=>?EFSTYZ^_aegkvy|~",
        0.55: "$0123456789BCKPRXbdhnopqu\u013f\u0140\u0165", 0.6: "AV\u010f\u0149\u0132\u0133", 0.65: "DGHNU", 0.7: "&OQ¼½¾", 0.75: "%w", 0.8: "m",
        0.9: "@MW¨¯´¸",
    }.items()
    for letter in letters
}  # fmt: skip
"""Widths of letters in ems, each rounded up; a letter that is not among them is no wider than the widest."""


@dataclass(frozen=True, slots=True)
class Medium:
    """How wide a drawing is, where the titles of rows stand, and its colours as SVG takes them."""

    width: float
    titles: float
    """Width of the column of titles; 0 where each stands above its row, as on a phone."""
    text: str
    line: str
    mark: str
    soft: str
    paper: str
    family: str
    """The typeface of its words."""

    @property
    def row(self) -> float:
        """Height of a row."""
        return 22.0 if self.titles else 36.0

    def titled(self, title: str, top: float) -> str:
        """The title of a row, on one line, beside or above what is drawn."""
        shown = _fitted(title, self.titles or self.width)
        if self.titles:
            return text(self.titles, top + 15, shown, self.text, "end")
        return text(0, top + 13, shown, self.text, "start")

    def middle(self, top: float) -> float:
        """Where the middle of what is drawn in a row lies."""
        return top + (11 if self.titles else 24)


PAPER = Medium(640, 232, LIGHT.ink, "#BFC7CB", LIGHT.now, "#A9C6CC", LIGHT.background, "Carlito")
SCREEN = Medium(400, 0, "var(--ink)", "var(--line)", "var(--accent)", "var(--soft)", "var(--paper)", "inherit")


def svg(drawing: Drawing, medium: Medium) -> str:
    """The drawing as an SVG with its description; everything in it is escaped."""
    shape = drawing.shape
    if isinstance(shape, Radar):
        body, box = _radar(shape, medium)
    elif isinstance(shape, Tracks):
        body, box = _tracks(shape, medium)
    else:
        body, box = _timeline(shape, medium)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{html.escape(drawing.described)}" '
        f'font-family="{medium.family}" font-size="{SIZE}">{body}</svg>'
    )


def _radar(shape: Radar, medium: Medium) -> tuple[str, str]:
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
    frame = f'fill="none" stroke="{medium.line}"'
    drawn = [
        _path([point(index, ring / rings) for index in range(count)], frame, closed=True)
        for ring in range(1, rings + 1)
    ]
    drawn += [_path([(0.0, 0.0), point(index, 1.0)], frame) for index in range(count)]
    scores, targets = [row[1] for row in shape.rows], [row[2] for row in shape.rows]
    drawn.append(outline(targets, f'fill="none" stroke="{medium.text}" stroke-width="1.4" stroke-dasharray="4 3"'))
    drawn.append(outline(scores, f'fill="{medium.mark}" fill-opacity=".12" stroke="{medium.mark}" stroke-width="2.4"'))
    for index, (title, score, _) in enumerate(shape.rows):
        if score is not None:
            x, y = point(index, position(score, shape.lowest, shape.highest))
            drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{medium.mark}"/>')
        x, y = point(index, 1.08)
        side = "middle" if abs(x) < radius / 10 else "start" if x > 0 else "end"
        words = lines(title, 22 if medium.titles else 13, most=2)
        first = y - 14 * (len(words) - 1) * (0.5 - y / radius / 2.16) + 4
        room = medium.width / 2 - abs(x) if side != "middle" else medium.width
        drawn += [text(x, first + 14 * at, _fitted(line, room), medium.text, side) for at, line in enumerate(words)]
    return "".join(drawn), f"{-medium.width / 2:g} -136 {medium.width:g} 272"


def _tracks(shape: Tracks, medium: Medium) -> tuple[str, str]:
    left, right = medium.titles + 14.0, medium.width - 40.0
    ends = zip(shape.ends, (left, right), strict=True)
    drawn = [text(x, 11, end, medium.text, "middle", size=10) for end, x in ends]
    for place, row in enumerate(shape.rows):
        drawn.append(_track(row, 16 + medium.row * place, (left, right), medium))
    return "".join(drawn), f"0 0 {medium.width:g} {22 + medium.row * len(shape.rows):g}"


def _track(row: Track, top: float, ends: tuple[float, float], medium: Medium) -> str:
    y = medium.middle(top)

    def at(share: float) -> float:
        return ends[0] + share * (ends[1] - ends[0])

    drawn = [medium.titled(row.title, top), _line(*ends, y, medium.line, 1)]
    if row.interval is not None:
        drawn.append(_line(at(row.interval[0]), at(row.interval[1]), y, medium.soft, 6))
    if row.target is not None:
        corners = f"M{at(row.target):.1f} {y - 5.4:.1f}l5.4 5.4 -5.4 5.4 -5.4 -5.4Z"
        drawn.append(f'<path d="{corners}" fill="{medium.paper}" stroke="{medium.text}" stroke-width="1.3"/>')
    if row.score is not None:
        drawn.append(f'<circle cx="{at(row.score):.1f}" cy="{y:.1f}" r="4.4" fill="{medium.mark}"/>')
    drawn.append(text(medium.width, y + 4, row.figure, medium.text, "end", weight="bold"))
    return "".join(drawn)


def _timeline(shape: Timeline, medium: Medium) -> tuple[str, str]:
    left, count = medium.titles + (10.0 if medium.titles else 0.0), max(1, len(shape.periods))
    room, height = medium.width - left, 18 + medium.row * len(shape.bars)
    named = max(1, math.ceil(count * 50 / room))
    drawn = []
    for place, period in enumerate(shape.periods):
        x = left + place * room / count
        drawn.append(f'<path d="M{x:.1f} 15V{height:g}" stroke="{medium.line}" stroke-width="1"/>')
        if place % named == 0:
            drawn.append(text(x + 2, 11, period, medium.text, "start", size=9.5))
    for place, bar in enumerate(shape.bars):
        top = 17 + medium.row * place
        x, wide = left + bar.begins * room, max(2.0, (bar.ends - bar.begins) * room)
        where = f'x="{x:.1f}" y="{medium.middle(top) - 6:.1f}" width="{wide:.1f}" height="12"'
        drawn += [medium.titled(bar.title, top), f'<rect {where} rx="2" fill="{medium.mark}"/>']
    return "".join(drawn), f"0 0 {medium.width:g} {height + 4:g}"


def _fitted(title: str, room: float) -> str:
    """As much of a title as surely fits into some width, with an ellipsis where it is cut: an SVG cannot measure its words."""
    widths = list(accumulate(SIZE * _em(letter) for letter in title))
    if not widths or widths[-1] <= room:
        return title
    kept = title[: bisect_right(widths, room - SIZE)]
    whole = kept.rpartition(" ")[0]
    return f"{(whole if 2 * len(whole) > len(kept) else kept).rstrip()}…"


def _em(letter: str) -> float:
    """How wide a character is at most, in ems of the typeface of documents: of an accented letter, that below the accent."""
    if ord(letter) >= ASIAN:
        return 1.05
    return EMS.get(letter) or EMS.get(normalize("NFKD", letter)[0]) or 0.9


def text(x: float, y: float, words: str, colour: str, side: str, *, size: float = SIZE, weight: str = "normal") -> str:
    """Words at a place, escaped; `side` is the end at which they stand there."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="{weight}" text-anchor="{side}" fill="{colour}">'
        f"{html.escape(words)}</text>"
    )


def _line(start: float, end: float, y: float, colour: str, width: float) -> str:
    return f'<path d="M{start:.1f} {y:.1f}H{end:.1f}" stroke="{colour}" stroke-width="{width:g}"/>'


def _path(points: Sequence[tuple[float, float]], look: str, *, closed: bool = False) -> str:
    trail = " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{trail}{" Z" if closed else ""}" {look}/>'
