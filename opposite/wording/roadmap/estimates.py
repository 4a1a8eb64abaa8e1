"""What is said of an organisation's estimates and day rates."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.framework.money import DayRates


def day_rates_in_words(rates: DayRates) -> str:
    """What a day of each role costs, in one sentence."""
    return f"A day costs, in {rates.currency}: {', '.join(f'{role} {rate:g}' for role, rate in rates.by_role.items())}."


def no_longer_there(initiatives: Sequence[str]) -> str:
    """That estimates are kept although the framework has no such initiatives any more."""
    return f"Kept, but not planned with, since the framework no longer has the initiative: {', '.join(initiatives)}."
