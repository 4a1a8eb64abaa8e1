"""Whose plan a roadmap is, as a table."""

from __future__ import annotations

from opposite.domain.roadmap.groups import GroupPlans
from opposite.domain.roadmap.rows import Roadmap
from opposite.tables.table import Table

GROUP_PLAN_COLUMNS = (
    "organisation", "wave", "group", "own_value", "own_short_at_most", "common_value", "share_of_own", "fairest_value",
    "fairest_share_of_own", "own_first", "left_out",
)  # fmt: skip


def group_plans_table(roadmap: Roadmap, plans: GroupPlans) -> Table:
    """One row a group in the framework's order, then those of which nothing is said, with the reason.

    `own_first` are the ids of what the group's own plan starts in its first period.
    """
    where = roadmap.organisation, roadmap.wave
    told = tuple(
        (
            *where,
            one.group,
            one.own_value,
            one.short,
            one.common_value,
            one.share,
            one.fairest_value,
            one.fairest_share,
            "; ".join(row.initiative for row in one.rows if row.start == 1),
            None,
        )
        for one in plans.groups
    )
    untold = tuple((*where, group, *[None] * 7, why.value) for group, why in plans.left_out)
    return Table("plans of groups", GROUP_PLAN_COLUMNS, told + untold, decimals=4)
