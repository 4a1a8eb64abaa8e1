"""What an import of answers did or would do, in figures, and why rows could not be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LISTED = 100
"""Problems that a report names one by one; all are counted."""


class Problem(NamedTuple):
    """Why a cell cannot be used, and what would be right; `row` counts from 1 as a spreadsheet does."""

    row: int
    column: str | None
    message: str

    def __str__(self) -> str:
        """The problem as one line of a list."""
        where = f"row {self.row}" if self.column is None else f"row {self.row}, {self.column}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class ImportReport:
    """An import in figures; after a dry run, what it would have done with the rows that can be used.

    Rows are those of the file that hold anything, the header not counted. In the long form a row is one answer, in
    the wide form one person.
    """

    rows_read: int = 0
    answers_stored: int = 0
    """Answers written, replacements included."""
    replaced: int = 0
    """Of them, how many took the place of another answer, which is in the history now."""
    unchanged: int = 0
    """Answers that were stored just so before."""
    repeated: int = 0
    """Answers that another row of the file, later in time, replaces; not stored."""
    outdated: int = 0
    """Answers given, by `answered_at`, before the one that is stored; the stored one was kept."""
    not_answered: int = 0
    """Empty answers: nothing is stored for them."""
    skipped: int = 0
    """Rows that cannot be used."""
    not_asked: int = 0
    """Answers of people whose group is not asked the question: kept, not counted."""
    organisations: int = 0
    waves: int = 0
    respondents: int = 0
    """Distinct ones in the usable rows of the file."""
    new_organisations: int = 0
    new_waves: int = 0
    new_respondents: int = 0
    columns_not_understood: tuple[str, ...] = ()
    columns_left_out: tuple[str, ...] = ()
    """Columns that are known and hold nothing for an assessment, such as a survey tool's own."""
    problems: tuple[Problem, ...] = ()
    """The first ones by row, at most LISTED."""
    problems_found: int = 0
    form: str = "long"
    """`long` or `wide`."""
    tool: str | None = None
    """The survey tool whose export was recognised."""
    dry_run: bool = False
