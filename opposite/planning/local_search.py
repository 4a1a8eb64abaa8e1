"""Local search: a plan scheduled anew in other orders of priority, for as long as one of them raises its value.

An order that begins like the one at hand is scheduled from where they part; one that changes nothing is not scheduled.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile

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
    taken = builder.remove([row.initiative for row in rows if row.initiative not in fixed])
    best = _Ordered(builder, {row.initiative: row.start - 1 for row in taken}, {0: builder.schedule()})
    waiting = deque(best.order + sorted(set(usable) - {*best.order, *fixed}, key=lambda i: keys[i]))
    chains = cache(lambda initiative: timely_chains(builder, initiative))
    in_vain = 0
    while in_vain < len(waiting) and tries > 0:
        moved = waiting[0]
        others = best.with_moved(moved) if moved in best.starts else map(best.behind, chains(moved))
        for other in others:
            tries -= 1
            if best.gain(other) > NEGLIGIBLE:
                best, in_vain = best.followed_by(other), 0
                break
        else:
            waiting.rotate(-1)
            in_vain += 1
    builder.add(builder.rows(best.starts))
    return tries


class _Ordered:
    """Starts beside a schedule in an order of priority, and what becomes of them in another order.

    `stems` are schedules of the first ones of the order, by how many they are.
    """

    def __init__(self, builder: ScheduleBuilder, starts: Mapping[str, int], stems: Mapping[int, Schedule]) -> None:
        self._builder = builder
        self.starts = starts
        self.order = list(starts)
        self._stems = dict(stems)
        self._whole = self._stem(len(self.order))
        self._stays = self._whole.starts == starts
        self._finishes = builder.finishes.copy()
        for row in builder.rows(starts):
            self._finishes.add(row)

    def with_moved(self, moved: str) -> Iterator[Schedule]:
        """The schedule with one of them first, then with it last; their own where being first changes nothing."""
        index = self.order.index(moved)
        before, after = self.order[:index], self.order[index + 1 :]
        yield self._whole if self._nothing_changes(index) else self._scheduled(0, (moved, *before, *after))
        yield self._scheduled(index, (*after, moved))

    def behind(self, chain: Sequence[str]) -> Schedule:
        """A chain first, then the others; without what finds no room, or no budget."""
        order = [*chain, *(initiative for initiative in self.order if initiative not in chain)]
        return self._scheduled(0, self._builder.affordable(order))

    def gain(self, other: Schedule) -> float:
        """What the value rises by with other starts in place of these."""
        gone = {i: start for i, start in self.starts.items() if other.starts.get(i) != start}
        come = {i: start for i, start in other.starts.items() if self.starts.get(i) != start}
        return self._finishes.gain(self._builder.rows(come), without=self._builder.rows(gone))

    def followed_by(self, other: Schedule) -> _Ordered:
        """The starts of a schedule in the order in which it came to them; where it begins like this one, so do the stems."""
        other.waiting.clear()  # what found no room, or no budget, is in no order
        in_turn = zip(self.order, other.starts, strict=False)
        common = sum(1 for _ in takewhile(lambda both: both[0] == both[1], in_turn))
        stems = {length: stem for length, stem in self._stems.items() if length <= common}
        return _Ordered(self._builder, other.starts, {**stems, len(other.starts): other})

    def _scheduled(self, common: int, order: Sequence[str]) -> Schedule:
        return self._builder.scheduled(self._stem(common).copy(), order)

    def _stem(self, length: int) -> Schedule:
        """The schedule of the first ones, so many of them; made from the longest one that is known and no longer."""
        if length not in self._stems:
            shorter = max(known for known in self._stems if known < length)
            self._stems[length] = self._builder.scheduled(self._stems[shorter].copy(), self.order[shorter:length])
        return self._stems[length]

    def _nothing_changes(self, index: int) -> bool:
        """Whether they come out the same, scheduled in their order, with one of them first.

        They do where it starts as early as its prerequisites let it, waits for no level, and raises none that one
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
