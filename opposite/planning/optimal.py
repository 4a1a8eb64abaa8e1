"""The optimal roadmap: the program of rules 15 to 18 solved by HiGHS, with a bound that no plan exceeds.

It starts from the greedy plan, which is never worth less than the naive one, and is never worth less itself. What it is worth is computed from
its rows, as for every plan; only the bound is the solver's word.
"""

from __future__ import annotations

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.errors import PlanError
from opposite.planning.candidates import candidates
from opposite.planning.formulation import Formulation
from opposite.planning.greedy import complete, quick_draft
from opposite.planning.highs import Watch, maximise
from opposite.planning.projection import plan_value
from opposite.planning.rows import finish_plan
from opposite.planning.schedule_builder import NEGLIGIBLE, Draft
from opposite.planning.ties import settle_ties

SMALL = 150
"""Possible starts up to which the best plan is proven and ties are settled; beyond, `ENOUGH` will do."""

ENOUGH = 0.01
"""Relative gap at which the search for a better plan ends."""


def plan_optimal(request: PlanRequest, *, watch: Watch | None = None) -> Plan:
    """The plan of the greatest value, or one whose `gap_to_best` says how far it may be from that.

    `watch` is told the best value so far and its bound, and may end the search.

    Where HiGHS says something unexpected it is the best plan that is known without it, and the bound None. Raises
    PlanError that names the constraint where pins cannot be kept.
    """
    formulation = Formulation(Draft(request))
    refused: PlanError | None = None
    known: tuple[Placement, ...] = ()
    try:
        known = quick_draft(request).placements
    except PlanError as error:  # the program finds arrangements for pins that the quick search gives up
        refused = error
    solution = maximise(
        formulation.program,
        start={} if refused else formulation.values(known),
        gap=0.0 if formulation.size <= SMALL else ENOUGH,
        watch=watch,
    )
    rows = formulation.plan(solution)
    if rows is None and refused is not None:
        raise refused
    if rows is None or (refused is None and plan_value(request, rows) < plan_value(request, known) - NEGLIGIBLE):
        rows = known
    if solution is not None and solution.proven:
        rows = settle_ties(formulation, rows)
    draft = Draft(request, placements=rows)
    complete(draft, candidates(request, impeded=draft.impediments), kept=frozenset(request.pins))
    return finish_plan(
        draft, "optimal", bound=None if solution is None else max(solution.bound, plan_value(request, draft.placements))
    )
