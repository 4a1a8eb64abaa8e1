"""What is said of what a roadmap costs; nothing without day rates."""

from __future__ import annotations

from opposite.domain.roadmap.costs import Costs, costs
from opposite.domain.roadmap.periods import CALENDAR_YEAR, year_name
from opposite.domain.roadmap.rows import Roadmap, RoadmapRow
from opposite.wording.figures import amount, listed
from opposite.wording.roadmap.naming import capitalised
from opposite.wording.roadmap.timeline import first_wave

PAID_TO_OTHERS = "Paid to others"
BY_YEAR, BY_ROLE = "By year", "By role"


def most_money(year: int, currency: str, fiscal_year_start: int | None) -> str:
    """What the field for the most money of a year is called."""
    return f"Money for {year_name(year, fiscal_year_start or CALENDAR_YEAR)} ({currency})"


def money_sentence(roadmap: Roadmap) -> str | None:
    """What the first wave and the whole plan cost, and what could not be priced; None without day rates or rows."""
    whole = costs(roadmap)
    if whole is None or not roadmap.rows:
        return None
    if not whole.priced:
        return f"What it costs cannot be said: {_why_unpriced(whole)}."
    wave = costs(roadmap, first_wave(roadmap))
    parts = [f"The whole plan costs {_spread(whole)}"]
    if wave is not None and wave.priced and len(first_wave(roadmap)) < len(roadmap.rows):
        parts = [f"What starts first costs {_spread(wave)}", f"the whole plan {_spread(whole)}"]
    return f"{', '.join(parts)}.{not_priced(roadmap, whole)}"


def row_cost(roadmap: Roadmap, row: RoadmapRow) -> str:
    """What a row costs, or a dash where nothing prices it."""
    cost, rates = roadmap.cost(row), roadmap.rates
    return "–" if cost is None or rates is None else amount(rates.currency, cost.total)


def not_priced(roadmap: Roadmap, whole: Costs) -> str:
    """How many rows are not in a sum and why, as a sentence that follows another; empty where all are priced."""
    if not whole.unpriced:
        return ""
    number = len(whole.unpriced)
    return f" {number} of {len(roadmap.rows)} {'is' if number == 1 else 'are'} not in it: {_why_unpriced(whole)}."


def _why_unpriced(whole: Costs) -> str:
    if whole.roles_without_rate:
        return f"no day rate for {listed([capitalised(role) for role in whole.roles_without_rate])}"
    return "no role is named for their work"


def _spread(sum_: Costs) -> str:
    likely = amount(sum_.currency, sum_.likely)
    low, high = amount(sum_.currency, sum_.low), amount(sum_.currency, sum_.high)
    return likely if low == high else f"{likely} ({low} to {high})"


def by_year(roadmap: Roadmap) -> tuple[tuple[str, float], ...]:
    """What each year costs, by its name; empty without day rates."""
    whole = costs(roadmap)
    return (
        () if whole is None else tuple((year_name(y, roadmap.fiscal_year_start), c) for y, c in whole.by_year.items())
    )


def by_role(roadmap: Roadmap) -> tuple[tuple[str, float], ...]:
    """What the days of each role cost, and what is paid to others where something is; empty without day rates."""
    whole = costs(roadmap)
    if whole is None:
        return ()
    others = ((PAID_TO_OTHERS, whole.external),) if whole.external > 0 else ()
    return (*((capitalised(role), cost) for role, cost in whole.by_role.items()), *others)
