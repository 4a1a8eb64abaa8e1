"""Serial schedules of many orders of priority at once, and what each is worth, in arrays of one row an order.

What rules 16 to 18 say of levels and pieces comes down to periods: each is reached once, for every set of initiatives
on a list, the first one of the set is finished. `planning.schedule` and `planning.level_cache` say the same of one order.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from opposite.domain.roadmap.money import within
from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.reachable_levels import Piece, ReachableLevels, reachable_levels
from opposite.planning.schedule import Activity
from opposite.planning.schedule_builder import ScheduleBuilder

MORE_THAN_ALL = 2.0
"""In place of a share of a budget that is larger, and so never there."""

Numbers = NDArray[np.int64]
Amounts = NDArray[np.float64]
Sets = Sequence[Iterable[str]]


class Books(NamedTuple):
    """Schedules in the making, a row each: what is left of each resource in each period, ends, effort days, and money.

    Effort days are those so far, money is what is left of each year's, as a share of it. Ends have a column for each initiative by number, the end being the period in which it finishes; one for what is
    always over, and one for what never is.
    """

    free: Amounts
    ends: Numbers
    effort: Amounts
    money: Amounts

    def repeated(self, times: int) -> Books:
        """As many rows of a single one."""
        return Books(
            np.repeat(self.free, times, axis=0),
            np.repeat(self.ends, times, axis=0),
            np.repeat(self.effort, times, axis=0),
            np.repeat(self.money, times, axis=0),
        )


class ManySchedules:
    """Schedules beside what a builder has placed, of initiatives by their numbers."""

    def __init__(self, builder: ScheduleBuilder) -> None:
        request = builder.request
        self._builder = builder
        self.ids = tuple(request.by_id)
        self.numbers = {initiative: number for number, initiative in enumerate(self.ids)}
        self.over, self._never = len(self.ids), len(self.ids) + 1
        self._periods = np.arange(request.periods)
        self._resources = request.resources
        activities = [builder.activities[initiative] for initiative in self.ids]
        self._first = np.array([*(activity.first for activity in activities), 0])
        due = [len(self._periods) if activity.due is None else activity.due for activity in activities]
        self._due = np.array([*due, len(self._periods)])
        self._lengths = np.array([*(activity.duration for activity in activities), 0])
        self._demand = np.zeros((len(self.ids) + 1, len(self._resources)))
        self._least = np.full_like(self._demand, -np.inf)
        for number, activity in enumerate(activities):
            for column, resource in enumerate(self._resources):
                self._demand[number, column] = activity.demand.get(resource, 0.0)
                self._least[number, column] = activity.least.get(resource, -np.inf)
        self._effort = np.array([*(request.by_id[initiative].effort_days for initiative in self.ids), 0.0])
        self._budget = np.inf if request.affordable is None else request.affordable + TOLERANCE
        self._years = () if request.affordable_money is None else tuple(request.affordable_money.spans)
        self._spends = self._spending(request, activities)
        self._reachable = {
            question: reachable_levels(request.questions[question], lifts)
            for question, lifts in builder.levels.lifts.items()
        }
        self._prerequisites = [
            [self.numbers[needed] for needed in activity.predecessors if needed not in builder.placed]
            for activity in activities
        ]
        self._waits = self._padded([list(self._waits_for(initiative)) for initiative in self.ids])
        pieces = [(reachable, piece) for reachable in self._reachable.values() for piece in reachable.pieces]
        self._worth = np.array([piece.worth for _, piece in pieces]) / request.periods
        lists = [list(_covering(reachable, piece)) for reachable, piece in pieces]
        sets = [self._members_of(one) for several in lists for one in several]
        self._members = np.array([number for one in sets for number in one], dtype=np.int64)
        self._sets = np.cumsum([0, *map(len, sets)])[:-1]
        self._lists = np.cumsum([0, *map(len, lists)])[:-1]

    def empty(self) -> Books:
        """One schedule beside what is placed, with nothing in it yet."""
        builder, periods = self._builder, range(len(self._periods))
        free = [[builder.calendar.free(resource, period) for period in periods] for resource in self._resources]
        never = len(periods) + 1
        ends = [min(builder.placed[i].finish, never) if i in builder.placed else never for i in self.ids]
        return Books(
            np.array([free], dtype=np.float64).reshape(1, len(self._resources), len(periods)),
            np.array([[*ends, 0, never]]),
            np.array([builder.effort]),
            np.array([[builder.calendar.money_left(year) for year in self._years]]).reshape(1, len(self._years)),
        )

    def extend(self, books: Books, orders: Numbers) -> None:
        """Schedule further initiatives, a column after the other; what waits, has no room or is too dear is left out."""
        for numbers in orders.T:
            self._place(books, numbers)

    def values(self, books: Books) -> Amounts:
        """What the plan is worth with each schedule."""
        if not len(self._worth):
            return np.zeros(len(books.ends))
        first = np.minimum.reduceat(books.ends[:, self._members], self._sets, axis=1)
        covered = np.maximum.reduceat(first, self._lists, axis=1)
        return (len(self._periods) + 1 - covered) @ self._worth

    def holds(self, books: Books, number: int) -> bool:
        """Whether an initiative is in the first schedule."""
        return bool(books.ends[0, number] <= len(self._periods))

    def placements(self, books: Books) -> tuple[Placement, ...]:
        """Everything in the first schedule and what was placed before."""
        added = (
            self._builder.placement(self.ids[number], int(end - self._lengths[number] + 1))
            for number, end in enumerate(books.ends[0, : self.over])
            if end <= len(self._periods) and self.ids[number] not in self._builder.placed
        )
        return (*self._builder.placements, *added)

    def with_prerequisites(self, number: int, there: Container[int]) -> tuple[int, ...]:
        """An initiative behind those of its prerequisites that are neither there nor placed, each behind its own."""
        coming: dict[int, None] = {}
        for needed in self._prerequisites[number]:
            if needed not in there:
                coming |= dict.fromkeys(self.with_prerequisites(needed, there))
        return (*coming, number)

    def _place(self, books: Books, numbers: Numbers) -> None:
        row, lengths = np.arange(len(numbers)), self._lengths[numbers]
        ready = books.ends[row[:, None, None], self._waits[numbers]].min(axis=2).max(axis=1)
        lacking = np.zeros((len(numbers), len(self._periods) + 1), dtype=np.int64)
        np.cumsum((books.free < self._least[numbers][:, :, None]).any(axis=1), axis=1, out=lacking[:, 1:])
        ends = self._periods + lengths[:, None]
        fits = (ends <= self._due[numbers][:, None]) & (
            self._periods >= np.maximum(ready, self._first[numbers])[:, None]
        )
        fits &= np.take_along_axis(lacking, np.minimum(ends, len(self._periods)), axis=1) == lacking[:, :-1]
        if self._years:
            fits &= (self._spends[numbers] <= books.money[:, None, :] + TOLERANCE).all(axis=2)
        starts = fits.argmax(axis=1)
        placed = fits[row, starts] & (books.effort + self._effort[numbers] <= self._budget)
        busy = (self._periods >= starts[:, None]) & (self._periods < (starts + lengths)[:, None]) & placed[:, None]
        books.free[...] -= busy[:, None, :] * self._demand[numbers][:, :, None]
        books.effort[...] += placed * self._effort[numbers]
        if self._years:
            books.money[...] -= placed[:, None] * self._spends[numbers, starts]
        books.ends[row, numbers] = np.where(placed, starts + lengths, books.ends[row, numbers])

    def _spending(self, request: PlanRequest, activities: Sequence[Activity]) -> Amounts:
        """What each initiative takes of the money of each year where it starts in each period, as a share of it."""
        spends = np.zeros((len(self.ids) + 1, len(self._periods), len(self._years)))
        for column, year in enumerate(self._years):
            span = (0, 0) if request.affordable_money is None else request.affordable_money.spans[year]
            for number, activity in enumerate(activities):
                share = min(activity.money.get(year, 0.0), MORE_THAN_ALL)
                for start in range(len(self._periods)):
                    spends[number, start, column] = share * within(*span, start, start + activity.duration)
        return spends

    def _waits_for(self, initiative: str) -> Iterator[Iterable[str]]:
        """Sets of which one initiative each must be finished before a start (rule 17)."""
        for needed in self._builder.activities[initiative].predecessors:
            yield (needed,)
        for question, least in self._builder.lacking[initiative].items():
            yield from _reaching(self._reachable[question], least)

    def _padded(self, lists: Sequence[Sets]) -> Numbers:
        """Lists of sets as one array: short lists end with what is always over, short sets with what never is."""
        longest = max((len(several) for several in lists), default=0)
        largest = max((len(tuple(one)) for several in lists for one in several), default=0)
        padded = np.full((len(lists) + 1, max(1, longest), max(1, largest)), self._never)
        padded[:, :, 0] = self.over
        for number, several in enumerate(lists):
            for index, one in enumerate(several):
                members = self._members_of(one)
                padded[number, index, : len(members)] = members
        return padded

    def _members_of(self, one: Iterable[str]) -> list[int]:
        """The numbers of a set of initiatives; what is never over where it is empty."""
        return [self.numbers[initiative] for initiative in one] or [self._never]


def _reaching(reachable: ReachableLevels, level: float) -> Iterator[tuple[str, ...]]:
    """Sets of which one initiative each must be finished for a level to be reached; an empty one where it never is."""
    index = reachable.index_of(level)
    return iter(((),)) if index is None else map(reachable.leading_to, range(1, index + 1))


def _covering(reachable: ReachableLevels, piece: Piece) -> Iterator[set[str]]:
    """Sets of which one initiative each must be finished for a piece to count (`Formulation` says why)."""
    yield {initiative for _, initiative in piece.cover}
    for index in sorted({enters for enters, _ in piece.cover} - {0}):
        lower = {initiative for enters, initiative in piece.cover if enters < index}
        for beneath in range(1, index + 1):
            yield lower.union(reachable.leading_to(beneath))
