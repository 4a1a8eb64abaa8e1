"""The roadmap of a report: from scores and settings to a dated plan with reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from opposite.domain.aggregation import aggregate_up, covered, shares_beneath
from opposite.domain.framework import Framework
from opposite.domain.outline import outline
from opposite.domain.question_scores import resolve_target
from opposite.domain.report import Report
from opposite.domain.roadmap import (
    WEEKS_PER_MONTH,
    WEEKS_PER_QUARTER,
    Placement,
    Plan,
    PlanRequest,
    Standing,
    resolve_capacity,
)
from opposite.domain.roadmap_rows import Closing, Roadmap, RoadmapRow
from opposite.domain.tolerance import TOLERANCE
from opposite.errors import PlanError
from opposite.planning import plan as make_plan
from opposite.planning.feasibility import binding_prerequisites
from opposite.planning.projection import levels_after, projected_levels
from opposite.planning.rows import row_values

MONTHS = {"quarter": 3, "month": 1}
WEEKS = {"quarter": WEEKS_PER_QUARTER, "month": WEEKS_PER_MONTH}
DEFAULT_HORIZONS = (("now", 6), ("next", 12), ("later", 18))
MOST_PERIODS = 120

DEFAULT_METHOD = "greedy"
"""The best method there is; the optimal one will take its place."""


@dataclass(frozen=True)
class RoadmapOptions:
    """What a person can ask of a roadmap; None and empty mean the framework's defaults."""

    period: str | None = None
    periods: int | None = None
    start: date | None = None
    capacity: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    budget: float | None = None
    targets: Mapping[str, float] = field(default_factory=dict)
    pins: Mapping[str, int] = field(default_factory=dict)
    exclusions: frozenset[str] = frozenset()
    method: str = DEFAULT_METHOD

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for equal options, whatever the order in which they were given; hashable."""
        return (
            self.period, self.periods, self.start, tuple(sorted(self.capacity.items())), self.budget,
            tuple(sorted(self.targets.items())), tuple(sorted(self.pins.items())), tuple(sorted(self.exclusions)),
            self.method,
        )  # fmt: skip


def build_roadmap(report: Report, options: RoadmapOptions | None = None) -> Roadmap:
    """The roadmap of a report under some options.

    Raises PlanError when the framework has no initiatives, an option names something unknown, or a pin cannot be kept.
    """
    chosen = RoadmapOptions() if options is None else options
    framework = report.framework
    if not framework.initiatives:
        raise PlanError("This framework has no initiatives.", hint="Add some to its file to get a roadmap.")
    period = chosen.period or framework.roadmap.period
    if period not in MONTHS:
        raise PlanError(f"There is no period named {period}.", hint="Use quarter or month.")
    periods = framework.roadmap.horizon // MONTHS[period] if chosen.periods is None else chosen.periods
    if not 1 <= periods <= MOST_PERIODS:
        raise PlanError(f"A roadmap of {periods} periods cannot be made.", hint=f"Use 1 to {MOST_PERIODS}.")
    start = chosen.start or report.assessment.wave_date + timedelta(days=1)
    request = PlanRequest(
        initiatives=framework.initiatives,
        standings=standings(report, chosen.targets),
        periods=periods,
        weeks_per_period=WEEKS[period],
        capacity=resolve_capacity(
            framework.roadmap.roles, framework.initiatives, periods=periods, given=chosen.capacity
        ),
        budget=chosen.budget,
        pins=chosen.pins,
        exclusions=chosen.exclusions,
        factor_order=tuple(node.id for node in framework.factors),
    )
    plan = make_plan(request, chosen.method)
    naive = plan if chosen.method == "largest-gap" else make_plan(request, "largest-gap")
    return Roadmap(
        organisation=report.assessment.organisation.name,
        wave=report.assessment.wave,
        request=request,
        plan=plan,
        rows=_rows(report, request, plan, start=start, period=period),
        period=period,
        start=start,
        period_labels=tuple(f"{later(start, index * MONTHS[period]):%b %Y}" for index in range(periods)),
        horizons=_horizons(framework, periods, MONTHS[period]),
        naive_objective=naive.objective,
        capacity_use=_capacity_use(request, plan),
        radar_before={row.node: row.score for row in (*report.factors, report.overall)},
        radar_after_each_period=tuple(_radar(report, levels) for levels in levels_after(request, plan.placements)),
        framework=framework,
        sample=report.assessment.organisation.sample,
    )


def standings(report: Report, targets: Mapping[str, float]) -> dict[str, Standing]:
    """Where every scored question of the profile stands for a plan; `targets` by node or question id go first."""
    framework = report.framework
    part = outline(framework, report.assessment.profile)
    for place, value in targets.items():
        _refuse_target(framework, place, value)
    chosen = {**report.assessment.targets, **targets}
    top = None if framework.instrument.importance is None else framework.instrument.importance.highest
    applicable = {q for q in part.scored if report.questions[q].applicable}
    weights = shares_beneath(part, applicable)["root"]
    return {
        q: Standing(
            question=q,
            score=row.score,
            target=resolve_target(framework, q, chosen),
            importance=None if row.importance is None or not top else row.importance / top,
            weight=weights.get(q, 0.0),
            lowest=row.minimum,
            highest=row.maximum,
            half_step=part.scored[q].scale.half_step,
            applicable=row.applicable,
        )
        for q in part.scored
        for row in [report.questions[q]]
    }


def _refuse_target(framework: Framework, place: str, value: float) -> None:
    if place not in framework.nodes and place not in framework.questions:
        raise PlanError(
            f"There is no factor or question {place!r}.",
            hint=f"Factors: {', '.join(node.id for node in framework.factors)}.",
        )
    beneath = framework.nodes[place].all_questions() if place in framework.nodes else [framework.questions[place]]
    scales = [question.scale for question in beneath if question.scored]
    if not all(scale.lowest <= value <= scale.highest for scale in scales) or math.isnan(value):
        raise PlanError(f"A target of {value:g} for {place} is off the scale.")


def _rows(report: Report, request: PlanRequest, plan: Plan, *, start: date, period: str) -> tuple[RoadmapRow, ...]:
    values = row_values(request, plan)
    return tuple(
        RoadmapRow(
            order=order,
            initiative=request.by_id[placement.initiative],
            horizon=_horizon(report.framework, (placement.start - 1) * MONTHS[period]),
            start_period=placement.start,
            finish_period=placement.finish,
            start_date=later(start, (placement.start - 1) * MONTHS[period]),
            finish_date=later(start, placement.finish * MONTHS[period]) - timedelta(days=1),
            value=values[placement.initiative],
            closings=_closings(report, request, plan, placement),
            unlocks=tuple(
                other.initiative
                for other in plan.placements
                if placement.initiative in binding_prerequisites(request, request.by_id[other.initiative])
            ),
        )
        for order, placement in enumerate(plan.placements, 1)
    )


def _horizon(framework: Framework, month: int) -> str:
    """Name of the part of the roadmap that a start lies in: the first that ends after it, else the last."""
    named = [(horizon.id, horizon.until) for horizon in framework.roadmap.horizons] or list(DEFAULT_HORIZONS)
    ordered = sorted(named, key=lambda item: item[1])
    return next((name for name, until in ordered if month < until), ordered[-1][0])


def _horizons(framework: Framework, periods: int, months: int) -> tuple[tuple[str, int], ...]:
    names = [_horizon(framework, index * months) for index in range(periods)]
    return tuple((name, periods - names[::-1].index(name)) for name in dict.fromkeys(names))


def _closings(report: Report, request: PlanRequest, plan: Plan, placement: Placement) -> tuple[Closing, ...]:
    """Which questions stand higher at the end of the row's last period because of it, and by how much of their gap."""
    others = tuple(p for p in plan.placements if p.initiative != placement.initiative)
    with_it = projected_levels(request, plan.placements, placement.finish)
    without = projected_levels(request, others, placement.finish)
    found: list[Closing] = []
    for lift in request.by_id[placement.initiative].lifts:
        standing = request.standings.get(lift.question)
        if standing is None or lift.question not in with_it:
            continue
        before, after = without[lift.question], with_it[lift.question]
        if after <= before + TOLERANCE or standing.target is None:
            continue
        closed = max(0.0, min(after, standing.target) - max(before, standing.level))
        found.append(
            Closing(lift.question, report.questions[lift.question].title, before, after, closed, standing.score is None)
        )
    return tuple(dict.fromkeys(found))


def later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def _capacity_use(request: PlanRequest, plan: Plan) -> dict[str, tuple[float, ...]]:
    return {
        role: tuple(
            math.fsum(
                request.by_id[p.initiative].demand.get(role, 0.0)
                for p in plan.placements
                if p.start <= period <= p.finish
            )
            for period in range(1, request.periods + 1)
        )
        for role in request.capacity
    }


def _radar(report: Report, levels: Mapping[str, float]) -> dict[str, float | None]:
    """Projected scores of the factors and the root: questions without a score count only once they are lifted."""
    part = outline(report.framework, report.assessment.profile)
    known = {
        q: level
        for q, level in levels.items()
        if report.questions[q].score is not None or level > report.questions[q].minimum + TOLERANCE
    }
    applicable = {q for q in part.scored if report.questions[q].applicable}
    coverage = {node: covered(weights, known) for node, weights in shares_beneath(part, applicable).items()}
    scores = aggregate_up(part, known, coverage=coverage)
    shown = [node.id for node in report.framework.factors] + ["root"]
    return {node: scores.get(node) for node in shown}
