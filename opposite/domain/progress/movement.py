"""What done initiatives were meant to move and what the next wave measured, question by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from opposite.domain.framework import Initiative
from opposite.domain.framework.decisions import DONE
from opposite.domain.progress.states import Progress
from opposite.domain.tolerance import TOLERANCE

Interval = tuple[float, float]

Verdict = Literal["moved", "noise", "not_moved"]


@dataclass(frozen=True, slots=True)
class Movement:
    """A question that done initiatives lift: its scores in two waves, and the level that was planned in between.

    Scores speak of the keyed level; each is None where nothing is scored, and so is what depends on it.
    """

    question: str
    title: str
    initiatives: tuple[str, ...]
    """Ids of the done initiatives that lift it, in the framework's order."""
    before: float | None
    planned: float | None
    """Fixed point of the lifts of all done initiatives from the earlier scores (scoring.md, rule 16)."""
    now: float | None
    before_interval: Interval | None = None
    now_interval: Interval | None = None

    @property
    def planned_movement(self) -> float | None:
        """Levels it was meant to rise; None without an earlier score."""
        return None if self.before is None or self.planned is None else self.planned - self.before

    @property
    def measured_movement(self) -> float | None:
        """Levels it rose, negative where it fell; None without both scores."""
        return None if self.before is None or self.now is None else self.now - self.before

    @property
    def verdict(self) -> Verdict | None:
        """Whether it moved; `noise` where it rose and the intervals of both waves overlap; None without both scores."""
        if self.measured_movement is None:
            return None
        if self.measured_movement <= TOLERANCE:
            return "not_moved"
        return "noise" if overlap(self.before_interval, self.now_interval) else "moved"


@dataclass(frozen=True, slots=True)
class Unmoved:
    """A done initiative none of whose lifted questions moved; `movements` are those that are scored in both waves."""

    initiative: Initiative
    movements: tuple[Movement, ...]
    unscored: int
    """How many questions it lifts that cannot be compared."""


@dataclass(frozen=True, slots=True)
class Movements:
    """Everything planned and measured between two waves; questions in the framework's order."""

    earlier: str
    later: str
    done: tuple[Initiative, ...]
    questions: tuple[Movement, ...]

    @property
    def unmoved(self) -> tuple[Unmoved, ...]:
        """Done initiatives none of whose lifted questions moved; those without a scored question are left out."""
        unmoved: list[Unmoved] = []
        for initiative in self.done:
            lifted = [movement for movement in self.questions if initiative.id in movement.initiatives]
            scored = tuple(movement for movement in lifted if movement.verdict is not None)
            if scored and all(movement.verdict != "moved" for movement in scored):
                unmoved.append(Unmoved(initiative, scored, len(lifted) - len(scored)))
        return tuple(unmoved)


def overlap(one: Interval | None, other: Interval | None) -> bool:
    """Whether two intervals share a point; not without both of them."""
    if one is None or other is None:
        return False
    return one[0] <= other[1] + TOLERANCE and other[0] <= one[1] + TOLERANCE


def done_between(
    saved: Mapping[str, Progress], order: Sequence[Initiative], *, since: date, until: date
) -> tuple[Initiative, ...]:
    """Initiatives done from the day of one wave to the day of another, in the order given.

    What was finished before the earlier wave is part of its scores already.
    """
    return tuple(
        initiative
        for initiative in order
        if (progress := saved.get(initiative.id)) is not None
        and progress.state.status == DONE
        and progress.state.finish_date is not None
        and since <= progress.state.finish_date <= until
    )
