"""A roadmap: where each question stands, what is asked of a plan, and the plan that came of it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from opposite.domain.framework import Initiative, counted_importance
from opposite.domain.roadmap.left_out import LeftOut, Level, Unfit
from opposite.domain.roadmap.money import MoneyBudget
from opposite.domain.roadmap.reasons import Reason
from opposite.errors import PlanError

WEEKS_PER_QUARTER = 13.0
WEEKS_PER_MONTH = 52 / 12

AT_ONCE = "\0 at once"
"""Resource of which every initiative in progress takes 1, beside the roles, where a request limits `at_once`."""


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """Where a question stands for the plan: keyed score, target, and what a level of it is worth.

    `importance` is the rated importance divided by the top of its scale, None where nobody rated;
    `weight` is the question's weight below the root (scoring.md, rule 7).
    """

    question: str
    score: float | None
    target: float | None
    importance: float | None
    weight: float
    lowest: float
    highest: float
    half_step: float
    applicable: bool = True

    @property
    def level(self) -> float:
        """The score, or the lowest value of the scale where nothing is scored (rule 18)."""
        return self.lowest if self.score is None else self.score

    @property
    def gap(self) -> float:
        """Levels from here up to the target; 0 without a target, at or above it, or where not applicable."""
        return max(0.0, self.target - self.level) if self.applicable and self.target is not None else 0.0

    @property
    def worth_of_a_level(self) -> float:
        """W_q * importance / (H - L): what one level of this question adds to a period's value (rule 18)."""
        importance, width = counted_importance(self.importance), self.highest - self.lowest
        return self.weight * importance / width if width > 0 else 0.0


