"""Plans made again under changed requests, one search after another, each warm-started from rows that are known."""

from __future__ import annotations

from collections.abc import Callable

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.engine.roadmap.search import Search
from opposite.errors import PlanError
from opposite.planning import with_possible_quick_wins
from opposite.planning.feasibility import violations
from opposite.planning.greedy import replanned_schedule
from opposite.planning.projection import plan_value

Told = Callable[[int, int], bool]
"""Is told how many plans are made and how many there are to make; answers whether to go on."""

EVERY = 0.2
"""Seconds between two looks at a search."""


def go_on(done: int, total: int) -> bool:
    """Go on to the end, whatever is told."""
    del done, total
    return True


def plan_again(request: PlanRequest, rows: tuple[Placement, ...], *, on: Callable[[], bool]) -> Plan:
    """The best plan of a request, searched for from the rows of an earlier plan as they now can be.

    Asked between two looks whether to go `on`, it keeps the best plan so far where the answer is no. Raises PlanError
    where no plan can be made.
    """
    possible = with_possible_quick_wins(request)
    search = Search(possible, start=_start(possible, rows))
    while not search.wait(EVERY):
        if not on() and not search.stopped:
            search.stop()
    if search.failure is not None:
        raise search.failure
    if search.plan is None:
        raise PlanError("The search for a plan was ended.")
    return search.plan


def _start(request: PlanRequest, rows: tuple[Placement, ...]) -> tuple[Placement, ...] | None:
    """Rows that the search begins with: those of the earlier plan where they keep all rules and nothing quick is better."""
    starts = [] if violations(request, rows) else [rows]
    try:
        starts.append(replanned_schedule(request, rows).placements)
    except PlanError:
        return starts[0] if starts else None
    return max(starts, key=lambda one: plan_value(request, one))
