"""What initiatives cost: effort at the organisation's day rates, and what is paid to others (rule 17c of scoring.md)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from opposite.domain.framework.initiatives import Initiative
from opposite.errors import NOTHING_STORED, OppositeError

LARGEST = 1e12
"""The largest rate and cost taken: cents of a plan's sum stay exact enough to be told apart."""

CURRENCIES = frozenset(
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BGN",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SVC",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VED",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XCG",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
        "ZWG",
    ]
)
"""Codes of ISO 4217 for money that people are paid in."""


@dataclass(frozen=True)
class DayRates:
    """What a day of each role costs, in one currency; raises OppositeError for a rate or currency that is none."""

    currency: str
    by_role: Mapping[str, float]

    def __post_init__(self) -> None:
        if self.currency not in CURRENCIES:
            raise OppositeError(
                f"There is no currency {self.currency!r}.",
                NOTHING_STORED,
                "Give its code of three letters, such as EUR.",
            )
        if not self.by_role:
            raise OppositeError("No day rate is given.", NOTHING_STORED, "Give that of at least one role.")
        for role, rate in self.by_role.items():
            if not 0 < rate <= LARGEST:
                raise OppositeError(f"A day of {role} cannot cost {rate:g}.", NOTHING_STORED, "Give a rate above 0.")
        object.__setattr__(self, "by_role", MappingProxyType(dict(self.by_role)))


@dataclass(frozen=True, slots=True)
class Cost:
    """What an initiative costs: its effort by role, and what is paid to others, 0 where nothing is."""

    by_role: Mapping[str, float]
    external: float

    @property
    def total(self) -> float:
        """Both together."""
        return math.fsum((*self.by_role.values(), self.external))


def effort_by_role(initiative: Initiative) -> dict[str, float]:
    """Days of each role in an initiative: its effort split by the roles' shares of its demand; empty without demand."""
    demand = math.fsum(initiative.demand.values())
    return {role: initiative.effort_days * fte / demand for role, fte in initiative.demand.items() if fte > 0}


def initiative_cost(initiative: Initiative, rates: DayRates | None) -> Cost | None:
    """What an initiative costs, with its likely figures.

    None without day rates, and where its days cannot all be priced: no role is named, or one that works on it has no
    rate.
    """
    days = effort_by_role(initiative)
    if rates is None or not days or not days.keys() <= rates.by_role.keys():
        return None
    return Cost({role: days[role] * rates.by_role[role] for role in days}, initiative.cost or 0.0)


def unpriced_roles(initiatives: Iterable[Initiative], rates: DayRates) -> tuple[str, ...]:
    """The roles that work on initiatives and have no day rate, by name."""
    return tuple(sorted({role for one in initiatives for role in effort_by_role(one)} - rates.by_role.keys()))


def cost_by_role(costs: Iterable[Cost]) -> dict[str, float]:
    """What each role costs in several initiatives, by name."""
    parts: dict[str, list[float]] = {}
    for cost in costs:
        for role, amount in cost.by_role.items():
            parts.setdefault(role, []).append(amount)
    return {role: math.fsum(parts[role]) for role in sorted(parts)}


def cost_by_year(
    spans: Iterable[tuple[float, int, int]], period_starts: Sequence[date], *, fiscal_year_start: int = 1
) -> dict[int, float]:
    """What falls in each year, the earliest first: costs spread evenly over the periods from a start to a finish.

    `spans` are cost, first and last period counted from 1; a period belongs to the year in which it begins. A fiscal
    year has the number of the calendar year in which it ends.
    """
    parts: dict[int, list[float]] = {}
    for cost, start, finish in spans:
        for period in range(start, finish + 1):
            year = year_of(period_starts[period - 1], fiscal_year_start)
            parts.setdefault(year, []).append(cost / (finish - start + 1))
    return {year: math.fsum(parts[year]) for year in sorted(parts)}


def year_of(day: date, fiscal_year_start: int = 1) -> int:
    """The number of the calendar or fiscal year that a day falls in."""
    return day.year + (fiscal_year_start > 1 and day.month >= fiscal_year_start)
