"""The targets of a wave as a table: whose they are, and what was said when they were set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from opposite.domain.scoring.report import Report
from opposite.domain.scoring.targets import Origin, SetTarget, in_force, origin
from opposite.tables.table import Table

TARGET_COLUMNS = ("organisation", "wave", "factor", "target", "set", "reason", "approved_by", "at", "by", "set_by")

SET = {Origin.SET: "yes", Origin.PARTLY_SET: "partly", Origin.DEFAULT: "no", None: "no"}


def targets_table(report: Report, history: Iterable[SetTarget]) -> Table:
    """One row a factor, in the framework's order, then one for every other node and question with a target of its own.

    `set` is `yes`, `no` for the framework's default, or `partly`; `by` is the day by which it is to be reached.
    """
    said = in_force(tuple(history), report.assessment.targets)
    factors = [node.id for node in report.framework.factors]
    others = [id_ for id_ in (*report.framework.nodes, *report.framework.questions) if id_ in said]
    ids = dict.fromkeys(chain(factors, others))
    return Table("targets", TARGET_COLUMNS, tuple(_rows(report, said, ids)))


def _rows(report: Report, said: dict[str, SetTarget], ids: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    wave = report.assessment
    for id_ in ids:
        above = chain((id_,), report.framework.ancestors(id_))
        entry = next((said[one] for one in above if one in said), SetTarget(id_, None))
        row = report.nodes.get(id_) or report.questions[id_]
        at = None if entry.set_at is None else entry.set_at.isoformat()
        yield (
            wave.organisation.name, wave.wave, id_, row.target, SET[origin(report.framework, wave, id_)],
            entry.reason or None, entry.approved_by or None, at, entry.due_on, entry.set_by,
        )  # fmt: skip
