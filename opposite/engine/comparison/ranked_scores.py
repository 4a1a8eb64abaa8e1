"""The stored scores of many assessments with their ranks among the others, read in batches as they are written away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Framework, Node
from opposite.engine.access.guard import each, verb
from opposite.engine.comparison.peers import closed_stamp, scores_of_others
from opposite.engine.comparison.standings import reader_of
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import Workspace
from opposite.statistics.percentiles import MINIMUM_PEERS, PERCENTILE_PEERS, peer_rank
from opposite.store.database import Cursor, Row

MANY = 10_000
"""Assessments from which on they are ranked within a limit of memory: those of fewer never come near it."""

MOST_MEMORY = "600MB"
"""Memory of the database in which many are ranked; what does not go into it is put aside on the disk."""


@dataclass(frozen=True, slots=True)
class RankedScores:
    """Rows of nodes with their ranks, read anew whenever they are asked for."""

    workspace: Workspace
    chosen: Sequence[int]
    """Ids of the assessments."""
    nodes: str
    are_many: bool
    others: Callable[[], Sequence[Mapping[str, Sequence[float]]]] | None
    """By assessment, the scores of those it is told among by node; None where these are all that are there."""

    def rows(self) -> Iterator[Row]:
        """Organisation, wave, id and title of the node, and its figures."""
        with self._ranked() as cursor:
            for some in cursor.batches("ranked_scores"):
                yield from some

    def csv_lines(self, cell: Callable[[str], str]) -> Iterator[str]:
        """The same rows as lines of CSV, some thousands at a time; `cell` writes a text as a cell."""
        with self._ranked() as cursor:
            texts = [text for (text,) in cursor.run("ranked_texts")]
            cells = [{"text": text, "cell": written} for text in texts if (written := cell(text)) != text]
            for some in cursor.batches("ranked_scores_as_csv", cells=json.dumps(cells)):
                yield "".join(chain.from_iterable(some))

    @contextmanager
    def _ranked(self) -> Iterator[Cursor]:
        others = None if self.others is None else self.others()
        store = self.workspace.store
        with store.within(MOST_MEMORY) if self.are_many else nullcontext(), store.snapshot() as cursor:
            cursor.run("rank_chosen", assessment_ids=self.chosen)
            cursor.run("rank_nodes", nodes=self.nodes)
            cursor.run(
                "rank_scores",
                scoring_version=WITHHELD,
                least_peers=MINIMUM_PEERS,
                percentile_peers=PERCENTILE_PEERS,
            )
            cursor.run("rank_told")
            if others is not None:
                cursor.run("put_ranks", ranks=json.dumps(_ranks(cursor.run("ranked_places"), others)))
            yield cursor


def _ranks(rows: Sequence[Row], others: Sequence[Mapping[str, Sequence[float]]]) -> list[dict[str, object]]:
    """One row a node, ranked among the others of its assessment."""
    return [
        {"place": place, "node": node, **peer_rank(score, others[place].get(node_id, ()))._asdict()}
        for place, node, node_id, score in rows
    ]


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def ranked_scores(
    workspace: Workspace, chosen: Sequence[Assessment], nodes_of: Callable[[Framework], Sequence[Node]]
) -> RankedScores:
    """The scores kept in the store of some nodes of these assessments, in their order, brought up to date first."""
    refresh(workspace)
    frameworks = [workspace.framework(content_hash) for content_hash in dict.fromkeys(a.framework_hash for a in chosen)]
    races: dict[tuple[str, str, str], int] = {}
    of_all = [(framework, place, node) for framework in frameworks for place, node in enumerate(nodes_of(framework))]
    nodes = [
        {
            "node": number,
            "framework_hash": framework.hash,
            "framework_id": framework.id,
            "framework_major": framework.major,
            "node_id": node.id,
            "race": races.setdefault((framework.id, framework.major, node.id), len(races)),
            "node_place": place,
            "title": node.title,
            "stage_method": framework.scoring.stage.method,
        }
        for number, (framework, place, node) in enumerate(of_all)
    ]

    def others() -> list[Mapping[str, Sequence[float]]]:
        at = closed_stamp(workspace)
        return [scores_of_others(workspace, workspace.framework(one.framework_hash), one, at) for one in chosen]

    everybody = reader_of(workspace) is None
    return RankedScores(
        workspace, [a.id for a in chosen], json.dumps(nodes), len(chosen) > MANY, None if everybody else others
    )
