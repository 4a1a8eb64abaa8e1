"""Scores of the other organisations of the database, to compare one with (scoring.md, rule 13)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import overload

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Scored
from opposite.engine.access.guard import verb
from opposite.engine.scoring.stored_scores import Stamp, stamp
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.engine.workspace import Workspace
from opposite.statistics.percentiles import MINIMUM_PEERS


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


class Peers:
    """Stored scores of the latest closed assessments of one framework, major version and kind of organisation."""

    def __init__(self, rows: Iterable[tuple[int, str, float]]) -> None:
        self._own: dict[tuple[int, str], float] = {}
        self._sorted: dict[str, list[float]] = {}
        for organisation, node, score in rows:
            self._own[organisation, node] = score
            self._sorted.setdefault(node, []).append(score)
        for scores in self._sorted.values():
            scores.sort()

    def others(self, organisation: int, node: str) -> Sequence[float]:
        """Scores of the other organisations for a node, ascending."""
        scores = self._sorted.get(node, [])
        score = self._own.get((organisation, node))
        if score is None:
            return scores
        return AllButOne(scores, bisect_left(scores, score))


@verb(Verb.SEE_FIGURES)
def peers_of(workspace: Workspace, framework: Framework, *, sample: bool, at: Stamp | None = None) -> Peers:
    """The organisations an assessment may be compared with: sample ones with samples, real ones with real ones.

    None are known while scores are computed in the background: some would be missing.
    """
    at = at or stamp(workspace)
    if not is_up_to_date(workspace, at):
        return Peers(())

    def read() -> Peers:
        rows = workspace.store.rows(
            "peer_scores", framework_id=framework.id, framework_major=framework.major, sample=sample
        )
        return Peers((organisation, node, score) for organisation, node, score in rows)

    return workspace.remember(("peers", framework.id, framework.major, sample), at, read)


@verb(Verb.SEE_FIGURES)
def scores_of_others(
    workspace: Workspace, framework: Framework, assessment: Assessment, at: Stamp | None = None
) -> dict[str, Sequence[float]]:
    """By node of the framework, the scores of the other organisations, ascending (scoring.md, rule 13)."""
    organisation = assessment.organisation
    peers = peers_of(workspace, framework, sample=organisation.sample, at=at)
    return {node: peers.others(organisation.id, node) for node in framework.nodes}


@verb(Verb.SEE_FIGURES, of="one")
def others(workspace: Workspace, one: Scored) -> Mapping[str, Sequence[float]]:
    """Scores of the other organisations by node, ascending, for nodes where at least five others have one."""
    everywhere = scores_of_others(workspace, one.framework, one.assessment)
    return {node: scores for node, scores in everywhere.items() if len(scores) >= MINIMUM_PEERS}
