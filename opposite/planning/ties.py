"""Ties between equally good plans (scoring.md, 18): the value is held, then the effort, and the program solved again.

Solved again rather than nudged: a nudge small enough to leave the value alone is below what a solver tells apart.
"""

from __future__ import annotations

from opposite.domain.roadmap.plan import Placement
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.formulation import Formulation
from opposite.planning.highs import maximise
from opposite.planning.milp_model import Program
from opposite.planning.projection import plan_value
from opposite.planning.schedule_builder import NEGLIGIBLE

_ALL_GAINS = 1e3
"""What the gains of the row that holds the value sum to, so that a solver's millionth is a billionth of them."""


def settle_ties(formulation: Formulation, rows: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """Of the plans that are worth as much as the best one, that of the least effort, then the first by tree order.

    First is the plan in which initiatives of early factors and, within one, of small ids stand early.
    """
    best, effort = formulation.program, formulation.effort()
    total = sum(best.gains)
    if total <= 0:
        return rows
    least_effort = best.seeking({column: -days for column, days in effort.items()})
    least_effort.within(
        {column: gain * _ALL_GAINS / total for column, gain in enumerate(best.gains) if gain > 0},
        least=plan_value(formulation.draft.request, rows) * _ALL_GAINS / total,
    )
    rows = _solved(formulation, least_effort, rows)
    first = least_effort.seeking(formulation.precedence())
    first.within(effort, most=formulation.draft.effort_of(row.initiative for row in rows))
    return _solved(formulation, first, rows)


def _solved(formulation: Formulation, program: Program, rows: tuple[Placement, ...]) -> tuple[Placement, ...]:
    """The plan that is found, where it is as good as the rows are; else the rows."""
    request, effort = formulation.draft.request, formulation.draft.effort_of
    found = formulation.plan(maximise(program, start=formulation.values(rows), gap=0.0))
    if (
        found is not None
        and plan_value(request, found) >= plan_value(request, rows) - NEGLIGIBLE
        and effort(row.initiative for row in found) <= effort(row.initiative for row in rows) + TOLERANCE
    ):
        return found
    return rows
