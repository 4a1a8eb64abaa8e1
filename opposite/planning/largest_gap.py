"""The naive roadmap to compare others with: the largest gap first, whatever closing it is worth or costs.

No marginal reasoning: neither effort nor importance nor time decides which gap comes next.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

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
    several = set(usable)
    remaining = {question: _remaining(builder, standing) for question, standing in builder.request.questions.items()}
    while (fitting := next(_fitting(builder, several, remaining), None)) is not None:
        builder.add(fitting)
        for question in {question for row in fitting for question, _ in builder.levels.bits[row.initiative]}:
            remaining[question] = _remaining(builder, builder.request.questions[question])


def _fitting(
    builder: ScheduleBuilder, usable: set[str], remaining: Mapping[str, float]
) -> Iterator[tuple[Placement, ...]]:
    """Chains that lift a question with a gap and find room, the largest remaining gap first.

    What has no time any more is usable no longer.
    """
    for _, question in sorted((-gap, question) for question, gap in remaining.items() if gap > 0):
        level, standing = builder.planned_level(question), builder.request.questions[question]
        lifting = [
            (lift.start, builder.request.tie_keys[initiative], initiative)
            for initiative, lift, _ in builder.levels.lifts[question]
            if initiative in usable and initiative not in builder.placed and _lifts(lift, level, standing)
        ]
        for _, _, initiative in sorted(lifting):
            chain = chain_for(builder, initiative).members
            if chain and builder.affords(builder.effort_of(chain)):
                placements = builder.fit(chain)
                if placements is not None:
                    yield placements
                elif not builder.has_time_for(initiative):
                    usable.discard(initiative)


def _remaining(builder: ScheduleBuilder, standing: PlanQuestion) -> float:
    """Levels from where the plan brings a question up to its target, to nine decimals; 0 where it has no gap."""
    if standing.target is None or standing.gap <= 0:
        return 0.0
    gap = standing.target - builder.planned_level(standing.question)
    return round(gap, 9) if gap > TOLERANCE else 0.0


def _lifts(lift: Lift, level: float, standing: PlanQuestion) -> bool:
    return level < lift.to - TOLERANCE and takes_effect(lift, level, standing)
