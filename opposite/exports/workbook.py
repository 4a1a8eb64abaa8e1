"""A workbook in the house's look, in which nothing that a person typed is ever a formula, a link or a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from opposite import wording
from opposite.charts.text import lines
from opposite.charts.theme import LIGHT
from opposite.domain.spreadsheet import is_dangerous
from opposite.exports.typeface import OFFICE
from opposite.wording.roadmap.handover import cut, printable

MOST_CHARACTERS = 32_767
"""Of a cell: Excel holds no more."""

A4 = 9
"""The paper by the format's own number."""

DAY = "d mmm yyyy"

Look = Mapping[str, object]
"""Properties of a cell's format, by the names that XlsxWriter has for them."""

PLAIN = {"font_name": OFFICE, "font_size": 10, "font_color": LIGHT.ink, "valign": "top"}
HEADING = {"font_size": 16, "bold": True, "font_color": LIGHT.now}
SUBHEADING = {"font_size": 12, "bold": True, "font_color": LIGHT.now}
HEADER = {
    "bold": True, "font_color": LIGHT.background, "bg_color": LIGHT.now, "border": 1, "border_color": LIGHT.line,
    "valign": "vcenter", "text_wrap": True,
}  # fmt: skip
CELL = {"border": 1, "border_color": LIGHT.line, "valign": "vcenter"}
WRAPPED = {"text_wrap": True, "align": "left", "indent": 1}
CENTRED = {"align": "center"}
TOP = {"valign": "top"}
NOTE = {"font_color": LIGHT.muted}
MARK = {"bold": True, "font_color": LIGHT.target}

LINE, TALLEST = 13.5, 409.0
"""Points of a line of text, and of the tallest row there can be."""

WIDER = 1.05
"""Characters of prose in the width of a digit, which columns are measured in."""


def row_height(cells: Iterable[tuple[object, float]]) -> float:
    """Points that a row needs to show its values wrapped in columns of these widths: programs do not all work it out."""
    needed = (
        sum(len(lines(line, int(WIDER * width))) for line in value.splitlines())
        for value, width in cells
        if isinstance(value, str)
    )
    return min(TALLEST, LINE * max(needed, default=1) + 5)


def cell_text(words: str) -> str:
    """The words as a cell holds them: what can be shown, as much as fits."""
    return cut(printable(words), MOST_CHARACTERS)


class Book:
    """A workbook being written; `content` closes it. The same calls give the same bytes."""

    def __init__(self, title: str, *, made_on: date, sample: bool) -> None:
        self._buffer = BytesIO()
        self._book = xlsxwriter.Workbook(self._buffer, {"in_memory": True})
        self._looks: dict[tuple[tuple[str, object], ...], Any] = {}
        self.mark = wording.sample_mark() if sample else None
        """What a sheet says of a synthetic organisation; None for a real one."""
        self._title = title
        self._book.set_properties(
            {"title": title, "comments": self.mark or "", "created": datetime.combine(made_on, time())}
        )

    def sheet(self, name: str) -> Any:
        """A new sheet: A4 landscape, as wide as a page, with the title above and the number of the page below."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        head = cut(self._title, 80).replace("&", "&&")
        sheet.set_header(f"&L{head}" + (f"&R{self.mark}" if self.mark else ""))
        sheet.set_footer(f"&L{name}&RPage &P of &N")
        return sheet

    def look(self, look: Look) -> Any:
        """The format with these properties over the plain ones; equal ones are one."""
        key = tuple(sorted(look.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format({**PLAIN, **look})
        return self._looks[key]

    def head(self, sheet: Any, heading: str, *below: tuple[str, Look]) -> int:
        """Write a heading, lines below it, and the mark of a sample; returns the row after the next empty one."""
        self.put(sheet, (0, 0), heading, look=HEADING)
        sheet.set_row(0, 26)
        marked = [*below, *([(self.mark, MARK)] if self.mark else [])]
        for row, (line, look) in enumerate(marked, start=1):
            self.put(sheet, (row, 0), line, look=look)
        return len(marked) + 2

    def fill(self, colour: str) -> Any:
        """The format of a rule that only fills a cell."""
        return self._book.add_format({"bg_color": colour})

    def put(self, sheet: Any, at: tuple[int, int], value: str | float | date | None, *, look: Look = PLAIN) -> None:
        """Write a value into the cell at row and column, counted from 0: text as text, dates as dates, nothing as blank.

        Text that begins like a formula carries the format's mark of text, so that it stays text when it is edited.
        """
        held = (cell_text(value) or None) if isinstance(value, str) else value
        if held is None:
            sheet.write_blank(*at, None, self.look(look))
        elif isinstance(held, str):
            guard = {"quote_prefix": True} if is_dangerous(held) else {}
            sheet.write_string(*at, held, self.look({**look, **guard}))
        elif isinstance(held, date):
            sheet.write_datetime(*at, datetime.combine(held, time()), self.look({"num_format": DAY, **look}))
        else:
            sheet.write_number(*at, held, self.look(look))

    def chart(self, options: Mapping[str, object]) -> Any:
        """A new chart of the workbook's own kind, to be given series and put on a sheet."""
        return self._book.add_chart(dict(options))

    def content(self) -> bytes:
        """The bytes of the finished workbook; nothing can be written after it."""
        self._book.close()
        return self._buffer.getvalue()
