"""What an organisation decided on initiatives, and the plan it agreed on, as they stand in the store.

Reports need them, and no planner with it, which takes longer to import than a report takes to make.
"""

from __future__ import annotations

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.framework.decisions import AgreedPlan, AgreedRow, Decision
from opposite.store.cursor import Cursor


def read_decisions(cursor: Cursor, assessment: Assessment) -> dict[str, Decision]:
    """By initiative id what the organisation decided on it, in whichever wave."""
    rows = cursor.run("initiative_states", **assessment.across_waves)
    return {row[0]: Decision(row[1], row[3], row[4]) for row in rows}


def read_agreed_plan(cursor: Cursor, assessment: Assessment) -> AgreedPlan | None:
    """The plan that the organisation agreed on last, in whichever wave; None where it never did."""
    rows = cursor.run("agreed_plan", **assessment.across_waves)
    return AgreedPlan(rows[0][3].date(), tuple(AgreedRow(*row[:3]) for row in rows)) if rows else None
