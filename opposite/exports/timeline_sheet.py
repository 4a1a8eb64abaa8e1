"""The timeline of a workbook: bars made of cells, which follow the dates of the roadmap's table when these are changed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from opposite import wording
from opposite.charts.theme import LIGHT, lens_colour
from opposite.domain.roadmap_rows import Roadmap
from opposite.engine.roadmap import MONTHS, later
from opposite.exports.roadmap_words import horizon_title, lens_titles, printable, title
from opposite.exports.workbook import CELL, CENTRED, DAY, HEADER, NOTE, WRAPPED, Book, row_height
from opposite.tables import ROADMAP_COLUMNS

SHEET = "Timeline"

FOLLOWS = "The bars follow the dates on the sheet Roadmap: change a date there and its bar moves."
RUNNING = "Initiatives at the same time"
LEGEND = "What an initiative is for"
HEADERS = ("#", "Initiative", "Start", "Finish", "Lens")
WIDTHS = (5, 46, 12, 12, 10)

LENS = HEADERS.index("Lens")
"""A hidden column: the lens of a row, and in the legend the lens of a colour."""
FIRST = len(HEADERS)
"""The column of the first period."""

MOST_WIDE = 12
"""With more periods than this their columns are narrow and their days stand upright."""

HIDDEN_FIGURE = ";;;"


def add_timeline(book: Book, roadmap: Roadmap, *, table: str) -> None:
    """Add the sheet: a row an initiative as in the table, a column a period, coloured by lens where it is at work."""
    sheet = book.sheet(SHEET)
    top = book.head(sheet, title(roadmap), (wording.roadmap_headline(roadmap), {}), (FOLLOWS, NOTE))
    days, body = top + 1, top + 3
    sheet.repeat_rows(top, days + 1)
    _add_head(book, sheet, roadmap, top)
    periods = len(roadmap.period_labels)
    columns = {name: xl_col_to_name(ROADMAP_COLUMNS.index(name), col_abs=True) for name in ROADMAP_COLUMNS}
    for line, row in enumerate(roadmap.rows):
        own = body + line
        sheet.set_row(own, row_height([(row.initiative.title, WIDTHS[1])]))
        shown = (
            ("order", row.order, CENTRED),
            ("title", printable(row.initiative.title), WRAPPED),
            ("start_date", row.start_date, CENTRED | {"num_format": DAY}),
            ("finish_date", row.finish_date, CENTRED | {"num_format": DAY}),
            ("lens", row.initiative.lens or "", {}),
        )
        for place, (name, value, look) in enumerate(shown):
            source = f"{table}!{columns[name]}{line + 2}"
            formula = f'=IF({source}="","",{source})' if name == "lens" else f"={source}"
            sheet.write_formula(own, place, formula, book.look(**CELL, **look), _stored(value))
        start, finish = (xl_rowcol_to_cell(own, place, col_abs=True) for place in (2, 3))
        for period in range(periods):
            first, last = (xl_rowcol_to_cell(days + of, FIRST + period, row_abs=True) for of in (0, 1))
            at_work = row.start_period <= period + 1 <= row.finish_period
            formula = f"=IF(AND({start}<={last},{finish}>={first}),1,0)"
            sheet.write_formula(own, FIRST + period, formula, book.look(**CELL, num_format=HIDDEN_FIGURE), int(at_work))
    sheet.freeze_panes(body, FIRST)
    if roadmap.rows:
        _add_sums(book, sheet, roadmap, body)
        _add_legend(book, sheet, roadmap, body)


def period_days(roadmap: Roadmap) -> list[tuple[date, date]]:
    """First and last day of each period."""
    months = MONTHS[roadmap.period]
    firsts = [later(roadmap.start, place * months) for place in range(len(roadmap.period_labels) + 1)]
    return [(first, following - timedelta(days=1)) for first, following in pairwise(firsts)]


def _add_head(book: Book, sheet: Any, roadmap: Roadmap, top: int) -> None:
    """The names and days of periods under the parts of the roadmap, beside the names of the other columns."""
    many = len(roadmap.period_labels) > MOST_WIDE
    for place, (name, width) in enumerate(zip(HEADERS, WIDTHS, strict=True)):
        sheet.set_column(place, place, width, None, {"hidden": place == LENS})
        sheet.merge_range(top, place, top + 2, place, "", book.look(**HEADER))
        book.put(sheet, (top, place), name, **HEADER, **({} if name == "Initiative" else CENTRED))
    sheet.set_column(FIRST, FIRST + len(roadmap.period_labels) - 1, 3.4 if many else 11)
    begins = 0
    for horizon, ends in roadmap.horizons:
        centred = HEADER | CENTRED
        if ends - begins > 1:
            sheet.merge_range(top, FIRST + begins, top, FIRST + ends - 1, "", book.look(**centred))
        book.put(sheet, (top, FIRST + begins), horizon_title(horizon), **centred)
        begins = ends
    upright = CENTRED | ({"rotation": 90} if many else {})
    for place, both in enumerate(period_days(roadmap)):
        for of, day in enumerate(both):
            book.put(sheet, (top + 1 + of, FIRST + place), day, **CELL, **upright, bg_color=LIGHT.band, font_size=9)
    if many:
        sheet.set_row(top + 1, 62)
        sheet.set_row(top + 2, 62)


def _add_sums(book: Book, sheet: Any, roadmap: Roadmap, body: int) -> None:
    """Below the bars, how many initiatives each period holds."""
    below = body + len(roadmap.rows)
    sheet.merge_range(below, 0, below, FIRST - 1, "", book.look(**CELL, bold=True, bg_color=LIGHT.band))
    book.put(sheet, (below, 0), RUNNING, **CELL, bold=True, bg_color=LIGHT.band)
    for place in range(len(roadmap.period_labels)):
        cells = ":".join(xl_rowcol_to_cell(line, FIRST + place) for line in (body, below - 1))
        busy = sum(row.start_period <= place + 1 <= row.finish_period for row in roadmap.rows)
        look = book.look(**CELL, bold=True, bg_color=LIGHT.band, **CENTRED)
        sheet.write_formula(below, FIRST + place, f"=SUM({cells})", look, busy)


def _add_legend(book: Book, sheet: Any, roadmap: Roadmap, body: int) -> None:
    """Below the sums the lenses with their colours; the bars take theirs from here, by the lens of their row."""
    last = (body + len(roadmap.rows) - 1, FIRST + len(roadmap.period_labels) - 1)
    cell, lens = xl_rowcol_to_cell(body, FIRST), xl_rowcol_to_cell(body, LENS, col_abs=True)
    used = {row.initiative.lens for row in roadmap.rows}
    at = body + len(roadmap.rows) + 3
    book.put(sheet, (at - 1, 1), LEGEND, bold=True)
    for place, (known, titled) in enumerate(lens_titles(roadmap).items()):
        if known not in used:
            continue
        colour = lens_colour(known, place, dark=False)
        book.put(sheet, (at, 0), None, bg_color=colour)
        book.put(sheet, (at, 1), titled)
        book.put(sheet, (at, LENS), known)
        same = xl_rowcol_to_cell(at, LENS, row_abs=True, col_abs=True)
        _colour(book, sheet, (body, FIRST, *last), f"=AND({cell}=1,{lens}={same})", colour)
        at += 1
    if None in used:
        book.put(sheet, (at, 0), None, bg_color=lens_colour(None, 0, dark=False))
        book.put(sheet, (at, 1), "No lens")
    _colour(book, sheet, (body, FIRST, *last), f"={cell}=1", lens_colour(None, 0, dark=False))


def _colour(book: Book, sheet: Any, cells: tuple[int, int, int, int], rule: str, colour: str) -> None:
    """Fill the cells for which a rule holds; the first rule that holds decides."""
    fill = book.fill(colour)
    sheet.conditional_format(*cells, {"type": "formula", "criteria": rule, "format": fill, "stop_if_true": True})


def _stored(value: str | int | date) -> str | int:
    """The value as a program shows it that computes no formulas: dates as days since 1899-12-30."""
    return (value - date(1899, 12, 30)).days if isinstance(value, date) else value
