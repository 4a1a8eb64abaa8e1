"""Tables of a slide: native ones, whose rows are as high as their text needs and whose cells are cut to what fits."""

from __future__ import annotations

from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from opposite.charts.contrast import mixed, readable_on
from opposite.exports.briefing.deck.drawn_text import rgb
from opposite.exports.briefing.deck.fit import SPARE, cut, lines
from opposite.exports.briefing.deck.markup import DRAWING
from opposite.exports.briefing.deck.metrics import LINE, width
from opposite.exports.briefing.deck.model import Table

SIZES = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
SIDE, ABOVE = 6.0, 3.5
"""Points beside and above the text of a cell."""

MOST_LINES, SMALL = 2, 11.0
"""Lines of a cell, and the size from which texts are rather cut than set smaller."""

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's table style without a grid."""


def fitting(table: Table) -> float:
    """The largest size in which a table fits its box."""
    return _fitted(table, SIZES[0])[0]


def draw_table(shapes: Any, table: Table, accent: str, *, largest: float = SIZES[0]) -> Any:
    """The table's frame, which is returned; its words are no larger than `largest`."""
    box, columns = table.box, len(table.widths)
    wide = [share * box.width * 72 for share in table.widths]
    size, shown = _fitted(table, largest)
    heights = [_row_height(row, wide, size, head=number == 0) for number, row in enumerate(shown)]
    total = sum(heights) / 72
    frame = shapes.add_table(len(shown), columns, Inches(box.left), Inches(box.top), Inches(box.width), Inches(total))
    frame.name = table.name
    drawn = frame.table
    frame._element.graphic.graphicData.tbl.tblPr.find(f"{DRAWING}tableStyleId").text = PLAIN_STYLE  # noqa: SLF001
    drawn.horz_banding = False
    for column, points in zip(drawn.columns, wide, strict=True):
        column.width = Pt(points)
    shades = {(row, column): share for row, column, share in table.shades}
    for number, (row, high) in enumerate(zip(shown, heights, strict=True)):
        drawn.rows[number].height = Pt(high)
        for column, text in enumerate(row):
            colour = shades.get((number, column))
            shade = None if colour is None else mixed("#FFFFFF", accent, 0.08 + 0.8 * colour)
            _cell(drawn.cell(number, column), text, size, head=number == 0, number=column in table.numbers, shade=shade)
    return frame


def _fitted(table: Table, largest: float) -> tuple[float, list[tuple[str, ...]]]:
    wide, room = [share * table.box.width * 72 for share in table.widths], table.box.height * 72
    for size in (one for one in SIZES if one <= largest):
        for most in (3, MOST_LINES, 1) if size <= SMALL else (3, MOST_LINES):
            shown = [
                tuple(
                    cut(text, size, points - 2 * SIDE, most=most, bold=number == 0)
                    for text, points in zip(row, wide, strict=True)
                )
                for number, row in enumerate(table.rows)
            ]
            whole = size <= SMALL or (shown == list(table.rows) and _words_whole(table, wide, size))
            high = sum(_row_height(row, wide, size, head=number == 0) for number, row in enumerate(shown))
            if whole and high <= room:
                return size, shown
    return size, shown


def _words_whole(table: Table, wide: list[float], size: float) -> bool:
    """Whether every word stands on one line of its cell."""
    return all(
        width(word, size, bold=number == 0) <= (points - 2 * SIDE) * SPARE
        for number, row in enumerate(table.rows)
        for text, points in zip(row, wide, strict=True)
        for word in text.split()
    )


def _row_height(row: tuple[str, ...], wide: list[float], size: float, *, head: bool) -> float:
    most = max(len(lines(text, size, points - 2 * SIDE, bold=head)) for text, points in zip(row, wide, strict=True))
    return most * size * LINE + 2 * ABOVE


def _cell(cell: Any, text: str, size: float, *, head: bool, number: bool, shade: str | None) -> None:
    cell.margin_left = cell.margin_right = Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = MSO_ANCHOR.BOTTOM if head else MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.line_spacing = 1.0
    paragraph.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), head
    if shade is None:
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2 if head else MSO_THEME_COLOR.TEXT_1
        _line_below(cell, thick=head)
    else:
        run.font.color.rgb = rgb(readable_on(shade))
        _line_below(cell, thick=False)
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(shade)


def _line_below(cell: Any, *, thick: bool) -> None:
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001  borders have no public name
    line = etree.SubElement(properties, f"{DRAWING}lnB", w="12700" if thick else "6350")
    solid = etree.SubElement(line, f"{DRAWING}solidFill")
    etree.SubElement(solid, f"{DRAWING}schemeClr", val="tx2" if thick else "bg2")
