"""The sheet of a workbook that says how its roadmap was made, what each column means, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from opposite import wording
from opposite.domain.framework import Initiative
from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.workbook import CELL, SUBHEADING, WRAPPED, Book, row_height
from opposite.wording.framework.initiatives import about_initiative
from opposite.wording.roadmap import workbook as words
from opposite.wording.roadmap.handover import numbered_name

SHEET = "How it was made"

WIDTHS = (54, 86)


def add_origin(book: Book, roadmap: Roadmap, *, made_on: date) -> None:
    """Add the sheet: lists of two columns, one below the other."""
    sheet = book.sheet(SHEET)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    top = book.head(sheet, "How this roadmap was made")
    line = _add_list(book, sheet, top, None, _facts(roadmap, made_on))
    titles = {initiative.id: initiative.title for initiative in roadmap.request.initiatives}
    left_out = [(titles[left], wording.why_left_out(roadmap, reason)) for left, reason in roadmap.plan.left_out]
    line = _add_list(book, sheet, line, "What the columns of the roadmap mean", words.MEANINGS.items())
    line = _add_list(book, sheet, line, "Left out, and why", left_out or [("Nothing", None)])
    described = [(numbered_name(row), _about(row.initiative)) for row in roadmap.rows]
    _add_list(book, sheet, line, "What the framework says of each initiative", described)


def _about(initiative: Initiative) -> str:
    return "\n".join(f"{label}: {said}" for label, said in about_initiative(initiative))


def _facts(roadmap: Roadmap, made_on: date) -> list[tuple[str, str | float | date | None]]:
    plan, request, framework = roadmap.plan, roadmap.request, roadmap.framework
    pins = [f"{request.by_id[pinned].title}: {roadmap.period} {period}" for pinned, period in request.pins.items()]
    excluded = [request.by_id[initiative].title for initiative in sorted(request.exclusions)]
    return [
        ("Organisation", roadmap.organisation),
        ("Wave", roadmap.wave),
        ("Framework", f"{framework.title}, version {framework.version} ({framework.id})"),
        ("Hash of the framework's content", framework.hash),
        ("Made on", made_on),
        ("First day", roadmap.start),
        ("Time", wording.pluralise(request.periods, roadmap.period)),
        ("Method", words.METHODS.get(plan.method, plan.method)),
        ("Initiatives", len(roadmap.rows)),
        ("Work", wording.day_count(sum(row.initiative.effort_days for row in roadmap.rows))),
        ("Most work", "No limit" if request.budget is None else wording.day_count(request.budget)),
        ("Fixed to a period", "\n".join(pins) or "Nothing"),
        ("Excluded beforehand", "\n".join(excluded) or "Nothing"),
        ("Value of the plan", plan.objective),
        ("No plan can have more than", words.NOT_PROVED if plan.bound is None else plan.bound),
        (
            "Distance from the best plan",
            words.NOT_PROVED if plan.gap_to_best is None else wording.percent(plan.gap_to_best),
        ),
        ("Value when the largest gap goes first", roadmap.naive_objective),
        ("Compared with that", wording.naive_comparison(roadmap)),
        ("What value is", words.VALUE),
    ]


def _add_list(book: Book, sheet: Any, line: int, heading: str | None, rows: Iterable[tuple[str, Any]]) -> int:
    """Write a heading and its rows from a line on; returns the line after the next empty one."""
    if heading is not None:
        book.put(sheet, (line, 0), heading, look=SUBHEADING)
        line += 1
    for name, value in rows:
        book.put(sheet, (line, 0), name, look=CELL | WRAPPED | {"bold": True})
        figure = {"num_format": "0.0000"} if isinstance(value, float) else {}
        book.put(sheet, (line, 1), value, look=CELL | WRAPPED | figure)
        sheet.set_row(line, row_height(zip((name, value), WIDTHS, strict=True)))
        line += 1
    return line + 1
