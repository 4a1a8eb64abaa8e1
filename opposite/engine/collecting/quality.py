"""How carefully the people of one assessment answered, as counts that may be shown."""

from __future__ import annotations

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.collecting.quality import Given, Quality, quality
from opposite.engine.workspace import Workspace


def read_quality(workspace: Workspace, assessment: Assessment) -> Quality | None:
    """Signs of haste in an assessment; None where fewer people than the smallest group gave enough answers to tell."""
    rows = workspace.store.rows("given_levels", assessment_id=assessment.id)
    signs = quality(workspace.framework(assessment.framework_hash), map(Given._make, rows))
    return signs if signs.people >= assessment.fewest_shown else None
