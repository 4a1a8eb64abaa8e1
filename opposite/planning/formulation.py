"""The roadmap as a mixed-integer program (scoring.md, rules 15 to 18): a 0-1 column says what has started by a period.

Started by, not started in: prerequisites and required levels then bound one column by another, period by period,
which leaves the fractional relaxation little room (Christofides, Alvarez-Valdes & Tamarit 1987 for the rows of
prerequisites). What has started by a period less what has been over is what is under way in it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from opposite.domain.roadmap.plan import Placement
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.candidates import candidates, with_needs
from opposite.planning.feasibility import violations
from opposite.planning.milp import MilpModel, Solution
from opposite.planning.reachable_levels import Piece, reachable_levels
from opposite.planning.schedule_builder import ScheduleBuilder, new_calendar

LEAST_BEGUN = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
SHARES_BEGUN = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
"""Shares that an order of priority is made from: of what begins at all, and of when it counts as begun."""

_DECIMALS = 14
"""Gains are rounded to so many decimals: the last ones depend on the order in which weights were summed."""


class Formulation:
    """The model of a request. Its gains are the value of rule 18; its whole columns are the initiatives' starts."""

    def __init__(self, builder: ScheduleBuilder, *, initiatives: Iterable[str] | None = None) -> None:
        self.builder = builder
        self.model = MilpModel()
        self._request = builder.request
        self.starts = possible_starts(builder, _worth_considering(builder) if initiatives is None else initiatives)
        self._begun = {i: self._columns_of_starts(i) for i in self.starts}
        self._reachable = {
            question: reachable_levels(builder.request.questions[question], usable)
            for question, lifts in sorted(builder.levels.lifts.items())
            if (usable := [lift for lift in lifts if lift[0] in self.starts])
        }
        self._levels: dict[tuple[str, int, int], int | None] = {}
        self._under_way: dict[tuple[str, int], int | None] = {}
        for initiative in self.starts:
            self._wait(initiative)
        for resource in builder.request.resources:
            self._share(resource)
        self._afford()
        if builder.request.quick_wins:
            self.model.within(dict.fromkeys(self.quick_starts, 1.0), least=builder.request.quick_wins)
        for question, reachable in self._reachable.items():
            for piece in reachable.pieces:
                for period in self._periods:
                    self._gain(question, piece, period)

    def values(self, placements: Iterable[Placement]) -> dict[int, float]:
        """Values of the whole columns for a plan that keeps the rules."""
        starts = {placement.initiative: placement.start for placement in placements}
        return {
            column: float(initiative in starts and starts[initiative] <= start)
            for initiative, begun in self._begun.items()
            for start, column in zip(self.starts[initiative], begun, strict=True)
        }

    def plan(self, solution: Solution | None) -> tuple[Placement, ...] | None:
        """The plan that a solution stands for; None without values, or where they break a rule after all."""
        if solution is None or solution.values is None:
            return None
        rows = tuple(
            self.builder.placement(initiative, self.starts[initiative][before])
            for initiative, begun in self._begun.items()
            if (before := sum(solution.values[column] < 0.5 for column in begun)) < len(begun)
        )
        return None if violations(self._request, rows) else rows

    def orders(self, values: Sequence[float]) -> Iterator[tuple[str, ...]]:
        """Orders of priority that fractional values come to, each by when some share of an initiative has begun.

        Left out are initiatives of which less than another share ever begins. Source: Goemans (1997), Improved
        approximation algorithms for scheduling with release dates, SODA 591-598.
        """
        begun = {i: [values[column] for column in columns] for i, columns in self._begun.items()}
        for least, share in product(LEAST_BEGUN, SHARES_BEGUN):
            moments = [
                (self.starts[i][next(n for n, part in enumerate(parts) if part >= share * parts[-1])], -parts[-1], i)
                for i, parts in begun.items()
                if parts[-1] >= least
            ]
            yield tuple(initiative for *_, initiative in sorted(moments))

    @property
    def size(self) -> int:
        """How many starts are possible: the whole columns of the model."""
        return sum(map(len, self.starts.values()))

    @property
    def quick_starts(self) -> tuple[int, ...]:
        """Columns that are 1 when a quick win starts in the first period."""
        wins = sorted(self.builder.quick_wins.intersection(self.starts))
        return tuple(column for i in wins if (column := self._started(i, 1)) is not None)

    def effort(self) -> dict[int, float]:
        """Terms of the effort days of all that is in the plan."""
        return {begun[-1]: self._request.by_id[i].effort_days for i, begun in self._begun.items()}

    def precedence(self) -> dict[int, float]:
        """Terms that grow the earlier an initiative starts, most of all the first by tree order of its factor and id."""
        ranked = sorted(self._begun, key=lambda i: self._request.tie_keys[i][1:], reverse=True)
        return {
            column: float(rank * (following - start))
            for rank, initiative in enumerate(ranked, 1)
            for start, following, column in zip(
                self.starts[initiative],
                (*self.starts[initiative][1:], self._request.periods + 1),
                self._begun[initiative],
                strict=True,
            )
        }

    @property
    def _periods(self) -> range:
        return range(1, self._request.periods + 1)

    def _columns_of_starts(self, initiative: str) -> tuple[int, ...]:
        request, starts = self._request, self.starts[initiative]
        certain = (initiative in (request.required if start == starts[-1] else request.fixed) for start in starts)
        columns = tuple(self.model.column(least=float(one), whole=True) for one in certain)
        for earlier, later in pairwise(columns):
            self.model.no_more_than(earlier, (later,))
        return columns

    def _started(self, initiative: str, period: int) -> int | None:
        """Column that is 1 when an initiative has started by a period; None while it never can have."""
        begun = bisect_right(self.starts[initiative], period)
        return self._begun[initiative][begun - 1] if begun else None

    def _finished(self, initiatives: Iterable[str], period: int) -> list[int]:
        """Columns that are 1 when one of the initiatives is finished at the end of a period."""
        columns = (self._started(i, period - self.builder.activities[i].duration + 1) for i in initiatives)
        return [column for column in columns if column is not None]

    def _wait(self, initiative: str) -> None:
        """Rule 17: prerequisites finished, required levels reached at the end of the period before a start."""
        for start, column in zip(self.starts[initiative], self._begun[initiative], strict=True):
            for needed in self.builder.activities[initiative].predecessors:
                self.model.no_more_than(column, self._finished((needed,), start - 1))
            for question, least in self.builder.required[initiative].items():
                if question in self._reachable:
                    index = self._reachable[question].index_of(least)
                    if index != 0:
                        reached = None if index is None else self._reached(question, index, start - 1)
                        self.model.no_more_than(column, () if reached is None else (reached,))

    def _share(self, resource: str) -> None:
        """Rules 15 and 17a: demands under way in each period within what there is of a resource; and all begun up to its end."""
        for period in self._periods:
            capacity = self._request.capacity_in(resource, period)
            demands: dict[int, float] = {}
            for initiative in self.starts:
                demand = self.builder.activities[initiative].demand.get(resource, 0.0)
                running = self._running(initiative, period) if demand > TOLERANCE else None
                if running is not None:
                    demands[running] = demands.get(running, 0.0) + demand
            if sum(demands.values()) > capacity + TOLERANCE:
                self.model.within(demands, most=capacity)

    def _running(self, initiative: str, period: int) -> int | None:
        """Column that is 1 when an initiative is under way in a period; None where it never is."""
        key = initiative, period
        if key not in self._under_way:
            started = self._started(initiative, period)
            over = self._started(initiative, period - self.builder.activities[initiative].duration)
            if started is None or over is None:
                self._under_way[key] = started
            elif started == over:
                self._under_way[key] = None
            else:
                column = self._under_way[key] = self.model.column()
                self.model.within({started: 1.0, over: -1.0, column: -1.0}, least=0.0, most=0.0)
        return self._under_way[key]

    def _afford(self) -> None:
        if self._request.affordable is not None:
            self.model.within(self.effort(), most=self._request.affordable)
        money = self._request.affordable_money
        for year, (first, end) in () if money is None else money.spans.items():
            self._spend(year, range(first + 1, end + 1))

    def _spend(self, year: int, periods: Iterable[int]) -> None:
        """Rule 17c: what is under way in the periods of a year within its money, in shares of that."""
        shares: dict[int, float] = {}
        for initiative, period in product(self.starts, periods):
            share = self.builder.activities[initiative].money.get(year, 0.0)
            running = self._running(initiative, period) if 0 < share < math.inf else None
            if running is not None:
                shares[running] = shares.get(running, 0.0) + share
        if sum(shares.values()) > 1 + TOLERANCE:
            self.model.within(shares, most=1.0)

    def _reached(self, question: str, index: int, period: int) -> int | None:
        """Rule 16: column that is 1 at most when a question stands at a level above its present one or higher; None if never."""
        key = question, index, period
        if key not in self._levels:
            leading = self._finished(self._reachable[question].leading_to(index), period)
            bounds = [leading]
            if index > 1:
                beneath = self._reached(question, index - 1, period)
                bounds.append([] if beneath is None else [beneath])
            self._levels[key] = self._least_of(bounds)
        return self._levels[key]

    def _gain(self, question: str, piece: Piece, period: int) -> None:
        """Rule 18: a piece counts in a period when a lift over it is finished and its question stands where it enters.

        That is when for every level from which a lift enters, that level is reached or a lift that enters lower is
        finished, and when any lift over the piece is finished.
        """
        bounds = [self._finished((i for _, i in piece.cover), period)]
        for index in sorted({enters for enters, _ in piece.cover} - {0}):
            lower = self._finished((i for enters, i in piece.cover if enters < index), period)
            reached = self._reached(question, index, period)
            bounds.append(lower if reached is None else [*lower, reached])
        covered = self._least_of(bounds)
        if covered is not None:
            self.model.gains[covered] += round(piece.worth / self._request.periods, _DECIMALS)

    def _least_of(self, bounds: Iterable[Iterable[int]]) -> int | None:
        """A column no greater than each of some sums of columns, nor than 1; None where one of the sums is empty."""
        every = {tuple(sorted(set(bound))) for bound in bounds}
        if () in every:
            return None
        different = sorted(bound for bound in every if not self.model.is_certain(bound))
        if not different:
            return self.model.column(least=1.0)
        if len(different) == 1 and len(different[0]) == 1:
            return different[0][0]
        column = self.model.column()
        for bound in different:
            self.model.no_more_than(column, bound)
        return column