@dataclass(frozen=True)
class PlanRequest:
    """Everything a roadmap is made from; it validates itself and raises PlanError.

    `questions` holds the questions of the assessment's profile; a question without one is as good as not applicable.
    `capacity` is FTE by role, period by period, the last value holding on; a role that is absent has the capacity of
    the largest single demand for it. `pins` fixes the period in which an initiative starts. `factor_order` lists the
    ids of the factors in the order of the tree, for ties. `at_once` is how many initiatives may be in progress in a
    period, None without limit (rule 17a); `attained_within` how far below its end a lift counts as attained (rule 17).
    `quick_wins` is how many of them start in the first period (rule 17b), `quick_win_days` the most effort of one;
    `planning.quick_wins` lowers it to what can be, and `no_quick_wins` are none whatever their questions say (see
    `planning.standings`). `finish_by` and `not_before` hold the last and the first period of initiatives, `must` those
    that have to be in the plan (rule 17c). `unasked` are the questions of the framework that the assessment's profile
    leaves out, with their targets. `money` bounds what is spent in a year; None without limit.

    `kept` are the rows that are agreed or running, in the periods of their own dates: one begun before the first has a
    start below 1, and one past the last finishes in the period after it. `set_aside` says why others are in no plan by
    what people decided on them, `shown_back` at which level a question stands that an initiative which is done was to
    have raised (rule 17c).
    """

    initiatives: tuple[Initiative, ...]
    questions: Mapping[str, PlanQuestion]
    periods: int
    weeks_per_period: float = WEEKS_PER_QUARTER
    capacity: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    budget: float | None = None
    pins: Mapping[str, int] = field(default_factory=dict)
    exclusions: frozenset[str] = frozenset()
    factor_order: tuple[str, ...] = ()
    at_once: int | None = None
    attained_within: float = 0.0
    quick_wins: int = 0
    quick_win_days: float = 40.0
    no_quick_wins: frozenset[str] = frozenset()
    finish_by: Mapping[str, int] = field(default_factory=dict)
    not_before: Mapping[str, int] = field(default_factory=dict)
    must: frozenset[str] = frozenset()
    unasked: Mapping[str, PlanQuestion] = field(default_factory=dict)
    kept: Mapping[str, Placement] = field(default_factory=dict)
    set_aside: Mapping[str, Unfit] = field(default_factory=dict)
    shown_back: Mapping[str, Level] = field(default_factory=dict)
    money: MoneyBudget | None = None

    def __post_init__(self) -> None:
        if self.periods < 1 or not self.weeks_per_period > 0:
            raise PlanError("A roadmap needs at least one period.", f"{self.periods} were asked for.")
        if len(self.by_id) < len(self.initiatives):
            raise PlanError("Two initiatives share an id.", "Every id may stand once.")
        for initiative in self.initiatives:
            _refuse_unknown(initiative.prerequisites, self.by_id, f"a prerequisite of {initiative.id}")
        self._check_choices()
        self._check_means()
        cycle = prerequisite_cycle(self.initiatives)
        if cycle is not None:
            raise PlanError("Initiatives wait for each other in a circle.", " needs ".join(cycle) + ".")

    def _check_choices(self) -> None:
        _refuse_unknown(self.pins, self.by_id, "pinned")
        _refuse_unknown(self.exclusions, self.by_id, "excluded")
        _refuse_unknown(self.must, self.by_id, "one that has to be done")
        _refuse_unknown({**self.finish_by, **self.not_before}, self.by_id, "given a date")
        for required in sorted(self.must & self.exclusions):
            raise PlanError(f"{required} has to be done and is excluded.", hint="Keep one of the two.")
        for pinned in sorted(set(self.pins) & set(self.not_before)):
            if self.pins[pinned] < self.not_before[pinned]:
                raise PlanError(
                    f"{pinned} is pinned to {self.period_word} {self.pins[pinned]} and may not start before "
                    f"{self.period_word} {self.not_before[pinned]}.",
                    hint="Keep one of the two.",
                )
        for pinned, period in sorted(self.pins.items()):
            if pinned in self.exclusions:
                raise PlanError(f"{pinned} is both pinned and excluded.", hint="Keep one of the two.")
            if not 1 <= period <= self.periods:
                there_are = f"There are {self.periods}, counted from 1."
                raise PlanError(f"{pinned} is pinned to {self.period_word} {period}.", there_are)

    def _check_means(self) -> None:
        for role, values in sorted(self.capacity.items()):
            if not values or not all(value >= 0 for value in values):
                raise PlanError(f"The capacity of {role} cannot be used.", "Give FTE of 0 or more for each period.")
        if self.budget is not None and not self.budget >= 0:
            raise PlanError("The budget cannot be used.", f"{self.budget:g} days were given; give 0 or more.")
        if self.at_once is not None and self.at_once < 1:
            raise PlanError(
                f"With {self.at_once} initiatives at once nothing could start.", hint="Give 1 or more, or no limit."
            )
        if self.quick_wins < 0:
            raise PlanError(f"{self.quick_wins} quick wins cannot be asked for.", hint="Give 0 or more.")
        if not self.attained_within >= 0:
            raise PlanError(f"Lifts cannot be attained within {self.attained_within:g}.", "Give 0 or more levels.")

    @cached_property
    def by_id(self) -> Mapping[str, Initiative]:
        """Every initiative by id, sorted by id, so that nothing depends on the order of a file."""
        return {initiative.id: initiative for initiative in sorted(self.initiatives, key=lambda i: i.id)}

    @cached_property
    def tie_keys(self) -> Mapping[str, tuple[float, int, str]]:
        """What decides between equals, smallest first: effort, then tree order of the factor, then id (rule 18)."""
        rank = {factor: index for index, factor in enumerate(self.factor_order)}
        return {i.id: (i.effort_days, rank.get(i.factor or "", len(rank)), i.id) for i in self.by_id.values()}

    @cached_property
    def largest_demands(self) -> Mapping[str, float]:
        """Largest demand of a single initiative for each role, in FTE."""
        return largest_demands(self.initiatives)

    @cached_property
    def resources(self) -> tuple[str, ...]:
        """What initiatives take their share of in each period, sorted: the roles, and `AT_ONCE` where that is limited."""
        limit = () if self.at_once is None else (AT_ONCE,)
        return tuple(sorted((*limit, *self.largest_demands)))

    def taken_by(self, initiative: str) -> Mapping[str, float]:
        """What an initiative takes of each resource in each period that it occupies."""
        demand = self.by_id[initiative].demand
        return demand if self.at_once is None else {**demand, AT_ONCE: 1.0}

    def first_start(self, initiative: str) -> int:
        """The first period in which an initiative may start, whatever it waits for."""
        kept = self.kept.get(initiative)
        return max(1, self.not_before.get(initiative, 1) if kept is None else kept.start)

    def last_finish(self, initiative: str) -> int:
        """The last period in which an initiative may finish."""
        kept = self.kept.get(initiative)
        return min(self.periods, self.finish_by.get(initiative, self.periods)) if kept is None else kept.finish

    @property
    def required(self) -> frozenset[str]:
        """Ids of the initiatives that are in every plan: pinned or kept, or to be done whenever it may be."""
        return self.must | set(self.fixed)

    @cached_property
    def fixed(self) -> Mapping[str, int]:
        """The period in which each initiative starts that is pinned, or kept."""
        return {**self.pins, **{initiative: self.first_start(initiative) for initiative in self.kept}}

    @cached_property
    def affordable(self) -> float | None:
        """The budget, or the days of what is kept where that takes more; None without a budget."""
        taken = math.fsum(self.by_id[initiative].effort_days for initiative in self.kept)
        return None if self.budget is None else max(self.budget, taken)

    @cached_property
    def affordable_money(self) -> MoneyBudget | None:
        """The budget of money beside what is kept, which never takes more than there is; None without one."""
        kept = {initiative: (row.start, row.finish) for initiative, row in self.kept.items()}
        return self.money.beside(kept) if self.money is not None and kept else self.money

    def is_finished(self, initiative: str) -> bool:
        """Whether an initiative is over before the first period, so that nobody waits for it."""
        return self.set_aside.get(initiative) in {Unfit.DONE, Unfit.OVER_BEFORE}

    @cached_property
    def _taken_by_kept(self) -> Mapping[str, tuple[float, ...]]:
        """What is kept takes of each resource, period by period."""
        taken: dict[str, list[float]] = {}
        for initiative, row in self.kept.items():
            for resource, share in self.taken_by(initiative).items():
                values = taken.setdefault(resource, [0.0] * self.periods)
                for period in range(max(1, row.start), min(row.finish, self.periods) + 1):
                    values[period - 1] += share
        return {resource: tuple(values) for resource, values in taken.items()}

    @property
    def period_word(self) -> str:
        """What people call a period: quarter or month."""
        return "quarter" if self.weeks_per_period >= WEEKS_PER_QUARTER else "month"

    def applies(self, question: str) -> bool:
        """Whether lifts and required levels of a question count: it has a standing and is applicable (rule 17)."""
        standing = self.questions.get(question)
        return standing is not None and standing.applicable

    def capacity_in(self, role: str, period: int) -> float:
        """FTE of a role, or what there is of another resource, in a period counted from 1: at least what is kept takes."""
        taken = self._taken_by_kept.get(role)
        there_is = self.limit_in(role, period)
        return there_is if taken is None else max(there_is, in_period(taken, period))

    def limit_in(self, role: str, period: int) -> float:
        """FTE of a role, or what there is of another resource, in a period counted from 1, whatever is kept."""
        if role == AT_ONCE and self.at_once is not None:
            return self.at_once
        values = self.capacity.get(role)
        return self.largest_demands.get(role, 0.0) if values is None else in_period(values, period)


