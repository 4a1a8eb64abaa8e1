"""Serial schedule generation: activities in order of priority, each at the earliest period that is free for it.

Periods count from 0 here; an activity that starts in s and lasts d occupies s .. s + d - 1 and ends at s + d.
Source: Kolisch & Hartmann (1999), Heuristic algorithms for the resource-constrained project scheduling problem, in
Weglarz (ed.), Project Scheduling, 147-178.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from opposite.domain.roadmap.money import MONEY
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.purse import Purse


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that takes time and resources, and waits for its predecessors.

    It may not start before `first`, and has to end by `due` where that is not None.
    """

    id: str
    duration: int
    demand: Mapping[str, float] = field(default_factory=dict)
    predecessors: tuple[str, ...] = ()
    first: int = 0
    due: int | None = None
    money: Mapping[int, float] = field(default_factory=dict)
    """What it takes of the money of each year in each period that it occupies."""
    least: Mapping[str, float] = field(init=False, repr=False, compare=False)
    """What has to be left of each resource for it; empty where it takes nothing."""

    def __post_init__(self) -> None:
        taken = self.demand.items() if self.duration > 0 else ()
        least = {resource: demand - TOLERANCE for resource, demand in taken if demand > TOLERANCE}
        object.__setattr__(self, "least", least)


class Calendar:
    """What is left of each resource in each period; the last value of a capacity holds on.

    A resource without a capacity is without limit. With a horizon no activity may end after it. A purse limits what
    activities take of the money of years.
    """

    def __init__(
        self, capacity: Mapping[str, Sequence[float]], *, horizon: int | None = None, purse: Purse | None = None
    ) -> None:
        self._horizon = horizon
        self._purse = purse
        # The last value of each list is never booked, because it stands for all periods to come.
        self._free = {resource: list(values) for resource, values in capacity.items()}
        self._bookable = min(map(len, self._free.values()), default=1) - 1
        self._lengthen(horizon or 0)

    def copy(self, *, without: str | None = None) -> Calendar:
        """A calendar that is booked like this one; a resource, or MONEY, may be named that is then without limit."""
        copied = Calendar(
            {}, horizon=None, purse=None if self._purse is None or without == MONEY else self._purse.copy()
        )
        copied._horizon, copied._bookable = self._horizon, self._bookable
        copied._free = {resource: free.copy() for resource, free in self._free.items() if resource != without}
        return copied

    def free(self, resource: str, period: int) -> float:
        """What is left of a limited resource in a period."""
        free = self._free[resource]
        return free[min(period, len(free) - 1)]

    def obstacle(self, activity: Activity, start: int) -> tuple[str, int] | None:
        """A resource of which the activity finds too little, in the last such period; None when it fits."""
        last: tuple[str, int] | None = None
        first, end = start, start + activity.duration
        self._lengthen(end)
        for resource, least in activity.least.items():
            free = self._free.get(resource)
            if free is not None and first < end and min(free[first:end]) < least:
                first = 1 + _last_below(least, free, first, end)
                last = resource, first - 1
        unpaid = self._unpaid(activity, start)
        return (MONEY, unpaid) if unpaid is not None and (last is None or unpaid > last[1]) else last

    def money_left(self, year: int) -> float:
        """What is left of the money of a year, as a share of it; 1 where there is no budget."""
        return 1.0 if self._purse is None else self._purse.left(year)

    def earliest_start(self, activity: Activity, not_before: int) -> int | None:
        """First period from `not_before` on in which the activity fits for its whole duration; None if none does."""
        start, last = not_before, self._last_start(activity, not_before)
        self._lengthen(last + activity.duration)
        while start <= last:
            end = start + activity.duration
            for resource, least in activity.least.items():
                free = self._free.get(resource)
                if free is not None and min(free[start:end]) < least:
                    start = 1 + _last_below(least, free, start, end)
                    break
            else:
                if self._unpaid(activity, start) is None:
                    return start
                start += 1
        return None

    def _unpaid(self, activity: Activity, start: int) -> int | None:
        if self._purse is None or not activity.money:
            return None
        return self._purse.unpaid(activity.money, start, start + activity.duration)

    def book(self, activity: Activity, start: int, *, times: int = 1) -> None:
        """Take what the activity demands from `start` on; `times=-1` gives it back."""
        periods = range(start, start + activity.duration)
        self._lengthen(periods.stop)
        for resource, demand in activity.demand.items():
            free = self._free.get(resource)
            if free is not None:
                taken = times * demand
                for period in periods:
                    free[period] -= taken
        if self._purse is not None and activity.money:
            self._purse.spend(activity.money, periods.start, periods.stop, times=times)

    def _lengthen(self, end: int) -> None:
        """Make sure that each period before `end` can be booked."""
        if end > self._bookable:
            self._bookable = end
            for free in self._free.values():
                free.extend(free[-1:] * (end + 1 - len(free)))

    def _last_start(self, activity: Activity, not_before: int) -> int:
        """Latest start within the horizon or in time; without both the first period after all that is booked or ever changes."""
        ends = [end for end in (self._horizon, activity.due) if end is not None]
        if ends:
            return min(ends) - activity.duration
        return max(not_before, max(map(len, self._free.values()), default=0))


def _last_below(least: float, free: Sequence[float], first: int, end: int) -> int:
    """The last period before `end` in which there is too little; there is one from `first` on."""
    return next(period for period in range(end - 1, first - 1, -1) if free[period] < least)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A serial schedule in the making, booked in its own calendar; `starts` are those of what is scheduled.

    `ends` also holds the ends of activities scheduled before, and `waiting` what could not be scheduled yet.
    `not_before` may name, from the ends so far, the first period in which an activity may start beyond its
    predecessors, or None while that is unknown.
    """

    calendar: Calendar
    ends: dict[str, int] = field(default_factory=dict)
    not_before: Callable[[Activity, Mapping[str, int]], int | None] | None = None
    starts: dict[str, int] = field(default_factory=dict)
    waiting: list[Activity] = field(default_factory=list)

    def copy(self) -> Schedule:
        """The same schedule, to be continued in another way."""
        return Schedule(
            self.calendar.copy(), self.ends.copy(), self.not_before, self.starts.copy(), self.waiting.copy()
        )

    def extend(self, activities: Iterable[Activity]) -> None:
        """Schedule further activities, behind all others in the order of priority.

        Repeatedly the first activity is placed whose predecessors have all ended, and that finds room. What found none
        from some period on finds none from there on later, since room only shrinks.
        """
        waiting, calendar = self.waiting, self.calendar
        waiting.extend(activities)
        in_vain: dict[str, int] = {}
        while waiting:
            for index, activity in enumerate(waiting):
                first = self.ready(activity)
                if first is None or first >= in_vain.get(activity.id, first + 1):
                    continue
                start = calendar.earliest_start(activity, first)
                if start is None:
                    in_vain[activity.id] = first
                    continue
                calendar.book(activity, start)
                self.starts[activity.id], self.ends[activity.id] = start, start + activity.duration
                del waiting[index]
                break
            else:
                return

    def ready(self, activity: Activity) -> int | None:
        """The first period in which all that an activity waits for is there; None while that is unknown."""
        ends = self.ends
        reached = 0 if self.not_before is None else self.not_before(activity, ends)
        if reached is None:
            return None
        first = max(reached, activity.first)
        for predecessor in activity.predecessors:
            if predecessor not in ends:
                return None
            first = max(first, ends[predecessor])
        return first
