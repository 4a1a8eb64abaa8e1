"""Orders of priority in which a chain that is short of time comes to its end within the horizon.

Serial schedule generation in the order in which a chain was put together may end too late where another order would
not. A schedule is then justified in turn to the right, from its end backwards, and to the left again, which never makes
it longer, and others are begun from priorities drawn at random. Source: Valls, Ballestin & Quintanilla (2005),
Justification and RCPSP: a technique that pays, European Journal of Operational Research 165, 375-386.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from random import Random

from opposite.planning.chains import Chain, chain_for
from opposite.planning.schedule import Activity, Calendar, Schedule
from opposite.planning.schedule_builder import ScheduleBuilder

MOST_SCHEDULES = 40
"""Schedules that are begun anew before a chain is given up."""

_SEED = 0


def timely_chains(builder: ScheduleBuilder, initiative: str) -> tuple[tuple[str, ...], ...]:
    """Chains that bring an initiative into the schedule, each in an order of priority in which it finds room.

    It comes with what it must have, and also with what its lifts need to be entered where that is more; where neither
    finds room, or the budget does not pay for it, with something else in place of one of its members.
    """
    chains = {entering: chain_for(builder, initiative, entering=entering) for entering in (False, True)}
    orders = [order for chain in chains.values() if (order := _timely(builder, chain, MOST_SCHEDULES)) is not None]
    if not orders:
        others = (
            chain_for(builder, initiative, entering=entering, without=(member,))
            for entering, chain in chains.items()
            for member in chain.members
            if member != initiative
        )
        found = next((order for chain in others if (order := _timely(builder, chain, 1)) is not None), None)
        return () if found is None else (found,)
    return tuple(dict.fromkeys(orders))


def _timely(builder: ScheduleBuilder, chain: Chain, tries: int) -> tuple[str, ...] | None:
    """The members of a chain in an order in which it finds room beside what is placed; None where none is found."""
    if not chain.members or not builder.affords(builder.effort_of(chain.members)):
        return None
    if builder.fit(chain.members) is not None:
        return chain.members
    return next((order for order in islice(_orders(builder, chain), tries) if builder.fit(order) is not None), None)


def _orders(builder: ScheduleBuilder, chain: Chain) -> Iterator[tuple[str, ...]]:
    """Orders of priority by the starts of schedules, each as short as justifying makes it; none where time is too short.

    The first begins with what has the longest way to the end of the chain, the others with what nearly has.
    """
    needed_by = {member: chain.needed_by[member] & set(chain.members) for member in chain.members}
    needs = {member: {m for m in chain.members if member in needed_by[m]} for member in chain.members}
    forwards, backwards = (_activities(builder, waits) for waits in (needs, needed_by))
    ways = _schedule(backwards, chain.members[::-1], {}).ends
    if len(ways) < len(chain.members) or max(ways.values()) > builder.request.periods:
        return
    room, random = _room(builder, chain.members), Random(_SEED)  # noqa: S311 - the same every time
    urgency: Mapping[str, float] = ways
    while True:
        left = _schedule(forwards, _falling(urgency), room)
        ended, before = max(left.ends.values()), 0
        while ended != before:
            before = ended
            right = _schedule(backwards, _falling(left.ends), _turned(room, ended))
            left = _schedule(forwards, _falling(right.ends), room)
            ended = max(left.ends.values())
        yield tuple(sorted(chain.members, key=lambda member: left.starts[member]))
        urgency = {member: way * random.uniform(0.5, 1.0) for member, way in ways.items()}


def _activities(builder: ScheduleBuilder, waits: Mapping[str, Iterable[str]]) -> dict[str, Activity]:
    """The activities with others to wait for; without dates, which hold in one direction of time only."""
    return {
        m: replace(builder.activities[m], predecessors=tuple(sorted(others)), first=0, due=None)
        for m, others in waits.items()
    }


def _schedule(
    activities: Mapping[str, Activity], order: Iterable[str], room: Mapping[str, Sequence[float]]
) -> Schedule:
    schedule = Schedule(Calendar(room))
    schedule.extend([activities[member] for member in order])
    return schedule


def _falling(urgency: Mapping[str, float]) -> list[str]:
    return sorted(urgency, key=lambda member: (-urgency[member], member))


def _room(builder: ScheduleBuilder, members: Iterable[str]) -> dict[str, list[float]]:
    """What is left of each role in each period, and after the last one enough for any of some initiatives."""
    demands = [builder.activities[member].demand for member in members]
    roles = sorted({role for demand in demands for role in demand})
    return {
        role: [builder.calendar.free(role, period) for period in range(builder.request.periods)]
        + [max(demand.get(role, 0.0) for demand in demands)]
        for role in roles
    }


def _turned(room: Mapping[str, Sequence[float]], ended: int) -> dict[str, list[float]]:
    """The same room seen backwards from the end of a schedule."""
    return {
        role: [free[min(period, len(free) - 1)] for period in range(ended - 1, -1, -1)] + [free[-1]]
        for role, free in room.items()
    }
