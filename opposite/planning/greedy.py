"""The greedy roadmap: again and again the chain that gains the most value per effort day of what it adds.

The gain is marginal (scoring.md, rule 18) and measured anew after each pick, so that what several initiatives lift
counts once (method.md, C.13); each pick is placed by serial schedule generation (C.14). What is greedy in one step may
be dear in the next, so the order of the picks is then tried otherwise, a number of times that no clock decides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from opposite.domain.roadmap.plan import Placement, Plan, PlanRequest
from opposite.planning.candidates import candidates
from opposite.planning.chains import Chain, chain_for
from opposite.planning.largest_gap import close_largest_gaps
from opposite.planning.left_shift import tidy
from opposite.planning.local_search import reorder
from opposite.planning.pins import draft_with_pins
from opposite.planning.rows import finish_plan
from opposite.planning.schedule_builder import NEGLIGIBLE, Draft

REORDERINGS = 200
"""Orders of priority that are tried after the first plan."""

_DIGITS = 9
"""Rates that agree to this many significant digits are equal, and ties decide."""

Order = tuple[float, float, int, str]
"""Sort key of offers, the best first: rate with its sign turned, then effort, tree order and id (rule 18)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What adding an initiative with its chain would bring now; no placements where it brings nothing."""

    placements: tuple[Placement, ...]
    effort: float
    order: Order
    watched: frozenset[str]


def plan_greedy(request: PlanRequest) -> Plan:
    """The greedy plan, the same whatever the order of the initiatives. Raises PlanError where pins cannot be kept.

    It is never worth less than the naive plan, which takes its place where it happens to be the better start.
    """
    return finish_plan(quick_draft(request), "greedy")


def quick_draft(request: PlanRequest) -> Draft:
    """What `plan_greedy` places, without the worth of its rows and the reasons for what is left out."""
    draft = draft_with_pins(request)
    usable = candidates(request, impeded=draft.impediments)
    kept = frozenset(draft.placed)
    close_largest_gaps(draft, usable)
    naive, naive_value = draft.placements, draft.value()
    draft.remove([initiative for initiative in draft.placed if initiative not in kept])
    complete(draft, usable, kept=kept)
    if naive_value > draft.value() + NEGLIGIBLE:
        draft.remove(tuple(draft.placed))
        draft.add(naive)
        complete(draft, usable, kept=kept)
    tries = REORDERINGS
    while tries > 0:
        value = draft.value()
        tries = reorder(draft, usable, kept=kept, tries=tries)
        complete(draft, usable, kept=kept)
        if draft.value() <= value + NEGLIGIBLE:
            break
    return draft


def complete(draft: Draft, initiatives: Collection[str], *, kept: Collection[str]) -> None:
    """Fill the draft and tidy it for as long as that raises the value; rows in `kept` stay where they are."""
    fill(draft, initiatives)
    value, rising = draft.value(), True
    while rising and tidy(draft, kept=kept):
        fill(draft, initiatives)
        value, rising = draft.value(), draft.value() > value


def fill(draft: Draft, initiatives: Iterable[str]) -> None:
    """Add the best offer until no offer gains. An offer is made anew only when something it depends on has changed."""
    waiting = [i for i in initiatives if i not in draft.placed]
    offers: dict[str, Offer] = {}
    while waiting:
        for initiative in waiting:
            if initiative not in offers:
                offers[initiative] = _best_offer(draft, initiative)
        best = min((offers[i] for i in waiting if offers[i].placements), key=lambda offer: offer.order, default=None)
        if best is None:
            return
        draft.add(best.placements)
        waiting = [i for i in waiting if i not in draft.placed]
        changed = {placement.initiative for placement in best.placements}
        changed |= {question for i in changed for question, _ in draft.ledger.bits[i]}
        offers = {i: offers[i] for i in waiting if _still_stands(draft, offers[i], changed)}


def _still_stands(draft: Draft, offer: Offer, changed: set[str]) -> bool:
    """Room and budget only shrink while a plan fills, so what had none has none until a need or a level changes."""
    if not offer.watched.isdisjoint(changed):
        return False
    return not offer.placements or (draft.affords(offer.effort) and draft.has_room(offer.placements))


def _best_offer(draft: Draft, initiative: str) -> Offer:
    """The better one of: the initiative with what it must have, and also with what its lifts need to be entered."""
    chain = chain_for(draft, initiative)
    wider = chain_for(draft, initiative, entering=True)
    offer = _offer(draft, initiative, chain, watched=chain.watched | wider.watched)
    if wider.members == chain.members:
        return offer
    other = _offer(draft, initiative, wider, watched=offer.watched)
    return min(offer, other, key=lambda o: (not o.placements, o.order))


def _offer(draft: Draft, initiative: str, chain: Chain, *, watched: frozenset[str]) -> Offer:
    effort = draft.effort_of(chain.members)
    placements = draft.fit(chain.members) if chain.members and draft.affords(effort) else None
    gain = 0.0 if placements is None else draft.gain(placements)
    _, place, name = draft.request.tie_keys[initiative]
    if placements is None or gain <= NEGLIGIBLE:
        return Offer((), effort, (0.0, effort, place, name), watched)
    rate = gain / effort if effort > 0 else float("inf")
    return Offer(placements, effort, (-float(f"{rate:.{_DIGITS}g}"), effort, place, name), watched)
