"""Roadmaps as a table."""

from __future__ import annotations

from typing import Any

from opposite import wording
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.tables.table import Table
from opposite.wording.roadmap.basis import basis_in_short

ROADMAP_COLUMNS = (
    "organisation", "wave", "order", "initiative", "title", "factor", "lens", "horizon", "start_period",
    "finish_period", "start_date", "finish_date", "effort_days", "roles", "prerequisites", "owner", "customer_outcome",
    "business_outcome", "kpi", "value", "reason", "status", "owner_set", "finish_p50", "finish_p80", "chance", "cost",
    "slack_periods", "quick_win", "assumed", "basis",
)  # fmt: skip


def roadmap_table(*roadmaps: Roadmap) -> Table:
    """One row an initiative of each roadmap, by start, then value; roadmaps in the order given."""
    rows = tuple(_roadmap_row(roadmap, row) for roadmap in roadmaps for row in roadmap.rows)
    return Table("roadmap", ROADMAP_COLUMNS, rows)


def _roadmap_row(roadmap: Roadmap, row: RoadmapRow) -> tuple[Any, ...]:
    initiative = row.initiative
    return (
        roadmap.organisation,
        roadmap.wave,
        row.order,
        initiative.id,
        initiative.title,
        initiative.factor,
        initiative.lens,
        row.horizon,
        row.start_period,
        row.finish_period,
        row.start_date,
        row.finish_date,
        initiative.effort_days,
        "; ".join(f"{role} {wording.plain(fte)}" for role, fte in initiative.demand.items()),
        "; ".join(initiative.prerequisites),
        initiative.owner_role,
        initiative.outcomes.customer,
        initiative.outcomes.business,
        None if initiative.kpi is None else initiative.kpi.name,
        row.value,
        wording.reason(roadmap, row),
        row.status,
        row.owner_set,
        *_odds_of(roadmap, row),
        None if (cost := roadmap.cost(row)) is None else cost.total,
        row.slack_periods,
        "yes" if row.quick_win else None,
        "; ".join(prerequisite for prerequisite, _ in row.reason.assumed) or None,
        basis_in_short(roadmap.basis),
    )


def _odds_of(roadmap: Roadmap, row: RoadmapRow) -> tuple[Any, Any, Any]:
    """Days by which a row ends in half and in four fifths of the draws, and the chance of its printed finish."""
    odds = None if roadmap.odds is None else roadmap.odds.by_id[row.initiative.id]
    return (None, None, None) if odds is None else (odds.finish_p50, odds.finish_p80, odds.chance)
