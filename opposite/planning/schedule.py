"""Serial schedule generation: activities in order of priority, each at the earliest period that is free for it.

Periods count from 0 here; an activity that starts in s and lasts d occupies s .. s + d - 1 and ends at s + d.
Source: Kolisch & Hartmann 1999 (method.md, C.14).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from opposite.domain.tolerance import TOLERANCE


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes time and resources, and waits for its predecessors."""

    id: str
    duration: int
    demand: Mapping[str, float] = field(default_factory=dict)
    predecessors: tuple[str, ...] = ()


class Calendar:
    """What is left of each resource in each period; the last value of a capacity holds on.

    A resource without a capacity is without limit. With a horizon no activity may end after it.
    """

    def __init__(self, capacity: Mapping[str, Sequence[float]], *, horizon: int | None = None) -> None:
        self._horizon = horizon
        self._steady = {resource: values[-1] for resource, values in capacity.items()}
        self._free = {resource: list(values) for resource, values in capacity.items()}

    def free(self, resource: str, period: int) -> float:
        """What is left of a limited resource in a period."""
        free = self._free[resource]
        return free[period] if period < len(free) else self._steady[resource]

    def obstacle(self, activity: Activity, start: int) -> tuple[str, int] | None:
        """A resource of which the activity finds too little, in the last such period; None when it fits."""
        last: tuple[str, int] | None = None
        for resource, demand in activity.demand.items():
            if demand > TOLERANCE and resource in self._free:
                first = start if last is None else last[1] + 1
                for period in range(start + activity.duration - 1, first - 1, -1):
                    if self.free(resource, period) < demand - TOLERANCE:
                        last = resource, period
                        break
        return last

    def earliest_start(self, activity: Activity, not_before: int) -> int | None:
        """First period from `not_before` on in which the activity fits for its whole duration; None if none does."""
        start, last = not_before, self._last_start(activity, not_before)
        while start <= last:
            obstacle = self.obstacle(activity, start)
            if obstacle is None:
                return start
            start = obstacle[1] + 1
        return None

    def book(self, activity: Activity, start: int, *, times: int = 1) -> None:
        """Take what the activity demands from `start` on; `times=-1` gives it back."""
        for resource, demand in activity.demand.items():
            if resource in self._free:
                free = self._free[resource]
                while len(free) < start + activity.duration:
                    free.append(self._steady[resource])
                for period in range(start, start + activity.duration):
                    free[period] -= times * demand

    def _last_start(self, activity: Activity, not_before: int) -> int:
        """Latest start within the horizon; without one the first period after all that is booked or ever changes."""
        if self._horizon is not None:
            return self._horizon - activity.duration
        return max(not_before, max((len(free) for free in self._free.values()), default=0))


def serial_schedule(
    activities: Sequence[Activity],
    calendar: Calendar,
    *,
    ended: Mapping[str, int] | None = None,
    not_before: Callable[[Activity, Mapping[str, int]], int | None] | None = None,
) -> dict[str, int]:
    """Start of each activity, booked in the calendar; activities that cannot be scheduled are missing.

    `activities` stand in order of priority: repeatedly the first one whose predecessors have all ended is placed.
    `ended` holds the ends of activities scheduled before. `not_before` may name, from the ends so far, the first
    period in which an activity may start beyond its predecessors, or None while that is unknown.
    """
    ends, starts, waiting = dict(ended or {}), dict[str, int](), list(activities)
    while waiting:
        for activity in waiting:
            first = _ready(activity, ends, not_before)
            start = None if first is None else calendar.earliest_start(activity, first)
            if start is not None:
                calendar.book(activity, start)
                starts[activity.id], ends[activity.id] = start, start + activity.duration
                waiting.remove(activity)
                break
        else:
            break
    return starts


def _ready(
    activity: Activity,
    ends: Mapping[str, int],
    not_before: Callable[[Activity, Mapping[str, int]], int | None] | None,
) -> int | None:
    if any(predecessor not in ends for predecessor in activity.predecessors):
        return None
    first = max((ends[predecessor] for predecessor in activity.predecessors), default=0)
    other = 0 if not_before is None else not_before(activity, ends)
    return None if other is None else max(first, other)
