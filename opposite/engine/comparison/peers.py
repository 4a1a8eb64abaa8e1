"""Scores of the other organisations of the database, to compare one with (scoring.md, rule 13)."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, overload

from opposite.domain.access.identity import Identity
from opposite.domain.access.rules import Verb, within
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.comparison.peer_filters import Filter
from opposite.domain.comparison.peer_parts import Told, told_of
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Scored
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.assessments import read_siblings
from opposite.engine.comparison.standings import Standings, note_standings, read_standings
from opposite.engine.scoring.stored_scores import WITHHELD, Stamp, stamp
from opposite.engine.scoring.upkeep import closed_are_scored
from opposite.engine.workspace import Workspace
from opposite.statistics.percentiles import PERCENTILE_PEERS
from opposite.store.database import Cursor


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


class StandingStamp(NamedTuple):
    """What the report of an assessment rests on: the assessments that can be peers, and the waves of its organisation."""

    peers: Stamp
    own: int


@harmless
def standing_stamp(workspace: Workspace, assessment_id: int) -> StandingStamp:
    """The stamp at this moment of what the report of an assessment rests on."""

    def siblings() -> Sequence[Assessment]:
        with workspace.store.reading() as cursor:
            return read_siblings(cursor, assessment_id)

    waves = workspace.as_it_stands(("siblings", assessment_id), siblings)
    return StandingStamp(closed_stamp(workspace), hash(tuple((wave.id, wave.revision) for wave in waves)))


@harmless
def closed_stamp(workspace: Workspace) -> Stamp:
    """The stamp at this moment of the closed assessments, which are those that can be peers."""

    def read() -> Stamp:
        with workspace.store.reading() as cursor:
            return read_closed_stamp(cursor)

    return workspace.as_it_stands("closed", read)


def read_closed_stamp(cursor: Cursor) -> Stamp:
    """The stamp of the closed assessments as the cursor sees them."""
    count, digest = cursor.run("closed_stamp")[0]
    return int(count), int(digest)


@verb(Verb.SEE_FIGURES)
def peers_of(workspace: Workspace, framework: Framework, *, sample: bool, at: Stamp | None = None) -> Peers:
    """The organisations an assessment may be compared with: sample ones with samples, real ones with real ones.

    Kept as long as the closed assessments stay as they are, whatever is answered in open ones: only closed ones are
    peers, which of them depends on nothing that changes without their revision, and their scores are those of their
    revision. `at` is their stamp; without it, they are read again once any assessment has changed. None are known while
    scores of closed ones are computed in the background, unless all were read before: some would be missing.

    Whoever is told and may not see them all is told of the others as they stood when at least five had changed.
    """
    everybody = _everybody(workspace, framework, sample=sample, at=at or stamp(workspace))
    seen = seen_by(workspace.told_to)
    if seen is None or not everybody.nodes:
        return everybody
    return told_peers(workspace, framework, everybody, seen, sample=sample, at=at or stamp(workspace))


def seen_by(identity: Identity) -> tuple[int, ...] | None:
    """The organisations whose figures somebody may see anyway; None where they may see all."""
    return within(identity, Verb.SEE_FIGURES).organisations


def _everybody(workspace: Workspace, framework: Framework, *, sample: bool, at: Stamp) -> Peers:
    """The organisations as they are at a stamp."""
    name = ("peers", framework.id, framework.major, sample)
    if not workspace.remembers(name, at) and not closed_are_scored(workspace):
        return Peers(())

    def read() -> Peers:
        return Peers(
            workspace.store.rows(
                "peer_scores",
                framework_id=framework.id,
                framework_major=framework.major,
                sample=sample,
                scoring_version=WITHHELD,
            )
        )

    return workspace.remember(name, at, read)


def told_peers(
    workspace: Workspace, framework: Framework, everybody: Peers, seen: tuple[int, ...], *, sample: bool, at: Stamp
) -> ToldPeers:
    """The organisations as somebody is told of them who may see only some: these as they are, the others in parts of five."""
    stamped = (at, workspace.as_it_stands("peer traits", lambda: workspace.store.rows("peer_traits_stamp")[0]))
    whose = (framework.id, framework.major, sample)

    def read() -> Standings:
        note_standings(workspace)
        return read_standings(workspace, framework_id=framework.id, framework_major=framework.major, sample=sample)

    def tell() -> ToldPeers:
        return _told(workspace.remember(("standings", *whose), stamped, read), everybody, frozenset(seen))

    return workspace.remember(("told peers", *whose, seen), stamped, tell)


def _told(standings: Standings, everybody: Peers, seen: frozenset[int]) -> ToldPeers:
    told: dict[int, Told] = {}
    rows: list[tuple[str, Sequence[int], Sequence[float]]] = []
    parts: dict[str, Mapping[int, frozenset[Filter]]] = {}
    for node in dict.fromkeys([*everybody.nodes, *standings.nodes]):
        scores = dict(everybody.among(node, seen))
        history = standings.nodes.get(node)
        if history is not None:
            if history.pattern not in told:
                told[history.pattern] = told_of(history.noted, seen=seen)
            of = told[history.pattern]
            scores |= {one: s for one, place in of.scores.items() if (s := history.scores[place]) is not None}
            parts[node] = of.within
        if scores:
            ascending = sorted(scores)
            rows.append((node, ascending, [scores[one] for one in ascending]))
    since = max((one.since for one in told.values() if one.since is not None), default=None)
    return ToldPeers(rows, parts, None if since is None else standings.moment(since))


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
    """Scores of the other organisations by node, ascending, for nodes where at least ten others have one."""
    everywhere = scores_of_others(workspace, one.framework, one.assessment, closed_stamp(workspace))
    return {node: scores for node, scores in everywhere.items() if len(scores) >= PERCENTILE_PEERS}
