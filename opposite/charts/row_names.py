"""Names beside the rows of a chart: in as many lines as they need, and rows high enough for the longest."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.charts.text import BREAK, wrapped

WIDTH, MOST = 16, 4
"""Characters of a line, so that marks keep their room on a phone, and lines of a name; hover labels have all of it."""

LINE_HEIGHT, BETWEEN = 17, 10
"""Pixels of a line at 13 pixels of type, and between the names of two rows."""


def row_names(titles: Sequence[str]) -> list[str]:
    """The titles as Plotly labels, cut between words where they are longer than `MOST` lines."""
    return [wrapped(title, WIDTH, most=MOST) for title in titles]


def row_height(names: Sequence[str], least: int) -> int:
    """Pixels of every row, so that no name touches the next one's; at least `least`."""
    lines = max((name.count(BREAK) + 1 for name in names), default=1)
    return max(least, lines * LINE_HEIGHT + BETWEEN) if lines > 2 else least
