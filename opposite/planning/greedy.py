"""The greedy roadmap: step by step the initiative, with what it needs, that gains the most value per effort day.

The gain is marginal (scoring.md, rule 18) and measured anew after each pick, so that what several initiatives lift
counts once; each pick is placed by serial schedule generation (`planning.schedule`). The pick that is best now may
leave a worse plan in the end, so other orders of the picks are then tried: a fixed number, not for a fixed time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.planning.candidates import candidates
from opposite.planning.chains import chain_for, is_entered
from opposite.planning.largest_gap import close_largest_gaps
from opposite.planning.local_search import local_search
from opposite.planning.quick_wins import committed_schedule
from opposite.planning.rows import dependants, finish_plan
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder

MOST_ORDERS = 200
"""Orders of priority that are tried after the first plan."""

_DIGITS = 9
"""Rates that agree to this many significant digits are equal, and ties decide."""

Order = tuple[float, float, int, str]
"""Sort key of offers, the best first: rate with its sign turned, then effort, tree order and id (rule 18)."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """The ways in which an initiative could be added as things are: effort and rows of what finds room and is paid for.

    They depend on what is `watched`, and what they gain also on the questions that are `lifted`.
    """

    initiative: str
    ways: tuple[tuple[float, tuple[Placement, ...]], ...]
    watched: frozenset[str]
    lifted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offer:
    """What the best way to add an initiative would bring now."""

    placements: tuple[Placement, ...]
    effort: float
    order: Order


def plan_greedy(request: PlanRequest) -> Plan:
    """The greedy plan, the same whatever the order of the initiatives. Raises PlanError where pins cannot be kept.

    It is never worth less than the naive plan, which takes its place where it happens to be the better start.
    """
    return finish_plan(greedy_schedule(request), "greedy")


def greedy_schedule(request: PlanRequest) -> ScheduleBuilder:
    """What `plan_greedy` places, without the worth of its rows and the reasons for what is left out."""
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
    return builder


def improve(builder: ScheduleBuilder, usable: Collection[str], *, fixed: Collection[str], tries: int) -> None:
    """Try other orders of priority for as long as that raises the value, and so many at most."""
    value = builder.value()
    while tries > 0:
        tries = local_search(builder, usable, fixed=fixed, tries=tries)
        complete(builder, usable, fixed=fixed)
        if builder.value() <= value + NEGLIGIBLE:
            break
        value = builder.value()


def replan(request: PlanRequest, rows: Iterable[Placement], *, greedy: Iterable[Placement] | None = None) -> Plan:
    """The better one of the greedy plan and of the rows of an earlier plan, each as early as it now can start.

    `greedy` are the rows of the greedy plan where they are known already. Raises PlanError where pins cannot be kept.
    """
    return finish_plan(replanned_schedule(request, rows, greedy=greedy), "greedy")


def replanned_schedule(
    request: PlanRequest, rows: Iterable[Placement], *, greedy: Iterable[Placement] | None = None
) -> ScheduleBuilder:
    """What `replan` places, without the worth of its rows and the reasons for what is left out."""
    quick = greedy_schedule(request) if greedy is None else ScheduleBuilder(request, placements=greedy)
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
        if group and not any(member in fixed for member in group) and builder.may_go(group):
            removed = builder.remove(group)
            if builder.gain(removed) > NEGLIGIBLE:
                builder.add(removed)
            else:
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


def fill(builder: ScheduleBuilder, initiatives: Iterable[str]) -> None:
    """Add the best offer until no offer gains.

    While a plan fills, room and budget only shrink: until what it depends on changes an offer gets no better, and what
    had no room has none. So it is looked at again only once it seems to be the best (Minoux 1978, Accelerated greedy
    algorithms for maximizing submodular set functions, in Optimization Techniques, 234-243), and only its gain is
    counted again where no more has changed than the questions that it lifts.
    """
    prospects: dict[str, Prospect] = {}
    offers: dict[str, Offer | None] = {}
    concerned: dict[str, set[str]] = defaultdict(set)
    hopes: list[Order] = []
    unseen = {initiative for initiative in initiatives if initiative not in builder.placed}
    revalued = set[str]()
    while True:
        for initiative in unseen:
            if not builder.has_time_for(initiative):
                prospects.pop(initiative, None)
                continue
            prospect = prospects[initiative] = _prospect(builder, initiative)
            for one in prospect.watched | prospect.lifted:
                concerned[one].add(initiative)
        for initiative in unseen | revalued:
            offer = offers[initiative] = _best_way(builder, prospects[initiative]) if initiative in prospects else None
            if offer is not None:
                heappush(hopes, offer.order)
        if not hopes:
            return
        order = heappop(hopes)
        unseen, revalued = set(), set()
        offer = offers[order[-1]]
        if offer is None or offer.order != order:  # made anew since, or placed with another
            continue
        if not (builder.affords(offer.effort) and builder.has_room(offer.placements)):
            unseen = {order[-1]}
            continue
        builder.add(offer.placements)
        placed = [placement.initiative for placement in offer.placements]
        for initiative in placed:
            prospects.pop(initiative, None)
            offers[initiative] = None
        changed = {*placed, *(question for initiative in placed for question, _ in builder.levels.bits[initiative])}
        for initiative in {initiative for one in changed for initiative in concerned[one] if initiative in prospects}:
            prospect = prospects[initiative]
            if not changed.isdisjoint(prospect.watched):
                unseen.add(initiative)
            elif not changed.isdisjoint(prospect.lifted):
                revalued.add(initiative)


def _best_offer(builder: ScheduleBuilder, initiative: str) -> Offer | None:
    """What an initiative has to offer as things are; None where it has no way that gains."""
    return _best_way(builder, _prospect(builder, initiative))


def _prospect(builder: ScheduleBuilder, initiative: str) -> Prospect:
    """The initiative with what it must have, and also with what its lifts need to be entered where that is more."""
    chains = [chain_for(builder, initiative)]
    if not is_entered(builder, initiative):
        chains.append(chain_for(builder, initiative, entering=True))
    different = dict.fromkeys(chain.members for chain in chains if chain.members)
    efforts = ((builder.effort_of(members), members) for members in different)
    fitted = ((effort, builder.fit(members)) for effort, members in efforts if builder.affords(effort))
    ways = tuple((effort, placements) for effort, placements in fitted if placements is not None)
    return Prospect(
        initiative,
        ways,
        watched=frozenset().union(*(chain.watched for chain in chains)),
        lifted=frozenset(q for _, way in ways for row in way for q, _ in builder.levels.bits[row.initiative]),
    )


def _best_way(builder: ScheduleBuilder, prospect: Prospect) -> Offer | None:
    """What the way that gains the most per effort day brings now; None where none gains anything."""
    _, tree_order, name = builder.request.tie_keys[prospect.initiative]
    offers = [
        Offer(placements, effort, (-float(f"{rate:.{_DIGITS}g}"), effort, tree_order, name))
        for effort, placements in prospect.ways
        if (gain := builder.gain(placements)) > NEGLIGIBLE
        for rate in [gain / effort if effort > 0 else float("inf")]
    ]
    return min(offers, key=lambda offer: offer.order, default=None)
