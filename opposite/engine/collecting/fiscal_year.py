"""Keeps the month in which an organisation's fiscal year starts."""

from __future__ import annotations

from opposite.domain.access.rules import Verb
from opposite.domain.collecting.assessment import Assessment
from opposite.engine.access.guard import verb
from opposite.engine.workspace import Workspace
from opposite.errors import NOTHING_STORED, OppositeError

LAST_MONTH = 12


@verb(Verb.STEER, of="assessment")
def set_fiscal_year_start(workspace: Workspace, assessment: Assessment, month: int) -> None:
    """Keep the month, 1 to 12, in which the fiscal year of an assessment's organisation starts; 1 is the calendar year.

    Raises OppositeError for a month that there is none, and nothing is stored.
    """
    refuse_month(month)
    if month == (assessment.organisation.fiscal_year_start or 1):
        return
    with workspace.store.writing() as cursor:
        cursor.run("set_fiscal_year_start", organisation_id=assessment.organisation.id, month=month)
        cursor.run("raise_revisions_of", organisation_id=assessment.organisation.id)


def refuse_month(month: int) -> None:
    """Raise OppositeError for a month that there is none."""
    if not 1 <= month <= LAST_MONTH:
        raise OppositeError(
            f"A fiscal year cannot start in month {month}.",
            NOTHING_STORED,
            f"Give a month from 1 to {LAST_MONTH}.",
        )
