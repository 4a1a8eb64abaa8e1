"""Which scores of nodes can be shown above hidden questions, and which further question it takes (rules 27 and 29).

A node's score is an equation over the scores beneath it. Shown above one hidden question it would give that one away:
so a node is shown only when at least two are hidden beneath it that hold enough people, and leave each of them enough
possible levels. One more question is hidden where that does it, the one with the fewest people; else the node is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.possible_levels import Part, all_open

TRIED = 6
"""Questions that are tried, one after the other, as company of the hidden ones beneath a node."""

Unknown = dict[str, Fraction]
"""Hidden questions in a node's score that nothing shown beneath it tells, with what each one's score counts there."""

LINEAR = ("mean", "sum")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden of a tree: questions, nodes, and nodes that are shown above hidden questions."""

    questions: frozenset[str]
    nodes: frozenset[str]
    above: frozenset[str]


@dataclass(slots=True)
class _Audit:
    tree: ScoringTree
    scored: Collection[str]
    people: Mapping[str, int]
    parts: Callable[[str], Sequence[Part] | None]
    minimum: int
    questions: set[str]
    nodes: set[str]
    above: set[str] = field(default_factory=set)
    unknown: dict[str, Unknown | None] = field(default_factory=dict)

    def run(self, veiled: Collection[str]) -> None:
        for node in self.tree.nodes:
            if any(child.id in self.questions or self._is_touched(child.id) for child in self.tree.children[node.id]):
                self._judge(node.id, veiled)

    def _is_touched(self, node: str) -> bool:
        return node in self.nodes or node in self.above

    def _judge(self, node: str, veiled: Collection[str]) -> None:
        self.above.add(node)
        unknown = self._in_score(node)
        if node in self.scored and node not in veiled:
            if unknown is not None and not unknown:
                return
            for more in [None, *list(self._company(node))[:TRIED]]:
                if unknown is None:
                    break
                if more is not None:
                    self.questions.add(more)
                tried = self._in_score(node)
                if tried is not None and self._is_safe(tried):
                    return
                if more is not None:
                    self.questions.discard(more)
        self.above.discard(node)
        self.nodes.add(node)

    def _in_score(self, node: str) -> Unknown | None:
        """What is unknown in a node's score; None where it is no weighted mean of that."""
        children = [child for child in self.tree.children[node] if child.id in self.scored]
        total = sum(Fraction(repr(float(child.weight))) for child in children)
        found: Unknown = {}
        for child in children:
            if child.id in self.questions:
                inner: Unknown | None = {child.id: Fraction(1)}
            elif child.id in self.nodes:
                inner = self._in_score(child.id)
            else:
                continue
            if inner is None or self.tree.methods[node].method not in LINEAR or total == 0:
                return None
            weight = Fraction(repr(float(child.weight))) / total
            for question, share in inner.items():
                found[question] = found.get(question, Fraction(0)) + weight * share
        return {question: share for question, share in found.items() if share > 0}

    def _is_safe(self, unknown: Unknown) -> bool:
        parts: list[Part] = []
        for question, share in unknown.items():
            inside = self.parts(question)
            if inside is None:
                return False
            parts += [part._replace(voice=part.voice * share) for part in inside]
        enough = max((self.people[question] for question in unknown), default=0) >= self.minimum
        return len(unknown) > 1 and enough and all_open(parts)

    def _company(self, node: str) -> Iterator[str]:
        """Shown questions whose scores enter a node's directly, or by hidden nodes alone, the fewest people first."""
        return iter(sorted(self._direct(node), key=lambda question: self.people[question]))

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
    people: Mapping[str, int],
    parts: Callable[[str], Sequence[Part] | None],
    minimum: int,
) -> Hidden:
    """What is hidden of a tree with these hidden questions; `veiled` names nodes that are hidden whatever follows.

    `scored` names questions and nodes that have a score, `people` tells how many gave a level to a question, and `parts`
    gives the cells that its score is made of, None where it is no weighted mean of them.
    """
    if not hidden and not veiled:
        return Hidden(frozenset(), frozenset(), frozenset())
    audit = _Audit(tree, scored, people, parts, minimum, set(hidden), set())
    audit.run(veiled)
    return Hidden(frozenset(audit.questions), frozenset(audit.nodes), frozenset(audit.above))
