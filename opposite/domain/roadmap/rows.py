"""A roadmap as it is shown: dated rows with their reasons, what was left out, and the projected scores."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opposite.domain.framework import Framework, Initiative
from opposite.domain.roadmap.basis import NOTHING_LACKING, Basis
from opposite.domain.roadmap.plan import Plan, PlanRequest
from opposite.domain.roadmap.reasons import Reason


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """One initiative of a roadmap, with periods counted from 1 and the calendar days they begin and end on."""

    order: int
    initiative: Initiative
    horizon: str
    start_period: int
    finish_period: int
    start_date: date
    finish_date: date
    value: float
    """What the plan loses without the row and all that needs it (scoring.md, rule 18)."""
    reason: Reason
    status: str = "proposed"
    """How far it has got, a status of domain.progress; proposed until somebody says otherwise."""

    @property
    def work_ends(self) -> date:
        """The last day of its work where that takes the weeks it is estimated at; its last period may end later."""
        days = max(1, math.ceil(7 * self.initiative.duration_weeks))
        return min(self.start_date + timedelta(days=days - 1), self.finish_date)


@dataclass(frozen=True)
class Roadmap:
    """A generated plan with everything said about it."""

    organisation: str
    wave: str
    request: PlanRequest
    plan: Plan
    rows: tuple[RoadmapRow, ...]
    period: str
    start: date
    period_labels: tuple[str, ...]
    """The month in which each period starts, such as Nov 2026."""
    horizons: tuple[tuple[str, int], ...]
    """Names of the roadmap's parts with the last period that starts in each, in order."""
    naive_objective: float
    """Value of the largest-gap-first plan under the same constraints."""
    capacity_use: Mapping[str, tuple[float, ...]]
    """FTE in use by role, period by period."""
    radar_before: Mapping[str, float | None]
    """Score of every factor and of the root today."""
    radar_after_each_period: tuple[Mapping[str, float | None], ...]
    """Projected score of every factor and of the root at the end of each period."""
    framework: Framework
    """The framework whose initiatives the rows are."""
    sample: bool
    """Whether the organisation is a synthetic one."""
    basis: Basis = NOTHING_LACKING
    """What the answers lack that it rests on."""

    @property
    def first_wave(self) -> tuple[str, int]:
        """Name of the roadmap's first part, and the last period that starts in it."""
        return self.horizons[0]

    def with_statuses(self, statuses: Mapping[str, str]) -> Roadmap:
        """The same, with how far initiatives have got, by id."""
        rows = (replace(row, status=statuses.get(row.initiative.id, row.status)) for row in self.rows)
        return replace(self, rows=tuple(rows))

    def needed_first(self, row: RoadmapRow) -> tuple[RoadmapRow, ...]:
        """The planned rows that have to be finished before one starts, in the order of the plan."""
        return tuple(other for other in self.rows if row.initiative.id in other.reason.unlocks)
