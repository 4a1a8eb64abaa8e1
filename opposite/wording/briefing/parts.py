"""What a document consists of: sections of words, lists, tables and drawings; whatever sets it needs to know no more."""

from __future__ import annotations

from dataclasses import dataclass

Share = float | None
"""A place from 0 to 1 along a scale; None where there is none."""


IN_TABLE = 72
"""Characters of a name in a table that has a row for each of many; the whole stands over its own section."""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a `strong` one is the finding of its section, a `quiet` one stands aside."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """Lines of a list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its finding; `wide` are the columns of text, all others are narrow and hold figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[int, ...] = (0,)
    heat: tuple[tuple[Share, ...], ...] = ()
    """Of every cell how strong its colour is, as in a heat map; empty where the table is none."""


@dataclass(frozen=True, slots=True)
class Radar:
    """Titles clockwise from the top, with where each stands and should, on the framework's scale."""

    rows: tuple[tuple[str, float | None, float | None], ...]
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class Track:
    """A row of a scale: its title, its figure as text, and where score, interval and target lie."""

    title: str
    figure: str
    score: Share
    interval: tuple[float, float] | None
    target: Share


@dataclass(frozen=True, slots=True)
class Tracks:
    """Rows on one scale, whose ends are named."""

    rows: tuple[Track, ...]
    ends: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a timeline: its title and where it begins and ends, from 0 to 1 of the whole."""

    title: str
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over periods of equal width."""

    bars: tuple[Bar, ...]
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: the finding that it shows, as a title, and all that it shows in words."""

    title: str
    described: str
    shape: Radar | Tracks | Timeline


Part = Words | Items | Table | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of level 1 to 3 with what stands under it; it may begin on a page of its own."""

    title: str
    parts: tuple[Part, ...]
    level: int = 1
    own_page: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A whole document."""

    title: str
    organisation: str
    occasion: str
    made_on: str
    headline: str
    second: str | None
    sample: str | None
    contents_title: str
    sections: tuple[Section, ...]
