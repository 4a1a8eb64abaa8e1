"""Which groups' figures are hidden so that nobody's answers can be read or solved for."""

from __future__ import annotations

from collections.abc import Collection, Mapping


def hidden_groups(people: Mapping[str, int], minimum: int, *, also: Collection[str] = ()) -> frozenset[str]:
    """Counted groups whose figures stay hidden, given how many people of each have answered.

    A group below `minimum` is hidden, and so are those of `also`. So that nothing hidden is found by subtracting the
    shown from the total, at least two groups are hidden when any is, and the hidden ones together hold at least
    `minimum` people: the smallest shown groups (then by id) are hidden too until that is so, or until no group is left.
    """
    present = {group: n for group, n in people.items() if n > 0}
    hidden = {group for group, n in present.items() if n < minimum or group in also}
    if not hidden:
        return frozenset()
    for group, _ in sorted(present.items(), key=lambda item: (item[1], item[0])):
        if len(hidden) > 1 and sum(present[g] for g in hidden) >= minimum:
            break
        hidden.add(group)
    return frozenset(hidden)


def is_total_hidden(people: Mapping[str, int], minimum: int) -> bool:
    """Whether even the figures over everybody are hidden: fewer people than the minimum in all."""
    total = sum(people.values())
    return 0 < total < minimum
