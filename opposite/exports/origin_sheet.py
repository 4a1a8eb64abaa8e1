"""The sheet of a workbook that says how its roadmap was made, what each column means, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from opposite import wording
from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.workbook import CELL, SUBHEADING, WRAPPED, Book, row_height

SHEET = "How it was made"

WIDTHS = (54, 86)

METHODS = {
    "optimal": "Optimal: the best plan found, with a proof of how much better any other could be",
    "greedy": "Greedy: again and again what gains the most for its effort, then improved by trying other orders",
    "largest-gap": "Largest gap first, whatever closing it is worth or costs",
}

NOT_PROVED = "Not known: this method proves none"

VALUE = (
    "How much of the gaps to the targets is closed by the end of each period, weighted by importance and counted in "
    "shares of the questions' scales, on average over the periods"
)

MEANINGS = {
    "organisation": "Whose roadmap it is",
    "wave": "The round of assessment it is made from",
    "order": "Place in the plan, by start, then by value",
    "initiative": "Its id in the framework",
    "title": "What is done",
    "factor": "The factor it belongs to",
    "lens": "What it is for",
    "horizon": "The part of the roadmap in which it starts",
    "start_period": "The period in which it starts, counted from 1",
    "finish_period": "The period at whose end it is finished",
    "start_date": "First day",
    "finish_date": "Last day",
    "effort_days": "Days of work, a planning default of the framework",
    "roles": "Who works on it meanwhile, in full-time equivalents",
    "prerequisites": "What has to be finished first, by id",
    "owner": "Who answers for it",
    "customer_outcome": "What it brings to customers",
    "business_outcome": "What it brings to the business",
    "kpi": "What it is measured by",
    "value": "What the plan loses without it and all that needs it",
    "reason": "Which questions it lifts from where to where, and what it unlocks",
    "status": "Proposed until somebody changes it",
}
"""What each column of the table holds, in the table's order."""


def add_origin(book: Book, roadmap: Roadmap, *, made_on: date) -> None:
    """Add the sheet: three lists of two columns, one below the other."""
    sheet = book.sheet(SHEET)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    top = book.head(sheet, "How this roadmap was made")
    line = _add_list(book, sheet, top, None, _facts(roadmap, made_on))
    titles = {initiative.id: initiative.title for initiative in roadmap.request.initiatives}
    left_out = [(titles[left], wording.why_left_out(roadmap, reason)) for left, reason in roadmap.plan.left_out]
    line = _add_list(book, sheet, line, "What the columns of the roadmap mean", MEANINGS.items())
    _add_list(book, sheet, line, "Left out, and why", left_out or [("Nothing", None)])


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
        ("Method", METHODS.get(plan.method, plan.method)),
        ("Initiatives", len(roadmap.rows)),
        ("Work", wording.day_count(sum(row.initiative.effort_days for row in roadmap.rows))),
        ("Most work", "No limit" if request.budget is None else wording.day_count(request.budget)),
        ("Fixed to a period", "\n".join(pins) or "Nothing"),
        ("Excluded beforehand", "\n".join(excluded) or "Nothing"),
        ("Value of the plan", plan.objective),
        ("No plan can have more than", NOT_PROVED if plan.bound is None else plan.bound),
        ("Distance from the best plan", NOT_PROVED if plan.gap_to_best is None else wording.percent(plan.gap_to_best)),
        ("Value when the largest gap goes first", roadmap.naive_objective),
        ("Compared with that", wording.naive_comparison(roadmap)),
        ("What value is", VALUE),
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
