"""A cache of `projection`: level and worth of each question under any set of its lifts, each computed once.

A set of lifts of a question is a whole number: lift n of the question is in it when bit n is set. When which lifts are
finished is a whole number too: the sets that are finished in each period, the present first, side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from opposite.domain.framework import Initiative, Lift
from opposite.domain.roadmap.plan import PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.feasibility import counting_lifts
from opposite.planning.projection import settled_level, worth_at


class State(NamedTuple):
    """Projected level of a question, and what it adds to the value of a period."""

    level: float
    worth: float


class LevelCache:
    """What finished lifts do to each question.

    `bits` holds per initiative its lifts as (question, set of lifts), `lifting` the same by question, then initiative;
    `beginnings` per initiative the questions and where those lifts of them begin that cover some of the way to a target;
    `widths` by question how many bits a period has in what says when its lifts are finished.
    """

    def __init__(self, request: PlanRequest) -> None:
        self._questions = request.questions
        self._periods = request.periods
        self.lifts: dict[str, list[tuple[str, Lift, float]]] = {q: [] for q in sorted(request.questions)}
        self.lifting: dict[str, dict[str, int]] = {q: {} for q in self.lifts}
        bits: dict[str, dict[str, int]] = {}
        for initiative in request.by_id.values():
            lifts = bits.setdefault(initiative.id, {})
            for lift in _raising(request, initiative):
                lifts[lift.question] = lifts.get(lift.question, 0) | 1 << len(self.lifts[lift.question])
                self.lifts[lift.question].append((initiative.id, lift, initiative.confidence))
                self.lifting[lift.question][initiative.id] = lifts[lift.question]
        self.bits: Mapping[str, tuple[tuple[str, int], ...]] = {i: tuple(lifts.items()) for i, lifts in bits.items()}
        self.widths: Mapping[str, int] = {q: len(lifts) for q, lifts in self.lifts.items()}
        self.beginnings = {initiative: tuple(self._beginnings(lifts)) for initiative, lifts in self.bits.items()}
        self._states: dict[str, dict[int, State]] = {q: {} for q in self.lifts}
        self._worths: dict[str, dict[int, float]] = {q: {0: 0.0} for q in self.lifts}

    def state(self, question: str, finished: int) -> State:
        """Level and worth of a question when a set of its lifts is finished."""
        known = self._states[question]
        state = known.get(finished)
        if state is None:
            state = known[finished] = self._settle(question, finished)
        return state

    def worth(self, question: str, finishes: int) -> float:
        """What a question adds to the value of the plan by when lifts are finished, after the last period for nothing."""
        known = self._worths[question]
        worth = known.get(finishes)
        if worth is None:
            worth = known[finishes] = self._worth(question, finishes)
        return worth

    def reached(self, question: str, finishes: int, level: float) -> int | None:
        """First period at whose end a question stands at a level or above; 0 is the present, None is never."""
        if self.state(question, 0).level >= level:
            return 0
        for period, finished in self._growing(question, finishes):
            if self.state(question, finished).level >= level:
                return period
        return None

    def _growing(self, question: str, finishes: int) -> Iterator[tuple[int, int]]:
        """Each period in which lifts are finished, with the set of those that are by then."""
        width, period, finished = self.widths[question], 0, 0
        while finishes:
            empty = ((finishes & -finishes).bit_length() - 1) // width
            finishes >>= empty * width
            period += empty
            finished |= finishes & (1 << width) - 1
            yield period, finished
            finishes >>= width
            period += 1

    def _worth(self, question: str, finishes: int) -> float:
        total, worth, since = 0.0, 0.0, 0
        for period, finished in self._growing(question, finishes):
            if period > self._periods:
                break
            total += worth * (period - since)
            worth, since = self.state(question, finished).worth, period
        return (total + worth * (self._periods + 1 - since)) / self._periods

    def _beginnings(self, several: Iterable[tuple[str, int]]) -> Iterator[tuple[str, float]]:
        for question, lifts in several:
            standing = self._questions[question]
            for bit, (_, lift, _) in enumerate(self.lifts[question]):
                begins = lift.start - standing.half_step
                if lifts >> bit & 1 and standing.target is not None and begins < standing.target - TOLERANCE:
                    yield question, begins

    def _settle(self, question: str, finished: int) -> State:
        standing = self._questions[question]
        lifts = [entry[1:] for bit, entry in enumerate(self.lifts[question]) if finished >> bit & 1]
        level = settled_level(standing, [lift for lift, _ in lifts])
        return State(level, worth_at(standing, lifts, level))


def _raising(request: PlanRequest, initiative: Initiative) -> Iterator[Lift]:
    """Counting lifts of an initiative that end above where their questions stand: the others never change anything."""
    return (lift for lift in counting_lifts(request, initiative) if lift.to > request.questions[lift.question].level)
