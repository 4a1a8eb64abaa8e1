"""Where an organisation stands among others of its sector, size and country, as far as that tells nobody's figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from opposite.domain.access.rules import Verb, Within
from opposite.domain.comparison.peer_filters import Filter, Kind, Traits
from opposite.domain.comparison.spread import middle, on_grid
from opposite.domain.scoring.report import Report, Scored
from opposite.engine.access.guard import verb
from opposite.engine.comparison.peer_scores import Peers, ScoresOfNode, ToldPeers
from opposite.engine.comparison.peers import closed_stamp, peers_of, place_of
from opposite.engine.comparison.standings import reader_of
from opposite.engine.workspace import Workspace
from opposite.errors import NotAllowedError
from opposite.statistics.percentiles import MINIMUM_PEERS, PERCENTILE_PEERS, peer_rank

EVERYBODY = Within()

Placed = TypeVar("Placed", bound=Scored)


class Offered(NamedTuple):
    """A filter that others may be narrowed by, and how many of them have a score where most have one."""

    kind: Kind
    n: int


@verb(Verb.SEE_FIGURES, limited=True)
def filters_offered(workspace: Workspace, one: Report, *, within: Within = EVERYBODY) -> list[Offered]:
    """The filters under which at least five others are left to an organisation, and which tell nobody's figures."""
    _require(one, within)
    groups = {kind: _others(workspace, one, (kind,)).values() for kind in Kind}
    most = {kind: max(map(len, by_node), default=0) for kind, by_node in groups.items()}
    return [Offered(kind, n) for kind, n in most.items() if n >= MINIMUM_PEERS]


@verb(Verb.SEE_FIGURES, limited=True)
def placed_among(workspace: Workspace, one: Placed, kinds: Sequence[Kind], *, within: Within = EVERYBODY) -> Placed:
    """The scores with places among those others alone that are alike in these kinds; without kinds they are as they were.

    Nothing is said at a node where the filters are not safe, or fewer than five are left.
    """
    _require(one, within)
    if not kinds:
        return one
    groups = _others(workspace, one, tuple(kinds))
    nodes = {
        node: row if row.score is None else row._replace(**peer_rank(row.score, groups.get(node, ()))._asdict())
        for node, row in one.nodes.items()
    }
    return replace(one, nodes=nodes)


@verb(Verb.SEE_FIGURES, limited=True)
def among_peers(workspace: Workspace, one: Report, kinds: Sequence[Kind], *, within: Within = EVERYBODY) -> Report:
    """The report with places among those alike, as `placed_among`, and their medians in place of those of all others."""
    _require(one, within)
    placed = placed_among(workspace, one, kinds)
    if not kinds:
        return placed
    groups = _others(workspace, one, tuple(kinds))
    medians = {
        node: on_grid(middle(scores), row.minimum, row.maximum)
        for node, scores in groups.items()
        if (row := one.nodes[node]).minimum is not None and row.maximum is not None and len(scores) >= MINIMUM_PEERS
    }
    return replace(placed, reference=medians)


@verb(Verb.SEE_FIGURES, limited=True)
def others_alike(
    workspace: Workspace, one: Report, kinds: Sequence[Kind], *, within: Within = EVERYBODY
) -> Mapping[str, Sequence[float]]:
    """Scores of those others alone that are alike in these kinds, by node, ascending, where at least ten have one."""
    _require(one, within)
    groups = _others(workspace, one, tuple(kinds))
    return {node: scores for node, scores in groups.items() if len(scores) >= PERCENTILE_PEERS}


def _require(one: Scored, within: Within) -> None:
    """Raise NotAllowedError unless whoever asks may see the organisation itself."""
    if within.organisations is not None and one.assessment.organisation.id not in within.organisations:
        raise NotAllowedError("You may not do this here, or there is no such thing.")


def _others(workspace: Workspace, one: Scored, kinds: tuple[Kind, ...]) -> Mapping[str, Sequence[float]]:
    """By node the scores of the others that are alike and may be told of, ascending.

    A group is kept until a closed assessment changes or an organisation is described anew.
    """
    organisation, framework, at = one.assessment.organisation, one.framework, closed_stamp(workspace)
    peers = peers_of(workspace, framework, sample=organisation.sample, at=at)
    described = workspace.as_it_stands("peer traits", lambda: workspace.store.rows("peer_traits_stamp")[0])
    reader = reader_of(workspace)
    name = ("alike", framework.id, framework.major, organisation.sample, place_of(reader))
    traits = workspace.remember(
        ("peer traits", organisation.sample), described, lambda: _read_traits(workspace, sample=organisation.sample)
    )
    own = traits.get(organisation.id, Traits())
    wanted = tuple((kind, value) for kind in kinds if (value := own.of(kind)) is not None)
    if len(wanted) < len(kinds):
        return {}

    def alike() -> dict[str, ScoresOfNode]:
        members = {id_ for id_, it in traits.items() if all(it.of(kind) == value for kind, value in wanted)}
        return {node: peers.among(node, _told_alike(peers, node, members, wanted)) for node in framework.nodes}

    groups = workspace.remember((*name, wanted), (at, described, reader, len(peers.nodes)), alike)
    return {node: scores.without(organisation.id) for node, scores in groups.items()}


def _told_alike(peers: Peers, node: str, members: set[int], wanted: tuple[Filter, ...]) -> set[int]:
    """Those of the organisations that are alike of which whoever asks is told: of those they may not see, whole parts."""
    if not isinstance(peers, ToldPeers):
        return members
    parts = peers.within.get(node, {})
    return {one for one in members if one not in parts} | {
        one for one, filters in parts.items() if filters.issuperset(wanted)
    }


def _read_traits(workspace: Workspace, *, sample: bool) -> dict[int, Traits]:
    """By id, what others are narrowed by; of samples, or of real ones."""
    columns = workspace.store.rows("peer_traits", sample=sample)[0]
    return {} if columns[0] is None else {id_: Traits(*rest) for id_, *rest in zip(*columns, strict=True)}
