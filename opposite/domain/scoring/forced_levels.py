"""Whether a group's mean, beside how everybody answered, tells that all of the group chose one level (rule 29)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import combinations_with_replacement


def forced_groups(levels: Mapping[str, Collection[float]], certain_from: int) -> frozenset[str]:
    """Groups of fewer than `certain_from` people who all chose one level, where no other world looks the same.

    Other worlds that are looked for: two or three of the group exchange their level with as many of another group whose
    levels add up to the same. Both means and everybody's levels stay as they are then.
    """
    chosen = {group: Counter(own) for group, own in levels.items() if own}
    return frozenset(
        group
        for group, own in chosen.items()
        for level in own
        if len(own) == 1
        and own[level] < certain_from
        and not any(_can_exchange(level, own[level], other) for name, other in chosen.items() if name != group)
    )


def _can_exchange(level: float, people: int, other: Counter[float]) -> bool:
    """Whether two or three people of another group have levels that add up to as many times this one, and differ from it."""
    return any(
        sum(some) == number * level and all(other[one] >= count for one, count in Counter(some).items())
        for number in (2, 3)
        if number <= people
        for some in combinations_with_replacement(sorted(other), number)
        if any(one != level for one in some)
    )
