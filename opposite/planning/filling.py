"""Filling a schedule step by step with the initiative, and what it needs, that gains the most value per effort day.

While a schedule fills, room and budget only shrink: until what it depends on changes an offer gets no better, and what
had no room has none. So an offer is looked at again only once it seems to be the best (Minoux 1978, Accelerated greedy
algorithms for maximizing submodular set functions, in Optimization Techniques, 234-243); its chains are only fitted
again then, and only its gain is counted again where no more has changed than the questions that it lifts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import heappop, heappush
from operator import attrgetter
from typing import NamedTuple

from opposite.domain.roadmap.plan import Placement
from opposite.planning.chains import chain_for, is_entered
from opposite.planning.schedule_builder import NEGLIGIBLE, ScheduleBuilder

_DIGITS = 9
"""Rates that agree to this many significant digits are equal, and ties decide."""

Order = tuple[float, float, int, str]
"""Sort key of offers, the best first: rate with its sign turned, then effort, tree order and id (rule 18)."""


Ways = tuple[tuple[float, tuple[Placement, ...]], ...]
"""Effort and rows of what finds room and is paid for, each of which adds an initiative."""


class Prospect(NamedTuple):
    """The chains by which an initiative could be added as things are, and the effort of each.

    They depend on what is `watched`, and what they gain also on the questions that are `lifted`.
    """

    initiative: str
    chains: tuple[tuple[float, tuple[str, ...]], ...]
    watched: frozenset[str]
    lifted: frozenset[str]


class Offer(NamedTuple):
    """What the best way to add an initiative would bring now."""

    order: Order
    effort: float
    placements: tuple[Placement, ...]


def fill(builder: ScheduleBuilder, initiatives: Iterable[str]) -> None:
    """Add the best offer until no offer gains."""
    offers = _Offers(builder)
    offers.look_at(initiative for initiative in initiatives if initiative not in builder.placed)
    while (offer := offers.best()) is not None:
        if builder.affords(offer.effort) and builder.has_room(offer.placements):
            builder.add(offer.placements)
            offers.follow(offer.placements)
        else:
            offers.fit(offer.order[-1])


class _Offers:
    """The offers of initiatives to a schedule that fills, each as good as it may be at the most."""

    def __init__(self, builder: ScheduleBuilder) -> None:
        self._builder = builder
        self._prospects: dict[str, Prospect] = {}
        self._ways: dict[str, Ways] = {}
        self._offers: dict[str, Offer] = {}
        self._concerned: dict[str, set[str]] = defaultdict(set)
        self._hopes: list[Order] = []

    def best(self) -> Offer | None:
        """The best offer, which may find no room any more; None where no offer gains."""
        while self._hopes:
            order = heappop(self._hopes)
            offer = self._offers.get(order[-1])
            if offer is not None and offer.order == order:  # otherwise made anew since, or placed with another
                return offer
        return None

    def look_at(self, initiatives: Iterable[str]) -> None:
        """Make the offers of some initiatives; what has no time any more makes none, whatever comes."""
        for initiative in initiatives:
            if self._builder.has_time_for(initiative):
                prospect = self._prospects[initiative] = _prospect(self._builder, initiative)
                for one in prospect.watched | prospect.lifted:
                    self._concerned[one].add(initiative)
                self.fit(initiative)
            else:
                self._forget(initiative)

    def fit(self, initiative: str) -> None:
        """Make the offer of an initiative from its chains, which stay as they are while only room and budget shrink."""
        self._ways[initiative] = _ways(self._builder, self._prospects[initiative])
        self._value(initiative)

    def follow(self, placements: Iterable[Placement]) -> None:
        """Make those offers anew that depend on what has been placed, or only count their gains again."""
        changed = set[str]()
        for placement in placements:
            self._forget(placement.initiative)
            changed.add(placement.initiative)
            changed.update(question for question, _ in self._builder.levels.bits[placement.initiative])
        for initiative in set[str]().union(*(self._concerned[one] for one in changed)):
            prospect = self._prospects.get(initiative)
            if prospect is None:
                continue
            if not changed.isdisjoint(prospect.watched):
                self.look_at((initiative,))
            elif not changed.isdisjoint(prospect.lifted):
                self._value(initiative)

    def _value(self, initiative: str) -> None:
        offer = _best_way(self._builder, initiative, self._ways[initiative])
        if offer is None:
            self._offers.pop(initiative, None)
        else:
            self._offers[initiative] = offer
            heappush(self._hopes, offer.order)

    def _forget(self, initiative: str) -> None:
        self._prospects.pop(initiative, None)
        self._offers.pop(initiative, None)


def _prospect(builder: ScheduleBuilder, initiative: str) -> Prospect:
    """The initiative with what it must have, and also with what its lifts need to be entered where that is more."""
    chains = [chain_for(builder, initiative)]
    if not is_entered(builder, initiative):
        chains.append(chain_for(builder, initiative, entering=True))
    different = dict.fromkeys(chain.members for chain in chains if chain.members)
    return Prospect(
        initiative,
        tuple((builder.effort_of(members), members) for members in different),
        watched=frozenset().union(*(chain.watched for chain in chains)),
        lifted=frozenset(q for members in different for member in members for q, _ in builder.levels.bits[member]),
    )


def _ways(builder: ScheduleBuilder, prospect: Prospect) -> Ways:
    fitted = ((effort, builder.fit(members)) for effort, members in prospect.chains if builder.affords(effort))
    return tuple((effort, placements) for effort, placements in fitted if placements is not None)


def _best_way(builder: ScheduleBuilder, initiative: str, ways: Ways) -> Offer | None:
    """What the way that gains the most per effort day brings now; None where none gains anything."""
    _, tree_order, name = builder.request.tie_keys[initiative]
    offers = [
        Offer((-float(f"{rate:.{_DIGITS}g}"), effort, tree_order, name), effort, placements)
        for effort, placements in ways
        if (gain := builder.gain(placements)) > NEGLIGIBLE
        for rate in [gain / effort if effort > 0 else float("inf")]
    ]
    return min(offers, key=attrgetter("order"), default=None)
