"""A roadmap as a workbook: table, timeline that follows its dates, capacity by role, and how it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.capacity_sheet import add_capacity
from opposite.exports.money_sheet import add_money
from opposite.exports.origin_sheet import add_origin
from opposite.exports.timeline_sheet import add_timeline
from opposite.exports.workbook import A3, A4, CELL, CENTRED, HEADER, TOP, WRAPPED, Book, row_height
from opposite.tables.roadmap import ROADMAP_COLUMNS, roadmap_table
from opposite.wording.roadmap import workbook as words
from opposite.wording.roadmap.handover import factor_title, horizon_title, lens_titles, title
from opposite.wording.scoring.scores import STATUS_TITLES

SHEET = "Roadmap"

WIDTHS = {
    "organisation": 16, "wave": 9, "order": 7, "initiative": 15, "title": 31, "factor": 8, "lens": 18, "horizon": 9,
    "start_period": 12, "finish_period": 13, "start_date": 12, "finish_date": 12, "effort_days": 12, "roles": 15,
    "prerequisites": 15, "owner": 15, "customer_outcome": 27, "business_outcome": 27, "kpi": 26, "value": 8,
    "reason": 46, "status": 11, "owner_set": 15, "finish_p50": 12, "finish_p80": 12, "chance": 9, "cost": 11, "slack_periods": 12,
    "quick_win": 9, "assumed": 15, "basis": 16,
}  # fmt: skip
"""Of the columns, in digits."""

FIGURES = {"value": {"num_format": "0.0000"}, "chance": {"num_format": "0%"}}
"""How the cells of a column look, where not as others of their kind."""

AS_NAMED: Mapping[str, str] = MappingProxyType({})
"""Titles of columns that are called by their names."""

PRINTED = ("order", "title", "start_date", "finish_date", "effort_days", "owner", "status", "chance", "reason")
"""Columns that people read on paper: with their widths they stand on A4 at nine points."""

IN_WORDS = {"factor_title": 24, "lens_title": 18, "horizon_title": 11, "prerequisite_titles": 60, "assumed_titles": 60}
"""Columns that say in titles what others say by id, with their widths in digits."""

OFF_PAPER = {
    "organisation": 40, "initiative": 24, "roles": 44, "customer_outcome": 60, "business_outcome": 60, "kpi": 60,
    "owner_set": 24, "basis": 40, "prerequisites": 40, "assumed": 40,
}  # fmt: skip
"""Of columns beside those that are printed, where these set how high a row is: so wide that they need no more lines."""

IDS = ("initiative", "factor", "lens", "horizon", "prerequisites", "assumed")
"""Columns of ids, for programs."""

TO_READ = (*PRINTED, *IN_WORDS, *(one for one in ROADMAP_COLUMNS if one not in {*PRINTED, *IDS}), *IDS)
"""The columns of a table for people: what is printed, the rest in words, and the ids at the right."""

EARLIEST = date(2000, 1, 1)
"""No initiative starts before it: whatever else is typed is no day."""

FIRST_PRINTED = ROADMAP_COLUMNS.index("order")
"""Organisation and wave, which never change, stand at the head of every page instead."""


def roadmap_xlsx(roadmap: Roadmap, *, made_on: date) -> bytes:
    """The workbook; the same roadmap and day give the same bytes."""
    book = Book(title(roadmap), made_on=made_on, sample=roadmap.sample)
    add_roadmap(book, roadmap, made_on=made_on)
    return book.content()


def add_roadmap(
    book: Book,
    roadmap: Roadmap,
    *,
    made_on: date,
    titles: Mapping[str, str] = AS_NAMED,
    scenario: str | None = None,
) -> None:
    """Add the sheets of a roadmap, made under a scenario; `titles` say what columns are called in place of their names.

    Where they do, the table is one for people: in titles rather than ids, which stand at its right.
    """
    columns = TO_READ if titles else ROADMAP_COLUMNS
    _add_table(book, roadmap, titles, columns)
    add_timeline(book, roadmap, table=SHEET, columns=columns)
    add_capacity(book, roadmap)
    add_money(book, roadmap)
    add_origin(book, roadmap, made_on=made_on, titles=titles, scenario=scenario)


def _add_table(book: Book, roadmap: Roadmap, titles: Mapping[str, str], columns: Sequence[str]) -> None:
    """The table of the command line with these columns, dates and figures as such."""
    to_read = columns is TO_READ
    sheet, rows = book.sheet(SHEET, paper=A4 if to_read else A3), _rows(roadmap, columns)
    widths = [(WIDTHS | IN_WORDS | (OFF_PAPER if to_read else {}))[column] for column in columns]
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(number, number, width)
        book.put(sheet, (0, number), titles.get(column, column), look=HEADER | TOP)
    for line, values in enumerate(rows, start=1):
        for number, (column, value) in enumerate(zip(columns, values, strict=True)):
            kind = WRAPPED if isinstance(value, str) else CENTRED
            book.put(sheet, (line, number), value, look=CELL | TOP | kind | FIGURES.get(column, {}))
        sheet.set_row(line, row_height(zip(values, widths, strict=True)))
    _guide_typing(sheet, columns, len(rows))
    sheet.set_row(0, 45 if to_read else 30)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, columns.index("title") + 1)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    first, last = (0, len(PRINTED) - 1) if to_read else (FIRST_PRINTED, len(columns) - 1)
    sheet.print_area(0, first, len(rows), last)
    if book.mark:
        sheet.write_comment(0, 0, book.mark, {"author": "OPPOSITE"})


def _rows(roadmap: Roadmap, columns: Sequence[str]) -> list[list[Any]]:
    """The rows of the table in the order of some columns."""
    lenses, titled = lens_titles(roadmap), {**roadmap.framework.initiative_by_id, **roadmap.request.by_id}
    rows: list[list[Any]] = []
    for row, values in zip(roadmap.rows, roadmap_table(roadmap).rows, strict=True):
        initiative = row.initiative
        cells = dict(zip(ROADMAP_COLUMNS, values, strict=True)) | {
            "factor_title": factor_title(roadmap, row),
            "lens_title": None if initiative.lens is None else lenses.get(initiative.lens, initiative.lens),
            "horizon_title": horizon_title(row.horizon),
            "prerequisite_titles": "; ".join(titled[one].title for one in initiative.prerequisites),
            "assumed_titles": "; ".join(titled[one].title for one, _ in row.reason.assumed) or None,
        }
        rows.append([cells[column] for column in columns])
    return rows


def _guide_typing(sheet: Any, columns: Sequence[str], rows: int) -> None:
    """Where people type, a list of the statuses there are, and days for dates."""
    if rows == 0:
        return
    listed = {"validate": "list", "source": list(STATUS_TITLES), "error_message": words.PICK_STATUS}
    day = {"validate": "date", "criteria": ">", "value": EARLIEST, "error_message": words.TYPE_DAY}
    for column, rule in (("status", listed), ("start_date", day), ("finish_date", day)):
        number = columns.index(column)
        sheet.data_validation(1, number, rows, number, rule)
