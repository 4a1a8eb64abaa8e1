"""Local search: a plan scheduled anew in other orders of priority, for as long as one of them raises its value.

An order that begins like the one at hand is scheduled from where they part; one that changes nothing is not scheduled.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from opposite.domain.roadmap.plan import Placement
from opposite.planning.schedule import Schedule
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder
from opposite.planning.timely import timely_chains


def local_search(builder: ScheduleBuilder, usable: Collection[str], *, fixed: Collection[str], tries: int) -> int:
    """Schedule the plan anew in other orders of priority, keeping every change that raises the value.

    One initiative after the other goes to the front of the order or to its end; one that is not in the plan goes to
    the front with what it needs. What then finds no room, or no budget, drops out. Rows in `fixed` stay where they
    are. Returns how many of the tries are left.
    """
    keys = builder.request.tie_keys
    rows = sorted(builder.placements, key=lambda p: (p.start, p.finish, keys[p.initiative]))
    best = _Ordered(builder, builder.remove([row.initiative for row in rows if row.initiative not in fixed]))
    most = builder.gain(best.rows)
    waiting = deque(best.order + sorted(set(usable) - {*best.order, *fixed}, key=lambda i: keys[i]))
    chains = cache(lambda initiative: timely_chains(builder, initiative))
    in_vain = 0
    while in_vain < len(waiting) and tries > 0:
        moved = waiting[0]
        others = best.with_moved(moved) if moved in best.order else map(best.behind, chains(moved))
        for other in others:
            tries -= 1
            gain = builder.gain(other)
            if gain > most + NEGLIGIBLE:
                best, most, in_vain = _Ordered(builder, other), gain, 0
                break
        else:
            waiting.rotate(-1)
            in_vain += 1
    builder.add(best.rows)
    return tries


class _Ordered:
    """Rows beside a schedule in an order of priority, and what becomes of them in another order."""

    def __init__(self, builder: ScheduleBuilder, rows: tuple[Placement, ...]) -> None:
        self._builder = builder
        self.rows = rows
        self.order = [row.initiative for row in rows]
        self._stems = {0: builder.schedule()}
        self._whole = self._stem(len(self.order))
        self._stays = self._whole.starts == {row.initiative: row.start - 1 for row in rows}

    def with_moved(self, moved: str) -> Iterator[tuple[Placement, ...]]:
        """The rows with one of them first, then with it last; nothing where being first changes nothing."""
        index = self.order.index(moved)
        before, after = self.order[:index], self.order[index + 1 :]
        yield () if self._nothing_changes(index) else self._scheduled(0, (moved, *before, *after))
        yield self._scheduled(index, (*after, moved))

    def behind(self, chain: Sequence[str]) -> tuple[Placement, ...]:
        """A chain first, then the rows; without what finds no room, or no budget."""
        order = [*chain, *(initiative for initiative in self.order if initiative not in chain)]
        return self._scheduled(0, self._builder.affordable(order))

    def _scheduled(self, common: int, order: Sequence[str]) -> tuple[Placement, ...]:
        return self._builder.scheduled(self._stem(common).copy(), order)

    def _stem(self, length: int) -> Schedule:
        """The schedule of the first rows, so many of them; made from the longest one that is known and no longer."""
        if length not in self._stems:
            shorter = max(known for known in self._stems if known < length)
            stem = self._stems[length] = self._stems[shorter].copy()
            stem.extend([self._builder.activities[initiative] for initiative in self.order[shorter:length]])
        return self._stems[length]

    def _nothing_changes(self, index: int) -> bool:
        """Whether the rows, scheduled in their order, come out the same with one of them first.

        They do where it starts as early as its prerequisites let it, waits for no level, and raises none that a row
        before it waits for: it then takes the same place, and the others find room where they had it.
        """
        builder, moved, whole = self._builder, self.order[index], self._whole
        lifted = {question for question, _ in builder.levels.bits[moved]}
        return (
            self._stays
            and whole.starts[moved]
            == max((builder.activities[moved].first, *(whole.ends[p] for p in builder.activities[moved].predecessors)))
            and not builder.lacking[moved]
            and all(lifted.isdisjoint(builder.lacking[before]) for before in self.order[:index])
        )
