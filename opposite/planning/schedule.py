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
from opposite.planning.amounts import (
    amount,
    amounts,
    at,
    counted,
    enough,
    first_from,
    last_of,
    lengthened,
    ones,
    runs,
)
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
    wanted: tuple[tuple[str, int], ...] = field(init=False, repr=False, compare=False)
    """The same as amounts of one period."""
    taken: tuple[tuple[str, int], ...] = field(init=False, repr=False, compare=False)
    """What it takes of each resource, as amounts of as many periods as it lasts."""

    def __post_init__(self) -> None:
        demands = self.demand.items() if self.duration > 0 else ()
        least = {resource: demand - TOLERANCE for resource, demand in demands if demand > TOLERANCE}
        object.__setattr__(self, "least", least)
        object.__setattr__(self, "wanted", tuple((resource, counted(value)) for resource, value in least.items()))
        taken = tuple((resource, counted(demand) * ones(self.duration)) for resource, demand in demands)
        object.__setattr__(self, "taken", taken)


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
        # The last period is never booked, because it stands for all periods to come.
        self._periods = max(map(len, capacity.values()), default=1)
        self._free = {
            resource: amounts([*values, *[values[-1]] * (self._periods - len(values))])
            for resource, values in capacity.items()
        }
        self._lengthen(horizon or 0)

    def copy(self, *, without: str | None = None) -> Calendar:
        """A calendar that is booked like this one; a resource, or MONEY, may be named that is then without limit."""
        copied = object.__new__(Calendar)
        copied._horizon, copied._periods, copied._free = self._horizon, self._periods, self._free.copy()
        copied._purse = None if self._purse is None or without == MONEY else self._purse.copy()
        if without is not None:
            copied._free.pop(without, None)
        return copied

    def free(self, resource: str, period: int) -> float:
        """What is left of a limited resource in a period."""
        return amount(self._free[resource], min(period, self._periods - 1))

    def obstacle(self, activity: Activity, start: int) -> tuple[str, int] | None:
        """A resource of which the activity finds too little, in the last such period; None when it fits."""
        last: tuple[str, int] | None = None
        self._lengthen(start + activity.duration)
        occupied = at(enough(activity.duration), start)
        for resource, least in activity.wanted:
            free = self._free.get(resource)
            if free is not None and (lacking := occupied & ~(free - least * ones(self._periods))):
                period = last_of(lacking)
                if last is None or period > last[1]:
                    last = resource, period
        unpaid = self._unpaid(activity, start)
        return (MONEY, unpaid) if unpaid is not None and (last is None or unpaid > last[1]) else last

    def money_left(self, year: int) -> float:
        """What is left of the money of a year, as a share of it; 1 where there is no budget."""
        return 1.0 if self._purse is None else self._purse.left(year)

    def earliest_start(self, activity: Activity, not_before: int) -> int | None:
        """First period from `not_before` on in which the activity fits for its whole duration; None if none does."""
        last = self._last_start(activity, not_before)
        if last < not_before:
            return None
        self._lengthen(last + activity.duration)
        every, all_free = ones(self._periods), self._free
        fitting = enough(self._periods)
        for resource, least in activity.wanted:
            if resource in all_free:
                fitting &= all_free[resource] - least * every
        starts = runs(fitting, activity.duration)
        start = first_from(starts, not_before)
        while start is not None and start <= last:
            if self._purse is None or self._unpaid(activity, start) is None:
                return start
            start = first_from(starts, start + 1)
        return None

    def _unpaid(self, activity: Activity, start: int) -> int | None:
        if self._purse is None or not activity.money:
            return None
        return self._purse.unpaid(activity.money, start, start + activity.duration)

    def book(self, activity: Activity, start: int) -> None:
        """Take what the activity demands from `start` on."""
        end = start + activity.duration
        self._lengthen(end)
        free = self._free
        for resource, taken in activity.taken:
            if resource in free:
                free[resource] -= at(taken, start)
        if self._purse is not None and activity.money:
            self._purse.spend(activity.money, start, end)

    def give_back(self, activity: Activity, start: int) -> None:
        """Undo what `book` did."""
        free = self._free
        for resource, taken in activity.taken:
            if resource in free:
                free[resource] += at(taken, start)
        if self._purse is not None and activity.money:
            self._purse.spend(activity.money, start, start + activity.duration, times=-1)

    def _lengthen(self, end: int) -> None:
        """Make sure that each period before `end` can be booked."""
        if end >= self._periods:
            self._free = {resource: lengthened(free, self._periods, end + 1) for resource, free in self._free.items()}
            self._periods = end + 1

    def _last_start(self, activity: Activity, not_before: int) -> int:
        """Latest start within the horizon or in time; without both the first period after all that is booked or ever changes."""
        end = activity.due
        if end is None or (self._horizon is not None and self._horizon < end):
            end = self._horizon
        return max(not_before, self._periods) if end is None else end - activity.duration


@dataclass(slots=True)
class Schedule:
    """A serial schedule in the making, booked in its own calendar; `starts` are those of what is scheduled.

    `ends` also holds the ends of activities scheduled before, and `waiting` what could not be scheduled yet.
    `awaited` names, for activities that wait for more than their predecessors, the first period in which it is there,
    from the ends so far, or None while that is unknown.
    """

    calendar: Calendar
    ends: dict[str, int] = field(default_factory=dict)
    awaited: Mapping[str, Callable[[Mapping[str, int]], int | None]] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)
    waiting: list[Activity] = field(default_factory=list)
    in_vain: dict[str, int] = field(default_factory=dict)
    """From which period on an activity found no room: it finds none from there on later, since room only shrinks."""

    def copy(self) -> Schedule:
        """The same schedule, to be continued in another way."""
        return Schedule(
            self.calendar.copy(),
            self.ends.copy(),
            self.awaited,
            self.starts.copy(),
            self.waiting.copy(),
            self.in_vain.copy(),
        )

    def extend(self, activities: Iterable[Activity]) -> None:
        """Schedule further activities, behind all others in the order of priority.

        Repeatedly the first activity is placed whose predecessors have all ended, and that finds room.
        """
        for activity in activities:
            if not self._place(activity):
                self.waiting.append(activity)
            elif self.waiting:
                self._place_waiting()

    def ready(self, activity: Activity) -> int | None:
        """The first period in which all that an activity waits for is there; None while that is unknown."""
        first, ends = activity.first, self.ends
        for predecessor in activity.predecessors:
            end = ends.get(predecessor)
            if end is None:
                return None
            first = max(first, end)
        if activity.id in self.awaited:
            there = self.awaited[activity.id](ends)
            return None if there is None else max(first, there)
        return first

    def _place_waiting(self) -> None:
        while (placed := next((activity for activity in self.waiting if self._place(activity)), None)) is not None:
            self.waiting.remove(placed)

    def _place(self, activity: Activity) -> bool:
        first = self.ready(activity)
        if first is None or first >= self.in_vain.get(activity.id, first + 1):
            return False
        start = self.calendar.earliest_start(activity, first)
        if start is None:
            self.in_vain[activity.id] = first
            return False
        self.calendar.book(activity, start)
        self.starts[activity.id], self.ends[activity.id] = start, start + activity.duration
        return True
