"""Assessments at a glance, the latest active first: each with its overall score as it stands in the store."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from opposite.domain.access.rules import Verb, Within
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.finding import EVERYWHERE, limits, read_in_order
from opposite.engine.scoring.stored_scores import WITHHELD, refresh, unless_hidden
from opposite.engine.workspace import Workspace


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


@verb(Verb.SEE_FIGURES, limited=True)
def overview(
    workspace: Workspace,
    *,
    organisations: Collection[int] | None = None,
    most: int | None = None,
    within: Within = EVERYWHERE,
) -> list[Overview]:
    """At most so many assessments with their overall scores, of these organisations or of all."""
    refresh(workspace)
    with workspace.store.snapshot() as cursor:
        stored = cursor.run("latest_assessments", scoring_version=WITHHELD, most=most, **limits(within, organisations))
        latest = read_in_order(cursor, [row[0] for row in stored])
    rows: list[Overview] = []
    for assessment, (_, score, maximum, nearest, gated, coverage, respondents) in zip(latest, stored, strict=True):
        method = workspace.framework(assessment.framework_hash).scoring.stage.method
        stage = {"nearest": nearest, "gated": gated}.get(method)
        rows.append(Overview(assessment, score, maximum, stage, unless_hidden(coverage), unless_hidden(respondents)))
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
    refresh(workspace)
    chosen = None if ids is None else list(ids)
    with workspace.store.snapshot() as cursor:
        stored = cursor.run("scored_assessments", assessment_ids=chosen, most=most, **limits(within, organisations))
        return read_in_order(cursor, [id_ for (id_,) in stored])


@harmless
def most_recent_with_score(workspace: Workspace) -> Assessment | None:
    """The most recently active assessment, of those one may see, that has an overall score; None where none has."""
    return next(iter(with_score(workspace, most=1)), None)
