"""Where scores stand among the other organisations of the database (scoring.md, rule 13)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import TypeVar

from opposite.domain.scoring.report import Report, Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.engine.scoring.stored_scores import Stamp, refresh, stamp
from opposite.engine.workspace import Workspace
from opposite.statistics.percentiles import MINIMUM_PEERS, PeerRank, peer_rank

AnyScored = TypeVar("AnyScored", bound=Scored)


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

    def others(self, organisation: int, node: str) -> list[float]:
        """Scores of the other organisations for a node, ascending."""
        scores = self._sorted.get(node, [])
        own = self._own.get((organisation, node))
        if own is None:
            return scores
        place = bisect_left(scores, own)
        return scores[:place] + scores[place + 1 :]


def peers_of(workspace: Workspace, one: Scored, at: Stamp | None = None) -> Peers:
    """The organisations an assessment may be compared with: sample ones with samples, real ones with real ones."""
    at = at or stamp(workspace)
    refresh(workspace, at)
    framework, sample = one.framework, one.assessment.organisation.sample

    def read() -> Peers:
        rows = workspace.store.rows(
            "peer_scores", framework_id=framework.id, framework_major=framework.major, sample=sample
        )
        return Peers((organisation, node, score) for organisation, node, score in rows)

    return workspace.remember(("peers", framework.id, framework.major, sample), at, read)


def with_peer_ranks(workspace: Workspace, scored: Sequence[AnyScored]) -> list[AnyScored]:
    """The same scores with percentile, rank and number of peers (scoring.md, rule 13), in their order."""
    placed: list[AnyScored] = []
    at = stamp(workspace)
    for one in scored:
        peers, own = peers_of(workspace, one, at), one.assessment.organisation.id
        nodes = {node: _placed(row, peer_rank(row.score, peers.others(own, node))) for node, row in one.nodes.items()}
        placed.append(replace(one, nodes=nodes))
    return placed


def others(workspace: Workspace, one: Scored) -> dict[str, list[float]]:
    """Scores of the other organisations by node, ascending, for nodes where at least five others have one."""
    peers = peers_of(workspace, one)
    found = {node: peers.others(one.assessment.organisation.id, node) for node in one.nodes}
    return {node: scores for node, scores in found.items() if len(scores) >= MINIMUM_PEERS}


def among_others(workspace: Workspace, report: Report, at: Stamp | None = None) -> Report:
    """The report with percentiles, ranks and the medians of the others (scoring.md, rule 13)."""
    peers, own = peers_of(workspace, report, at), report.assessment.organisation.id
    scores = {node: peers.others(own, node) for node in report.nodes}
    return replace(
        report,
        nodes={node: _placed(row, peer_rank(row.score, scores[node])) for node, row in report.nodes.items()},
        reference={node: median(found) for node, found in scores.items() if len(found) >= MINIMUM_PEERS},
    )


def _placed(row: NodeScore, found: PeerRank) -> NodeScore:
    return replace(row, percentile=found.percentile, rank=found.rank, peers=found.peers)
