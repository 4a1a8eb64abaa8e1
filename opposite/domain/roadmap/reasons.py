"""Why a row of a plan is there and why not earlier: facts without words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from opposite.domain.roadmap.left_out import Level


@dataclass(frozen=True, slots=True)
class Raise:
    """A lift of a row that raises its question, from where the rows before it brought it.

    `period` is the first one at whose end the lift is in effect; `closed` is what it closes of the question's gap, in
    levels; `share` is that, weighted, of all gaps to a target together. `unscored` marks a question without a score.
    """

    question: str
    period: int
    before: float
    after: float
    closed: float
    share: float
    unscored: bool


@dataclass(frozen=True, slots=True)
class Bound:
    """What keeps a row from starting one period earlier.

    `subject` names the pinned initiative, the prerequisite, the question or the role; `period` is where it binds: the
    pin's period, the prerequisite's last, the one at whose end the level is too low, the one in which the role is full.
    Of `not_before` it is the first in which the initiative may start, and the subject that initiative; of `at_once` the
    subject is empty, and the period the one in which as many are in progress as may be. Of `kept`
    it is the agreed initiative itself, in the period in which it starts.
    """

    kind: Literal["pin", "prerequisite", "required_level", "capacity", "at_once", "money", "not_before", "kept"]
    subject: str
    period: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is there: what it raises, by period and question; what it unlocks, sorted; what bound its start.

    `bound` is None where the row starts in the first period, or could start earlier. `share` sums those of `raises`.
    `prepares` says that most of what it is worth is that of rows which it unlocks; `unasked` are the questions that would
    say whether it is needed, where none of those that it lifts was asked; `assumed` its prerequisites that are not planned
    although nobody was asked about them, each with the questions that would settle it.
    """

    initiative: str
    raises: tuple[Raise, ...]
    unlocks: tuple[str, ...]
    bound: Bound | None
    prepares: bool = False
    unasked: tuple[str, ...] = ()
    assumed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    shown_back: Level | None = None
    """A question that stands too low for what is done, so that it is planned again (rule 17c); None of any other."""

    @property
    def share(self) -> float:
        """How much of all weighted gaps to a target this row closes, from 0 to 1."""
        return math.fsum(raised.share for raised in self.raises)

    @property
    def rests_on_unscored(self) -> bool:
        """Whether a question that it raises has no score, so that the lowest level was assumed (scoring.md, 18)."""
        return any(raised.unscored for raised in self.raises)

    @property
    def by_question(self) -> tuple[Raise, ...]:
        """One raise a question: several of one question are taken together, as of the period of the last."""
        raises: dict[str, Raise] = {}
        for raised in self.raises:
            first = raises.get(raised.question)
            raises[raised.question] = raised if first is None else _together(first, raised)
        return tuple(raises.values())


def _together(first: Raise, then: Raise) -> Raise:
    return Raise(
        question=first.question,
        period=then.period,
        before=first.before,
        after=then.after,
        closed=first.closed + then.closed,
        share=first.share + then.share,
        unscored=first.unscored,
    )
