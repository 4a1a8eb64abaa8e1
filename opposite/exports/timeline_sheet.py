"""The timeline of a workbook: bars made of cells, which follow the dates of the roadmap's table when these are changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from opposite import wording
from opposite.charts.theme import LIGHT, lens_colour
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.roadmap.periods import later
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.exports.workbook import CELL, CENTRED, DAY, HEADER, NOTE, WRAPPED, Book, Look, cell_text, row_height
from opposite.wording.roadmap import workbook as words
from opposite.wording.roadmap.handover import horizon_title, lens_titles, title

SHEET = "Timeline"

WIDTHS = {"#": 5, "Initiative": 46, "Start": 12, "Finish": 12, "Lens": 10}
"""Columns before the periods, and how wide they are in digits."""
START, FINISH, LENS, FIRST = 2, 3, 4, 5
"""Columns of the dates, of the lens, which is hidden and which the colours go by, and of the first period."""

MOST_WIDE = 12
"""With more periods than this their columns are narrow and their days stand upright."""

MOST_ON_A_PAGE = 24
"""Up to so many initiatives are printed on one page, with the legend."""

ON_BAND = CELL | {"bg_color": LIGHT.band}
UNSEEN = CELL | {"num_format": ";;;"}
"""Of the figure in a period's cell: 1 where an initiative is at work, else 0; its colour says it."""


def add_timeline(book: Book, roadmap: Roadmap, *, table: str, columns: Sequence[str]) -> None:
    """Add the sheet: a row an initiative as in the table, a column a period, coloured by lens where it is at work."""
    sheet = book.sheet(SHEET)
    top = book.head(sheet, title(roadmap), (wording.roadmap_headline(roadmap), {}), (words.BARS_FOLLOW, NOTE))
    body = top + 3
    _add_periods(book, sheet, roadmap, top)
    for number, row in enumerate(roadmap.rows):
        _add_row(
            book,
            sheet,
            row,
            (body + number, top + 1),
            source=(table, number + 2),
            columns=columns,
            periods=roadmap.request.periods,
        )
    sheet.fit_to_pages(1, 1 if len(roadmap.rows) <= MOST_ON_A_PAGE else 0)
    sheet.repeat_rows(top, body - 1)
    sheet.freeze_panes(body, FIRST)
    if roadmap.rows:
        _add_sums(book, sheet, roadmap, body)
        _add_colours(book, sheet, roadmap, body)


def period_days(roadmap: Roadmap) -> list[tuple[date, date]]:
    """First and last day of each period."""
    months = MONTHS[roadmap.period]
    firsts = [later(roadmap.start, number * months) for number in range(roadmap.request.periods + 1)]
    return [(first, following - timedelta(days=1)) for first, following in pairwise(firsts)]


def _add_periods(book: Book, sheet: Any, roadmap: Roadmap, top: int) -> None:
    """Three rows: the parts of the roadmap, and below them the first and the last day of each period."""
    many = roadmap.request.periods > MOST_WIDE
    for column, (name, width) in enumerate(WIDTHS.items()):
        sheet.set_column(column, column, width, None, {"hidden": column == LENS})
        sheet.merge_range(top, column, top + 2, column, "", book.look(HEADER))
        book.put(sheet, (top, column), name, look=HEADER | (WRAPPED if name == "Initiative" else CENTRED))
    sheet.set_column(FIRST, FIRST + roadmap.request.periods - 1, 3.4 if many else 11)
    begins = FIRST
    for horizon, last in roadmap.horizons:
        if begins < FIRST + last - 1:
            sheet.merge_range(top, begins, top, FIRST + last - 1, "", book.look(HEADER | CENTRED))
        book.put(sheet, (top, begins), horizon_title(horizon), look=HEADER | CENTRED)
        begins = FIRST + last
    look = ON_BAND | CENTRED | {"font_size": 9} | ({"rotation": 90} if many else {})
    for column, days in enumerate(period_days(roadmap), start=FIRST):
        for line, day in enumerate(days, start=top + 1):
            book.put(sheet, (line, column), day, look=look)
    for line in (top + 1, top + 2):
        sheet.set_row(line, 62 if many else 15)


