"""Small changes to a plan that never lower its value: rows that bring nothing dropped, the others started earlier."""

from __future__ import annotations

from collections.abc import Collection

from opposite.planning.rows import dependants
from opposite.planning.schedule_builder import NEGLIGIBLE, Draft


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
