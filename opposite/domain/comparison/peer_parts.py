"""Who counts among the others of somebody who may not see them all: told so that nothing ever tells of fewer than five.

Whoever looks can take one answer from another: among all and among those of a sector, today and after somebody joined,
changed their answers or left. The rule: everything ever told cuts the scores of others into parts, and each part holds at
least `LEAST`. A score that counts first comes together with others; it goes only with others of its part, and others
stay. So were any two scores of a part exchanged, all that was ever told would be as it is.

What was told is worked out from what was noted, in order, as if whoever looks had looked after every change: it depends on
when who changed and on how they are described, and never on a figure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from opposite.domain.comparison.peer_filters import LEAST, Filter, Traits, cut_apart


class Noted(NamedTuple):
    """One thing that was noted: an organisation has another score than before, or none, or is described otherwise.

    `score` is the place of a score in a list of them, None where there is none from then on. `emptied` where the score was
    erased: it can be told no more.
    """

    number: int
    organisation: int
    score: int | None = None
    traits: Traits | None = None
    emptied: bool = False


class Told(NamedTuple):
    """Whom somebody is told of: by organisation the place of the score that counts, and the filters its part lies within.

    `since` is the number at which this last changed; None where nobody counts.
    """

    scores: Mapping[int, int]
    within: Mapping[int, frozenset[Filter]]
    since: int | None


def told_of(noted: Sequence[Noted], *, seen: Collection[int] = ()) -> Told:
    """Whom of those not `seen` somebody is told of after all that was noted, ascending by number."""
    telling = _Telling()
    for number, some in groupby((one for one in noted if one.organisation not in seen), key=lambda one: one.number):
        telling.note(number, some)
    within = {organisation: telling.filters[telling.part_of[score]] for organisation, score in telling.counted.items()}
    return Told(telling.counted, within, telling.since if telling.counted else None)


NOTHING = Traits()
"""How an organisation is described of which nobody said anything."""

ALONE = -1
"""In place of a part, of those that do not count yet."""

A_FEW = 50
"""A large part is looked at again, whether it can be cut, once one in so many of it was described otherwise."""


class _Telling:
    """What is told at one moment, and what it rests on."""

    def __init__(self) -> None:
        self.counted: dict[int, int] = {}
        self.part_of: dict[int, int] = {}
        """By score that was ever told, its part."""
        self.members: dict[int, set[int]] = {}
        """By part, the organisations that count with a score of it."""
        self.filters: dict[int, frozenset[Filter]] = {}
        self.since: int | None = None
        self._latest: dict[int, int | None] = {}
        self._traits: dict[int, Traits] = {}
        self._emptied: set[int] = set()
        self._waiting: dict[int, set[int]] = defaultdict(set)
        """By part, the organisations that count with something else than they should."""
        self._described: Counter[int] = Counter()
        """By part, how many of it were described otherwise since it was last tried to cut it."""

    def note(self, number: int, noted: Iterable[Noted]) -> None:
        """Take in what was noted at once, and tell as much of what waits as may be told."""
        erased: list[int] = []
        described: list[int] = []
        for one in noted:
            if one.emptied and one.score is not None:
                self._emptied.add(one.score)
                erased.append(one.organisation)
            elif one.traits is not None:
                self._traits[one.organisation] = one.traits
                described.append(one.organisation)
            else:
                self._latest[one.organisation] = one.score
                self._wait(one.organisation)
        untold = [one for one in erased if self.counted.get(one) in self._emptied]
        for organisation in untold:
            self._withdraw(organisation)
        if self._tell() or untold:
            self.since = number
        self._described.update(self._part(one) for one in described if one in self.counted)
        for part, some in list(self._described.items()):
            if some >= max(1, len(self.members[part]) // A_FEW):
                self._cut(part)

    def _part(self, organisation: int) -> int:
        return self.part_of[self.counted[organisation]] if organisation in self.counted else ALONE

    def _wait(self, organisation: int) -> None:
        self._waiting[self._part(organisation)].add(organisation)

    def _wanted(self, organisation: int) -> int | None:
        """The score that an organisation should count with: its latest, unless that was erased or withdrawn."""
        latest, now = self._latest.get(organisation), self.counted.get(organisation)
        if latest is None or latest in self._emptied:
            return None
        return latest if latest == now or latest not in self.part_of else None

    def _withdraw(self, organisation: int) -> None:
        """Let an organisation whose score was erased count no more, and with it as many of its part as it takes."""
        if organisation not in self.counted:
            return
        members = self.members[self._part(organisation)]
        gone = sorted(members, key=lambda one: (one != organisation, self._wanted(one) == self.counted[one], one))
        for one in gone[:LEAST] if len(members) >= 2 * LEAST else gone:
            self._drop(one)
            self._wait(one)

    def _drop(self, organisation: int) -> None:
        part = self._part(organisation)
        self._waiting[part].discard(organisation)
        self.members[part].discard(organisation)
        del self.counted[organisation]

    def _tell(self) -> bool:
        """Let as many of those that wait count as they now are as leave each part whole enough; whether there were any."""
        enough = [part for part, some in self._waiting.items() if len(some) >= LEAST]
        moving = {one: self._wanted(one) for part in {*enough, ALONE} for one in self._waiting[part]} if enough else {}
        for one in [one for one, score in moving.items() if score == self.counted.get(one)]:
            self._waiting[self._part(one)].discard(one)
            del moving[one]
        while held_back := self._held_back(moving):
            for one in held_back:
                del moving[one]
        for one in moving:
            self._waiting[ALONE].discard(one)
            if one in self.counted:
                self._drop(one)
        come = {one: score for one, score in moving.items() if score is not None}
        if come:
            self.counted |= come
            self._cut(self._new_part(frozenset(), come))
        return bool(moving)

    def _held_back(self, moving: Mapping[int, int | None]) -> list[int]:
        """Of those that would count otherwise, who may not yet: too few go of a part, or stay, or come."""
        going: dict[int, list[int]] = defaultdict(list)
        for one in moving:
            if one in self.counted:
                going[self._part(one)].append(one)
        held: list[int] = []
        for part, some in going.items():
            everybody = len(self.members[part])
            if len(some) < LEAST or len(some) < everybody < 2 * LEAST:
                held += some
            elif 0 < (stay := everybody - len(some)) < LEAST:
                held += sorted(some)[stay - LEAST :]
        come = [one for one, score in moving.items() if score is not None]
        return held or (come if len(come) < LEAST else [])

    def _new_part(self, filters: frozenset[Filter], organisations: Collection[int]) -> int:
        part = len(self.filters)
        self.filters[part], self.members[part] = filters, set(organisations)
        self.part_of |= {self.counted[one]: part for one in organisations}
        return part

    def _cut(self, part: int) -> None:
        """Cut a part by how its organisations are described, where that leaves no part of too few."""
        self._described.pop(part, None)
        pieces = cut_apart({one: self._traits.get(one, NOTHING) for one in self.members[part]}, self.filters[part])
        if [filters for filters, _ in pieces] == [self.filters[part]]:
            return
        waiting = self._waiting.pop(part, set())
        for filters, some in pieces:
            self._waiting[self._new_part(filters, some)] = waiting.intersection(some)