def _add_row(
    book: Book,
    sheet: Any,
    row: RoadmapRow,
    at: tuple[int, int],
    *,
    source: tuple[str, int],
    columns: Sequence[str],
    periods: int,
) -> None:
    """The row of an initiative, made of references to its row of the table, so that it follows what is changed there.

    `at` is its line and the line of the first days; `source` is the sheet of the table, which has these
    columns, and its line there.
    """
    line, days = at
    shown: dict[str, tuple[str | int | date, Look]] = {
        "order": (row.order, CELL | CENTRED),
        "title": (cell_text(row.initiative.title), CELL | WRAPPED),
        "start_date": (row.start_date, CELL | CENTRED | {"num_format": DAY}),
        "finish_date": (row.finish_date, CELL | CENTRED | {"num_format": DAY}),
        "lens": (row.initiative.lens or "", CELL),
    }
    for column_number, (column, (value, look)) in enumerate(shown.items()):
        cell = f"{source[0]}!${xl_col_to_name(columns.index(column))}{source[1]}"
        formula = f'=IF({cell}="","",{cell})' if column == "lens" else f"={cell}"
        sheet.write_formula(line, column_number, formula, book.look(look), _stored(value))
    start, finish = (xl_rowcol_to_cell(line, column_number, col_abs=True) for column_number in (START, FINISH))
    for period in range(periods):
        first, last = (xl_rowcol_to_cell(days + of, FIRST + period, row_abs=True) for of in (0, 1))
        at_work = int(row.start_period <= period + 1 <= row.finish_period)
        formula = f"=IF(AND({start}<={last},{finish}>={first}),1,0)"
        sheet.write_formula(line, FIRST + period, formula, book.look(UNSEEN), at_work)
    sheet.set_row(line, row_height([(row.initiative.title, WIDTHS["Initiative"])]))


def _add_sums(book: Book, sheet: Any, roadmap: Roadmap, body: int) -> None:
    """Below the bars, how many initiatives each period holds."""
    below, look = body + len(roadmap.rows), ON_BAND | {"bold": True}
    sheet.merge_range(below, 0, below, FIRST - 1, "", book.look(look | WRAPPED))
    book.put(sheet, (below, 0), words.RUNNING, look=look | WRAPPED)
    for period in range(roadmap.request.periods):
        cells = ":".join(xl_rowcol_to_cell(line, FIRST + period) for line in (body, below - 1))
        busy = sum(row.start_period <= period + 1 <= row.finish_period for row in roadmap.rows)
        sheet.write_formula(below, FIRST + period, f"=SUM({cells})", book.look(look | CENTRED), busy)


def _add_colours(book: Book, sheet: Any, roadmap: Roadmap, body: int) -> None:
    """Below the sums the lenses with their colours; a bar has the one whose lens stands in its own row."""
    bars = (body, FIRST, body + len(roadmap.rows) - 1, FIRST + roadmap.request.periods - 1)
    at_work, lens = f"{xl_rowcol_to_cell(body, FIRST)}=1", xl_rowcol_to_cell(body, LENS, col_abs=True)
    used = {row.initiative.lens for row in roadmap.rows}
    colours = [
        (lens_id, titled, lens_colour(lens_id, index, dark=False))
        for index, (lens_id, titled) in enumerate(lens_titles(roadmap).items())
        if lens_id in used
    ]
    if None in used:
        colours.append(("", "No lens", lens_colour(None, 0, dark=False)))
    heading = bars[2] + 3
    book.put(sheet, (heading, 1), words.LENSES, look={"bold": True})
    for line, (lens_id, titled, colour) in enumerate(colours, start=heading + 1):
        book.put(sheet, (line, 0), None, look={"bg_color": colour})
        book.put(sheet, (line, 1), titled, look=WRAPPED)
        book.put(sheet, (line, LENS), lens_id)
        lens_of_row = xl_rowcol_to_cell(line, LENS, row_abs=True, col_abs=True)
        rule = {"type": "formula", "criteria": f"=AND({at_work},{lens}={lens_of_row})", "stop_if_true": True}
        sheet.conditional_format(*bars, rule | {"format": book.fill(colour)})
    other = {"type": "formula", "criteria": f"={at_work}", "format": book.fill(lens_colour(None, 0, dark=False))}
    sheet.conditional_format(*bars, other)


def _stored(value: str | int | date) -> str | int:
    """The value as a program shows it that computes no formulas: dates as days since 1899-12-30."""
    return (value - date(1899, 12, 30)).days if isinstance(value, date) else value
