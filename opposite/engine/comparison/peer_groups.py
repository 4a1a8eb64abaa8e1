"""Where an organisation stands among others of its sector, size and country, as far as that tells nobody's figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from opposite.domain.access.rules import Verb, Within
from opposite.domain.comparison.peer_filters import Filter, Kind, Traits, safe_filters
from opposite.domain.comparison.spread import middle, on_grid
from opposite.domain.scoring.report import Report
from opposite.engine.access.guard import verb
from opposite.engine.comparison.peers import Peers, ScoresOfNode, closed_stamp, peers_of
from opposite.engine.workspace import Workspace
from opposite.errors import NotAllowedError
from opposite.statistics.percentiles import MINIMUM_PEERS, peer_rank

EVERYBODY = Within()


class Offered(NamedTuple):
    """A filter that others may be narrowed by, and how many of them have a score where most have one."""

    kind: Kind
    n: int


@verb(Verb.SEE_FIGURES, limited=True)
def filters_offered(workspace: Workspace, one: Report, *, within: Within = EVERYBODY) -> list[Offered]:
    """The filters under which at least five others are left to an organisation, and which tell nobody's figures."""
    _require(one, within)
    groups = {kind: _others(workspace, one, (kind,), within).values() for kind in Kind}
    most = {kind: max(map(len, by_node), default=0) for kind, by_node in groups.items()}
    return [Offered(kind, n) for kind, n in most.items() if n >= MINIMUM_PEERS]


@verb(Verb.SEE_FIGURES, limited=True)
def among_peers(workspace: Workspace, one: Report, kinds: Sequence[Kind], *, within: Within = EVERYBODY) -> Report:
    """The report with places among those others alone that are alike in these kinds; without kinds it is as it was.

    Nothing is said at a node where the filters are not safe, or fewer than five are left.
    """
    _require(one, within)
    if not kinds:
        return one
    groups = _others(workspace, one, tuple(kinds), within)
    nodes = {
        node: row if row.score is None else replace(row, **peer_rank(row.score, groups.get(node, ()))._asdict())
        for node, row in one.nodes.items()
    }
    medians = {
        node: on_grid(middle(scores), row.minimum, row.maximum)
        for node, scores in groups.items()
        if (row := one.nodes[node]).minimum is not None and row.maximum is not None and len(scores) >= MINIMUM_PEERS
    }
    return replace(one, nodes=nodes, reference=medians)


def _require(one: Report, within: Within) -> None:
    """Raise NotAllowedError unless whoever asks may see the organisation itself."""
    if within.organisations is not None and one.assessment.organisation.id not in within.organisations:
        raise NotAllowedError("You may not do this here, or there is no such thing.")


def _others(
    workspace: Workspace, one: Report, kinds: tuple[Kind, ...], within: Within
) -> Mapping[str, Sequence[float]]:
    """By node where these filters are safe, the scores of the others that are alike, ascending.

    A group is kept until a closed assessment changes or an organisation is described anew.
    """
    organisation, framework, at = one.assessment.organisation, one.framework, closed_stamp(workspace)
    peers = peers_of(workspace, framework, sample=organisation.sample, at=at)
    described = workspace.as_it_stands("peer traits", lambda: workspace.store.rows("peer_traits_stamp")[0])
    whose = (framework.id, framework.major, organisation.sample)
    stamp = (at, described, len(peers.nodes))
    traits = workspace.remember(
        ("peer traits", organisation.sample), described, lambda: _read_traits(workspace, sample=organisation.sample)
    )
    own = traits.get(organisation.id, Traits())
    wanted = tuple((kind, value) for kind in kinds if (value := own.of(kind)) is not None)
    if len(wanted) < len(kinds):
        return {}
    safe = workspace.remember(("safe filters", *whose, within), stamp, lambda: _safe(peers, traits, within))

    def alike() -> dict[str, ScoresOfNode]:
        members = {id_ for id_, it in traits.items() if all(it.of(kind) == value for kind, value in wanted)}
        return {
            node: peers.among(node, members)
            for node in framework.nodes
            if safe.get(node, frozenset()).issuperset(wanted)
        }

    groups = workspace.remember(("alike", *whose, within, wanted), stamp, alike)
    return {node: scores.without(organisation.id) for node, scores in groups.items()}


def _read_traits(workspace: Workspace, *, sample: bool) -> dict[int, Traits]:
    """By id, what others are narrowed by; of samples, or of real ones."""
    columns = workspace.store.rows("peer_traits", sample=sample)[0]
    return {} if columns[0] is None else {id_: Traits(*rest) for id_, *rest in zip(*columns, strict=True)}


def _safe(peers: Peers, traits: Mapping[int, Traits], within: Within) -> dict[str, frozenset[Filter]]:
    """By node, the safe filters of the organisations that have a score of it."""
    known: dict[tuple[int, ...], frozenset[Filter]] = {}
    found: dict[str, frozenset[Filter]] = {}
    for node in peers.nodes:
        ids = tuple(id_ for id_, _ in peers.scores(node))
        if ids not in known:
            known[ids] = safe_filters({id_: traits[id_] for id_ in ids if id_ in traits}, seen=within.organisations)
        found[node] = known[ids]
    return found
