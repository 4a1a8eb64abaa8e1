"""What a quarter of a person is worth to a roadmap, as a table."""

from __future__ import annotations

from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.roadmap.worth import Worth
from opposite.tables.table import Table

WORTH_COLUMNS = (
    "organisation", "wave", "role", "fte", "value_change", "told", "targets_reached", "days_sooner", "objective",
    "short_at_most",
)  # fmt: skip


def worth_table(roadmap: Roadmap, worth: Worth) -> Table:
    """One row the plan in hand, without a role; then two a role: with 0.25 FTE more, and less.

    `value_change` is the change of the value of rule 18, `told` whether it is as large as the two gaps together;
    without a plan the figures are empty.
    """
    where, base = (roadmap.organisation, roadmap.wave), worth.base
    first = (*where, None, None, None, None, base.reached, None, base.value, base.short)
    rows = [
        (
            *where,
            change.role,
            change.fte,
            change.value,
            "yes" if change.can_be_told else "no",
            None if change.outlook is None else change.outlook.reached,
            change.days_sooner,
            None if change.outlook is None else change.outlook.value,
            None if change.outlook is None else change.outlook.short,
        )
        for change in worth.changes
    ]
    return Table("worth of people", WORTH_COLUMNS, (first, *rows), decimals=4)
