"""What agreed and running initiatives alone take beyond a limit: facts without words (rule 17c). Periods count from 1."""

from __future__ import annotations

from dataclasses import dataclass

from opposite.domain.roadmap.plan import AT_ONCE, PlanRequest
from opposite.domain.tolerance import TOLERANCE


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A limit that what is kept goes beyond, in the first such period; days of the whole plan and money have none.

    `role` is empty where it is how many are in progress at once, the budget or the money of a `year`.
    """

    role: str
    period: int | None
    taken: float
    limit: float
    year: int | None = None


def exceeded(request: PlanRequest) -> tuple[Exceeded, ...]:
    """What is kept beyond how many at once, roles, the budget and money, in this order; empty where it stays within all."""
    found: list[Exceeded] = []
    for resource in sorted(request.resources, key=lambda one: (one != AT_ONCE, one)):
        for period in range(1, request.periods + 1):
            taken, limit = request.capacity_in(resource, period), request.limit_in(resource, period)
            if taken > limit + TOLERANCE:
                found.append(Exceeded("" if resource == AT_ONCE else resource, period, taken, limit))
                break
    if request.budget is not None and request.affordable is not None and request.affordable > request.budget:
        found.append(Exceeded("", None, request.affordable, request.budget))
    if request.money is not None and request.affordable_money is not None:
        for year, amount in sorted(request.money.amounts.items()):
            taken = request.affordable_money.amounts[year]
            if taken > amount:
                found.append(Exceeded("", None, taken, amount, year))
    return tuple(found)
