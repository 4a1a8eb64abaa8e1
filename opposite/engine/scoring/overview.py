"""Assessments at a glance, the latest active first: each with its overall score as it stands in the store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from opposite.domain.access.rules import Verb, Within
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.assessments import read_assessments
from opposite.engine.collecting.finding import EVERYWHERE, limits, read_in_order
from opposite.engine.scoring.stored_rows import told
from opposite.engine.scoring.stored_scores import WITHHELD, stamp
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.engine.workspace import Workspace
from opposite.store.cursor import Row

Standing = Literal["scored", "waiting", "unreadable"]
"""Whether the scores of an assessment are there, are being computed, or cannot be, since its framework is unreadable."""

READABLE = "frameworks that can be read"


@dataclass(frozen=True, slots=True)
class Overview:
    """An assessment with its overall score as it stands in the store; without figures unless it is `scored`."""

    assessment: Assessment
    standing: Standing
    score: float | None = None
    maximum: float | None = None
    stage: str | None = None
    coverage: float | None = None
    respondents: int | None = None
    """None, as coverage, where it is hidden."""


@verb(Verb.SEE_FIGURES, limited=True)
def overview(
    workspace: Workspace,
    *,
    organisations: Collection[int] | None = None,
    most: int | None = None,
    within: Within = EVERYWHERE,
) -> list[Overview]:
    """At most so many assessments with their overall scores, of these organisations or of all."""
    is_up_to_date(workspace)
    with workspace.store.snapshot() as cursor:
        stored = cursor.run("latest_assessments", scoring_version=WITHHELD, most=most, **limits(within, organisations))
        latest = read_in_order(cursor, [row[0] for row in stored])
    return read_overview(workspace, latest, [row[1:] for row in stored])


@harmless
def read_overview(workspace: Workspace, assessments: Sequence[Assessment], stored: Sequence[Row]) -> list[Overview]:
    """Assessments with what is stored of them: whether they are scored, score, maximum, both stages, coverage, people."""
    unreadable = workspace.unreadable(assessment.framework_hash for assessment in assessments)
    rows: list[Overview] = []
    for assessment, (scored, *figures) in zip(assessments, stored, strict=True):
        if assessment.framework_hash in unreadable:
            rows.append(Overview(assessment, "unreadable"))
        elif not scored:
            rows.append(Overview(assessment, "waiting"))
        else:
            score, maximum, nearest, gated, coverage, respondents = figures
            method = workspace.framework(assessment.framework_hash).scoring.stage.method
            stage = {"nearest": nearest, "gated": gated}.get(method)
            rows.append(Overview(assessment, "scored", score, maximum, stage, told(coverage), told(respondents)))
    return rows


@verb(Verb.SEE_FIGURES, limited=True)
def with_score(
    workspace: Workspace,
    *,
    ids: Collection[int] | None = None,
    organisations: Collection[int] | None = None,
    most: int | None = None,
    within: Within = EVERYWHERE,
) -> list[Assessment]:
    """At most so many assessments that have an overall score, of these ids or organisations or of all."""
    at = stamp(workspace)
    is_up_to_date(workspace, at)
    with workspace.store.snapshot() as cursor:
        stored = cursor.run(
            "scored_assessments",
            assessment_ids=None if ids is None else list(ids),
            frameworks=workspace.remember(READABLE, at, partial(_readable, workspace)),
            scoring_version=WITHHELD,
            most=most,
            **limits(within, organisations),
        )
        return read_in_order(cursor, [id_ for (id_,) in stored])


@verb(Verb.SEE_FIGURES, rows=True)
def unreadable_among(workspace: Workspace, ids: Sequence[int]) -> list[Assessment]:
    """Those of these assessments whose stored frameworks cannot be read, so that they have no score to be found by."""
    with workspace.store.reading() as cursor:
        found = read_assessments(cursor, ids=ids)
    unreadable = workspace.unreadable(one.framework_hash for one in found)
    return [one for one in found if one.framework_hash in unreadable]


def _readable(workspace: Workspace) -> list[str]:
    """The stored frameworks that can be read, by their hashes."""
    stored = [hash_ for hash_, *_ in workspace.store.rows("stored_frameworks")]
    unreadable = workspace.unreadable(stored)
    return [hash_ for hash_ in stored if hash_ not in unreadable]


@harmless
def most_recent_with_score(workspace: Workspace) -> Assessment | None:
    """The most recently active assessment, of those one may see, that has an overall score; None where none has."""
    return next(iter(with_score(workspace, most=1)), None)
