"""What the fields for limits and dates of a plan are called."""

from __future__ import annotations

from collections.abc import Sequence

LIMITS = "Limits and dates"
AT_ONCE = "In progress at once, at most"
QUICK_WINS = "Quick wins that start first"
MUST = "Has to be done"
DATED = "Give dates to"
NOT_BEFORE, FINISH_BY = "Not before", "Finished by"


def at_once_choice(most: int | str) -> str:
    """A limit to how many are in progress at once, as it is chosen."""
    return str(most) if isinstance(most, int) else "No limit"


def capacity_by_period(role: str, several: Sequence[float]) -> str:
    """What a list of capacities was taken for: FTE of a role, period by period, of which the last holds on."""
    first = ", ".join(f"{fte:g} in period {number}" for number, fte in enumerate(several[:-1], 1))
    return f"{role}: {first}, {several[-1]:g} FTE from period {len(several)} on."


def quick_win(days: float) -> str:
    """What makes a quick win (rule 17b)."""
    return (
        f"A quick win is sure, waits for no other and lifts a question below its target, in at most 13 weeks and {days:g} "
        "days."
    )
