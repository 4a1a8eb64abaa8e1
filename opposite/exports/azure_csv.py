"""A roadmap for the CSV import of Azure DevOps: an epic for each initiative, the one type that every process has.

The import sets no links but parents, so that what is needed first stands in the description. It takes no people, no
state and no id for new items.
"""

from __future__ import annotations

import html

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.exports.csv_file import table_csv
from opposite.tables.table import Table
from opposite.wording.roadmap.handover import Paragraph, labels, name, paragraphs, priority

COLUMNS = ("Work Item Type", "Title", "Description", "Priority", "Start Date", "Target Date", "Tags")


def azure_csv(roadmap: Roadmap) -> bytes:
    """The roadmap as CSV with the fields of Azure DevOps, one row an initiative in the order of the plan.

    Dates are ISO 8601, which is either read rightly or refused, whatever the reader's country.
    """
    return table_csv(Table("azure", COLUMNS, tuple(_cells(roadmap, row) for row in roadmap.rows)))


def _cells(roadmap: Roadmap, row: RoadmapRow) -> tuple[object, ...]:
    description = "".join(_as_html(paragraph) for paragraph in paragraphs(roadmap, row))
    tags = "; ".join(label.translate({ord(","): " ", ord(";"): " "}) for label in labels(roadmap, row))
    return "Epic", name(row), description, priority(roadmap, row), row.start_date, row.finish_date, tags


def _as_html(paragraph: Paragraph) -> str:
    """The paragraph as a description holds it: HTML in which every word of people is text."""
    label = "" if paragraph.label is None else f"<b>{html.escape(paragraph.label)}:</b> "
    return f"<p>{label}{'<br>'.join(map(html.escape, paragraph.text.splitlines()))}</p>"
