"""A budget of money by year, and what initiatives take of it (rule 17c of scoring.md)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from opposite.domain.framework.money import LARGEST
from opposite.domain.roadmap.periods import CALENDAR_YEAR, year_name
from opposite.errors import PlanError

MONEY = "\0 money"
"""What is short, beside the roles, where the money of a year does not suffice."""


@dataclass(frozen=True)
class MoneyBudget:
    """What may be spent in some years; it validates itself and raises PlanError.

    `amounts` are by year, `years` the year in which each period begins, `costs` likely costs by initiative id. An
    initiative spends its cost evenly over its periods; one without a cost is not taken to be free, so no plan has it.
    `without_rate` names the roles for which one of those lacks a day rate. `fiscal_year_start` says how years are called.
    """

    amounts: Mapping[int, float]
    years: Sequence[int]
    costs: Mapping[str, float]
    currency: str
    without_rate: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fiscal_year_start: int = CALENDAR_YEAR

    def __post_init__(self) -> None:
        for year, amount in sorted(self.amounts.items()):
            if year not in self.years:
                raise PlanError(
                    f"No period of the plan begins in {self.called(year)}, for which money was given.",
                    hint=f"Its years: {', '.join(self.called(one) for one in dict.fromkeys(self.years))}.",
                )
            if not 0 <= amount <= LARGEST:
                raise PlanError(f"{amount:g} is no budget of money for {self.called(year)}.", hint="Give 0 or more.")

    @cached_property
    def spans(self) -> Mapping[int, tuple[int, int]]:
        """First period of each year with a budget, counted from 0, and the one after its last."""
        years = tuple(self.years)
        return {year: (years.index(year), len(years) - years[::-1].index(year)) for year in sorted(self.amounts)}

    def shares(self, initiative: str, periods: int) -> dict[int, float]:
        """What an initiative of so many periods takes in each of them, as a share of each year's amount.

        Infinite where there is no money and it costs something; empty for one that costs nothing.
        """
        cost = self.costs.get(initiative, 0.0) / periods
        if cost <= 0:
            return {}
        return {year: cost / amount if amount > 0 else math.inf for year, amount in sorted(self.amounts.items())}

    def beside(self, kept: Mapping[str, tuple[int, int]]) -> MoneyBudget:
        """The budget beside rows that are kept from a period, below 1 where they have begun, to another.

        They spend what is left of their cost, nothing where it is not known, and never more than there is: an amount
        that they exceed alone is raised to what they take.
        """
        left = {i: (self.costs.get(i, 0.0) / (end - start + 1), max(1, start), end) for i, (start, end) in kept.items()}
        costs = {i: each * (end - start + 1) for i, (each, start, end) in left.items()}
        budget = replace(self, costs={**self.costs, **costs})
        placed = [(i, start, end) for i, (_, start, end) in left.items()]
        return replace(budget, amounts={y: max(amount, budget.spent(placed, y)) for y, amount in self.amounts.items()})

    def called(self, year: int) -> str:
        """What people call a year: 2027, or FY2028 where it is not the calendar's."""
        return year_name(year, self.fiscal_year_start)

    def spent(self, placed: Sequence[tuple[str, int, int]], year: int) -> float:
        """What initiatives spend in a year, given their first and last periods, counted from 1."""
        first, end = self.spans[year]
        return math.fsum(
            self.costs.get(initiative, 0.0) * within(first, end, start - 1, finish) / (finish - start + 1)
            for initiative, start, finish in placed
        )


def within(first: int, end: int, start: int, stop: int) -> int:
    """How many periods from a start to before a stop lie from a first period to before an end."""
    return max(0, min(end, stop) - max(first, start))
