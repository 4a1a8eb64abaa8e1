"""Roadmaps: what scoring.md calls a plan, made by one of several methods from the same request."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from opposite.domain.roadmap import Plan, PlanRequest
from opposite.errors import PlanError
from opposite.planning.greedy import plan_greedy
from opposite.planning.largest_gap import plan_largest_gap
from opposite.planning.rows import row_values

__all__ = ["METHODS", "plan", "row_values"]

METHODS: Mapping[str, Callable[[PlanRequest], Plan]] = {
    "greedy": plan_greedy,
    "largest-gap": plan_largest_gap,
}
"""Every method by the name that people give it."""


def plan(request: PlanRequest, method: str) -> Plan:
    """The roadmap by a method. Raises PlanError for an unknown method, and where pins cannot be kept."""
    if method not in METHODS:
        raise PlanError(f"There is no method named {method}.", hint=f"Methods: {', '.join(METHODS)}.")
    return METHODS[method](request)
