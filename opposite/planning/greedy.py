"""The greedy roadmap: step by step the initiative, with what it needs, that gains the most value per effort day.

The gain is marginal (scoring.md, rule 18) and measured anew after each pick, so that what several initiatives lift
counts once; each pick is placed by serial schedule generation (`planning.schedule`). The pick that is best now may
leave a worse plan in the end, so other orders of the picks are then tried: a fixed number, not for a fixed time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.planning.candidates import candidates
from opposite.planning.filling import fill
from opposite.planning.largest_gap import close_largest_gaps
from opposite.planning.local_search import local_search
from opposite.planning.quick_wins import committed_schedule
from opposite.planning.rows import dependants, finish_plan
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder

MOST_ORDERS = 200
"""Orders of priority that are tried after the first plan."""


def plan_greedy(request: PlanRequest) -> Plan:
    """The greedy plan, the same whatever the order of the initiatives. Raises PlanError where pins cannot be kept.

    It is never worth less than the naive plan, which takes its place where it happens to be the better start.
    """
    return finish_plan(greedy_schedule(request), "greedy")


class Greedy(NamedTuple):
    """What `plan_greedy` places, and the rows of the naive plan that it was held against."""

    schedule: ScheduleBuilder
    naive: tuple[Placement, ...]


def greedy_schedule(request: PlanRequest) -> ScheduleBuilder:
    """What `plan_greedy` places, without the worth of its rows and the reasons for what is left out."""
    return greedy_beside_naive(request).schedule


def greedy_beside_naive(request: PlanRequest) -> Greedy:
    """The same with the naive plan, which need not be made by itself then. Raises PlanError where pins cannot be kept."""
    builder = committed_schedule(request)
    usable = candidates(request, impeded=builder.impediments)
    fixed = frozenset(builder.placed)
    close_largest_gaps(builder, usable)
    naive, naive_value = builder.placements, builder.value()
    builder.remove([initiative for initiative in builder.placed if initiative not in fixed])
    complete(builder, usable, fixed=fixed)
    if naive_value > builder.value() + NEGLIGIBLE:
        builder.remove(tuple(builder.placed))
        builder.add(naive)
        complete(builder, usable, fixed=fixed)
    improve(builder, usable, fixed=fixed, tries=MOST_ORDERS)
    return Greedy(builder, naive)


def improve(builder: ScheduleBuilder, usable: Collection[str], *, fixed: Collection[str], tries: int) -> None:
    """Try other orders of priority for as long as that raises the value, and so many at most."""
    value = builder.value()
    while tries > 0:
        tries = local_search(builder, usable, fixed=fixed, tries=tries)
        complete(builder, usable, fixed=fixed)
        if builder.value() <= value + NEGLIGIBLE:
            break
        value = builder.value()


def replan(request: PlanRequest, rows: Iterable[Placement], *, greedy: ScheduleBuilder | None = None) -> Plan:
    """The better one of the greedy plan and of the rows of an earlier plan, each as early as it now can start.

    `greedy` is the greedy schedule where it is known already. Raises PlanError where pins cannot be kept.
    """
    return finish_plan(replanned_schedule(request, rows, greedy=greedy), "greedy")


def replanned_schedule(
    request: PlanRequest, rows: Iterable[Placement], *, greedy: ScheduleBuilder | None = None
) -> ScheduleBuilder:
    """What `replan` places, without the worth of its rows and the reasons for what is left out."""
    quick = greedy_schedule(request) if greedy is None else greedy
    earlier = sorted(rows, key=lambda row: (row.start, row.finish, row.initiative))
    if not earlier:
        return quick
    builder = committed_schedule(request)
    usable, fixed = candidates(request, impeded=builder.impediments), frozenset(builder.placed)
    order = [row.initiative for row in earlier if row.initiative in usable and row.initiative not in fixed]
    builder.add(builder.fit_some(builder.affordable(order)))
    complete(builder, usable, fixed=fixed)
    return builder if builder.value() > quick.value() else quick


def complete(builder: ScheduleBuilder, initiatives: Collection[str], *, fixed: Collection[str]) -> None:
    """Fill the schedule and shift it left for as long as that raises the value; rows in `fixed` stay where they are."""
    fill(builder, initiatives)
    value, rising = builder.value(), True
    while rising and left_shift(builder, fixed=fixed):
        fill(builder, initiatives)
        value, rising = builder.value(), builder.value() > value


def left_shift(builder: ScheduleBuilder, *, fixed: Collection[str]) -> bool:
    """Drop rows that bring nothing and start the others as early as they can; whether anything changed.

    An earlier start cannot lower the value: what is finished earlier counts for longer. Rows in `fixed` stay.
    """
    changed = False
    while _drop_idle(builder, fixed) | _start_earlier(builder, fixed):
        changed = True
    return changed


def _drop_idle(builder: ScheduleBuilder, fixed: Collection[str]) -> bool:
    changed = False
    for initiative in sorted(builder.placed, key=lambda i: builder.request.tie_keys[i], reverse=True):
        group = (initiative, *dependants(builder, initiative)) if initiative in builder.placed else ()
        free = group and not any(member in fixed for member in group) and builder.may_go(group)
        if free and builder.loss(group) <= NEGLIGIBLE:
            builder.remove(group)
            changed = True
    return changed


def _start_earlier(builder: ScheduleBuilder, fixed: Collection[str]) -> bool:
    changed = False
    for placement in builder.placements:
        if placement.initiative not in fixed:
            builder.remove((placement.initiative,))
            fitted = builder.fit((placement.initiative,))
            earlier = fitted is not None and fitted[0].start < placement.start
            builder.add(fitted if fitted is not None and earlier else (placement,))
            changed |= earlier
    return changed
