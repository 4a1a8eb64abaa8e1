"""When the answers of people begin to count: in batches, so that no answer shows in how figures change (rule 28).

People wait until figures are first shown. Then whoever has handed in counts, and from there on people of a group begin
to count only together, at least the minimum at once; and what they said to a question, or say anew, only with enough
others who did.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple


class CellSize(NamedTuple):
    """What waits of one group and question: how many levels, ratings of importance, and answers of any kind."""

    levels: int
    ratings: int
    answers: int


def nothing_was_shown(counted: Mapping[str, int], minimum: int, *, weights: Mapping[str, float]) -> bool:
    """Whether so few people of counted groups count that no figure was ever shown."""
    return sum(n for group, n in counted.items() if weights.get(group, 0) > 0) < minimum


def groups_that_join(
    waiting: Mapping[str, int], counted: Mapping[str, int], minimum: int, *, weights: Mapping[str, float]
) -> frozenset[str]:
    """Groups whose waiting people begin to count, given how many of each wait and how many count already.

    At first all of them, once there are `minimum` people of counted groups; later those of which `minimum` wait.
    """
    if nothing_was_shown(counted, minimum, weights=weights):
        people = sum(n for some in (waiting, counted) for group, n in some.items() if weights.get(group, 0) > 0)
        return frozenset(waiting) if people >= minimum else frozenset()
    return frozenset(group for group, n in waiting.items() if n >= minimum)


def cells_that_join(
    waiting: Mapping[tuple[str, str], CellSize], minimum: int, *, veiled: Collection[str], first: bool
) -> frozenset[tuple[str, str]]:
    """Questions and groups of which all that waits begins to count.

    A cell joins when its levels are none or at least `minimum`, its ratings likewise, and its answers of any kind. When figures are shown for
    the first time, the cells of the groups that stay hidden (`veiled`) join a question together when at least two of
    them hold levels, `minimum` in all, or none does; their ratings and answers likewise.
    """
    joining = {cell for cell, size in waiting.items() if all(n == 0 or n >= minimum for n in size)}
    if not first:
        return frozenset(joining)
    joining = {(question, group) for question, group in joining if group not in veiled}
    for question in {question for question, _ in waiting}:
        cells = {cell: size for cell, size in waiting.items() if cell[0] == question and cell[1] in veiled}
        if all(_together(numbers, minimum) for numbers in zip(*cells.values(), strict=True)):
            joining |= set(cells)
    return frozenset(joining)


def _together(numbers: Collection[int], minimum: int) -> bool:
    """Whether the parts of several hidden groups can enter one figure: none, or from two groups and enough people."""
    some = [n for n in numbers if n > 0]
    return not some or (len(some) > 1 and sum(some) >= minimum)
