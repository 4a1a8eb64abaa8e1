"""What is said of a quarter of a person: what it is worth in each role, and the best purchases in one sentence."""

from __future__ import annotations

from opposite.domain.roadmap.worth import QUARTER, Change, Outlook, Worth
from opposite.domain.tolerance import TOLERANCE
from opposite.wording.figures import day, listed, pluralise, short
from opposite.wording.roadmap.naming import capitalised

ASK = "What a quarter of a person is worth"
ABOUT = (
    "For each role the plan is made again with 0.25 FTE more, and less, in every period. "
    "That takes some seconds a role; it can be stopped."
)
NOT_TOLD = "no difference that can be told"
NO_PLAN = "no plan"
STOPPED = "It was stopped: roles that were not reached are missing, and plans may be further from the best."


def worth_headline(worth: Worth) -> str:
    """The best purchases, at most three, in one sentence; or that none makes a difference that can be told."""
    purchases = worth.best_purchases
    if not purchases:
        return f"A quarter of a person more in any one role makes {NOT_TOLD}."
    named = [f"{capitalised(change.role)} (the plan closes {difference(change)})" for change in purchases]
    return f"A quarter of a person more is worth the most in {listed(named)}."


def difference(change: Change) -> str:
    """How much more or less the plan closes, and how much sooner or later it reaches the targets where that can be told."""
    sooner = sooner_words(change)
    return value_change(change) if sooner is None else f"{value_change(change)}, {sooner}"


def value_change(change: Change) -> str:
    """The change of value, in percent of what the plan is worth; that there is no plan, or none that can be told."""
    if change.value is None:
        return NO_PLAN
    if not change.can_be_told:
        return NOT_TOLD
    if change.base.value <= TOLERANCE:
        return f"{change.value:+.4f}"
    more = change.value / change.base.value
    return f"{short(100 * abs(more))} % {'more' if more > 0 else 'less'}"


def sooner_words(change: Change) -> str | None:
    """When the targets are reached against the plan in hand; None where that cannot be told, or no plan reaches them."""
    if change.outlook is None or not change.can_be_told:
        return None
    before, after = change.base.reached, change.outlook.reached
    if before is None and after is None:
        return None
    if before is None:
        return "targets reached within the roadmap, which they are not today"
    if after is None:
        return "targets not reached within the roadmap any more"
    days = (before - after).days
    if days == 0:
        return "targets reached at the same time"
    return f"targets reached {pluralise(round(abs(days) / 7), 'week')} {'sooner' if days > 0 else 'later'}"


def _reached(outlook: Outlook) -> str:
    return "not within the roadmap" if outlook.reached is None else f"by {day(outlook.reached)}"


def fte_words(change: Change) -> str:
    """0.25 more, or 0.25 less."""
    return f"{QUARTER:g} {'more' if change.fte > 0 else 'less'}"


def how_told(worth: Worth) -> str:
    """What the figures rest on, and what their limits are."""
    percent = 100 * worth.base.short / worth.base.value if worth.base.value > TOLERANCE else 0.0
    least = (
        "is the best possible" if worth.base.short <= 0 else f"at most {short(percent)} % short of the best possible"
    )
    return (
        f"The plan in hand is worth {worth.base.value:.4f} and {least}; it reaches the targets {_reached(worth.base)}. "
        f"A change smaller than what the two plans may be short of together is {NOT_TOLD}. Targets are reached when every "
        "factor stands at its target, if every step works."
    )
