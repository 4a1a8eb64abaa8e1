"""The progress of initiatives as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from opposite.domain.collecting.assessment import Assessment
from opposite.domain.progress.states import Progress
from opposite.tables.table import Table

PROGRESS_COLUMNS = (
    "organisation", "framework", "initiative", "title", "factor", "status", "owner", "start_date", "finish_date",
    "overdue", "kpi", "unit", "baseline", "target", "latest", "read_on", "progress", "agreed_in", "assumptions_open",
    "assumptions_held", "assumptions_failed", "next_test", "next_review", "updated_at",
)  # fmt: skip


def progress_table(assessment: Assessment, rows: Iterable[Progress], *, waves: Mapping[int, str], today: date) -> Table:
    """One row an initiative of an organisation, in the order given; `waves` names its assessments by id.

    `progress` is progress to date as a share; rows nobody has decided on hold what is proposed, without `updated_at`.
    """
    return Table("progress", PROGRESS_COLUMNS, tuple(_progress(assessment, row, waves, today) for row in rows))


def _progress(assessment: Assessment, row: Progress, waves: Mapping[int, str], today: date) -> tuple[Any, ...]:
    initiative, state, kpi, latest = row.initiative, row.state, row.initiative.kpi, row.latest
    results = [assumption.result for assumption in row.assumptions]
    return (
        assessment.organisation.name,
        assessment.framework_id,
        initiative.id,
        initiative.title,
        initiative.factor,
        state.status,
        state.owner,
        state.start_date,
        state.finish_date,
        "yes" if row.is_overdue(today) else "no",
        None if kpi is None else kpi.name,
        None if kpi is None else kpi.unit,
        state.baseline,
        state.target,
        None if latest is None else latest.value,
        None if latest is None else latest.read_on,
        row.to_date,
        None if state.agreed_in is None else waves.get(state.agreed_in),
        results.count("open"),
        results.count("held"),
        results.count("failed"),
        row.next_test,
        row.next_review,
        state.updated_at,
    )
