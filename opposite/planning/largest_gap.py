"""The naive roadmap to compare others with: the largest gap first, whatever closing it is worth or costs.

No marginal reasoning: neither effort nor importance nor time decides which gap comes next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
    while (fitting := next(_fitting(builder, usable), None)) is not None:
        builder.add(fitting)


def _fitting(builder: ScheduleBuilder, usable: Collection[str]) -> Iterator[tuple[Placement, ...]]:
    """Chains that lift a question with a gap and find room, the largest gap first."""
    for standing in _by_gap(builder):
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


def _by_gap(builder: ScheduleBuilder) -> list[PlanQuestion]:
    """Questions whose projected level is below their target, the largest gap first."""
    gaps = [
        (standing.target - builder.planned_level(standing.question), standing)
        for standing in builder.request.questions.values()
        if standing.gap > 0 and standing.target is not None
    ]
    ranked = sorted(gaps, key=lambda row: (-round(row[0], 9), row[1].question))
    return [standing for gap, standing in ranked if gap > TOLERANCE]


def _lifts(lift: Lift, level: float, standing: PlanQuestion) -> bool:
    return level < lift.to - TOLERANCE and takes_effect(lift, level, standing)
