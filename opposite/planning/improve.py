"""Small changes to a plan that never lower its value: other orders of priority, earlier starts, idle rows dropped."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection

from opposite.planning.chains import chain_for
from opposite.planning.draft import NEGLIGIBLE, Draft
from opposite.planning.rows import dependants


def reorder(draft: Draft, usable: Collection[str], *, kept: Collection[str], tries: int) -> int:
    """Schedule the plan anew in other orders of priority, keeping every change that raises the value.

    One initiative after the other goes to the front of the order or to its end; one that is not in the plan goes to
    the front with what it needs. What then finds no room, or no budget, drops out. Rows in `kept` stay where they
    are. Returns how many of the tries are left.
    """
    keys = draft.request.tie_keys
    rows = sorted(draft.placements, key=lambda p: (p.start, p.finish, keys[p.initiative]))
    best = draft.remove([row.initiative for row in rows if row.initiative not in kept])
    most = draft.gain(best)
    planned = [row.initiative for row in best]
    waiting = deque(planned + sorted(set(usable) - {*planned, *kept}, key=lambda i: keys[i]))
    chains = {initiative: _chains(draft, initiative) for initiative in waiting}
    in_vain = 0
    while in_vain < len(waiting) and tries > 0:
        for other in _other_orders([row.initiative for row in best], waiting[0], chains[waiting[0]]):
            tries -= 1
            placements = draft.fit_some(draft.affordable(other))
            gain = draft.gain(placements)
            if gain > most + NEGLIGIBLE:
                best, most, in_vain = placements, gain, 0
                break
        else:
            waiting.rotate(-1)
            in_vain += 1
    draft.add(best)
    return tries


def _chains(draft: Draft, initiative: str) -> tuple[tuple[str, ...], ...]:
    """The initiative with what it must have, and also with what its lifts need to be entered where that is more."""
    found = (chain_for(draft, initiative).members, chain_for(draft, initiative, entering=True).members)
    return tuple(dict.fromkeys(found))


def _other_orders(order: list[str], moved: str, chains: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    if moved in order:
        rest = [initiative for initiative in order if initiative != moved]
        return [[moved, *rest], [*rest, moved]]
    return [[*chain, *(initiative for initiative in order if initiative not in chain)] for chain in chains]


def tidy(draft: Draft, *, kept: Collection[str]) -> bool:
    """Drop rows that bring nothing and start the others as early as they can; whether anything changed.

    An earlier start cannot lower the value: what is finished earlier counts for longer. Rows in `kept` stay.
    """
    changed = False
    while _drop_idle(draft, kept) | _start_earlier(draft, kept):
        changed = True
    return changed


def _drop_idle(draft: Draft, kept: Collection[str]) -> bool:
    changed = False
    for initiative in sorted(draft.placed, key=lambda i: draft.request.tie_keys[i], reverse=True):
        group = (initiative, *dependants(draft, initiative)) if initiative in draft.placed else ()
        if group and not any(member in kept for member in group):
            removed = draft.remove(group)
            if draft.gain(removed) > NEGLIGIBLE:
                draft.add(removed)
            else:
                changed = True
    return changed


def _start_earlier(draft: Draft, kept: Collection[str]) -> bool:
    changed = False
    for placement in draft.placements:
        if placement.initiative not in kept:
            draft.remove((placement.initiative,))
            fitted = draft.fit((placement.initiative,))
            earlier = fitted is not None and fitted[0].start < placement.start
            draft.add(fitted if fitted is not None and earlier else (placement,))
            changed |= earlier
    return changed
