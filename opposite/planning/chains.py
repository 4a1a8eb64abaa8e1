"""What an initiative needs before it can start or take effect: the chain that is judged and placed as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import heappop, heappush

from opposite.domain.tolerance import TOLERANCE
from opposite.planning.schedule_builder import ScheduleBuilder


@dataclass(frozen=True, slots=True)
class Chain:
    """Initiatives to add together, each after all that it needs; empty when there is no way.

    `watched` holds every initiative and question that this, and when it could start, depends on; `needed_by` for each
    member the initiatives that must wait for it.
    """

    members: tuple[str, ...]
    watched: frozenset[str]
    needed_by: Mapping[str, AbstractSet[str]]


def chain_for(
    builder: ScheduleBuilder, initiative: str, *, entering: bool = False, without: Collection[str] = ()
) -> Chain:
    """The initiative with the prerequisites that are neither planned nor waived, and what raises its required levels.

    Where several initiatives could raise a level, those that take the least effort together. With `entering` also
    the initiatives that bring its questions to where its lifts begin. `without` names initiatives not to be used.
    """
    growing = _ChainBuilder(builder, without)
    return growing.chain(complete=growing.add(initiative, entering=entering))


def is_entered(builder: ScheduleBuilder, initiative: str) -> bool:
    """Whether the plan as it is brings all questions to where the lifts of an initiative begin."""
    return all(
        builder.planned_level(question) >= begins - TOLERANCE
        for question, begins in builder.levels.beginnings[initiative]
    )


def chain_beneath(
    builder: ScheduleBuilder, placed: Iterable[str], *, further: Iterable[str] = (), without: Collection[str] = ()
) -> Chain | None:
    """What rows that are placed already still need before their starts, and further initiatives with what they need.

    None when there is no way.
    """
    growing = _ChainBuilder(builder, without)
    complete = all(growing.complete(initiative, before=builder.placed[initiative].start) for initiative in placed)
    complete = complete and all(growing.add_whenever(initiative) for initiative in further)
    return growing.chain(complete=True) if complete else None


class _ChainBuilder:
    def __init__(self, builder: ScheduleBuilder, without: Collection[str]) -> None:
        self._builder = builder
        self._levels = builder.levels
        self._barred: Collection[str] = {*builder.impediments, *without} if without else builder.impediments
        self._open: list[str] = []
        self._before: int | None = None
        self._members: list[str] = []
        self._watched: set[str] = set()
        self._needed_by: dict[str, set[str]] = {}

    def chain(self, *, complete: bool) -> Chain:
        """What was gathered; no members unless complete."""
        members = tuple(self._members) if complete else ()
        return Chain(members, frozenset(self._watched), self._needed_by)

    def add(self, initiative: str, *, entering: bool = False) -> bool:
        """Append an initiative after all it needs; False, and nothing appended, where that is impossible."""
        self._watched.add(initiative)
        self._needed_by.setdefault(initiative, set()).update(self._open[-1:])
        if initiative in self._builder.placed or initiative in self._members:
            return True
        if initiative in self._barred or initiative in self._open:
            return False
        length = len(self._members)
        complete = self.complete(initiative, entering=entering)
        if complete:
            self._members.append(initiative)
        else:
            del self._members[length:]
        return complete

    def add_whenever(self, initiative: str) -> bool:
        """`add`, with all rows of help, whenever they finish."""
        self._before = None
        return self.add(initiative)

    def complete(self, initiative: str, *, entering: bool = False, before: int | None = None) -> bool:
        """Append all that an initiative needs; with `before`, rows that finish later are no help."""
        if before is not None:
            self._before = before
        self._open.append(initiative)
        complete = all(self.add(needed) for needed in self._builder.activities[initiative].predecessors) and all(
            self._raise(question, least) for question, least in self._builder.required[initiative].items()
        )
        if complete and entering:
            self._enter(initiative)
        self._open.pop()
        return complete

    def _enter(self, initiative: str) -> None:
        """Add what brings the initiative's open lifts to where they begin, where there is a way."""
        for question, begins in self._levels.beginnings[initiative]:
            if self._builder.planned_level(question) < begins - TOLERANCE:
                self._raise(question, begins)

    def _raise(self, question: str, level: float) -> bool:
        """Add the initiatives that bring a question to a level with the least effort; False where there is no way."""
        self._watched.add(question)
        impossible: set[str] = set()
        while self._level(question) < level - TOLERANCE:
            path = self._cheapest(question, level, without=impossible)
            if path is None:
                return False
            length = len(self._members)
            failed = next((i for i in path if not self.add(i)), None)
            if failed is not None:
                impossible.add(failed)
                del self._members[length:]
        return True

    def _planned(self, question: str) -> int:
        builder, before, lifting = self._builder, self._before, self._levels.lifting[question]
        planned = builder.planned_lifts(question) if before is None else builder.finished_lifts(question, before=before)
        for member in self._members:
            planned |= lifting.get(member, 0)
        return planned

    def _level(self, question: str) -> float:
        return self._levels.state(question, self._planned(question)).level

    def _cheapest(self, question: str, level: float, *, without: set[str]) -> tuple[str, ...] | None:
        """Initiatives that bring a question to a level with the least effort, in order; Dijkstra over its levels."""
        unusable = (self._builder.placed, self._barred, self._open, without)
        usable = {
            i: lifts for i, lifts in self._levels.lifting[question].items() if not any(i in some for some in unusable)
        }
        settled: set[float] = set()
        queue: list[tuple[float, tuple[str, ...], int]] = [(0.0, (), self._planned(question))]
        while queue:
            effort, path, lifts = heappop(queue)
            reached = self._levels.state(question, lifts).level
            if reached >= level - TOLERANCE:
                return path
            if reached in settled:
                continue
            settled.add(reached)
            for initiative, further in usable.items():
                if self._levels.state(question, lifts | further).level > reached:
                    heappush(queue, (effort + self._effort(initiative), (*path, initiative), lifts | further))
        return None

    def _effort(self, initiative: str) -> float:
        return self._builder.request.by_id[initiative].effort_days
