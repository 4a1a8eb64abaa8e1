"""A roadmap as it is shown: dated rows with their reasons, what was left out, and the projected scores."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from opposite.domain.framework import Framework, Initiative
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.framework.money import Cost, DayRates, initiative_cost
from opposite.domain.roadmap.basis import NOTHING_LACKING, Basis
from opposite.domain.roadmap.changes import Changes
from opposite.domain.roadmap.odds import Odds, Safety
from opposite.domain.roadmap.periods import CALENDAR_YEAR, Calendar, periods_since
from opposite.domain.roadmap.plan import Plan, PlanRequest
from opposite.domain.roadmap.reasons import Reason
from opposite.domain.scoring.targets import Origin
from opposite.domain.tolerance import TOLERANCE


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
    owner_set: str | None = None
    """The owner whom people named; None while there is only the role."""
    slack_periods: int = 0
    """How many periods later it could finish with every other row where it is."""
    quick_win: bool = False
    """Whether it is a quick win (scoring.md, rule 17b)."""
    dates_kept: bool = False
    """Whether its dates are those agreed on, whatever its duration says (rule 17c)."""

    @property
    def work_ends(self) -> date:
        """The last day of its own weeks, at the latest that of its last period; the agreed one where dates are kept."""
        if self.dates_kept:
            return self.finish_date
        days = timedelta(days=max(0, math.ceil(self.initiative.duration_weeks * 7 - TOLERANCE) - 1))
        return min(self.finish_date, self.start_date + days)


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
    """What people call each period, such as Q1 2027 or Q1 FY2028 (domain.roadmap.periods)."""
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
    targets: Origin | None = None
    """Whose the targets are that it is planned for; None where there are none, or nobody asked."""
    by_calendar: bool = True
    """Whether each period is one of the calendar or fiscal year; else they begin within those."""
    odds: Odds | None = None
    """How surely it ends when it says; None where nothing was drawn."""
    safety: Safety | None = None
    """What the buffers cost of a plan that was asked to hold; None of any other."""
    rates: DayRates | None = None
    """What a day of each role costs; without them nothing is said about money."""
    changes: Changes | None = None
    """What changed since the plan that was agreed on last; None where none was."""
    basis: Basis = NOTHING_LACKING
    """What the answers lack that it rests on."""
    fiscal_year_start: int = CALENDAR_YEAR
    """The month in which the years begin by which costs are added up."""

    @property
    def first_wave(self) -> tuple[str, int]:
        """Name of the roadmap's first part, and the last period that starts in it."""
        return self.horizons[0]

    def with_said(self, statuses: Mapping[str, str], owners: Mapping[str, str]) -> Roadmap:
        """The same, with how far initiatives have got and the owners whom people named, by id."""
        rows = (
            replace(
                row,
                status=statuses.get(row.initiative.id, row.status),
                owner_set=owners.get(row.initiative.id, row.owner_set),
            )
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def bar(self, row: RoadmapRow) -> tuple[float, float]:
        """Where a row's work begins and ends, in periods since the start of the plan, as far as it lies within the plan."""
        ends = periods_since(self.start, row.work_ends + timedelta(days=1), self.period)
        return max(0.0, periods_since(self.start, row.start_date, self.period)), min(ends, float(self.request.periods))

    def spare_days(self, row: RoadmapRow) -> int:
        """Days by which a row's work may end later while every other row stays where it is: to the end of its slack.

        0 for one that keeps its dates.
        """
        if row.initiative.id in self.request.kept:
            return 0
        latest = Calendar(self.start, MONTHS[self.period], self.request.periods).end(
            row.finish_period + row.slack_periods
        )
        return (latest - row.work_ends).days

    def needed_first(self, row: RoadmapRow) -> tuple[RoadmapRow, ...]:
        """The planned rows that have to be finished before one starts, in the order of the plan."""
        return tuple(other for other in self.rows if row.initiative.id in other.reason.unlocks)

    def cost(self, row: RoadmapRow) -> Cost | None:
        """What a row costs, in the currency of the rates; None without rates that price it."""
        return initiative_cost(row.initiative, self.rates)
