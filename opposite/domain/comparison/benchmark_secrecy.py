"""What a file may hold beside all files made before, so that none and no number of them tells of fewer than ten.

Whoever has several files can add and subtract what is in them. The files cut the organisations into parts: two stand in
one part when the same files hold both. What can be worked out from sums over the files is a sum over whole parts, in
which every member has the same weight. So it is enough that no part holds fewer than ten (the proof is in
docs/benchmarks.md). An organisation whose figures changed is another member: the old one is gone, and belongs to a part
still.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from opposite.domain.comparison.benchmark import LEAST_ORGANISATIONS

Members = Mapping[str, AbstractSet[str]]
"""By member (an organisation as its figures were at one moment), the questions of which it has a figure."""


class Given(NamedTuple):
    """A file that was made: who is in it, and the questions it tells of."""

    members: Members
    questions: AbstractSet[str]


def parts_of(files: Iterable[Collection[str]]) -> list[frozenset[str]]:
    """The parts into which files cut all their members."""
    patterns: dict[str, int] = {}
    for number, members in enumerate(files):
        for member in members:
            patterns[member] = patterns.get(member, 0) | 1 << number
    parts: dict[int, set[str]] = {}
    for member, pattern in patterns.items():
        parts.setdefault(pattern, set()).add(member)
    return [frozenset(part) for part in parts.values()]


def new_members(wanted: Iterable[str], given: Sequence[Given]) -> frozenset[str]:
    """Those who stand in no file yet."""
    known: set[str] = set()
    for file in given:
        known.update(file.members)
    return frozenset(wanted) - known


def members_for(wanted: AbstractSet[str], given: Sequence[Given]) -> frozenset[str]:
    """Those of the wanted members that a new file may hold; perhaps none.

    A part of earlier files goes in whole, or is cut such that ten or more of it go in and ten or more do not: further
    ones are left out where fewer are missing. Members who are new go in where they are ten or more.
    """
    chosen: set[str] = set()
    for part in parts_of(file.members for file in given):
        inside, missing = part & wanted, len(part - wanted)
        kept = len(inside) if not missing else len(inside) - max(0, LEAST_ORGANISATIONS - missing)
        if kept == len(part) or kept >= LEAST_ORGANISATIONS:
            chosen.update(sorted(inside)[:kept])
    new = new_members(wanted, given)
    if len(new) >= LEAST_ORGANISATIONS:
        chosen |= new
    return frozenset(chosen)


def questions_for(members: Members, given: Sequence[Given]) -> frozenset[str]:
    """The questions a new file may tell of: those whose own parts, of members with a figure, hold ten or more each."""
    asked = {question for questions in members.values() for question in questions}
    return frozenset(question for question in asked if _may_be_told(question, members, given))


def _may_be_told(question: str, members: Members, given: Sequence[Given]) -> bool:
    told = [file.members for file in given if question in file.questions]
    sets = [[member for member, questions in file.items() if question in questions] for file in (*told, members)]
    return all(len(part) >= LEAST_ORGANISATIONS for part in parts_of(sets))
