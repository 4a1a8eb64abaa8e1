"""The money sheet of a workbook: what the plan costs, by year and by role."""

from __future__ import annotations

from typing import Any

from opposite.domain.roadmap.costs import costs
from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.workbook import CELL, CENTRED, HEADER, NOTE, WRAPPED, Book
from opposite.wording.roadmap import money as words
from opposite.wording.roadmap.workbook import what_it_costs

SHEET = "Money"

AMOUNT = {"num_format": "#,##0"}


def add_money(book: Book, roadmap: Roadmap) -> None:
    """Add the sheet with two small tables; none where the organisation has no day rates."""
    sums, sentence = costs(roadmap), words.money_sentence(roadmap)
    if sums is None or sentence is None:
        return
    sheet = book.sheet(SHEET)
    top = book.head(sheet, what_it_costs(roadmap), (sentence, NOTE))
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 18)
    for title, lines in ((words.BY_YEAR, words.by_year(roadmap)), (words.BY_ROLE, words.by_role(roadmap))):
        top = _add_block(book, sheet, top, (title, sums.currency), lines) + 2


def _add_block(book: Book, sheet: Any, top: int, heads: tuple[str, str], lines: tuple[tuple[str, float], ...]) -> int:
    """Two columns from a line on, the last line their sum; returns the line of the sum."""
    for column, head in enumerate(heads):
        book.put(sheet, (top, column), head, look=HEADER | (WRAPPED if column == 0 else CENTRED))
    for line, (name, cost) in enumerate(lines, start=top + 1):
        book.put(sheet, (line, 0), name, look=CELL | WRAPPED)
        book.put(sheet, (line, 1), cost, look=CELL | CENTRED | AMOUNT)
    last = top + 1 + len(lines)
    book.put(sheet, (last, 0), "Together", look=CELL | WRAPPED | {"bold": True})
    together = sum(cost for _, cost in lines)
    look = book.look(CELL | CENTRED | AMOUNT | {"bold": True})
    sheet.write_formula(last, 1, f"=SUM(B{top + 2}:B{last})", look, together)
    return last
