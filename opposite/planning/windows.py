"""In which periods an initiative could start at all, whatever else is planned beside it (scoring.md, 15 to 17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from opposite.domain.tolerance import TOLERANCE
from opposite.planning.schedule_builder import Draft, new_calendar


def possible_starts(draft: Draft, initiatives: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Periods in which each initiative could start, ascending, by id; those that never could are missing.

    Each role must suffice for the initiative alone, its prerequisites and required levels must be within reach by
    then, and it must finish within the horizon. A pinned initiative starts in its period or not at all.
    """
    request, calendar = draft.request, new_calendar(draft.request)
    starts: dict[str, tuple[int, ...]] = {}
    finishes: dict[str, int] = {}
    waiting = sorted(initiatives)
    for period in range(1, request.periods + 1):
        ready = [i for i in waiting if _is_ready(draft, i, period, finishes)]
        waiting = [i for i in waiting if i not in ready]
        for initiative in ready:
            activity, pinned = draft.activities[initiative], request.pins.get(initiative)
            found = tuple(
                start
                for start in range(period, request.periods - activity.duration + 2)
                if pinned in {None, start} and calendar.obstacle(activity, start - 1) is None
            )
            if found:
                starts[initiative] = found
                finishes[initiative] = found[0] + activity.duration - 1
    return dict(sorted(starts.items()))


def _is_ready(draft: Draft, initiative: str, period: int, finishes: Mapping[str, int]) -> bool:
    """Whether prerequisites and required levels can be had by the period before, each as early as it ever could."""
    if any(finishes.get(p, period) >= period for p in draft.activities[initiative].predecessors):
        return False
    for question, least in draft.required[initiative].items():
        finished = 0
        for bit, (other, _, _) in enumerate(draft.ledger.lifts[question]):
            if finishes.get(other, period) < period:
                finished |= 1 << bit
        if draft.ledger.state(question, finished).level < least - TOLERANCE:
            return False
    return True
