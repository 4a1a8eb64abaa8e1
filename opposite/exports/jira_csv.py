"""A roadmap for Jira's CSV import: an epic for each initiative, so that it is a bar on Jira's own timeline.

In the import wizard name the dates' form `dd/MMM/yy`, and map `Inward issue link Blocks` to the link "is blocked by"
(the import for administrators takes links; the one for everybody leaves them out). `Assignee` is empty: Jira knows
people by e-mail address, and who owns an initiative stands in its description.
"""

from __future__ import annotations

import re
from datetime import date

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.exports.csv_file import table_csv
from opposite.tables.table import Table
from opposite.wording.roadmap.handover import cut, description, labels, name, priority

COLUMNS = (
    "Summary", "Issue Type", "Work item ID", "Description", "Priority", "Assignee", "Start date", "Due date",
)  # fmt: skip
LABEL, BLOCKED_BY = "Labels", "Inward issue link Blocks"
"""Columns that stand once for each label and for each predecessor. Headers hold no punctuation: the import trips on it."""

PRIORITIES = ("High", "Medium", "Low")
"""What starts now, next, and later."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

MOST_DESCRIPTION = 32_767

_MARKUP = re.compile(r"[\\{\[]|!(?=\S)")


def jira_csv(roadmap: Roadmap) -> bytes:
    """The roadmap as CSV with Jira's names of columns, one row an initiative in the order of the plan."""
    words = [[re.sub(r"\s+", "-", label) for label in labels(roadmap, row)] for row in roadmap.rows]
    needed = [[other.order for other in roadmap.needed_first(row)] for row in roadmap.rows]
    most_words, most_needed = (max(map(len, cells), default=0) for cells in (words, needed))
    rows = tuple(
        (
            *_cells(roadmap, row),
            *own_words, *[None] * (most_words - len(own_words)),
            *own_needed, *[None] * (most_needed - len(own_needed)),
        )
        for row, own_words, own_needed in zip(roadmap.rows, words, needed, strict=True)
    )  # fmt: skip
    return table_csv(Table("jira", (*COLUMNS, *[LABEL] * most_words, *[BLOCKED_BY] * most_needed), rows))


def _cells(roadmap: Roadmap, row: RoadmapRow) -> tuple[str | int | None, ...]:
    return (
        name(row), "Epic", row.order, _text(description(roadmap, row)), PRIORITIES[priority(roadmap, row) - 1], None,
        _day(row.start_date), _day(row.finish_date),
    )  # fmt: skip


def _day(day: date) -> str:
    """A date as 05/Jan/27: no country reads it differently."""
    return f"{day.day:02}/{MONTHS[day.month - 1]}/{day.year % 100:02}"


def _text(words: str) -> str:
    """The words for Jira's own markup: what would be a macro, a link, a mention or a picture is escaped."""
    return cut(_MARKUP.sub(lambda match: f"\\{match.group()}", words), MOST_DESCRIPTION)
