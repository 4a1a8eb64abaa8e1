"""Plans: which initiatives start when, computed from one request by one of several methods (scoring.md, 15 to 18)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.errors import PlanError
from opposite.planning.greedy import plan_greedy
from opposite.planning.largest_gap import NAIVE, naive_value, plan_largest_gap
from opposite.planning.milp import Watch
from opposite.planning.optimal import plan_optimal
from opposite.planning.quick_wins import with_possible_quick_wins

__all__ = ["METHODS", "NAIVE", "SEARCHING", "Watch", "naive_value", "plan", "with_possible_quick_wins"]

SEARCHING = "optimal"
"""The method that searches for the best plan, for seconds or longer; the others answer at once."""

METHODS: Mapping[str, Callable[[PlanRequest], Plan]] = {
    SEARCHING: plan_optimal,
    "greedy": plan_greedy,
    NAIVE: plan_largest_gap,
}
"""Every method by the name that people give it."""


def plan(
    request: PlanRequest,
    method: str,
    *,
    start: tuple[Placement, ...] | None = None,
    watch: Watch | None = None,
) -> Plan:
    """The roadmap by a method; a search tells `watch` how far it is, and ends early where that says so.

    `start` are the rows of the greedy plan where they are known already. Raises PlanError for an unknown method, and
    where pins cannot be kept.
    """
    if method not in METHODS:
        raise PlanError(f"There is no method named {method}.", hint=f"Methods: {', '.join(METHODS)}.")
    asked = with_possible_quick_wins(request)
    return plan_optimal(asked, start=start, watch=watch) if method == SEARCHING else METHODS[method](asked)
