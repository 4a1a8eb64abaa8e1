"""What is estimated of each initiative, as a table that can be filled in and read back."""

from __future__ import annotations

from typing import Any

from opposite.domain.framework import Initiative
from opposite.domain.framework.estimates import COLUMNS_OF, DEFAULT, figures
from opposite.domain.scoring.report import Report
from opposite.tables.table import Table

ESTIMATE_COLUMNS = ("initiative", "title", *(column for columns in COLUMNS_OF.values() for column in columns), "yours")


def estimates_table(report: Report) -> Table:
    """One row an initiative of the framework, in its order: what holds, and in `yours` what of it the organisation said."""
    rows = (_row(report, initiative) for initiative in report.framework.initiatives)
    return Table("estimates", ESTIMATE_COLUMNS, tuple(rows))


def _row(report: Report, initiative: Initiative) -> tuple[Any, ...]:
    estimate = report.estimates.get(initiative.id, DEFAULT)
    values = figures(report.framework, estimate.applied_to(initiative))
    yours = "; ".join(name for name in COLUMNS_OF if name in estimate.yours)
    return (initiative.id, initiative.title, *(cell for name in COLUMNS_OF for cell in values[name]), yours)
