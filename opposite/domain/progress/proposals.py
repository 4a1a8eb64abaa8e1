"""What the framework and the plan propose for initiatives, and the order in which they are followed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from opposite.domain.framework import Framework, Initiative
from opposite.domain.progress.states import Progress, State
from opposite.domain.roadmap.rows import RoadmapRow


def proposal(initiative: Initiative, row: RoadmapRow | None = None) -> State:
    """The state that the framework and the plan propose for an initiative nobody has decided on yet."""
    target = None if initiative.kpi is None else initiative.kpi.target
    return State(
        owner=initiative.owner_role,
        start_date=None if row is None else row.start_date,
        finish_date=None if row is None else row.finish_date,
        target=target if isinstance(target, float | int) else None,
    )


def in_order(framework: Framework, rows: Iterable[RoadmapRow], saved: Mapping[str, Progress]) -> tuple[Progress, ...]:
    """The initiatives of a plan in its order, then others that were decided on, in the framework's order."""
    listed = {
        row.initiative.id: replace(saved[row.initiative.id], planned=row)
        if row.initiative.id in saved
        else Progress(row.initiative, proposal(row.initiative, row), row)
        for row in rows
    }
    others = {i: progress for i in framework.initiative_by_id if (progress := saved.get(i)) and i not in listed}
    return (*listed.values(), *others.values())


def checkpoint_day(start: date | None, checkpoint_week: float | None) -> date | None:
    """The day by which an assumption is tested: so many weeks after the start; None without either."""
    if start is None or checkpoint_week is None:
        return None
    return start + timedelta(days=round(7 * checkpoint_week))
