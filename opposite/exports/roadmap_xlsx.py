"""A roadmap as a workbook: table, timeline that follows its dates, capacity by role, and how it was made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.capacity_sheet import add_capacity
from opposite.exports.money_sheet import add_money
from opposite.exports.origin_sheet import add_origin
from opposite.exports.timeline_sheet import add_timeline
from opposite.exports.workbook import A3, CELL, CENTRED, HEADER, TOP, WRAPPED, Book, row_height
from opposite.tables.roadmap import ROADMAP_COLUMNS, roadmap_table
from opposite.wording.roadmap import workbook as words
from opposite.wording.roadmap.handover import title
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
    """Add the sheets of a roadmap, made under a scenario; `titles` say what columns are called in place of their names."""
    _add_table(book, roadmap, titles)
    add_timeline(book, roadmap, table=SHEET)
    add_capacity(book, roadmap)
    add_money(book, roadmap)
    add_origin(book, roadmap, made_on=made_on, titles=titles, scenario=scenario)


def _add_table(book: Book, roadmap: Roadmap, titles: Mapping[str, str]) -> None:
    """The table of the command line: the same columns in the same order, dates and figures as such."""
    sheet, rows = book.sheet(SHEET, paper=A3), roadmap_table(roadmap).rows
    for number, column in enumerate(ROADMAP_COLUMNS):
        sheet.set_column(number, number, WIDTHS[column])
        book.put(sheet, (0, number), titles.get(column, column), look=HEADER | TOP)
    for line, values in enumerate(rows, start=1):
        for number, (column, value) in enumerate(zip(ROADMAP_COLUMNS, values, strict=True)):
            kind = WRAPPED if isinstance(value, str) else CENTRED
            book.put(sheet, (line, number), value, look=CELL | TOP | kind | FIGURES.get(column, {}))
        sheet.set_row(line, row_height(zip(values, WIDTHS.values(), strict=True)))
    _guide_typing(sheet, len(rows))
    sheet.set_row(0, 30)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, ROADMAP_COLUMNS.index("title") + 1)
    sheet.autofilter(0, 0, len(rows), len(ROADMAP_COLUMNS) - 1)
    sheet.print_area(0, FIRST_PRINTED, len(rows), len(ROADMAP_COLUMNS) - 1)
    if book.mark:
        sheet.write_comment(0, 0, book.mark, {"author": "OPPOSITE"})


def _guide_typing(sheet: Any, rows: int) -> None:
    """Where people type, a list of the statuses there are, and days for dates."""
    if rows == 0:
        return
    listed = {"validate": "list", "source": list(STATUS_TITLES), "error_message": words.PICK_STATUS}
    day = {"validate": "date", "criteria": ">", "value": EARLIEST, "error_message": words.TYPE_DAY}
    for column, rule in (("status", listed), ("start_date", day), ("finish_date", day)):
        number = ROADMAP_COLUMNS.index(column)
        sheet.data_validation(1, number, rows, number, rule)