def _worth_considering(builder: ScheduleBuilder) -> set[str]:
    request, impeded = builder.request, builder.impediments
    return {*candidates(request, impeded=impeded), *with_needs(request, request.required, impeded=impeded)}


def possible_starts(builder: ScheduleBuilder, initiatives: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Periods in which each initiative could start, ascending, by id; those that never could are missing.

    Each role must suffice for the initiative alone, its prerequisites and required levels must be within reach by
    then, and it must keep its dates and finish within the horizon. A pinned initiative starts in its period or not at all.
    """
    request, calendar = builder.request, new_calendar(builder.request)
    starts: dict[str, tuple[int, ...]] = {}
    finishes: dict[str, int] = {}
    waiting = sorted(initiatives)
    for period in range(1, request.periods + 1):
        ready = [i for i in waiting if _is_ready(builder, i, period, finishes)]
        waiting = [i for i in waiting if i not in ready]
        for initiative in ready:
            activity, pinned = builder.activities[initiative], request.fixed.get(initiative)
            periods = tuple(
                start
                for start in range(
                    max(period, request.first_start(initiative)),
                    request.last_finish(initiative) - activity.duration + 2,
                )
                if pinned in {None, start} and calendar.obstacle(activity, start - 1) is None
            )
            if periods:
                starts[initiative] = periods
                finishes[initiative] = periods[0] + activity.duration - 1
    return dict(sorted(starts.items()))


def _is_ready(builder: ScheduleBuilder, initiative: str, period: int, finishes: Mapping[str, int]) -> bool:
    """Whether prerequisites and required levels can be had by the period before, each as early as it ever could."""
    if any(finishes.get(p, period) >= period for p in builder.activities[initiative].predecessors):
        return False
    for question, least in builder.required[initiative].items():
        finished = 0
        for bit, (other, _, _) in enumerate(builder.levels.lifts[question]):
            if finishes.get(other, period) < period:
                finished |= 1 << bit
        if builder.levels.state(question, finished).level < least - TOLERANCE:
            return False
    return True
