"""Which scores of nodes can be shown above hidden questions, and which further question it takes (rules 27 and 29).

A node's score is an equation over the scores beneath it. Shown above one hidden question it would give that one away:
so a node is shown only when at least two are hidden beneath it that hold enough people, and leave each of them enough
possible levels. One more question is hidden where that does it, the one with the fewest people; else the node is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.possible_levels import Figure, all_open, weighed, whole_weights

TRIED = 6
"""Questions that are tried, one after the other, as company of the hidden ones beneath a node."""

LINEAR = ("mean", "sum")


class Unknown(NamedTuple):
    """Hidden questions in a node's score that nothing shown beneath it tells, with each one's share of the `whole`."""

    shares: Mapping[str, int]
    whole: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden of a tree: questions, nodes, and nodes that are shown above hidden questions."""

    questions: frozenset[str]
    nodes: frozenset[str]
    above: frozenset[str]

    @property
    def touched(self) -> frozenset[str]:
        """Nodes of which something is hidden."""
        return self.nodes | self.above


@dataclass(slots=True)
class _Audit:
    tree: ScoringTree
    scored: Collection[str]
    people: Callable[[str], int]
    figure: Callable[[str], Figure | None]
    minimum: int
    questions: set[str]
    nodes: set[str]
    above: set[str] = field(default_factory=set)

    def run(self, veiled: Collection[str]) -> None:
        for node in self.tree.nodes:
            if any(child.id in self.questions or self._is_touched(child.id) for child in self.tree.children[node.id]):
                self._judge(node.id, veiled)

    def _is_touched(self, node: str) -> bool:
        return node in self.nodes or node in self.above

    def _judge(self, node: str, veiled: Collection[str]) -> None:
        self.above.add(node)
        unknown = self._in_score(node)
        if unknown is not None and node in self.scored and node not in veiled:
            if not unknown.shares or self._is_safe(unknown):
                return
            for more in self._company(node)[:TRIED]:
                self.questions.add(more)
                tried = self._in_score(node)
                if tried is not None and self._is_safe(tried):
                    return
                self.questions.discard(more)
        self.above.discard(node)
        self.nodes.add(node)

    def _in_score(self, node: str) -> Unknown | None:
        """What is unknown in a node's score; None where it is no weighted mean of that."""
        weights = [(child, weight) for child, weight in _weights(self.tree)[node] if child in self.scored]
        total = sum(weight for _, weight in weights)
        inside: list[tuple[int, Unknown]] = []
        for child, weight in weights:
            if child in self.questions:
                inside.append((weight, Unknown({child: 1}, 1)))
            elif child in self.nodes:
                unknown = self._in_score(child)
                if unknown is None:
                    return None
                inside.append((weight, unknown))
        if not inside:
            return Unknown({}, 1)
        if self.tree.methods[node].method not in LINEAR or total == 0:
            return None
        beneath = lcm(*(unknown.whole for _, unknown in inside))
        return Unknown(
            {
                question: share * weight * (beneath // unknown.whole)
                for weight, unknown in inside
                for question, share in unknown.shares.items()
                if weight
            },
            total * beneath,
        )

    def _is_safe(self, unknown: Unknown) -> bool:
        if len(unknown.shares) < 2 or max(map(self.people, unknown.shares)) < self.minimum:
            return False
        figures = [(self.figure(question), share) for question, share in unknown.shares.items()]
        known = [(figure, share) for figure, share in figures if figure is not None]
        return len(known) == len(figures) and all_open(weighed(known, unknown.whole))

    def _company(self, node: str) -> list[str]:
        """Shown questions whose scores enter a node's directly, or by hidden nodes alone, the fewest people first."""
        return sorted(self._direct(node), key=self.people)

    def _direct(self, node: str) -> Iterator[str]:
        for child in self.tree.children[node]:
            if child.id in self.nodes:
                yield from self._direct(child.id)
            elif (
                child.id in self.tree.scored
                and child.id in self.scored
                and child.id not in self.questions
                and child.weight > 0
            ):
                yield child.id


def hide_above(
    tree: ScoringTree,
    *,
    hidden: Collection[str],
    veiled: Collection[str],
    scored: Collection[str],
    people: Callable[[str], int],
    figure: Callable[[str], Figure | None],
    minimum: int,
) -> Hidden:
    """What is hidden of a tree with these hidden questions; `veiled` names nodes that are hidden whatever follows.

    `scored` names questions and nodes that have a score, `people` tells how many gave a level to a question, and `figure`
    gives its score as the parts of its cells, None where it is no weighted mean of them.
    """
    if not hidden and not veiled:
        return Hidden(frozenset(), frozenset(), frozenset())
    audit = _Audit(tree, scored, people, figure, minimum, set(hidden), set())
    audit.run(veiled)
    return Hidden(frozenset(audit.questions), frozenset(audit.nodes), frozenset(audit.above))


@lru_cache(maxsize=256)
def _weights(tree: ScoringTree) -> Mapping[str, tuple[tuple[str, int], ...]]:
    """By node, its children and their weights as whole numbers."""
    return {node: tuple(whole_weights(dict(children)).items()) for node, children in tree.children.items()}