def in_period(values: Sequence[float], period: int) -> float:
    """What holds in a period counted from 1 of values given period by period, the last of which holds on."""
    return values[min(period, len(values)) - 1]


@dataclass(frozen=True, slots=True)
class Placement:
    """An initiative in the plan: it occupies the periods from `start` to `finish`, both counted from 1."""

    initiative: str
    start: int
    finish: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A roadmap. Placements by start, then what they are worth; `left_out` by tree order of the factor, then id.

    `objective` is the value of rule 18; `bound` is what no plan can exceed, None where the method proves nothing.
    """

    method: str
    placements: tuple[Placement, ...]
    objective: float
    bound: float | None = None
    left_out: tuple[tuple[str, LeftOut], ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    """What the plan loses without each row and all that needs it, by id in the order of the plan (rule 18)."""
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    """Why each row is there and starts where it does, by id in the order of the plan."""
    slack: Mapping[str, int] = field(default_factory=dict)
    """How many periods later each row could finish with every other row where it is, by id."""

    @property
    def gap_to_best(self) -> float | None:
        """(bound - objective) / bound, None without a bound; 0 where there is nothing to gain."""
        if self.bound is None:
            return None
        return max(0.0, (self.bound - self.objective) / self.bound) if self.bound > 0 else 0.0

    @property
    def by_id(self) -> Mapping[str, Placement]:
        """Every placement by the id of its initiative, in the order of the plan."""
        return {placement.initiative: placement for placement in self.placements}


def resolve_capacity(
    roles: Mapping[str, float],
    initiatives: Sequence[Initiative],
    *,
    periods: int,
    given: Mapping[str, Sequence[float]] | None = None,
) -> dict[str, tuple[float, ...]]:
    """FTE of every role in each of the periods: what is given, else the framework's, else the largest single demand.

    The last value given holds on. Raises PlanError for a role that neither the framework nor an initiative names.
    """
    demands, chosen = largest_demands(initiatives), given or {}
    all_roles = dict.fromkeys((*roles, *sorted(demands)))
    for role, values in chosen.items():
        if role not in all_roles:
            raise PlanError(f"There is no role named {role}.", f"Roles: {', '.join(all_roles)}.")
        if not values:
            raise PlanError(f"The capacity of {role} is empty.", hint="Give FTE of 0 or more.")
    values_by_role = {role: tuple(chosen.get(role, (roles.get(role, demands.get(role, 0.0)),))) for role in all_roles}
    return {role: (values + values[-1:] * (periods - len(values)))[:periods] for role, values in values_by_role.items()}


def largest_demands(initiatives: Iterable[Initiative]) -> dict[str, float]:
    """Largest demand of a single initiative for each role, in FTE."""
    largest: dict[str, float] = {}
    for initiative in initiatives:
        for role, demand in initiative.demand.items():
            largest[role] = max(demand, largest.get(role, -math.inf))
    return largest


def prerequisite_cycle(initiatives: Iterable[Initiative]) -> tuple[str, ...] | None:
    """Ids along a circle of prerequisites, its first id repeated at the end; None when there is no circle."""
    needs = {i.id: i.prerequisites for i in sorted(initiatives, key=lambda i: i.id)}
    cleared: set[str] = set()
    for first, after in needs.items():
        path = [first]
        waiting = [iter(after)]
        while path:
            following = next(waiting[-1], None)
            if following is None:
                cleared.add(path.pop())
                waiting.pop()
            elif following in path:
                return (*path[path.index(following) :], following)
            elif following in needs and following not in cleared:
                path.append(following)
                waiting.append(iter(needs[following]))
    return None


def _refuse_unknown(ids: Iterable[str], known: Mapping[str, Initiative], role: str) -> None:
    unknown = sorted(set(ids) - set(known))
    if unknown:
        raise PlanError(f"There is no initiative named {unknown[0]}.", f"It is {role}.")
