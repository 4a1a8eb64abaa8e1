"""The long report as a PDF with contents and bookmarks, set by typst."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from opposite.charts.svg_document import PAPER, svg
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.made_of import made_of
from opposite.exports.briefing.typeset import typeset
from opposite.exports.line_breaks import breakable
from opposite.exports.name_order import in_own_order
from opposite.wording.briefing.parts import Drawing, Part, Table, Written
from opposite.wording.briefing.report import report
from opposite.wording.sentences import cut, isolated, side_by_side

FOOT = 96
"""Characters at most of what stands at the foot of a page: one line has room for them."""

LEAST, MOST = 12, 60
"""Characters by which columns of text share their room."""

LEAF, MANY = 3, 100
"""The level of the sections on questions and initiatives, and how many a document has that is set as usual: longer ones closer."""

NAME_SIZES = ((60, 28), (110, 20), (10**9, 15))
"""Points in which names stand on the first page, by the characters up to which they do."""

FEW_COLUMNS, BESIDE_MANY = 7, 28
"""Of a heat map with more columns, the share of its text."""
NARROW, SHORT = 64, 10
"""Characters of the widest cells of a table that needs no whole line, and rows of one that is not broken over pages."""


def report_pdf(briefing: Briefing, *, paper: str = "a4") -> bytes:
    """The report as a tagged PDF on `a4` or `letter`; the same briefing and paper give the same bytes."""
    proof = made_of(briefing, "report", paper=paper)
    return written_pdf(report(briefing), made_on=briefing.made_on, paper=paper, proof=proof)


def written_pdf(written: Written, *, made_on: date, paper: str, proof: str | None = None) -> bytes:
    """A document of sections as a tagged PDF with contents and bookmarks; `proof` is what it carries to be checked by."""
    shown = in_own_order(written, written.organisation)
    content: dict[str, Any] = breakable(asdict(shown))
    for section, words in zip(content["sections"], shown.sections, strict=True):
        section["parts"] = [_part(part) for part in words.parts]
    content["close"] = sum(section.level == LEAF for section in written.sections) > MANY
    content["name_size"] = next(size for most, size in NAME_SIZES if len(written.organisation) <= most)
    content["foot"] = foot_of(written)
    content["document_title"] = f"{written.organisation}: {written.title}"
    return typeset("report.typ", content, made_on=made_on, paper=paper, made_of=proof)


def foot_of(written: Written) -> str:
    """Who and when, whole where a line has room for both, else as much of each."""
    names = (written.organisation, written.occasion)
    fitting = names if sum(map(len, names)) <= FOOT else (cut(name, FOOT // 2) for name in names)
    return side_by_side(*map(isolated, fitting))


def _part(part: Part) -> dict[str, Any]:
    """A part by its kind: words as they are, a drawing as an SVG."""
    kind = type(part).__name__.lower()
    if isinstance(part, Drawing):
        return {"kind": kind, "title": breakable(part.title), "described": part.described, "svg": svg(part, PAPER)}
    content = {"kind": kind, **breakable(asdict(part))}
    if not isinstance(part, Table):
        return content
    columns = range(len(part.columns))
    longest = (max(len(cells[place]) for cells in (part.columns, *part.rows)) for place in columns)
    return content | {
        "widths": [_width(part, place) for place in columns],
        "narrow": sum(longest) <= NARROW,
        "short": len(part.rows) <= SHORT,
    }


def _width(table: Table, column: int) -> int | None:
    """What share of the room a column of text gets beside the others: by its longest cell, within reason; None for figures.

    The figures of a heat map stand in columns of equal width; where they are many the text leaves them room for their
    names.
    """
    if column not in table.wide:
        return LEAST if table.heat else None
    if table.heat and len(table.columns) > FEW_COLUMNS:
        return BESIDE_MANY
    return max(LEAST, min(MOST, max(len(cells[column]) for cells in (table.columns, *table.rows))))
