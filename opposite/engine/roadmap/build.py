"""The roadmap of a report: from a plan to dated rows with reasons, and what it does to the radar."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from opposite.domain.framework import ROOT, Framework
from opposite.domain.framework.decisions import PROPOSED
from opposite.domain.framework.estimates import estimated
from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.roadmap.basis import basis_of
from opposite.domain.roadmap.changes import changes_since
from opposite.domain.roadmap.periods import CALENDAR_YEAR, begins_a_period, later, period_name
from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.domain.scoring.aggregation import aggregate_up, covered, shares_beneath
from opposite.domain.scoring.report import Report
from opposite.domain.scoring.targets import origin
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.roadmap.decisions import dates_kept
from opposite.engine.roadmap.request import RoadmapOptions, first_day
from opposite.planning import NAIVE, naive_value
from opposite.planning.feasibility import is_quick_win
from opposite.planning.projection import levels_after

A_DAY = timedelta(days=1)

DEFAULT_HORIZONS = (("now", 6), ("next", 12), ("later", 18))


def roadmap_of(
    report: Report, options: RoadmapOptions, *, request: PlanRequest, plan: Plan, naive: float | None = None
) -> Roadmap:
    """The roadmap that a plan comes to, made for the request of a report under some options.

    `naive` is what the naive plan of the request is worth, where that is known already.
    """
    if naive is None:
        naive = plan.objective if plan.method == NAIVE else naive_value(request)
    framework, period = report.framework, options.period_in(report.framework)
    start = first_day(report, options)
    fiscal_year_start = report.assessment.organisation.fiscal_year_start
    rows = _rows(report, request, plan, start=start)
    agreed, dates = report.agreed_plan, {row.initiative.id: (row.start_date, row.finish_date) for row in rows}
    return Roadmap(
        organisation=report.assessment.organisation.name,
        wave=report.assessment.wave,
        request=request,
        plan=plan,
        rows=rows,
        period=period,
        start=start,
        period_labels=tuple(
            period_name(later(start, index * MONTHS[period]), period, fiscal_year_start)
            for index in range(request.periods)
        ),
        horizons=_horizons(framework, request.periods, MONTHS[period]),
        naive_objective=naive,
        capacity_use=_capacity_use(request, plan),
        radar_before={row.node: row.score for row in (*report.factors, report.overall)},
        radar_after_each_period=tuple(
            projected_radar(report, levels) for levels in levels_after(request, plan.placements)
        ),
        framework=framework,
        sample=report.assessment.organisation.sample,
        rates=report.rates,
        targets=origin(
            framework, replace(report.assessment, targets={**report.assessment.targets, **options.targets}), ROOT
        ),
        by_calendar=begins_a_period(start, MONTHS[period], fiscal_year_start),
        changes=None if agreed is None else changes_since(agreed, dates, dict(plan.left_out), period),
        basis=basis_of(report),
        fiscal_year_start=fiscal_year_start or CALENDAR_YEAR,
    )


def _rows(report: Report, request: PlanRequest, plan: Plan, *, start: date) -> tuple[RoadmapRow, ...]:
    months, framework = MONTHS[request.period_word], report.framework
    as_described = {one.id: one for one in estimated(framework, report.estimates)} if request.kept else {}

    def dates(placement: Placement) -> tuple[date, date]:
        proposed = later(start, (placement.start - 1) * months), later(start, placement.finish * months) - A_DAY
        kept = placement.initiative in request.kept
        return dates_kept(report.decided, placement.initiative, proposed) if kept else proposed

    return tuple(
        RoadmapRow(
            order=order,
            initiative=as_described.get(placement.initiative, request.by_id[placement.initiative]),
            horizon=_horizon(framework, (placement.start - 1) * months),
            start_period=placement.start,
            finish_period=placement.finish,
            start_date=dates(placement)[0],
            finish_date=dates(placement)[1],
            status=report.decided[placement.initiative].status if placement.initiative in request.kept else PROPOSED,
            value=plan.values[placement.initiative],
            reason=plan.reasons[placement.initiative],
            slack_periods=plan.slack[placement.initiative],
            dates_kept=placement.initiative in request.kept,
            quick_win=is_quick_win(request, request.by_id[placement.initiative]),
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


def day_at(start: date, request: PlanRequest, weeks: float) -> date:
    """The day on which something ends so many weeks after a start, periods being as long as the calendar has them."""
    months, whole = MONTHS[request.period_word], math.floor(weeks / request.weeks_per_period + TOLERANCE)
    begins, ends = later(start, whole * months), later(start, (whole + 1) * months)
    share = max(0.0, weeks / request.weeks_per_period - whole)
    return begins + timedelta(days=math.ceil(share * (ends - begins).days - 1e-6) - 1)


def counts(report: Report, question: str, level: float) -> bool:
    """Whether a projected level enters the radar: a question without a score does only once it is lifted."""
    standing = report.questions[question]
    return standing.score is not None or level > standing.minimum + TOLERANCE


def projected_radar(report: Report, levels: Mapping[str, float]) -> dict[str, float | None]:
    """Projected scores of the factors and the root: questions without a score count only once they are lifted."""
    tree = scoring_tree(report.framework, report.assessment.profile)
    question_scores = {q: level for q, level in levels.items() if counts(report, q, level)}
    applicable = {q for q in tree.scored if report.questions[q].applicable}
    coverage = {node: covered(weights, question_scores) for node, weights in shares_beneath(tree, applicable).items()}
    scores = aggregate_up(tree, question_scores, coverage=coverage)
    shown = [node.id for node in report.framework.factors] + ["root"]
    return {node: scores.get(node) for node in shown}
