"""The ladder of a question: the levels its lifts can bring it to, and the pieces of its gap that they cover (rules 16, 18)."""

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
    """A lift on a ladder: it takes effect from one rung on, counted from 0 for the present, and raises to another."""

    initiative: str
    enters: int
    to: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Parts of a gap with the same cover: what they add to a period's value while one of the steps is in effect.

    `cover` holds the rung from which each initiative's lift takes effect, and the initiative, sorted.
    """

    worth: float
    cover: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs of a question, the present level first; its lifts as steps; the pieces of its gap."""

    rungs: tuple[float, ...]
    steps: tuple[Step, ...]
    pieces: tuple[Piece, ...]

    def rung(self, level: float) -> int | None:
        """Number of the lowest rung at a level or above; None when no lift leads there."""
        return next((place for place, rung in enumerate(self.rungs) if rung >= level - TOLERANCE), None)

    def leading_to(self, rung: int) -> tuple[str, ...]:
        """Initiatives that raise from beneath a rung to it or beyond, sorted.

        The projected level stands on a rung or above exactly when, for this rung and each one beneath it, one of
        these is finished: the fixed point of rule 16 stops where no finished lift leads further.
        """
        return tuple(sorted({step.initiative for step in self.steps if step.enters < rung <= step.to}))


def build_ladder(standing: PlanQuestion, lifts: Iterable[tuple[str, Lift, float]]) -> Ladder:
    """The ladder of a question from lifts of it, each with its initiative and this one's confidence."""
    open_lifts = [entry for entry in lifts if entry[1].to > standing.level]
    ladder = Ladder((standing.level, *sorted({lift.to for _, lift, _ in open_lifts})), (), ())
    entered = [
        (Step(initiative, enters, ladder.rungs.index(lift.to)), lift, confidence)
        for initiative, lift, confidence in open_lifts
        if (enters := ladder.rung(lift.start - standing.half_step)) is not None
    ]
    return Ladder(ladder.rungs, tuple(step for step, _, _ in entered), _pieces(standing, entered))


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
