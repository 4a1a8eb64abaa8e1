"""Scores kept in the store with the revision they were computed from; stale ones are computed again before use."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from opposite import __version__
from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.scoring.report import Scored
from opposite.domain.scoring.scores import NodeScore
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.score_many import score_many
from opposite.engine.scoring.score_one import read_report
from opposite.engine.workspace import Workspace
from opposite.store.database import Cursor

FEW = 8
"""Up to this many stale assessments are scored one by one, which is quicker then than one pass in SQL."""

Stamp = tuple[int, int]
"""Two numbers that differ whenever any assessment has changed: how many there are and their revisions' sum."""


@harmless
def stamp(workspace: Workspace) -> Stamp:
    """The stamp of the store at this moment."""
    with workspace.store.reading() as cursor:
        return read_stamp(cursor)


def read_stamp(cursor: Cursor) -> Stamp:
    """The stamp of the store as the cursor sees it."""
    count, revisions = cursor.run("portfolio_stamp")[0]
    return int(count), int(revisions)


@harmless
def refresh(workspace: Workspace, at: Stamp | None = None) -> int:
    """Recompute the stored scores of every assessment whose revision has moved on; returns how many there were.

    `at` is the store's stamp where the caller has just read it.
    """
    return workspace.remember("fresh scores", at or stamp(workspace), lambda: _recompute(workspace))


def _recompute(workspace: Workspace) -> int:
    stale = {id_ for (id_,) in workspace.store.rows("stale_assessments", scoring_version=__version__)}
    if not stale:
        return 0
    chosen = [a for a in assessments(workspace) if a.id in stale]
    scored: Sequence[Scored] = (
        score_many(workspace, chosen)
        if len(chosen) > FEW
        else [read_report(workspace, assessment) for assessment in chosen]
    )
    rows = [_stored_row(one, row) for one in scored for row in one.nodes.values()]
    with workspace.store.writing() as cursor:
        cursor.run("drop_scores", assessment_ids=sorted(stale))
        cursor.run("add_scores", rows=json.dumps(rows), scoring_version=__version__)
    return len(stale)


def _stored_row(scored: Scored, row: NodeScore) -> dict[str, Any]:
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
        "respondents": row.respondents,
        "groups": row.groups,
        "coverage": row.coverage,
        "interval_low": None if row.interval is None else row.interval[0],
        "interval_high": None if row.interval is None else row.interval[1],
    }


@dataclass(frozen=True, slots=True)
class Overview:
    """An assessment with its overall score as it stands in the store."""

    assessment: Assessment
    score: float | None
    maximum: float | None
    stage: str | None
    coverage: float
    respondents: int


@verb(Verb.SEE_FIGURES, rows=True)
def overview(workspace: Workspace) -> list[Overview]:
    """Every assessment with its overall score, latest activity first."""
    refresh(workspace)
    stored = {row[0]: row[1:] for row in workspace.store.rows("overview")}
    rows: list[Overview] = []
    for assessment in assessments(workspace):
        score, maximum, nearest, gated, coverage, respondents = stored[assessment.id]
        method = workspace.framework(assessment.framework_hash).scoring.stage.method
        stage = {"nearest": nearest, "gated": gated}.get(method)
        rows.append(Overview(assessment, score, maximum, stage, coverage, respondents))
    return rows


@harmless
def most_recent_with_score(workspace: Workspace) -> Assessment | None:
    """The most recently active assessment, of those one may see, that has an overall score; None where none has."""
    return next((row.assessment for row in overview(workspace) if row.score is not None), None)
