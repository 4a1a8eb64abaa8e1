"""A data file for think-cell: what the deck shows, under the names of its places, for a firm's own template.

JSON as think-cell reads it: a list with the template and its data, each a named element with a table of cells; a chart has
its categories in the first row, a row for 100 % = that stays empty, and a row a series.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.content import content
from opposite.exports.briefing.deck.model import Chart, Part, Slide, Table, Timeline, Words
from opposite.wording.roadmap.handover import printable

TEMPLATE = "template.pptx"
"""The firm's template, beside the data file."""

Cell = dict[str, Any] | None


def thinkcell_ppttc(briefing: Briefing) -> bytes:
    """The data file; the same briefing gives the same bytes."""
    data = [
        {"name": name, "table": table} for slide in content(briefing).slides for name, table in _of_slide(slide)
    ] + [{"name": "roadmap", "table": _roadmap(briefing)}]
    return (json.dumps([{"template": TEMPLATE, "data": data}], indent=1, ensure_ascii=False) + "\n").encode()


def _of_slide(slide: Slide) -> Iterator[tuple[str, list[list[Cell]]]]:
    yield f"{slide.key}: title", [[_text(slide.title)]]
    if slide.subtitle:
        yield f"{slide.key}: subtitle", [[_text(slide.subtitle)]]
    for part in slide.parts:
        yield f"{slide.key}: {part.name}", _table(part)


def _table(part: Part) -> list[list[Cell]]:
    if isinstance(part, Words):
        return [[_text("\n".join(part.paragraphs))]]
    if isinstance(part, Table):
        return [[_text(cell) for cell in row] for row in part.rows]
    if isinstance(part, Chart):
        heads: list[Cell] = [None, *(_text(category) for category in part.categories)]
        series = [[_text(title), *(_number(value) for value in values)] for title, values in part.series]
        return [heads, [None] * len(heads), *series]
    return _bars(part)


def _bars(part: Timeline) -> list[list[Cell]]:
    """A row an initiative: where it starts and ends, in periods since the start of the plan."""
    return [[_text(bar.title), _number(bar.start), _number(bar.end), _text(bar.note)] for bar in part.bars]


def _roadmap(briefing: Briefing) -> list[list[Cell]]:
    """A row an initiative with its first and last day, for a table or a Gantt chart."""
    rows = () if briefing.roadmap is None else briefing.roadmap.rows
    return [
        [_text(row.initiative.title), _day(row.start_date), _day(row.finish_date), _text(row.owner_set or row.initiative.owner_role or "")]
        for row in rows
    ]  # fmt: skip


def _text(text: str) -> Cell:
    return {"string": printable(text)}


def _number(value: float | None) -> Cell:
    return None if value is None else {"number": value}


def _day(day: date) -> Cell:
    return {"date": day.isoformat()}
