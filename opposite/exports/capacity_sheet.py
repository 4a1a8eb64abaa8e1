"""The capacity sheet of a workbook: FTE needed and available, by role and period."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from opposite.charts.theme import LIGHT
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.tolerance import TOLERANCE
from opposite.exports.timeline_sheet import period_days
from opposite.exports.workbook import CELL, CENTRED, HEADER, NOTE, WRAPPED, Book
from opposite.wording.roadmap import workbook as words
from opposite.wording.roadmap.charts import NO_ROLES
from opposite.wording.roadmap.handover import capitalised

SHEET = "Capacity"

FIRST = 2
"""The column of the first period."""

FTE, SHARE = '0.00;-0.00;"–"', '0 %;-0 %;"–"'
"""How figures are shown; a dash stands for none."""

SHADES = {
    "type": "2_color_scale", "min_type": "num", "min_value": 0, "min_color": LIGHT.background,
    "max_type": "num", "max_value": 1, "max_color": LIGHT.ramp[3],
}  # fmt: skip
"""The fuller a role is, the darker its share."""


def add_capacity(book: Book, roadmap: Roadmap) -> None:
    """Add the sheet: three rows a role, the last of them computed from the others, and a column a period."""
    sheet = book.sheet(SHEET)
    note = words.FTE if roadmap.capacity_use else NO_ROLES
    top = book.head(sheet, words.who_is_busy(roadmap), (note, NOTE))
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 15)
    sheet.set_column(FIRST, FIRST + roadmap.request.periods - 1, 11)
    for column, name in enumerate(("Role", f"By {roadmap.period} from")):
        book.put(sheet, (top, column), name, look=HEADER | WRAPPED)
    for column, (first, _) in enumerate(period_days(roadmap), start=FIRST):
        book.put(sheet, (top, column), first, look=HEADER | CENTRED)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, FIRST)
    for number, (role, use) in enumerate(roadmap.capacity_use.items()):
        _add_role(book, sheet, top + 1 + 3 * number, role, use=use, most=roadmap.request.capacity[role])


def _add_role(book: Book, sheet: Any, line: int, role: str, *, use: Sequence[float], most: Sequence[float]) -> None:
    """Three rows of a role: what is in use, what there is, and the one as a share of the other."""
    sheet.merge_range(line, 0, line + 2, 0, "", book.look(CELL | WRAPPED))
    book.put(sheet, (line, 0), capitalised(role), look=CELL | WRAPPED | {"bold": True})
    for of, figure in enumerate(("In use", "Available", "Share in use")):
        book.put(sheet, (line + of, 1), figure, look=CELL | WRAPPED)
    for column, (needed, available) in enumerate(zip(use, most, strict=True), start=FIRST):
        for of, figures in enumerate((needed, available)):
            book.put(sheet, (line + of, column), figures, look=CELL | CENTRED | {"num_format": FTE})
        above, below = (xl_rowcol_to_cell(line + of, column) for of in (0, 1))
        look = book.look(CELL | CENTRED | {"num_format": SHARE, "bold": True})
        share = needed / available if available > 0 else ""
        sheet.write_formula(line + 2, column, f'=IF({below}>0,{above}/{below},"")', look, share)
    last = FIRST + len(use) - 1
    above, below = (xl_rowcol_to_cell(line + of, FIRST) for of in (0, 1))
    over = {"type": "formula", "criteria": f"={above}>{below}+{TOLERANCE:.9f}", "format": book.fill(LIGHT.target)}
    sheet.conditional_format(line, FIRST, line, last, over)
    sheet.conditional_format(line + 2, FIRST, line + 2, last, SHADES)
