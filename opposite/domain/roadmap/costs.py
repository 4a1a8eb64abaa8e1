"""What a roadmap costs: likely and between low and high, by year and by role, and what of it cannot be priced."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from opposite.domain.framework.initiatives import MONTHS
from opposite.domain.framework.money import cost_by_role, cost_by_year, unpriced_roles
from opposite.domain.roadmap.periods import later
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow


@dataclass(frozen=True, slots=True)
class Costs:
    """What some rows of a roadmap cost together, in the currency of the day rates; the rest of them is not priced.

    `low` and `high` take what is paid to others at its low and high figures; the days of people stay as they are.
    `by_year` has the likely costs of each calendar or fiscal year, `by_role` those of each role's days, `external` what
    is paid to others.
    """

    currency: str
    likely: float
    low: float
    high: float
    by_year: dict[int, float]
    by_role: dict[str, float]
    external: float
    priced: int
    unpriced: tuple[str, ...]
    """Ids of the rows that have no price, in the order of the plan."""
    roles_without_rate: tuple[str, ...]
    """Roles for which those rows have no day rate, by name; empty where a row names no role at all."""


def costs(roadmap: Roadmap, rows: Sequence[RoadmapRow] | None = None) -> Costs | None:
    """What a roadmap costs, or some of its rows; None without day rates."""
    rates, chosen = roadmap.rates, roadmap.rows if rows is None else rows
    if rates is None:
        return None
    priced = [(row, cost) for row in chosen if (cost := roadmap.cost(row)) is not None]
    unpriced = [row for row in chosen if roadmap.cost(row) is None]
    spreads = [
        (cost.external,) * 2 if (spread := row.initiative.cost_estimate) is None else (spread.low, spread.high)
        for row, cost in priced
    ]
    of_people = math.fsum(amount for _, cost in priced for amount in cost.by_role.values())
    months = MONTHS[roadmap.period]
    return Costs(
        currency=rates.currency,
        likely=math.fsum(cost.total for _, cost in priced),
        low=math.fsum((of_people, *(low for low, _ in spreads))),
        high=math.fsum((of_people, *(high for _, high in spreads))),
        by_year=cost_by_year(
            ((cost.total, row.start_period, row.finish_period) for row, cost in priced),
            [later(roadmap.start, index * months) for index in range(roadmap.request.periods)],
            fiscal_year_start=roadmap.fiscal_year_start,
        ),
        by_role=cost_by_role(cost for _, cost in priced),
        external=math.fsum(cost.external for _, cost in priced),
        priced=len(priced),
        unpriced=tuple(row.initiative.id for row in unpriced),
        roles_without_rate=unpriced_roles((row.initiative for row in unpriced), rates),
    )
