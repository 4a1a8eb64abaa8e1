"""Pinned initiatives come first: each in exactly its period, and what it needs before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain as one_after_the_other

from opposite.domain.roadmap.plan import PlanRequest
from opposite.errors import PlanError
from opposite.planning.chains import Chain, chain_beneath
from opposite.planning.feasibility import violations
from opposite.planning.schedule_builder import Draft

SEARCH_LIMIT = 2_000
"""Starts that are tried for what pinned initiatives need, before the pins are given up."""

_TITLE = "The pinned initiatives cannot be kept."
_HINT = "Move or remove a pin, or allow more capacity, time or budget."


def draft_with_pins(request: PlanRequest) -> Draft:
    """A draft that holds the pinned initiatives and what they need; all else is open.

    Raises PlanError that names the constraint when no arrangement is found that keeps every pin.
    """
    draft = Draft(request)
    pinned = sorted(request.pins, key=lambda i: (request.pins[i], i))
    for initiative in pinned:
        _place(draft, initiative)
    cheapest = chain_beneath(draft, pinned)
    members = () if cheapest is None else cheapest.members
    others = (chain_beneath(draft, pinned, without=(member,)) for member in members)
    if not any(chain is not None and _arrange(draft, chain) for chain in one_after_the_other((cheapest,), others)):
        raise PlanError(_TITLE, _fault(draft, members), _HINT)
    return draft


def _place(draft: Draft, initiative: str) -> None:
    word, period = draft.request.period_word, draft.request.pins[initiative]
    sentence = f"{initiative} is pinned to {word} {period}"
    if initiative in draft.impediments:
        raise PlanError(_TITLE, f"{sentence}, but {draft.impediments[initiative]}.", _HINT)
    placement = draft.placement(initiative, period)
    if placement.finish > draft.request.periods:
        detail = f"{sentence} and would finish in {word} {placement.finish}; there are {draft.request.periods}."
        raise PlanError(_TITLE, detail, _HINT)
    obstacle = draft.calendar.obstacle(draft.activities[initiative], period - 1)
    if obstacle is not None:
        role, index = obstacle
        demand, free = draft.activities[initiative].demand[role], draft.calendar.free(role, index)
        detail = f"{sentence} and needs {demand:g} {role}; {free:g} is left in {word} {index + 1}."
        raise PlanError(_TITLE, detail, _HINT)
    draft.add((placement,))


def _arrange(draft: Draft, chain: Chain) -> bool:
    """Place the members of a chain so that no constraint is broken; False, and nothing placed, if none is found."""
    if not draft.affords(draft.effort_of(chain.members)):
        return False
    return _search(draft, chain.members, _latest_finishes(draft, chain), [SEARCH_LIMIT])


def _latest_finishes(draft: Draft, chain: Chain) -> dict[str, int]:
    """Last period in which each member may finish, so that those who wait for it can start in time."""
    latest: dict[str, int] = {}
    for member in reversed(chain.members):
        starts = [
            draft.placed[other].start if other in draft.placed else latest[other] - draft.activities[other].duration + 1
            for other in chain.needed_by[member]
            if other in draft.placed or other in latest
        ]
        latest[member] = min([draft.request.periods, *(start - 1 for start in starts)])
    return latest


def _search(draft: Draft, members: Sequence[str], latest: dict[str, int], tries: list[int]) -> bool:
    """Depth first, the earliest start first."""
    if not members:
        return not violations(draft.request, draft.placements)
    member, activity = members[0], draft.activities[members[0]]
    first = 1 + max((draft.placed[p].finish for p in activity.predecessors), default=0)
    for start in range(first, latest[member] - activity.duration + 2):
        tries[0] -= 1
        if tries[0] < 0:
            return False
        if draft.calendar.obstacle(activity, start - 1) is None:
            draft.add((draft.placement(member, start),))
            if draft.too_low(member, start) is None and _search(draft, members[1:], latest, tries):
                return True
            draft.remove((member,))
    return False


def _fault(draft: Draft, members: Sequence[str]) -> str:
    """The constraint at fault: what is broken when all that the pins need is placed as early as it can be."""
    if not draft.affords(draft.effort_of(members)):
        effort = draft.effort + draft.effort_of(members)
        return f"With what they need they take {effort:g} days; the budget is {draft.request.budget:g}."
    fitted = draft.fit(members)
    if fitted is None:
        return f"{', '.join(members)}: what they need finds no room beside them."
    draft.add(fitted)
    broken = violations(draft.request, draft.placements)
    return f"{broken[0] if broken else 'No arrangement was found for what they need'}."
