"""Slack: how much later a row of a plan could finish without moving another."""

from __future__ import annotations

from opposite.domain.roadmap.plan import Placement
from opposite.planning.schedule_builder import ScheduleBuilder


def slack(builder: ScheduleBuilder) -> dict[str, int]:
    """How many periods later each row could finish, by id: the largest delay up to which none breaks a rule.

    A delay is a later start; every other row stays where it is, and dates, pins, capacities, what may be in progress at
    once, the quick wins of the first period and the horizon hold. The schedule is left as it was.
    """
    return {initiative: _delay(builder, builder.placed[initiative]) for initiative in sorted(builder.placed)}


def _delay(builder: ScheduleBuilder, row: Placement) -> int:
    if row.initiative in builder.request.fixed or not _may_leave_the_first(builder, row):
        return 0
    builder.remove((row.initiative,))
    delay = 0
    while _may_start(builder, row.initiative, row.start + delay + 1):
        delay += 1
    builder.add((row,))
    return delay


def _may_leave_the_first(builder: ScheduleBuilder, row: Placement) -> bool:
    if row.start > 1 or row.initiative not in builder.quick_wins:
        return True
    first = sum(p.start == 1 and p.initiative in builder.quick_wins for p in builder.placed.values())
    return first > builder.request.quick_wins


def _may_start(builder: ScheduleBuilder, initiative: str, start: int) -> bool:
    """Whether an initiative that is not placed may start in a period with everything that is placed staying."""
    row, activity = builder.placement(initiative, start), builder.activities[initiative]
    if row.finish > builder.request.last_finish(initiative) or builder.calendar.obstacle(activity, start - 1):
        return False
    builder.add((row,))
    kept = not any(
        (other.start <= row.finish and initiative in builder.activities[other.initiative].predecessors)
        or builder.too_low(other.initiative, other.start) is not None
        for other in (builder.placed[i] for i in builder.waiting_for[initiative] if i in builder.placed)
    )
    builder.remove((initiative,))
    return kept
