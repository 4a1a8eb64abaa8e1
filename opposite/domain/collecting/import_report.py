"""What an import of answers did or would do, in figures, and why rows could not be used."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from opposite.domain.collecting.cell_faults import CellFault
from opposite.domain.collecting.import_readings import Reading, UnknownWord
from opposite.errors import ImportRefusedError

LISTED = 100
"""Problems that a report names one by one; all are counted."""


class Problem(NamedTuple):
    """A cell that cannot be used, and why; `row` counts from 1 as a spreadsheet does, `column` is None for a whole row."""

    row: int
    column: str | None
    fault: CellFault


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
    words: tuple[UnknownWord, ...] = ()
    """Words of cells that mean nothing where they stand, the most frequent first, at most LISTED."""
    cells_emptied: int = 0
    """Cells that cannot be used, in rows that can: taken as not answered."""
    readings: tuple[Reading, ...] = ()
    """What the file, its columns and cells were taken for."""
    form: str = "long"
    """`long` or `wide`."""
    tool: str | None = None
    """The survey tool whose export was recognised."""
    dry_run: bool = False
    attributed: bool = False
    """Whether answers are shown with their authors, who knew it."""
    waiting: int = 0
    """People of the waves of the file who do not count yet."""
    answers_waiting: int = 0
    """New and corrected answers that do not count yet, of people who do."""
    waves_of_few: int = 0
    """Waves in which so few people count that every figure is hidden."""
    fewest: int = 0
    """The fewest people that a figure may rest on."""
    waves_in_steps: int = 0
    """After a dry run, waves that are there or stay open: who waits to count in them is known once it is stored."""
    record: int | None = field(default=None, compare=False)
    """The id of its record, by which it is undone; None where it stored nothing."""
    nearly_called: tuple[tuple[str, str], ...] = ()
    """New organisations, each with another one that is called nearly the same, of the store or new."""


class BadRowsError(ImportRefusedError):
    """Rows that cannot be used, so nothing was stored; `report` holds the figures as after a dry run.

    `wording.bad_rows_refused` names the first problems too.
    """

    def __init__(self, name: str, report: ImportReport) -> None:
        self.report = report
        unusable = ((report.skipped, "row"), (report.cells_emptied, "cell"))
        rows = " and ".join(
            f"{number:,} {what}s" if number != 1 else f"one {what}" for number, what in unusable if number
        )
        rows = f"{rows[0].upper()}{rows[1:]}"
        super().__init__(
            f"{rows} of {name} cannot be used, so nothing was stored.",
            hint="Mend them and import the file again, or leave them out with --skip-bad-rows.",
        )
