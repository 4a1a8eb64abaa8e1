"""A roadmap for Asana's CSV import: a section for each part of the roadmap, a task for each initiative.

Asana knows what a task waits for by its name, and takes commas for the ends of names. So every name begins with its
place in the plan, which makes it the only one of its kind, and a semicolon stands for each comma. `Assignee` is empty:
Asana knows people by e-mail address, and who owns an initiative stands in its description.
"""

from __future__ import annotations

from datetime import date

from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.exports.csv_file import table_csv
from opposite.tables.table import Table
from opposite.wording.roadmap.handover import description, horizon_title, labels, numbered_name

COLUMNS = (
    "Name", "Description", "Section/Column", "Assignee", "Start Date", "Due Date", "Dependencies", "Tags",
)  # fmt: skip


def asana_csv(roadmap: Roadmap) -> bytes:
    """The roadmap as CSV with Asana's names of columns, one row an initiative, after all that it waits for."""
    return table_csv(Table("asana", COLUMNS, tuple(_cells(roadmap, row) for row in roadmap.rows)))


def _cells(roadmap: Roadmap, row: RoadmapRow) -> tuple[str | None, ...]:
    return (
        _name(row),
        description(roadmap, row),
        horizon_title(row.horizon),
        None,
        _day(row.start_date),
        _day(row.finish_date),
        ",".join(map(_name, roadmap.needed_first(row))),
        ",".join(label.replace(",", ";") for label in labels(roadmap, row)),
    )


def _name(row: RoadmapRow) -> str:
    return numbered_name(row).replace(",", ";")


def _day(day: date) -> str:
    """A date as 01/31/2027, the only form that Asana reads."""
    return f"{day.month:02}/{day.day:02}/{day.year}"
