"""The optimal roadmap: the program of rules 15 to 18 solved by HiGHS, with a bound that no plan exceeds.

It starts from the greedy plan, which is never worth less than the naive one, and is never worth less itself. Where there
is much to choose from, the relaxation of the program gives a first bound, and orders of priority from which a wide search
goes on; HiGHS branches where that leaves much to gain, and where the program is not too large to. What it is worth is computed from its rows, as for every plan; only the
bound is the solver's word. Of equally good plans the rule on ties decides: the value is held, then the effort, and the
program solved again, because a nudge small enough to leave the value alone is below what a solver tells apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.errors import PlanError
from opposite.planning.candidates import candidates
from opposite.planning.formulation import Formulation
from opposite.planning.greedy import complete, greedy_schedule
from opposite.planning.milp import MilpModel, Watch, maximise, relax
from opposite.planning.pins import refuse_what_is_never_kept
from opposite.planning.projection import plan_value
from opposite.planning.rows import finish_plan
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder
from opposite.planning.wide_search import widely_best

SMALL = 150
"""Possible starts up to which the best plan is proven and ties are settled; beyond, `ENOUGH` will do."""

ENOUGH = 0.01
"""Relative gap at which the search for a better plan ends."""

_ALL_GAINS = 1e3
"""What the gains of the row that holds the value sum to, so that a solver's millionth is a billionth of them."""


def plan_optimal(
    request: PlanRequest, *, start: tuple[Placement, ...] | None = None, watch: Watch | None = None
) -> Plan:
    """The plan of the greatest value, or one whose `gap_to_best` says how far it may be from that.

    `start` are the rows of the greedy plan where they are known already. `watch` is told the best value so far and its
    bound, and may end the search.

    Where HiGHS says something unexpected it is the best plan that is known without it, and the bound None. Raises
    PlanError that names the constraint where pins cannot be kept.
    """
    builder = ScheduleBuilder(request)
    refuse_what_is_never_kept(builder)
    formulation = Formulation(builder)
    refused: PlanError | None = None
    quick: tuple[Placement, ...] = ()
    bound = float("inf")
    try:
        quick = greedy_schedule(request).placements if start is None else start
        if formulation.size > SMALL:
            quick, bound = _guided(formulation, quick, watch)
    except PlanError as error:  # the model finds arrangements for pins that the quick search gives up
        refused = error
    if refused is None and (formulation.model.is_large or plan_value(request, quick) >= (1 - ENOUGH) * bound):
        return _finished(request, quick, bound)
    solution = maximise(
        formulation.model,
        start={} if refused else formulation.values(quick),
        gap=0.0 if formulation.size <= SMALL else ENOUGH,
        watch=watch,
    )
    rows = formulation.plan(solution)
    if rows is None and refused is not None:
        raise refused
    if rows is None or (refused is None and plan_value(request, rows) < plan_value(request, quick) - NEGLIGIBLE):
        rows = quick
    if solution is not None and solution.proven:
        rows = settle_ties(formulation, rows)
    bound = min(bound, float("inf") if solution is None else solution.bound)
    return _finished(request, rows, bound)


def _guided(
    formulation: Formulation, rows: tuple[Placement, ...], watch: Watch | None
) -> tuple[tuple[Placement, ...], float]:
    """The best rows of a wide search that begins with what the relaxation comes to, and the bound that this proves."""
    request = formulation.builder.request
    relaxed = relax(formulation.model, so_far=plan_value(request, rows), watch=watch)
    orders = () if relaxed.values is None else formulation.orders(relaxed.values)
    return widely_best(request, rows, orders=orders, bound=relaxed.bound, watch=watch), relaxed.bound


def _finished(request: PlanRequest, rows: Iterable[Placement], bound: float) -> Plan:
    """The plan of these rows, filled up; an infinite bound is none."""
    builder = ScheduleBuilder(request, placements=rows)
    complete(builder, candidates(request, impeded=builder.impediments), fixed=frozenset(request.fixed))
    worth = plan_value(request, builder.placements)
    return finish_plan(builder, "optimal", bound=None if bound == float("inf") else max(bound, worth))


def settle_ties(formulation: Formulation, rows: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """Of the plans that are worth as much as the best one, that of the least effort, then the first by tree order.

    First is the plan in which initiatives of early factors and, within one, of small ids stand early.
    """
    best, effort = formulation.model, formulation.effort()
    total = sum(best.gains)
    if total <= 0:
        return rows
    least_effort = best.seeking({column: -days for column, days in effort.items()})
    least_effort.within(
        {column: gain * _ALL_GAINS / total for column, gain in enumerate(best.gains) if gain > 0},
        least=plan_value(formulation.builder.request, rows) * _ALL_GAINS / total,
    )
    rows = _solved(formulation, least_effort, rows)
    first = least_effort.seeking(formulation.precedence())
    first.within(effort, most=formulation.builder.effort_of(row.initiative for row in rows))
    return _solved(formulation, first, rows)


def _solved(formulation: Formulation, model: MilpModel, rows: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """The plan that is found, where it is as good as the rows are; else the rows."""
    request, effort = formulation.builder.request, formulation.builder.effort_of
    better = formulation.plan(maximise(model, start=formulation.values(rows), gap=0.0))
    if (
        better is not None
        and plan_value(request, better) >= plan_value(request, rows) - NEGLIGIBLE
        and effort(row.initiative for row in better) <= effort(row.initiative for row in rows) + TOLERANCE
    ):
        return better
    return rows
