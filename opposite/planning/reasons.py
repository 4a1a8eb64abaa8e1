"""Why each row of a plan is there and why not earlier: facts without words; `wording` makes sentences of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from opposite.domain.framework import Lift
from opposite.domain.roadmap import Placement, Plan, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.draft import Draft
from opposite.planning.feasibility import counting_lifts
from opposite.planning.projection import takes_effect
from opposite.planning.rows import direct_dependants


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
    """

    kind: Literal["pin", "prerequisite", "required_level", "capacity"]
    subject: str
    period: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is there: what it raises, by period and question; what it unlocks, sorted; what bound its start.

    `bound` is None where the row starts in the first period, or could start earlier. `share` sums those of `raises`.
    """

    initiative: str
    raises: tuple[Raise, ...]
    unlocks: tuple[str, ...]
    bound: Bound | None

    @property
    def share(self) -> float:
        """How much of all weighted gaps to a target this row closes, from 0 to 1."""
        return math.fsum(raised.share for raised in self.raises)

    @property
    def rests_on_unscored(self) -> bool:
        """Whether a question that it raises has no score, so that the lowest level was assumed (scoring.md, 18)."""
        return any(raised.unscored for raised in self.raises)


def reasons(request: PlanRequest, plan: Plan) -> dict[str, Reason]:
    """The reason of every row by the id of its initiative, in the order of the plan.

    Where several rows lift a question, each is credited with what it adds to those that are finished before it; of
    those that finish together the one that begins lowest comes first.
    """
    draft = Draft(request, placements=plan.placements)
    raises = _raises(request, plan)
    return {
        row.initiative: Reason(
            initiative=row.initiative,
            raises=tuple(raises[row.initiative]),
            unlocks=direct_dependants(draft, frozenset((row.initiative,))),
            bound=_bound(draft, row),
        )
        for row in plan.placements
    }


def _raises(request: PlanRequest, plan: Plan) -> dict[str, list[Raise]]:
    """Follows the questions from period to period: whichever waiting lift can be entered takes effect in its turn."""
    levels = {s.question: s.level for s in request.standings.values() if s.applicable}
    raises: dict[str, list[Raise]] = {row.initiative: [] for row in plan.placements}
    waiting: list[tuple[str, Lift]] = []
    for period in range(1, request.periods + 1):
        finished = [row.initiative for row in plan.placements if row.finish == period]
        waiting += [(i, lift) for i in finished for lift in counting_lifts(request, request.by_id[i])]
        waiting.sort(key=lambda entry: (entry[1].start, entry[1].to))
        while entered := next((entry for entry in waiting if _raises_now(request, entry[1], levels)), None):
            waiting.remove(entered)
            initiative, lift = entered
            raises[initiative].append(_raise(request, lift, period, levels[lift.question]))
            levels[lift.question] = lift.to
    return raises


def _raises_now(request: PlanRequest, lift: Lift, levels: Mapping[str, float]) -> bool:
    level = levels[lift.question]
    return level < lift.to - TOLERANCE and takes_effect(lift, level, request.standings[lift.question])


def _raise(request: PlanRequest, lift: Lift, period: int, level: float) -> Raise:
    standing = request.standings[lift.question]
    closed = 0.0 if standing.target is None else max(0.0, min(lift.to, standing.target) - level)
    gaps = math.fsum(s.weight * s.gap for s in request.standings.values())
    return Raise(
        question=lift.question,
        period=period,
        before=level,
        after=lift.to,
        closed=closed,
        share=standing.weight * closed / gaps if gaps > 0 else 0.0,
        unscored=standing.score is None,
    )


def _bound(draft: Draft, row: Placement) -> Bound | None:
    if row.initiative in draft.request.pins:
        return Bound("pin", row.initiative, row.start)
    if row.start == 1:
        return None
    for needed in sorted(draft.activities[row.initiative].predecessors):
        if needed in draft.placed and draft.placed[needed].finish == row.start - 1:
            return Bound("prerequisite", needed, row.start - 1)
    question = draft.too_low(row.initiative, row.start - 1)
    if question is not None:
        return Bound("required_level", question, row.start - 2)
    draft.remove((row.initiative,))
    obstacle = draft.calendar.obstacle(draft.activities[row.initiative], row.start - 2)
    draft.add((row,))
    return None if obstacle is None else Bound("capacity", obstacle[0], obstacle[1] + 1)
