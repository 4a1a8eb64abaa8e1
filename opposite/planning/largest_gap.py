"""The naive roadmap to compare others with: the largest gap first, whatever closing it is worth or costs.

No marginal reasoning: neither effort nor importance nor time decides which gap comes next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from operator import itemgetter

from opposite.domain.framework import Lift
from opposite.domain.roadmap.plan import Placement, Plan, PlanQuestion, PlanRequest
from opposite.domain.tolerance import TOLERANCE
from opposite.planning.candidates import candidates
from opposite.planning.chains import chain_for
from opposite.planning.projection import plan_value, takes_effect
from opposite.planning.quick_wins import committed_schedule
from opposite.planning.rows import finish_plan
from opposite.planning.schedule_builder import ScheduleBuilder

NAIVE = "largest-gap"
"""The method by the name that people give it."""


def plan_largest_gap(request: PlanRequest) -> Plan:
    """The plan that always takes the initiative that lifts the question with the largest remaining gap.

    Gaps are measured on the projected levels, in levels; equal ones by the question's id. Of the initiatives
    that can lift the question now, the one that begins lowest is taken, then the tie rule decides. It comes with what
    it needs, each at its earliest feasible start. Raises PlanError where pins cannot be kept.
    """
    return finish_plan(_naive_schedule(request), NAIVE)


def naive_value(request: PlanRequest) -> float:
    """What the naive plan is worth, to compare others with. Raises PlanError where pins cannot be kept."""
    return plan_value(request, _naive_schedule(request).placements)


def _naive_schedule(request: PlanRequest) -> ScheduleBuilder:
    builder = committed_schedule(request)
    close_largest_gaps(builder, candidates(request, impeded=builder.impediments))
    return builder


def close_largest_gaps(builder: ScheduleBuilder, usable: Collection[str]) -> None:
    """Add chains to a schedule, the largest remaining gap first, until nothing closes a gap or nothing has room."""
    several, gaps = frozenset(usable), [standing for standing in builder.request.questions.values() if standing.gap > 0]
    while (fitting := next(_fitting(builder, several, gaps), None)) is not None:
        builder.add(fitting)


def _fitting(
    builder: ScheduleBuilder, usable: frozenset[str], gaps: Iterable[PlanQuestion]
) -> Iterator[tuple[Placement, ...]]:
    """Chains that lift a question with a gap and find room, the largest remaining gap first."""
    for standing in _by_gap(builder, gaps):
        level = builder.planned_level(standing.question)
        lifting = [
            (lift.start, builder.request.tie_keys[initiative], initiative)
            for initiative, lift, _ in builder.levels.lifts[standing.question]
            if initiative in usable and initiative not in builder.placed and _lifts(lift, level, standing)
        ]
        for _, _, initiative in sorted(lifting):
            chain = chain_for(builder, initiative).members
            if chain and builder.affords(builder.effort_of(chain)):
                placements = builder.fit(chain)
                if placements is not None:
                    yield placements


def _by_gap(builder: ScheduleBuilder, gaps: Iterable[PlanQuestion]) -> list[PlanQuestion]:
    """Those questions whose projected level is below their target, the largest gap first."""
    remaining = (
        (standing.target - builder.planned_level(standing.question), standing)
        for standing in gaps
        if standing.target is not None
    )
    ranked = sorted(((-round(gap, 9), s.question, s) for gap, s in remaining if gap > TOLERANCE), key=itemgetter(0, 1))
    return [standing for _, _, standing in ranked]


def _lifts(lift: Lift, level: float, standing: PlanQuestion) -> bool:
    return level < lift.to - TOLERANCE and takes_effect(lift, level, standing)
