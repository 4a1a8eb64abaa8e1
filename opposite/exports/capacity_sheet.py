"""The sheet of a workbook that says, role by role and period by period, who is busy and how much of them there is."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from opposite.charts.theme import LIGHT
from opposite.domain.roadmap_rows import Roadmap
from opposite.domain.tolerance import TOLERANCE
from opposite.exports.roadmap_words import title
from opposite.exports.timeline_sheet import period_days
from opposite.exports.workbook import CELL, CENTRED, DAY, HEADER, NOTE, WRAPPED, Book

SHEET = "Capacity"

UNIT = "In full-time equivalents (FTE): 0.5 is one person for half of their time."
FIGURES = ("In use", "Available", "Share in use")
NOTHING = "The roadmap asks nothing of any role."

FTE, SHARE = '0.00;-0.00;"–"', '0 %;-0 %;"–"'
"""How figures are shown; a dash stands for none."""


def add_capacity(book: Book, roadmap: Roadmap) -> None:
    """Add the sheet: three rows a role, the last of them computed from the others, and a column a period."""
    sheet = book.sheet(SHEET)
    said = UNIT if roadmap.capacity_use else NOTHING
    top = book.head(sheet, f"{title(roadmap)}: who is busy when", (said, NOTE))
    sheet.repeat_rows(top)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 13)
    for place, name in enumerate(("Role", f"By {roadmap.period} from")):
        book.put(sheet, (top, place), name, **HEADER)
    for place, (first, _) in enumerate(period_days(roadmap), start=2):
        book.put(sheet, (top, place), first, **HEADER, **CENTRED, num_format=DAY)
    sheet.set_column(2, 1 + len(roadmap.period_labels), 11)
    sheet.freeze_panes(top + 1, 2)
    for number, (role, asked) in enumerate(roadmap.capacity_use.items()):
        line = top + 1 + len(FIGURES) * number
        sheet.merge_range(line, 0, line + 2, 0, "", book.look(**CELL, **WRAPPED, bold=True))
        book.put(sheet, (line, 0), role.capitalize(), **CELL, **WRAPPED, bold=True)
        for of, figure in enumerate(FIGURES):
            book.put(sheet, (line + of, 1), figure, **CELL, **WRAPPED)
        for place, (use, most) in enumerate(zip(asked, roadmap.request.capacity[role], strict=True), start=2):
            book.put(sheet, (line, place), use, **CELL, **CENTRED, num_format=FTE)
            book.put(sheet, (line + 1, place), most, **CELL, **CENTRED, num_format=FTE)
            above, below = (xl_rowcol_to_cell(line + of, place) for of in (0, 1))
            share = use / most if most > 0 else ""
            look = book.look(**CELL, **CENTRED, num_format=SHARE, bold=True)
            sheet.write_formula(line + 2, place, f'=IF({below}>0,{above}/{below},"")', look, share)
        last = 1 + len(roadmap.period_labels)
        first_use, first_most = (xl_rowcol_to_cell(line + of, 2) for of in (0, 1))
        over = {"type": "formula", "criteria": f"={first_use}>{first_most}+{TOLERANCE:f}"}
        sheet.conditional_format(line, 2, line, last, over | {"format": book.fill(LIGHT.target)})
        bars = {
            "type": "data_bar", "bar_solid": True, "bar_color": LIGHT.ramp[3], "min_type": "num", "min_value": 0,
            "max_type": "num", "max_value": 1, "data_bar_2010": True,
        }  # fmt: skip
        sheet.conditional_format(line + 2, 2, line + 2, last, bars)
