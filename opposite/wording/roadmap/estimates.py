"""What is said of an organisation's estimates and day rates."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.domain.framework.estimates import Estimate
from opposite.domain.framework.money import DayRates
from opposite.wording.figures import pluralise


def day_rates_in_words(rates: DayRates) -> str:
    """What a day of each role costs, in one sentence."""
    return f"A day costs, in {rates.currency}: {', '.join(f'{role} {rate:g}' for role, rate in rates.by_role.items())}."


def no_longer_there(initiatives: Sequence[str]) -> str:
    """That estimates are kept although the framework has no such initiatives any more."""
    return f"Kept, but not planned with, since the framework no longer has the initiative: {', '.join(initiatives)}."


SAVE = "Save estimates"
TAKE_BACK = "Back to the defaults"
WHOSE = "yours, or the framework's default"
PLANNED, ALL = "In the plan", "All initiatives"
DAY_RATES = "Day rates and currency"
NO_MONEY = "Nothing is said about money until a day of at least one role has a rate."
UPLOAD = "Read a filled-in file"
ONLY_SEEN = "Whoever plans for the organisation can change them."
HEADING = "Estimates"
ABOUT = (
    "What the plan counts with. Change a cell to make it yours; empty it to take the default back. "
    "Weeks and costs are a low, a likely and a high figure; the likely one is planned with."
)
COLUMN_TITLES = {
    "owner": "Owner",
    "effort_days": "Days of work",
    "weeks_low": "Weeks, low",
    "weeks_likely": "Weeks, likely",
    "weeks_high": "Weeks, high",
    "cost_low": "Paid to others, low",
    "cost_likely": "Paid to others, likely",
    "cost_high": "Paid to others, high",
    "confidence": "Confidence",
}
"""What the columns of estimates are called on the page, in their order."""

SHORT_TITLES = {
    **COLUMN_TITLES,
    "effort_days": "Days",
    "weeks_low": "Weeks low",
    "weeks_likely": "likely",
    "weeks_high": "high",
    "cost_low": "Paid low",
    "cost_likely": "likely",
    "cost_high": "high",
}
"""The same as they stand over narrow columns."""

NAMES = {
    "owner": "owner",
    "effort_days": "days",
    "weeks": "weeks",
    "cost": "paid to others",
    "confidence": "confidence",
}
"""What each value of an estimate is called in a sentence."""


def whose(estimate: Estimate) -> str:
    """Whether what holds of an initiative is the organisation's, and what of it."""
    mine = [word for name, word in NAMES.items() if name in estimate.yours]
    return f"yours: {', '.join(mine)}" if mine else "default"


def kept(number: int) -> str:
    """That so many estimates say something else than before."""
    return f"{pluralise(number, 'estimate')} changed; the plan follows." if number else "Nothing was changed."


READ = "Read it"
UPLOAD_HELP = "The CSV file of this table, filled in. Rows that are missing stay as they are."
SAVE_RATES, NO_RATES = "Save day rates", "Take the day rates back"
RATES_KEPT, RATES_TAKEN_BACK = "The day rates are kept.", "The day rates are taken back; nothing is said about money."
