"""Scores of the other organisations of the database, to compare one with (scoring.md, rule 13)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.comparison.peer_filters import Filter
from opposite.domain.comparison.peer_parts import Told, told_of
from opposite.domain.framework import Framework
from opposite.domain.scoring.report import Scored
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.assessments import read_siblings
from opposite.engine.comparison.peer_scores import Peers, ToldPeers
from opposite.engine.comparison.standings import (
    Reader,
    Standings,
    note_reader,
    note_standings,
    read_standings,
    reader_of,
)
from opposite.engine.scoring.stored_scores import WITHHELD, Stamp, stamp
from opposite.engine.scoring.upkeep import closed_are_scored
from opposite.engine.workspace import Workspace
from opposite.errors import StoreError
from opposite.statistics.percentiles import MINIMUM_PEERS, PERCENTILE_PEERS
from opposite.store.database import Cursor

MOST_TOLD = 32
"""Of so many who may see different organisations it is kept what they are told: each is told of all others."""


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
    reader = reader_of(workspace)
    if reader is None or not everybody.nodes:
        return everybody
    return _told_peers(workspace, framework, everybody, reader, sample=sample, at=at or stamp(workspace))


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


def _told_peers(
    workspace: Workspace, framework: Framework, everybody: Peers, reader: Reader, *, sample: bool, at: Stamp
) -> ToldPeers:
    """The organisations as somebody is told of them who may see only some: these as they are, the others in parts of five."""
    stamped = (at, workspace.as_it_stands("peer traits", lambda: workspace.store.rows("peer_traits_stamp")[0]))
    whose = (framework.id, framework.major, sample)

    def read() -> Standings:
        with suppress(StoreError):  # on a full disk they go on counting as they were noted last
            note_standings(workspace)
        return read_standings(workspace, framework_id=framework.id, framework_major=framework.major, sample=sample)

    def tell() -> ToldPeers:
        with suppress(StoreError):
            note_reader(workspace, reader)
        return _told(workspace.remember(("standings", *whose), stamped, read), everybody, reader)

    return workspace.remember(("told peers", *whose, place_of(reader)), (stamped, reader, workspace.told_to.name), tell)


def place_of(reader: Reader | None) -> int:
    """Where is kept what somebody is told: for a few together there is one place."""
    return hash(reader) % MOST_TOLD


def _told(standings: Standings, everybody: Peers, reader: Reader) -> ToldPeers:
    seen, ever = frozenset(reader.seen), frozenset(reader.seen + reader.seen_before)
    told: dict[int, Told] = {}
    rows: list[tuple[str, Sequence[int], Sequence[float]]] = []
    parts: dict[str, Mapping[int, frozenset[Filter]]] = {}
    for node in dict.fromkeys([*everybody.nodes, *standings.nodes]):
        scores = dict(everybody.among(node, seen))
        history = standings.nodes.get(node)
        if history is not None:
            if history.pattern not in told:
                told[history.pattern] = told_of(history.noted, seen=ever)
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


@verb(Verb.SEE_FIGURES, of="one")
def others_as_of(workspace: Workspace, one: Scored) -> datetime | None:
    """When the others of an assessment last changed for whoever may not see them all; None for who may, or of too few."""
    if one.overall.peers < MINIMUM_PEERS:
        return None
    peers = peers_of(workspace, one.framework, sample=one.assessment.organisation.sample, at=closed_stamp(workspace))
    return peers.as_of if isinstance(peers, ToldPeers) else None
