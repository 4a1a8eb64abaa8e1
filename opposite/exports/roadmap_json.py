"""A roadmap as one JSON document: its rows, and everything that is said about the plan."""

from __future__ import annotations

from typing import Any

from opposite.domain.framework import Initiative
from opposite.domain.roadmap.changes import Change
from opposite.domain.roadmap.costs import costs
from opposite.domain.roadmap.left_out import cause_of
from opposite.domain.roadmap.rows import Roadmap
from opposite.exports.odds_json import end_document, odds_document, safety_document
from opposite.tables.roadmap import roadmap_table
from opposite.wording import left_out_words


def roadmap_document(roadmap: Roadmap) -> dict[str, Any]:
    """The roadmap as plain values: rows with `roles` as an object, what was left out and why, value and bound.

    A row says beyond its columns what the framework says of the initiative's risks and way of working.
    """
    table, plan = roadmap_table(roadmap), roadmap.plan
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    for row, source in zip(rows, roadmap.rows, strict=True):
        row["roles"] = dict(source.initiative.demand)
        row["prerequisites"] = list(source.initiative.prerequisites)
        row["assumed"] = [prerequisite for prerequisite, _ in source.reason.assumed]
        row.update(_way_of_working(source.initiative))
    return {
        "organisation": roadmap.organisation,
        "wave": roadmap.wave,
        "method": plan.method,
        "roadmap": rows,
        "left_out": [
            {
                "initiative": initiative,
                "reason": left_out_words(roadmap.request, why),
                "cause": cause_of(why).value,
            }
            for initiative, why in plan.left_out
        ],
        "periods": roadmap.request.periods,
        "period": roadmap.period,
        "start": roadmap.start,
        "capacity": {role: list(values) for role, values in roadmap.request.capacity.items()},
        "objective": plan.objective,
        "bound": plan.bound,
        "gap_to_best": plan.gap_to_best,
        "naive_objective": roadmap.naive_objective,
        "capacity_use": {role: list(values) for role, values in roadmap.capacity_use.items()},
        "radar_after_each_period": [dict(scores) for scores in roadmap.radar_after_each_period],
        "odds": None if roadmap.odds is None else odds_document(roadmap, roadmap.odds),
        "end": None if roadmap.odds is None else end_document(roadmap.odds),
        "expected_after_each_period": None if roadmap.odds is None else [dict(each) for each in roadmap.odds.expected],
        "changes": None if roadmap.changes is None else [_change(roadmap, change) for change in roadmap.changes.rows],
        "safety": None if roadmap.safety is None else safety_document(roadmap.safety),
        **_money(roadmap),
    }


def _money(roadmap: Roadmap) -> dict[str, Any]:
    """Currency and likely costs by year and by role; None each without day rates."""
    sums = costs(roadmap)
    return {
        "currency": None if sums is None else sums.currency,
        "cost_by_year": None if sums is None else {str(year): cost for year, cost in sums.by_year.items()},
        "cost_by_role": None if sums is None else sums.by_role,
    }


def _change(roadmap: Roadmap, change: Change) -> dict[str, Any]:
    """What became of a row since the plan agreed on last; dates are None where it is not in that plan, or in this one."""
    start_before, finish_before = change.before or (None, None)
    start, finish = change.now or (None, None)
    return {
        "initiative": change.initiative,
        "change": change.kind.value,
        "periods": change.periods,
        "start_before": start_before,
        "finish_before": finish_before,
        "start_date": start,
        "finish_date": finish,
        "reason": None if change.why is None else left_out_words(roadmap.request, change.why),
    }


def _way_of_working(initiative: Initiative) -> dict[str, Any]:
    """The framework's own words; those it does not give are None, and no risks an empty list."""
    return {
        "risks": list(initiative.risks),
        "approach": initiative.approach,
        "delivery": initiative.delivery,
        "sourcing": initiative.sourcing,
    }
