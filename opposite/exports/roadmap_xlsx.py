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
from opposite.exports.workbook import CELL, CENTRED, HEADER, TOP, WRAPPED, Book, row_height
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

IN_WORDS_TITLES: Mapping[str, str] = MappingProxyType({**words.TITLES, **words.TITLES_IN_WORDS})
"""What every column is called in words."""

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

FOLDED = {"level": 1, "hidden": True}
"""Columns that are not printed: a mark above the sheet unfolds them."""


def roadmap_xlsx(roadmap: Roadmap, *, made_on: date) -> bytes:
    """The workbook, for people and for programs; the same roadmap and day give the same bytes.

    Its table has the columns of the command line in their order. Its cells hold their names and show their titles, and
    those that are not printed are folded away.
    """
    book = Book(title(roadmap), made_on=made_on, sample=roadmap.sample)
    _add_sheets(book, roadmap, ROADMAP_COLUMNS, made_on=made_on, scenario=None)
    return book.content()


def add_roadmap(book: Book, roadmap: Roadmap, *, made_on: date, scenario: str | None = None) -> None:
    """Add the sheets of a roadmap, made under a scenario: the table is for people, with the ids at its right."""
    _add_sheets(book, roadmap, TO_READ, made_on=made_on, scenario=scenario)


def _add_sheets(book: Book, roadmap: Roadmap, columns: Sequence[str], *, made_on: date, scenario: str | None) -> None:
    _add_table(book, roadmap, columns)
    add_timeline(book, roadmap, table=SHEET, columns=columns)
    add_capacity(book, roadmap)
    add_money(book, roadmap)
    add_origin(book, roadmap, made_on=made_on, by_name=columns is ROADMAP_COLUMNS, scenario=scenario)


def _add_table(book: Book, roadmap: Roadmap, columns: Sequence[str]) -> None:
    """The table of the command line with these columns, dates and figures as such."""
    by_name = columns is ROADMAP_COLUMNS
    sheet, rows = book.sheet(SHEET), _rows(roadmap, columns)
    widths = [(WIDTHS | IN_WORDS | OFF_PAPER)[column] for column in columns]
    for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
        sheet.set_column(number, number, width, None, FOLDED if by_name and column not in PRINTED else {})
        said = IN_WORDS_TITLES[column]
        shown = {"num_format": f'General;General;General;"{said}"'} if by_name else {}
        book.put(sheet, (0, number), column if by_name else said, look=HEADER | TOP | shown)
    for line, values in enumerate(rows, start=1):
        for number, (column, value) in enumerate(zip(columns, values, strict=True)):
            kind = WRAPPED if isinstance(value, str) else CENTRED
            book.put(sheet, (line, number), value, look=CELL | TOP | kind | FIGURES.get(column, {}))
        sheet.set_row(line, row_height(zip(values, widths, strict=True)))
    _guide_typing(sheet, columns, len(rows))
    sheet.set_row(0, 45)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, columns.index("title") + 1)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    printed = [columns.index(column) for column in PRINTED]
    sheet.print_area(0, min(printed), len(rows), max(printed))
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
