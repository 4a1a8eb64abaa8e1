"""Why there is no plan: a set of choices that contradict each other, of which giving up any one restores a plan.

Found by a deletion filter: each choice in turn is given up for good where there is still no plan without it; what is left
is irreducible. Source: Chinneck & Dravnieks (1991), Locating minimal infeasible constraint sets in linear programs, ORSA
Journal on Computing 3, 157-168. It is run once from either end, and the smaller set is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

from opposite.domain.roadmap.contradiction import Choice, Contradiction, Kind
from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.planning_again import Told, go_on
from opposite.engine.roadmap.request import RoadmapOptions, plan_request
from opposite.errors import PlanError
from opposite.planning import SEARCHING, plan
from opposite.planning.projection import plan_value

Value = TypeVar("Value")
Without = Callable[[RoadmapOptions], RoadmapOptions]


_BY_ID = (
    ("pins", Kind.PIN, False),
    ("finish_by", Kind.FINISH_BY, False),
    ("not_before", Kind.NOT_BEFORE, False),
    ("targets", Kind.TARGET, False),
    ("capacity", Kind.CAPACITY, True),
    ("money", Kind.MONEY, True),
)
_IDS = (("exclusions", Kind.EXCLUSION, False), ("must", Kind.MUST, False))
_SINGLE = (
    ("at_once", Kind.AT_ONCE, False),
    ("quick_wins", Kind.QUICK_WINS, False),
    ("periods", Kind.PERIODS, True),
    ("budget", Kind.BUDGET, True),
)
"""The fields of the options that hold something for each id, ids, and one thing; their kind, and whether giving up costs.

A new kind of choice is a line here, a kind and its words.
"""


def choices(options: RoadmapOptions) -> Iterator[tuple[Choice, Without]]:
    """Everything that some options ask for, each with the way to give it up."""
    for name, kind, costs in _BY_ID:
        for of, value in sorted(getattr(options, name).items()):
            number = value if isinstance(value, int | float | date) else None
            yield Choice(kind, str(of), number, costs), partial(_drop, name, of)
    for name, kind, costs in _IDS:
        yield from (
            (Choice(kind, of, costs=costs), partial(_take_out, name, of)) for of in sorted(getattr(options, name))
        )
    for name, kind, costs in _SINGLE:
        if getattr(options, name) is not None:
            yield Choice(kind, value=getattr(options, name), costs=costs), partial(_default, name)


def _drop(name: str, of: str | int, options: RoadmapOptions) -> RoadmapOptions:
    return _with(options, name, {key: value for key, value in getattr(options, name).items() if key != of})


def _take_out(name: str, of: str, options: RoadmapOptions) -> RoadmapOptions:
    return _with(options, name, getattr(options, name) - {of})


def _default(name: str, options: RoadmapOptions) -> RoadmapOptions:
    return _with(options, name, None)


def _with(options: RoadmapOptions, name: str, value: Any) -> RoadmapOptions:
    return replace(options, **{name: value})


def contradiction(report: Report, options: RoadmapOptions, *, told: Told = go_on) -> Contradiction | None:
    """The choices of some options that contradict each other; None where they do not, or where the choices are not why.

    Cheapest to give up is what takes no more people, time or money, and then what leaves the plan of the greatest value
    under the targets that were asked for; of equals the first. One choice alone is told where the framework is what it
    contradicts, and None where it makes no sense, as an unknown id, which its refusal says. `told` hears how many sets of
    choices were tried, of how many at most. Raises PlanError where it answers no.
    """
    ways = dict(choices(options))
    tried = 0

    def request_of(kept: Sequence[Choice]) -> PlanRequest:
        return plan_request(report, _keeping(options, ways, kept))

    def is_possible(kept: Sequence[Choice]) -> bool:
        nonlocal tried
        if not told(tried, 2 * len(ways) + 2):
            raise PlanError("It was stopped before it came to an end.")
        tried += 1
        return _rows(partial(request_of, kept)) is not None

    every = tuple(ways)
    if is_possible(every) or not is_possible(()):
        return None
    found = min((irreducible(order, is_possible) for order in (every, every[::-1])), key=len)
    together = tuple(choice for choice in every if choice in found)
    if len(together) == 1 and not _makes_sense(partial(request_of, together)):
        return None
    targets = plan_request(report, RoadmapOptions(period=options.period, targets=options.targets)).questions

    def worth_without(choice: Choice) -> float:
        asked = request_of([other for other in every if other in found and other is not choice])
        rows = _rows(lambda: asked)
        return 0.0 if rows is None else plan_value(replace(asked, questions=targets), rows)

    return Contradiction(together, min(together, key=lambda choice: (choice.costs, -worth_without(choice))))


def irreducible(items: Sequence[Value], is_possible: Callable[[Sequence[Value]], bool]) -> tuple[Value, ...]:
    """Items of which not all are possible together, while all but any one are; the items together must not be possible.

    That holds where what is possible stays possible with fewer items.
    """
    kept = list(items)
    for item in items:
        without = [other for other in kept if other is not item]
        if not is_possible(without):
            kept = without
    return tuple(kept)


def _keeping(options: RoadmapOptions, ways: Mapping[Choice, Without], kept: Sequence[Choice]) -> RoadmapOptions:
    for choice, without in ways.items():
        if choice not in kept:
            options = without(options)
    return options


def _rows(request_of: Callable[[], PlanRequest]) -> tuple[Placement, ...] | None:
    """Rows of some plan: a quick one, else the first that the search comes to; None where there is no plan."""
    try:
        asked = request_of()
    except PlanError:
        return None
    for method in ("greedy", SEARCHING):
        try:
            return plan(asked, method, watch=_until_any).placements
        except PlanError:
            continue
    return None


def _makes_sense(request_of: Callable[[], PlanRequest]) -> bool:
    try:
        request_of()
    except PlanError:
        return False
    return True


def _until_any(best: float, bound: float) -> bool:
    del bound
    return best == -float("inf")
