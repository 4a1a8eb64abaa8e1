"""The levels that a question's lifts can bring it to, and the pieces of its gap that they cover (rules 16, 18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from opposite.domain.framework import Lift
from opposite.domain.roadmap.plan import PlanQuestion
from opposite.domain.tolerance import TOLERANCE


@dataclass(frozen=True, slots=True)
class Step:
    """A lift by the indices of levels: it takes effect from one on, 0 being the present, and raises to another."""

    initiative: str
    enters: int
    to: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Parts of a gap with the same cover: what they add to a period's value while one of the steps is in effect.

    `cover` holds the index of the level from which each initiative's lift takes effect, and the initiative, sorted.
    """

    worth: float
    cover: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ReachableLevels:
    """Levels of a question, the present one first; its lifts as steps; the pieces of its gap."""

    levels: tuple[float, ...]
    steps: tuple[Step, ...]
    pieces: tuple[Piece, ...]

    def index_of(self, level: float) -> int | None:
        """Index of the lowest of these at a level or above; None when no lift leads there."""
        return next((index for index, reachable in enumerate(self.levels) if reachable >= level - TOLERANCE), None)

    def leading_to(self, index: int) -> tuple[str, ...]:
        """Initiatives that raise from beneath a level to it or beyond, sorted.

        The projected level stands at a level or above exactly when, for this one and each one beneath it, one of
        these is finished: the fixed point of rule 16 stops where no finished lift leads further.
        """
        return tuple(sorted({step.initiative for step in self.steps if step.enters < index <= step.to}))


def reachable_levels(standing: PlanQuestion, lifts: Iterable[tuple[str, Lift, float]]) -> ReachableLevels:
    """The levels within a question's reach, from lifts of it, each with its initiative and this one's confidence."""
    open_lifts = [entry for entry in lifts if entry[1].to > standing.level]
    reachable = ReachableLevels((standing.level, *sorted({lift.to for _, lift, _ in open_lifts})), (), ())
    entered = [
        (Step(initiative, enters, reachable.levels.index(lift.to)), lift, confidence)
        for initiative, lift, confidence in open_lifts
        if (enters := reachable.index_of(lift.start - standing.half_step)) is not None
    ]
    return ReachableLevels(reachable.levels, tuple(step for step, _, _ in entered), _pieces(standing, entered))


def _pieces(standing: PlanQuestion, entered: list[tuple[Step, Lift, float]]) -> tuple[Piece, ...]:
    """Pieces by cover. Where lifts of several confidences cover a part, the better ones add what they are surer of."""
    if standing.gap <= 0 or standing.target is None:
        return ()
    spans = [
        (max(lift.start - standing.half_step, standing.level), min(lift.to, standing.target), confidence, step)
        for step, lift, confidence in entered
    ]
    worth: dict[tuple[tuple[int, str], ...], float] = defaultdict(float)
    for lower, upper in pairwise(sorted({edge for low, high, _, _ in spans if low < high for edge in (low, high)})):
        over = [(confidence, step) for low, high, confidence, step in spans if low <= lower and upper <= high]
        less_sure = 0.0
        for confidence in sorted({confidence for confidence, _ in over}):
            cover = _cover(step for sure, step in over if sure >= confidence)
            worth[cover] += standing.worth_of_a_level * (upper - lower) * (confidence - less_sure)
            less_sure = confidence
    return tuple(Piece(value, cover) for cover, value in sorted(worth.items()) if value > 0)


def _cover(steps: Iterable[Step]) -> tuple[tuple[int, str], ...]:
    lowest: dict[str, int] = {}
    for step in steps:
        lowest[step.initiative] = min(step.enters, lowest.get(step.initiative, step.enters))
    return tuple(sorted((enters, initiative) for initiative, enters in lowest.items()))
