"""What a quarter of a person is worth: the best plan again with 0.25 FTE more, and less, of each role (rule 26)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import NamedTuple

from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.framework.scoring_tree import scoring_tree
from opposite.domain.roadmap.periods import later
from opposite.domain.roadmap.plan import Plan, PlanRequest
from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.roadmap.worth import QUARTER, Change, Outlook, Worth
from opposite.domain.scoring.aggregation import aggregate_up
from opposite.domain.scoring.report import Report
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.roadmap.build import projected_radar
from opposite.engine.roadmap.planning_again import Told, go_on, plan_again
from opposite.errors import PlanError
from opposite.planning.buffers import lengthened
from opposite.planning.feasibility import violations
from opposite.planning.projection import levels_after


def worth_of_people(report: Report, roadmap: Roadmap, *, told: Told = go_on) -> Worth:
    """What 0.25 FTE more and less of each role is worth to a roadmap.

    The plan in hand is searched for again first where it proves nothing, so that each plan has its stated gap. One that
    holds, with buffers, is compared with plans that have the same buffers. `told` says after each plan, and during each
    search, how far it is; where it answers no, the plans so far are what there is.
    """
    request, plan = _with_its_buffers(roadmap)
    total, stopped = 2 * len(_roles(request)) + 1, False

    def on(done: int) -> bool:
        nonlocal stopped
        stopped = stopped or not told(done, total)
        return not stopped

    if plan.bound is None:
        plan = plan_again(request, plan.placements, on=partial(on, 0))
    base = _outlook(report, roadmap, request, plan)
    changes = tuple(
        Change(one.role, one.fte, base, None if one.plan is None else _outlook(report, roadmap, one.request, one.plan))
        for one in plans_with_people(request, plan, on=on)
    )
    return Worth(base, changes, complete=not stopped)


def _with_its_buffers(roadmap: Roadmap) -> tuple[PlanRequest, Plan]:
    """The request that a plan answers, its buffers in it, and the plan; of buffers nothing is proven yet."""
    if roadmap.safety is None or not roadmap.safety.lengthened:
        return roadmap.request, roadmap.plan
    return lengthened(roadmap.request, roadmap.safety.lengthened), replace(roadmap.plan, bound=None)


class Changed(NamedTuple):
    """A request with so many FTE more of a role, or less where below 0, and its best plan; None where there is none."""

    role: str
    fte: float
    request: PlanRequest
    plan: Plan | None


def plans_with_people(request: PlanRequest, plan: Plan, *, on: Callable[[int], bool]) -> Iterator[Changed]:
    """The best plans of a request with 0.25 FTE more and less of each role, each searched for from its own best plan.

    Asked which plan it is at, counted from 1, whether to go `on`, it ends where the answer is no.
    """
    for number, (role, fte) in enumerate(product(_roles(request), (QUARTER, -QUARTER)), 1):
        if not on(number):
            return
        changed = with_people(request, role, fte)
        yield Changed(role, fte, changed, _best(changed, plan, fewer=fte < 0, on=partial(on, number)))


def _roles(request: PlanRequest) -> list[str]:
    """Roles that some initiative needs."""
    return [role for role in request.capacity if request.largest_demands.get(role, 0.0) > TOLERANCE]


def _best(changed: PlanRequest, plan: Plan, *, fewer: bool, on: Callable[[], bool]) -> Plan | None:
    """The best plan of a changed request; the plan in hand, without a search, where it fits among fewer people.

    Whatever fits among fewer fitted before, so what no plan exceeded is exceeded by none: it is as near to the best
    as it was.
    """
    if fewer and plan.bound is not None and not violations(changed, plan.placements):
        return plan
    try:
        return plan_again(changed, plan.placements, on=on)
    except PlanError:
        return None


def with_people(request: PlanRequest, role: str, fte: float) -> PlanRequest:
    """The request with so many FTE more of a role in every period, or less, but never below 0."""
    values = tuple(max(0.0, value + fte) for value in request.capacity[role])
    return replace(request, capacity={**request.capacity, role: values})


def _outlook(report: Report, roadmap: Roadmap, request: PlanRequest, plan: Plan) -> Outlook:
    bound = float("inf") if plan.bound is None else plan.bound
    return Outlook(plan.objective, max(0.0, bound - plan.objective), _reached(report, roadmap, request, plan))


def _reached(report: Report, roadmap: Roadmap, request: PlanRequest, plan: Plan) -> date | None:
    """Last day of the first period after which no factor with a target is below it; None where there is none."""
    targets = factor_targets(report, request)
    for period, levels in enumerate(levels_after(request, plan.placements), 1):
        scores = projected_radar(report, levels)
        if targets and all(_at_least(scores.get(node), target) for node, target in targets.items()):
            return later(roadmap.start, period * MONTHS[roadmap.period]) - timedelta(days=1)
    return None


def _at_least(score: float | None, target: float) -> bool:
    return score is not None and score >= target - TOLERANCE


def factor_targets(report: Report, request: PlanRequest) -> dict[str, float]:
    """Target of each factor under a request, aggregated from its questions' targets as scores are (rule 10)."""
    tree = scoring_tree(report.framework, report.assessment.profile)
    targets = {q: one.target for q, one in request.questions.items() if one.applicable and one.target is not None}
    aggregated = aggregate_up(tree, targets)
    factors = {node.id for node in report.framework.factors}
    return {node: target for node, target in aggregated.items() if node in factors and target is not None}
