"""Scores of organisations by node, so that of each the others are had without a copy."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import overload

from opposite.domain.comparison.peer_filters import Filter


class AllButOne(Sequence[float]):
    """A list without the item at one place, without a copy of it: each of ten thousand has a list of the others."""

    def __init__(self, items: Sequence[float], without: int) -> None:
        self._items, self._without = items, without

    def __len__(self) -> int:
        return len(self._items) - 1

    @overload
    def __getitem__(self, place: int) -> float: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[float]: ...

    def __getitem__(self, place: int | slice) -> float | Sequence[float]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self._items[place + (place >= self._without)]


class ScoresOfNode:
    """Scores of a node: by organisation, ascending by its id, and ascending by themselves."""

    def __init__(self, organisations: Sequence[int], scores: Sequence[float]) -> None:
        self._organisations, self._scores = array("q", organisations), array("d", scores)
        self._ascending = array("d", sorted(scores))

    def without(self, organisation: int) -> Sequence[float]:
        """The scores of the others, ascending."""
        place = bisect_left(self._organisations, organisation)
        if place == len(self._organisations) or self._organisations[place] != organisation:
            return self._ascending
        return AllButOne(self._ascending, bisect_left(self._ascending, self._scores[place]))

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return zip(self._organisations, self._scores, strict=True)


class Peers:
    """Stored scores of the latest closed assessments of one framework, major version and kind of organisation."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[int], Sequence[float]]]) -> None:
        self._nodes = {node: ScoresOfNode(organisations, scores) for node, organisations, scores in rows}

    def others(self, organisation: int, node: str) -> Sequence[float]:
        """Scores of the other organisations for a node, ascending."""
        return self._nodes[node].without(organisation) if node in self._nodes else ()

    @property
    def nodes(self) -> Sequence[str]:
        """The nodes of which any organisation has a score."""
        return tuple(self._nodes)

    def scores(self, node: str) -> Iterator[tuple[int, float]]:
        """Each organisation with its score of a node, ascending by its id."""
        return iter(self._nodes.get(node, ()))

    def among(self, node: str, members: Collection[int]) -> ScoresOfNode:
        """The scores of a node of these organisations alone."""
        scored = [(id_, score) for id_, score in self.scores(node) if id_ in members]
        return ScoresOfNode([id_ for id_, _ in scored], [score for _, score in scored])


class ToldPeers(Peers):
    """Organisations as they count for somebody who may not see them all: in parts of at least five (scoring.md, rule 13)."""

    def __init__(
        self,
        rows: Iterable[tuple[str, Sequence[int], Sequence[float]]],
        within: Mapping[str, Mapping[int, frozenset[Filter]]],
        as_of: datetime | None,
    ) -> None:
        super().__init__(rows)
        self.within = within
        """By node and organisation that may not be seen, the filters that its part lies within."""
        self.as_of = as_of
        """When those that may not be seen last changed; None where there are none."""
