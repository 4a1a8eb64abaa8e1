"""A schedule under construction: what is placed, what is booked, what it is worth, and what would still fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.candidates import impediments
from opposite.planning.feasibility import binding_prerequisites, duration_in_periods, is_quick_win, required_levels
from opposite.planning.finishes import Finishes
from opposite.planning.level_cache import LevelCache
from opposite.planning.purse import Purse
from opposite.planning.schedule import Activity, Calendar, Schedule

NEGLIGIBLE = 1e-12
"""A gain up to this is none."""


class ScheduleBuilder:
    """Placements so far; feasible as long as initiatives are added where `fit` found room for them."""

    def __init__(self, request: PlanRequest, *, placements: Iterable[Placement] = ()) -> None:
        self.request = request
        self.levels = LevelCache(request)
        self.impediments = impediments(request)
        self.activities = {i.id: _activity(request, i.id) for i in request.by_id.values()}
        self.required = {i.id: required_levels(request, i) for i in request.by_id.values()}
        self.lacking = {i: self._lacking(required) for i, required in self.required.items()}
        self.waiting_for = self._waiting_for()
        self.quick_wins = frozenset(i.id for i in request.by_id.values() if is_quick_win(request, i))
        self.placed: dict[str, Placement] = {}
        self.effort = 0.0
        self._unbooked = new_calendar(request)
        self.calendar = self._unbooked.copy()
        self._ended: dict[str, int] = {}
        self._awaited = {
            i: partial(_levels_reached, self.levels, lacking) for i, lacking in self.lacking.items() if lacking
        }
        self._standing = Schedule(self.calendar, self._ended, self._awaited)
        self.finishes = Finishes(self.levels)
        self._rows: dict[tuple[str, int], Placement] = {}
        self.add(placements)

    @property
    def placements(self) -> tuple[Placement, ...]:
        """Everything placed, by start, then id."""
        return tuple(sorted(self.placed.values(), key=lambda p: (p.start, p.initiative)))

    def planned_lifts(self, question: str) -> int:
        """The set of lifts of a question that are in the plan."""
        return self.finishes.planned(question)

    def finished_lifts(self, question: str, *, before: int, without: Collection[str] = ()) -> int:
        """The set of lifts of a question that the plan finishes before a period, some rows left aside."""
        finished = 0
        for initiative, lifts in self.levels.lifting[question].items():
            if initiative in self.placed and self.placed[initiative].finish < before and initiative not in without:
                finished |= lifts
        return finished

    def effort_of(self, initiatives: Iterable[str]) -> float:
        """Effort days of some initiatives."""
        return sum(self.request.by_id[i].effort_days for i in initiatives)

    def planned_level(self, question: str) -> float:
        """Projected level of a question when everything in the plan is finished."""
        return self.finishes.level(question)

    def reached(self, question: str, level: float) -> int | None:
        """Period at whose end the plan brings a question to a level; 0 is the present, None is never."""
        return self.finishes.reached(question, level - TOLERANCE)

    def too_low(self, initiative: str, start: int, *, without: Collection[str] = ()) -> str | None:
        """A question that is too low for an initiative to start in a period, some rows left aside; None if none is."""
        for question, least in self.lacking[initiative].items():
            finished = self.finished_lifts(question, before=start, without=without)
            if self.levels.state(question, finished).level < least - TOLERANCE:
                return question
        return None

    def affords(self, effort: float) -> bool:
        """Whether the budget leaves this many days."""
        return self.request.affordable is None or self.effort + effort <= self.request.affordable + TOLERANCE

    def fit(self, chain: Sequence[str], *, calendar: Calendar | None = None) -> tuple[Placement, ...] | None:
        """Earliest placements of a chain beside what is placed, in its order of priority; None if it has no room.

        Another calendar may be given, to see whether there would be room with other capacities.
        """
        if len(chain) == 1:
            return self._fit_one(chain[0], self.calendar if calendar is None else calendar)
        placements = self.fit_some(chain, calendar=calendar)
        return placements if len(placements) == len(chain) else None

    def _fit_one(self, initiative: str, calendar: Calendar) -> tuple[Placement, ...] | None:
        """The same for one initiative, for which nothing is booked and so nothing copied."""
        activity = self.activities[initiative]
        first = self._standing.ready(activity)
        start = None if first is None else calendar.earliest_start(activity, first)
        return None if start is None else (self.placement(initiative, start + 1),)

    def has_time_for(self, initiative: str) -> bool:
        """Whether an initiative may find room, as far as its dates and its prerequisites let it: False if it has none.

        What lacks is not placed for that: each finds the room that there is, as if the others took none of it.
        """
        return self._soonest(initiative, {}) is not None

    def _soonest(self, initiative: str, known: dict[str, int | None]) -> int | None:
        """Period before which an initiative cannot have ended, whatever is placed further; None if it finds no room."""
        if initiative in known or initiative in self._ended:
            return known[initiative] if initiative in known else self._ended[initiative]
        activity = self.activities[initiative]
        ends = [self._soonest(predecessor, known) for predecessor in activity.predecessors]
        start = None
        if None not in ends:
            start = self.calendar.earliest_start(activity, max((activity.first, *(e for e in ends if e is not None))))
        known[initiative] = None if start is None else start + activity.duration
        return known[initiative]

    def fit_some(self, order: Sequence[str], *, calendar: Calendar | None = None) -> tuple[Placement, ...]:
        """Earliest placements in an order of priority; what finds no room, or lacks something it needs, is left out."""
        return self.rows(self.scheduled(self.schedule(calendar=calendar), order).starts)

    def schedule(self, *, calendar: Calendar | None = None) -> Schedule:
        """A schedule beside what is placed, still empty."""
        books = self.calendar if calendar is None else calendar
        return Schedule(books.copy(), self._ended.copy(), self._awaited)

    def scheduled(self, schedule: Schedule, order: Iterable[str]) -> Schedule:
        """A schedule that is extended by initiatives in an order of priority."""
        schedule.extend([self.activities[initiative] for initiative in order])
        return schedule

    def rows(self, starts: Mapping[str, int]) -> tuple[Placement, ...]:
        """Initiatives placed at starts in a schedule, where periods count from 0."""
        return tuple([self.placement(initiative, start + 1) for initiative, start in starts.items()])

    def affordable(self, order: Sequence[str]) -> Sequence[str]:
        """Those initiatives, from the first on, that the budget still pays for."""
        if self.request.budget is None:
            return order
        effort, paid = 0.0, list[str]()
        for initiative in order:
            further = self.request.by_id[initiative].effort_days
            if self.affords(effort + further):
                effort += further
                paid.append(initiative)
        return paid

    def placement(self, initiative: str, start: int) -> Placement:
        """An initiative placed so that it starts in a period."""
        key = initiative, start
        if key not in self._rows:
            self._rows[key] = Placement(initiative, start, start + self.activities[initiative].duration - 1)
        return self._rows[key]

    def may_go(self, initiatives: Collection[str]) -> bool:
        """Whether a plan that keeps the rules may do without some rows: none is required, and enough quick wins stay."""
        if not self.request.required.isdisjoint(initiatives):
            return False
        staying = (p for p in self.placed.values() if p.start == 1 and p.initiative not in initiatives)
        return not self.request.quick_wins or self.request.quick_wins <= sum(
            p.initiative in self.quick_wins for p in staying
        )

    def has_room(self, placements: Sequence[Placement]) -> bool:
        """Whether placements that fitted once still find their capacity."""
        *before, last = placements
        calendar = self.calendar.copy() if before else self.calendar
        for placement in before:
            activity = self.activities[placement.initiative]
            if calendar.obstacle(activity, placement.start - 1) is not None:
                return False
            calendar.book(activity, placement.start - 1)
        return calendar.obstacle(self.activities[last.initiative], last.start - 1) is None

    def gain(self, placements: Iterable[Placement]) -> float:
        """What the value of the plan rises by when these are added."""
        return self.finishes.gain(placements)

    def loss(self, initiatives: Collection[str]) -> float:
        """What the value of the plan falls by when these are taken out."""
        return -self.finishes.gain((), without=[self.placed[initiative] for initiative in initiatives])

    def value(self) -> float:
        """Value of everything placed."""
        return self.finishes.value()

    def add(self, placements: Iterable[Placement]) -> None:
        """Put placements into the plan."""
        for placement in placements:
            self.placed[placement.initiative] = placement
            self._ended[placement.initiative] = placement.finish
            self.effort += self.request.by_id[placement.initiative].effort_days
            self.calendar.book(self.activities[placement.initiative], placement.start - 1)
            self.finishes.add(placement)

    def remove(self, initiatives: Iterable[str]) -> tuple[Placement, ...]:
        """Take initiatives out of the plan; returns their placements."""
        taken = tuple(self.placed.pop(initiative) for initiative in initiatives)
        for placement in taken:
            del self._ended[placement.initiative]
            self.effort -= self.request.by_id[placement.initiative].effort_days
            self.calendar.give_back(self.activities[placement.initiative], placement.start - 1)
            self.finishes.remove(placement)
        return taken

    def calendar_without(self, resource: str) -> Calendar:
        """The calendar as it is booked, one resource being without limit."""
        calendar = self._unbooked.copy(without=resource)
        for placement in self.placed.values():
            calendar.book(self.activities[placement.initiative], placement.start - 1)
        return calendar

    def _lacking(self, required: Mapping[str, float]) -> dict[str, float]:
        """Those of some required levels that are not there yet."""
        return {q: least for q, least in required.items() if self.levels.state(q, 0).level < least - TOLERANCE}

    def _waiting_for(self) -> Mapping[str, frozenset[str]]:
        """For each initiative those that may have to wait for it: it is their prerequisite, or lifts what they lack."""
        waiting: dict[str, set[str]] = {initiative: set() for initiative in self.activities}
        for initiative, activity in self.activities.items():
            for needed in activity.predecessors:
                waiting[needed].add(initiative)
            for question in self.lacking[initiative]:
                for helper in self.levels.lifting[question]:
                    waiting[helper].add(initiative)
        return {initiative: frozenset(others) for initiative, others in waiting.items()}


def new_calendar(request: PlanRequest) -> Calendar:
    """An empty calendar of what there is of each resource, periods counted from 0."""
    limited = sorted(request.resources)
    periods = range(1, request.periods + 1)
    capacity = {role: [request.capacity_in(role, period) for period in periods] for role in limited}
    purse = None if request.affordable_money is None else Purse(request.affordable_money.spans)
    return Calendar(capacity, horizon=request.periods, purse=purse)


def _activity(request: PlanRequest, initiative: str) -> Activity:
    described = request.by_id[initiative]
    duration = duration_in_periods(described, request.weeks_per_period)
    return Activity(
        id=initiative,
        duration=duration,
        demand=request.taken_by(initiative),
        predecessors=binding_prerequisites(request, described),
        first=request.first_start(initiative) - 1,
        due=request.last_finish(initiative),
        money={} if request.affordable_money is None else request.affordable_money.shares(initiative, duration),
    )


def _levels_reached(levels: LevelCache, lacking: Mapping[str, float], finished: Mapping[str, int]) -> int | None:
    """Period at whose end all levels are there that were lacking, given what finishes when; None if they are not."""
    first = 0
    for question, least in lacking.items():
        finishes, width = 0, levels.widths[question]
        for helper, lifts in levels.lifting[question].items():
            if helper in finished:
                finishes |= lifts << width * finished[helper]
        reached = levels.reached(question, finishes, least - TOLERANCE)
        if reached is None:
            return None
        first = max(first, reached)
    return first
