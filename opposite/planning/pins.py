"""Pinned and required initiatives come first: pinned ones in exactly their period, with what all of them need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain as one_after_the_other

from opposite.domain.roadmap.left_out import DatesTooTight, PrerequisiteTooLate
from opposite.domain.roadmap.money import MONEY
from opposite.domain.roadmap.pins import (
    DatedInVain,
    NeedsTooDear,
    NeedsWithoutRoom,
    NoArrangement,
    PinnedBesideTooMany,
    PinnedInVain,
    PinnedTooLate,
    PinnedWithoutCapacity,
    PinnedWithoutMoney,
    PinRefusal,
    PinsRefusedError,
    RequiredInVain,
)
from opposite.domain.roadmap.plan import AT_ONCE, PlanRequest
from opposite.planning.candidates import earliest_finishes
from opposite.planning.chains import Chain, chain_beneath
from opposite.planning.feasibility import broken_by
from opposite.planning.schedule_builder import ScheduleBuilder

SEARCH_LIMIT = 2_000
"""Starts that are tried for what pinned initiatives need, before the pins are given up."""


def schedule_with_pins(request: PlanRequest) -> ScheduleBuilder:
    """A schedule that holds the pinned and the required initiatives and what they need; all else is open.

    Raises PinsRefusedError with the constraint when no arrangement is found that keeps them, or a date never can be.
    """
    builder = ScheduleBuilder(request)
    refuse_what_is_never_kept(builder)
    builder.add(builder.placement(initiative, request.first_start(initiative)) for initiative in sorted(request.kept))
    pinned = sorted(request.pins, key=lambda i: (request.pins[i], i))
    for initiative in pinned:
        _place(builder, initiative)
    required = sorted(request.must - set(request.fixed))
    cheapest = chain_beneath(builder, pinned, further=required)
    members = () if cheapest is None else cheapest.members
    others = (
        chain_beneath(builder, pinned, further=required, without=(member,))
        for member in members
        if member not in request.must
    )
    if not any(chain is not None and _arrange(builder, chain) for chain in one_after_the_other((cheapest,), others)):
        raise PinsRefusedError(request, _fault(builder, members))
    return builder


def refuse_what_is_never_kept(builder: ScheduleBuilder) -> None:
    """Raise PinsRefusedError for an initiative that has to be done and can be in no plan, or by no plan in time."""
    request = builder.request
    for initiative, finish_by in sorted(request.finish_by.items()):
        if isinstance(builder.impediments.get(initiative), (DatesTooTight, PrerequisiteTooLate)):
            free = replace(request, finish_by={i: by for i, by in request.finish_by.items() if i != initiative})
            earliest = earliest_finishes(free).get(initiative)
            raise PinsRefusedError(request, DatedInVain(initiative, finish_by, earliest))
    for initiative in sorted(request.must - set(request.fixed)):
        if initiative in builder.impediments:
            raise PinsRefusedError(request, RequiredInVain(initiative, builder.impediments[initiative]))


def _place(builder: ScheduleBuilder, initiative: str) -> None:
    request, period = builder.request, builder.request.pins[initiative]
    if initiative in builder.impediments:
        raise PinsRefusedError(request, PinnedInVain(initiative, period, builder.impediments[initiative]))
    placement = builder.placement(initiative, period)
    if placement.finish > (last := request.last_finish(initiative)):
        by = last if last < request.periods else None
        raise PinsRefusedError(request, PinnedTooLate(initiative, period, placement.finish, by))
    obstacle = builder.calendar.obstacle(builder.activities[initiative], period - 1)
    if obstacle is not None:
        role, index = obstacle
        if role == AT_ONCE and request.at_once is not None:
            raise PinsRefusedError(request, PinnedBesideTooMany(initiative, period, request.at_once, index + 1))
        if role == MONEY:
            raise PinsRefusedError(request, PinnedWithoutMoney(initiative, period, index + 1))
        demand, free = builder.activities[initiative].demand[role], builder.calendar.free(role, index)
        raise PinsRefusedError(request, PinnedWithoutCapacity(initiative, period, role, demand, free, index + 1))
    builder.add((placement,))


def _arrange(builder: ScheduleBuilder, chain: Chain) -> bool:
    """Place the members of a chain so that no constraint is broken; False, and nothing placed, if none is found."""
    if not builder.affords(builder.effort_of(chain.members)):
        return False
    return _search(builder, chain.members, _latest_finishes(builder, chain), [SEARCH_LIMIT])


def _latest_finishes(builder: ScheduleBuilder, chain: Chain) -> dict[str, int]:
    """Last period in which each member may finish, so that those who wait for it can start in time."""
    latest: dict[str, int] = {}
    for member in reversed(chain.members):
        starts = [
            builder.placed[other].start
            if other in builder.placed
            else latest[other] - builder.activities[other].duration + 1
            for other in chain.needed_by[member]
            if other in builder.placed or other in latest
        ]
        latest[member] = min([builder.request.last_finish(member), *(start - 1 for start in starts)])
    return latest


def _search(builder: ScheduleBuilder, members: Sequence[str], latest: dict[str, int], tries: list[int]) -> bool:
    """Depth first, the earliest start first."""
    if not members:
        return not broken_by(builder.request, builder.placements)
    member, activity = members[0], builder.activities[members[0]]
    first = 1 + max((activity.first, *(builder.placed[p].finish for p in activity.predecessors)))
    for start in range(first, latest[member] - activity.duration + 2):
        tries[0] -= 1
        if tries[0] < 0:
            return False
        if builder.calendar.obstacle(activity, start - 1) is None:
            builder.add((builder.placement(member, start),))
            if builder.too_low(member, start) is None and _search(builder, members[1:], latest, tries):
                return True
            builder.remove((member,))
    return False


def _fault(builder: ScheduleBuilder, members: Sequence[str]) -> PinRefusal:
    """The constraint at fault: what is broken when all that the pins need is placed as early as it can be."""
    effort, budget = builder.effort + builder.effort_of(members), builder.request.affordable
    if budget is not None and not builder.affords(builder.effort_of(members)):
        return NeedsTooDear(effort, budget)
    fitted = builder.fit(members)
    if fitted is None:
        return NeedsWithoutRoom(tuple(members))
    builder.add(fitted)
    return NoArrangement(next(iter(broken_by(builder.request, builder.placements)), None))
