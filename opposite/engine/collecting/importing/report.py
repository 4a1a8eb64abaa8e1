"""Rows that cannot be used: collected while a file is read, and told when they keep it from being stored."""

from __future__ import annotations

from opposite.domain.collecting.import_report import LISTED, ImportReport, Problem
from opposite.errors import ImportRefusedError

__all__ = ["BadRowsError", "ImportReport", "Problem", "Problems"]

MOST_NAMED = 10
"""Problems that the message of a refusal names one by one."""


class BadRowsError(ImportRefusedError):
    """Rows that cannot be used, so nothing was stored; `report` holds the figures as after a dry run."""

    def __init__(self, name: str, report: ImportReport) -> None:
        self.report = report
        rows = "one row" if report.skipped == 1 else f"{report.skipped:,} rows"
        named = [str(problem) for problem in report.problems[:MOST_NAMED]]
        if report.problems_found > len(named):
            named.append(f"and {report.problems_found - len(named):,} more")
        super().__init__(
            f"{rows.capitalize()} of {name} cannot be used, so nothing was stored.",
            "\n".join(named),
            "Mend them and import the file again, or leave them out with --skip-bad-rows.",
        )

    def __str__(self) -> str:
        return f"{self.title}\n{self.detail}\n{self.hint}"


class Problems:
    """Problems as they are found: all counted, the first ones kept, and the rows they make unusable."""

    def __init__(self) -> None:
        self.found = 0
        self.rows: set[int] = set()
        self._kept: list[Problem] = []

    def add(self, row: int, column: str | None, message: str) -> None:
        """Note one problem."""
        self.found += 1
        self.rows.add(row)
        self._kept.append(Problem(row, column, message))
        if len(self._kept) >= 20 * LISTED:
            self._kept = list(self.first())

    def first(self) -> tuple[Problem, ...]:
        """The first problems by row, those of one row in the order they were found; at most LISTED."""
        return tuple(sorted(self._kept, key=lambda problem: problem.row)[:LISTED])
