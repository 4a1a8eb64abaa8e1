"""All assessments at a glance: each with its overall score as it stands in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import harmless, verb
from opposite.engine.collecting.assessments import assessments
from opposite.engine.scoring.stored_rows import told
from opposite.engine.scoring.stored_scores import WITHHELD
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.engine.workspace import Workspace

Standing = Literal["scored", "waiting", "unreadable"]
"""Whether the scores of an assessment are there, are being computed, or cannot be, since its framework is unreadable."""


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


@verb(Verb.SEE_FIGURES, rows=True)
def overview(workspace: Workspace) -> list[Overview]:
    """Every assessment with its overall score, latest activity first."""
    is_up_to_date(workspace)
    stored = {row[0]: row[1:] for row in workspace.store.rows("overview", scoring_version=WITHHELD)}
    everything = assessments(workspace)
    unreadable = workspace.unreadable(assessment.framework_hash for assessment in everything)
    rows: list[Overview] = []
    for assessment in everything:
        figures = stored.get(assessment.id)
        if assessment.framework_hash in unreadable:
            rows.append(Overview(assessment, "unreadable"))
        elif figures is None:
            rows.append(Overview(assessment, "waiting"))
        else:
            score, maximum, nearest, gated, coverage, respondents = figures
            method = workspace.framework(assessment.framework_hash).scoring.stage.method
            stage = {"nearest": nearest, "gated": gated}.get(method)
            rows.append(Overview(assessment, "scored", score, maximum, stage, told(coverage), told(respondents)))
    return rows


@harmless
def most_recent_with_score(workspace: Workspace) -> Assessment | None:
    """The most recently active assessment, of those one may see, that has an overall score; None where none has."""
    return next((row.assessment for row in overview(workspace) if row.score is not None), None)
