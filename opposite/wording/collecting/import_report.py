"""What is said after a file of answers was read."""

from __future__ import annotations

from opposite.domain.collecting.import_report import ImportReport
from opposite.wording.figures import pluralise


def import_sentences(report: ImportReport, *, skip_bad_rows: bool = True) -> list[str]:
    """What an import read, stored and left out, a line each; lines about nothing are left out.

    Without `skip_bad_rows` a dry run of a file with bad rows says that nothing of it would be stored.
    """
    form = f"the export of {report.tool}" if report.tool else f"the {report.form} form"
    would = "would be " if report.dry_run else ""
    lines = [f"Read {pluralise(report.rows_read, 'row')} in {form}."]
    figures = (
        (report.answers_stored, f"{would}stored"),
        (report.replaced, "of them in place of an earlier answer, which is kept in the history"),
        (report.unchanged, "stored just so before"),
        (report.repeated, "given again later in the file"),
        (report.outdated, "older than what is stored, which was kept"),
        (report.not_answered, "left empty"),
        (report.not_asked, "from people who are not asked that question: kept, not counted"),
    )
    lines += [f"{pluralise(number, 'answer')} {words}." for number, words in figures if number]
    lines.append(
        f"{pluralise(report.organisations, 'organisation')} ({report.new_organisations} new), "
        f"{pluralise(report.waves, 'wave')} ({report.new_waves} new), "
        f"{pluralise(report.respondents, 'respondent')} ({report.new_respondents} new)."
    )
    if report.skipped:
        lines.append(f"{pluralise(report.skipped, 'row')} skipped:")
        lines += [f"  {problem}" for problem in report.problems]
        if report.problems_found > len(report.problems):
            lines.append(f"  and {report.problems_found - len(report.problems):,} more")
    if report.columns_not_understood:
        lines.append(f"Columns not understood: {', '.join(report.columns_not_understood)}.")
    if report.columns_left_out:
        lines.append(f"Columns left out: {', '.join(report.columns_left_out)}.")
    if report.dry_run:
        lines.append("Dry run: nothing was stored.")
    if report.dry_run and report.skipped and not skip_bad_rows:
        lines.append("Because of the rows that cannot be used, the import would store nothing without --skip-bad-rows.")
    return lines
