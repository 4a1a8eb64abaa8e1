"""Scores kept in the store with the revision they were computed from; stale ones are computed again before use."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from opposite import __version__
from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework import Node
from opposite.domain.scoring.question_scores import gap
from opposite.domain.scoring.report import ScoredNodes
from opposite.domain.scoring.scores import NodeScore
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.access.guard import each, harmless, verb
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.score_many import SLICE, score_nodes
from opposite.engine.scoring.score_one import read_report
from opposite.engine.workspace import Workspace
from opposite.store.database import Cursor

WITHHELD = f"{__version__}, as shown"
"""Stored scores of this version are without hidden figures; those of earlier ones are stale."""

NOT_TOLD = -1
"""Stands in a stored row for a number of people or groups, or a coverage, that is hidden."""

FEW = 8
"""Up to this many stale assessments are scored one by one, which is quicker then than one pass in SQL."""

Stamp = tuple[int, int]
"""Two numbers that differ whenever any assessment has changed: how many there are, and a digest of each at its revision.

A revision only rises and no id is given twice, so no state of the store comes back; a sum of revisions could.
"""


@harmless
def stamp(workspace: Workspace) -> Stamp:
    """The stamp of the store at this moment."""
    with workspace.store.reading() as cursor:
        return read_stamp(cursor)


def read_stamp(cursor: Cursor) -> Stamp:
    """The stamp of the store as the cursor sees it."""
    count, digest = cursor.run("portfolio_stamp")[0]
    return int(count), int(digest)


@harmless
def refresh(workspace: Workspace, at: Stamp | None = None) -> int:
    """Recompute the stored scores of every assessment whose revision has moved on; returns how many there were.

    `at` is the store's stamp where the caller has just read it.
    """
    return workspace.remember("fresh scores", at or stamp(workspace), lambda: _recompute(workspace))


def _recompute(workspace: Workspace) -> int:
    stale = {id_ for (id_,) in workspace.store.rows("stale_assessments", scoring_version=WITHHELD)}
    if not stale:
        return 0
    chosen = [a for a in assessments(workspace) if a.id in stale]
    scored: Iterator[ScoredNodes] = (
        score_nodes(workspace, chosen)
        if len(chosen) > FEW
        else (read_report(workspace, assessment) for assessment in chosen)
    )
    while some := list(islice(scored, SLICE)):  # what is kept by then stays, should this end half way
        rows = [_stored_row(one, row) for one in some for row in one.nodes.values()]
        with workspace.store.writing() as cursor:
            cursor.run("drop_scores", assessment_ids=[one.assessment.id for one in some])
            cursor.run("add_scores", rows=json.dumps(rows), scoring_version=WITHHELD)
    return len(stale)


class WrongScore(NamedTuple):
    """A stored score that differs from what the answers of its assessment give."""

    assessment: Assessment
    node: str


@verb(Verb.KEEP)
def wrong_scores(workspace: Workspace) -> list[WrongScore]:
    """Every stored score that is said to be of the state its assessment is in, and is not what its answers give."""
    stored: dict[int, dict[str, Any]] = {}
    for row in workspace.store.rows("fresh_scores", scoring_version=WITHHELD, assessment_ids=None):
        stored.setdefault(row[0], {})[row[2]] = row
    chosen = [assessment for assessment in assessments(workspace) if assessment.id in stored]
    return [
        WrongScore(one.assessment, node)
        for one in score_nodes(workspace, chosen)
        for kept, given in [(stored[one.assessment.id], one.nodes)]
        for node in dict.fromkeys([*given, *kept])
        if node not in kept or node not in given or not _agree(kept[node], _stored_row(one, given[node]).values())
    ]


def _agree(kept: Iterable[Any], given: Iterable[Any]) -> bool:
    """Whether two rows of scores are the same, up to what computing them in another order makes of them."""
    return all(
        math.isclose(a, b, abs_tol=TOLERANCE) if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(kept, given, strict=True)
    )


def _stored_row(scored: ScoredNodes, row: NodeScore) -> dict[str, Any]:
    return {
        "assessment_id": scored.assessment.id,
        "revision": scored.assessment.revision,
        "node_id": row.node,
        "kind": row.kind,
        "score": row.score,
        "minimum": row.minimum,
        "maximum": row.maximum,
        "stage_nearest": row.stage_nearest,
        "stage_gated": row.stage_gated,
        "target": row.target,
        "percent": row.percent,
        "percent_to_target": row.percent_to_target,
        "respondents": _told(row.respondents),
        "groups": _told(row.groups),
        "coverage": _told(row.coverage),
        "interval_low": None if row.interval is None else row.interval[0],
        "interval_high": None if row.interval is None else row.interval[1],
    }


def _told(number: float | None) -> float:
    return NOT_TOLD if number is None else number


StoredNodes = Mapping[str, NodeScore]
"""The stored rows of an assessment by node, in the framework's order, without ranks."""


@verb(Verb.SEE_FIGURES, of="chosen", find=each)
def stored_nodes(workspace: Workspace, chosen: Sequence[Assessment]) -> dict[int, StoredNodes]:
    """By assessment id, what the store holds of its nodes; without those whose answers have changed since."""
    ids = [assessment.id for assessment in chosen]
    by_node: dict[int, dict[str, Sequence[Any]]] = {}
    for assessment_id, _, node, *figures in workspace.store.rows(
        "fresh_scores", scoring_version=WITHHELD, assessment_ids=ids
    ):
        by_node.setdefault(assessment_id, {})[node] = figures
    kept: dict[int, StoredNodes] = {}
    for assessment in chosen:
        rows = by_node.get(assessment.id)
        if rows is not None:
            framework = workspace.framework(assessment.framework_hash)
            kept[assessment.id] = {
                node.id: _node_score(node, rows[node.id], framework.scoring.stage.method, assessment.fewest_shown)
                for node in framework.nodes.values()
            }
    return kept


def _node_score(node: Node, row: Sequence[Any], stage_method: str, fewest_shown: int) -> NodeScore:
    """A stored row as it was when it was scored, but for its rank."""
    (
        kind, score, minimum, maximum, nearest, gated, target, percent, percent_to_target, respondents, groups, coverage,
        low, high,
    ) = row  # fmt: skip
    return NodeScore(
        node=node.id,
        kind=kind,
        title=node.title,
        score=score,
        minimum=minimum,
        maximum=maximum,
        percent=percent,
        stage_nearest=nearest,
        stage_gated=gated,
        stage_method=stage_method,
        target=target,
        gap=gap(score, target),
        percent_to_target=percent_to_target,
        respondents=unless_hidden(respondents),
        groups=unless_hidden(groups),
        coverage=unless_hidden(coverage),
        interval=None if low is None else (low, high),
        hidden_below=fewest_shown if respondents == NOT_TOLD else None,
    )


def unless_hidden(number: Any) -> Any:
    """A stored number of people or groups, or a coverage; None where it is hidden."""
    return None if number == NOT_TOLD else number
