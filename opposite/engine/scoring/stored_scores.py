"""Scores kept in the store with the revision they were computed from; stale ones are computed again before use."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from opposite import __version__
from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.tolerance import TOLERANCE
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.score_many import score_nodes
from opposite.engine.scoring.score_one import read_report
from opposite.engine.scoring.stored_rows import by_assessment, stored_rows, told
from opposite.engine.workspace import Workspace
from opposite.store.database import Cursor

WITHHELD = f"{__version__}, as shown"
"""Stored scores of this version are without hidden figures; those of earlier ones are stale."""

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
    stale = {id_ for (id_,) in workspace.store.rows("stale_assessments", scoring_version=WITHHELD)}
    if not stale:
        return 0
    chosen = [a for a in assessments(workspace) if a.id in stale]
    if len(chosen) <= FEW:
        rows = [row for a in chosen for row in stored_rows(read_report(workspace, a))]
        with workspace.store.writing() as cursor:
            cursor.run("drop_scores", assessment_ids=[a.id for a in chosen])
            cursor.run("add_scores", rows=json.dumps(rows), scoring_version=WITHHELD)
        return len(stale)
    for some in score_nodes(workspace, chosen):  # what is kept by then stays, should this end half way
        with workspace.store.writing() as cursor:
            cursor.register("scored", some.rows)
            cursor.run("drop_scores", assessment_ids=[a.id for a in some.assessments])
            cursor.run("add_scored", scoring_version=WITHHELD)
    return len(stale)


class WrongScore(NamedTuple):
    """A stored score that differs from what the answers of its assessment give."""

    assessment: Assessment
    node: str


@verb(Verb.KEEP)
def wrong_scores(workspace: Workspace) -> list[WrongScore]:
    """Every stored score that is said to be of the state its assessment is in, and is not what its answers give."""
    stored = by_assessment(workspace.store.rows("fresh_scores", scoring_version=WITHHELD))
    chosen = [assessment for assessment in assessments(workspace) if assessment.id in stored]
    return [
        WrongScore(assessment, node)
        for some in score_nodes(workspace, chosen)
        for scored in [by_assessment(tuple(row.values()) for row in some.rows.to_pylist())]
        for assessment in some.assessments
        for kept, given in [(stored[assessment.id], scored[assessment.id])]
        for node in dict.fromkeys([*given, *kept])
        if node not in kept or node not in given or not _agree(kept[node], given[node])
    ]


def _agree(kept: Iterable[Any], given: Iterable[Any]) -> bool:
    """Whether two rows of scores are the same, up to what computing them in another order makes of them."""
    return all(
        math.isclose(a, b, abs_tol=TOLERANCE) if isinstance(a, float) and isinstance(b, float) else a == b
        for a, b in zip(kept, given, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Overview:
    """An assessment with its overall score as it stands in the store."""

    assessment: Assessment
    score: float | None
    maximum: float | None
    stage: str | None
    coverage: float | None
    respondents: int | None
    """None, as coverage, where it is hidden."""


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
        rows.append(
            Overview(
                assessment,
                score,
                maximum,
                stage,
                told(coverage),
                told(respondents),
            )
        )
    return rows


@harmless
def most_recent_with_score(workspace: Workspace) -> Assessment | None:
    """The most recently active assessment, of those one may see, that has an overall score; None where none has."""
    return next((row.assessment for row in overview(workspace) if row.score is not None), None)
