"""What a deck shows, apart from how it is drawn: slides with their texts, charts, tables and timelines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple


class Box(NamedTuple):
    """A place on a slide, in inches of a slide of 13.33 by 7.5."""

    left: float
    top: float
    width: float
    height: float


BODY = Box(0.6, 1.7, 12.13, 5.05)
"""What is left of a slide below its title and above its foot."""

ChartKind = Literal["radar", "bars", "dumbbell", "intervals", "line", "lines"]


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs in a box, in the largest of the sizes in which they fit."""

    name: str
    box: Box
    paragraphs: tuple[str, ...]
    sizes: tuple[float, ...] = (16, 14, 12, 11)
    bold: bool = False
    accent: bool = False
    muted: bool = False
    after: float = 6.0
    """Points after a paragraph."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart: values by series and category, None where there is none."""

    name: str
    box: Box
    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    low: float
    high: float
    alt: str
    number_format: str = "0.0"
    days: tuple[date, ...] = ()
    """The days of the categories where these are dates: they lie as far apart as the days do."""


@dataclass(frozen=True, slots=True)
class Table:
    """A native table: its first row has the names of the columns.

    `widths` are shares of the box. `shades` are, by row and column, how dark a cell is, from 0 to 1.
    """

    name: str
    box: Box
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    alt: str
    shades: tuple[tuple[int, int, float], ...] = ()
    numbers: tuple[int, ...] = ()
    """Columns that are aligned as numbers are."""


class Bar(NamedTuple):
    """Work on a timeline, with where it begins and ends in periods since the start."""

    title: str
    start: float
    end: float
    note: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over named periods, drawn as shapes."""

    name: str
    box: Box
    periods: tuple[str, ...]
    bars: tuple[Bar, ...]
    alt: str


Part = Words | Chart | Table | Timeline


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its key, the finding as its title, what is on it, and what its notes say."""

    key: str
    title: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    opening: bool = False
    """Whether it is the first one, with `subtitle`."""
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides of a deck, and what stands at the foot of each."""

    title: str
    foot: str
    slides: tuple[Slide, ...]
    scenario: str | None = None
    """The scenario of its plan; None where it is the framework's own, or there is none."""
