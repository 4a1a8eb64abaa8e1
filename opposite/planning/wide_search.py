"""Wide search: many orders of priority at once, each a little unlike the best one so far, from the same seed every time.

An initiative goes to another place in the order, or one that is not in it comes in with its prerequisites. Orders may
be given to begin with, so that the relaxation of a program can say which initiatives come when.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from opposite.domain.roadmap.plan import Placement, PlanRequest
from opposite.planning.candidates import candidates
from opposite.planning.many_schedules import Books, ManySchedules
from opposite.planning.milp import Watch
from opposite.planning.projection import plan_value
from opposite.planning.quick_wins import committed_schedule
from opposite.planning.schedule_builder import NEGLIGIBLE

AT_ONCE = 64
"""Orders that are scheduled together."""

A_ROUND = 256
"""Orders of which the best one replaces the one at hand, where it is better."""

IN_VAIN = 16
"""Orders without a better one, for each initiative that may be planned, after which a search ends."""

MOST = 24_000
"""Orders after which a search ends in any case."""

_SEED = 0


def widely_best(
    request: PlanRequest,
    rows: tuple[Placement, ...],
    *,
    orders: Iterable[Sequence[str]] = (),
    bound: float = float("inf"),
    watch: Watch | None = None,
) -> tuple[Placement, ...]:
    """Rows worth as much as some rows that keep the rules, or more; pinned ones and what these need stay.

    The search begins with the order of the rows, or with a better one of the `orders`. `watch` is told the best value
    so far and the `bound`. Raises PlanError where pins cannot be kept.
    """
    builder = committed_schedule(request)
    many, fixed = ManySchedules(builder), frozenset(builder.placed)
    usable = [i for i in candidates(request, impeded=builder.impediments) if i not in fixed]
    in_turn = [row.initiative for row in sorted(rows, key=lambda row: (row.start, row.finish, row.initiative))]
    first = [[many.numbers[i] for i in order if i not in fixed] for order in (in_turn, *orders)]
    found = _search(many, first, [many.numbers[i] for i in usable], bound, watch)
    return max(rows, found, key=lambda some: plan_value(request, some))


@dataclass(frozen=True, slots=True)
class _Order:
    """An order of priority in which everything has its place, what its schedule is worth, and the books before each."""

    numbers: tuple[int, ...]
    value: float
    stems: tuple[Books, ...]


def _search(
    many: ManySchedules, first: Sequence[Sequence[int]], usable: Sequence[int], bound: float, watch: Watch | None
) -> tuple[Placement, ...]:
    random = Random(_SEED)  # noqa: S311 - the same every time
    best = _without_what_has_no_room(many, _best_of(many, None, [(0, tuple(order)) for order in first])[1])
    in_vain = tried = 0
    while in_vain < IN_VAIN * len(usable) and tried < MOST and (watch is None or watch(best.value, bound)):
        value, numbers = _best_of(many, best, sorted(_moved(many, best, random, usable) for _ in range(A_ROUND)))
        tried, in_vain = tried + A_ROUND, in_vain + A_ROUND
        if value > best.value + NEGLIGIBLE:
            best, in_vain = _without_what_has_no_room(many, numbers), 0
    return many.placements(best.stems[-1])


def _best_of(
    many: ManySchedules, origin: _Order | None, orders: Sequence[tuple[int, tuple[int, ...]]]
) -> tuple[float, tuple[int, ...]]:
    """What the best of some orders is worth, and the order; each begins with so many of those of their origin."""
    best: tuple[float, tuple[int, ...]] = (-1.0, ())
    for since in range(0, len(orders), AT_ONCE):
        together = orders[since : since + AT_ONCE]
        common = together[0][0]
        books = (many.empty() if origin is None else origin.stems[common]).repeated(len(together))
        longest = max(len(order) for _, order in together)
        columns = np.full((len(together), longest - common), many.over)
        for row, (_, order) in enumerate(together):
            columns[row, : len(order) - common] = order[common:]
        many.extend(books, columns)
        values = many.values(books)
        row = int(values.argmax())
        if values[row] > best[0]:
            best = float(values[row]), together[row][1]
    return best


def _without_what_has_no_room(many: ManySchedules, numbers: Iterable[int]) -> _Order:
    books, stems, kept = many.empty(), list[Books](), list[int]()
    for number in numbers:
        stem = books.repeated(1)
        many.extend(books, np.array([[number]]))
        if many.holds(books, number):
            stems.append(stem)
            kept.append(number)
    return _Order(tuple(kept), float(many.values(books)[0]), (*stems, books))


def _moved(many: ManySchedules, order: _Order, random: Random, usable: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """An order with a change, and how many at its beginning are the same."""
    moved, place = random.choice(usable), random.randint(0, len(order.numbers))
    if moved in order.numbers:
        index = order.numbers.index(moved)
        rest = order.numbers[:index] + order.numbers[index + 1 :]
        return min(place, index), (*rest[:place], moved, *rest[place:])
    coming = many.with_prerequisites(moved, order.numbers)
    return place, (*order.numbers[:place], *coming, *order.numbers[place:])
