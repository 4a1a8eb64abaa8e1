"""What is said after a file of answers was read."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.definitions.diagnostics import ended, quoted
from opposite.domain.collecting.answers import DONT_KNOW, NOT_APPLICABLE, NOTE_LIMIT
from opposite.domain.collecting.cell_faults import (
    CellEmpty,
    CellFault,
    EvidenceUnknown,
    GroupUnknown,
    IdSpoilt,
    ImportanceNotAsked,
    ImportanceUnknown,
    LevelUnknown,
    NameRefused,
    NoteTooLong,
    OtherGroup,
    OtherName,
    QuestionUnknown,
    StateNotAllowed,
    TooManyCells,
    WordRefused,
)
from opposite.domain.collecting.import_report import BadRowsError, ImportReport, Problem
from opposite.domain.framework import Question
from opposite.errors import OppositeError
from opposite.wording.collecting.import_readings import reading_sentence
from opposite.wording.figures import alternatives, people, plain, pluralise

MOST_NAMED = 10
"""Problems that the message of a refusal names one by one."""

STATES = {DONT_KNOW: "DK", NOT_APPLICABLE: "NA"}
STATE_TITLES = {DONT_KNOW: "DK (don't know)", NOT_APPLICABLE: "NA (not applicable)"}


def import_sentences(report: ImportReport, *, skip_bad_rows: bool = True) -> list[str]:
    """What an import read, stored and left out, a line each; lines about nothing are left out.

    Without `skip_bad_rows` a dry run of a file with bad rows says that nothing of it would be stored.
    """
    form = f"the export of {report.tool}" if report.tool else f"the {report.form} form"
    would = "would be " if report.dry_run else ""
    lines = [f"Read {pluralise(report.rows_read, 'row')} in {form}."]
    if report.skipped == report.rows_read > 0 and not report.dry_run:
        lines.append("No row can be used, so nothing was stored.")
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
        f"{pluralise(report.organisations, 'organisation')} ({report.new_organisations:,} new), "
        f"{pluralise(report.waves, 'wave')} ({report.new_waves:,} new), "
        f"{pluralise(report.respondents, 'respondent')} ({report.new_respondents:,} new)."
    )
    lines += _on_confidence(report)
    lines += [reading_sentence(reading) for reading in report.readings]
    if report.words:
        lines.append(f"{pluralise(report.cells_emptied, 'cell')} {would}left empty, whose words mean nothing here:")
        lines += [f"  {line}" for line in _word_lines(report)]
    if report.skipped:
        lines.append(f"{pluralise(report.skipped, 'row')} skipped:")
        lines += [f"  {line}" for line in _problem_lines(report, report.problems)]
    if report.columns_not_understood:
        lines.append(ended(f"Columns not understood: {', '.join(report.columns_not_understood)}"))
    if report.columns_left_out:
        lines.append(ended(f"Columns left out: {', '.join(report.columns_left_out)}"))
    if report.dry_run:
        lines.append("Dry run: nothing was stored.")
    if report.dry_run and (report.skipped or report.cells_emptied) and not skip_bad_rows:
        what = "rows" if report.skipped else "cells"
        lines.append(
            f"Because of the {what} that cannot be used, the import would store nothing without --skip-bad-rows."
        )
    return lines


def _on_confidence(report: ImportReport) -> list[str]:
    """Whether answers are shown with their authors, who waits and why, and where all is hidden."""
    if report.attributed:
        return ["Answers are attributed: they are shown with their authors, and nothing is hidden."]
    lines = []
    if report.waiting:
        waits = "waits" if report.waiting == 1 else "wait"
        lines.append(
            f"{people(report.waiting)} {waits} to count: figures of the wave may have been read, so the people of a "
            f"group begin to count only {report.fewest} or more at once."
        )
    if report.answers_waiting:
        waits = "waits" if report.answers_waiting == 1 else "wait"
        lines.append(
            f"{pluralise(report.answers_waiting, 'new or corrected answer')} of people who count already {waits}, until "
            f"{report.fewest} or more of a group have one to the same question."
        )
    if report.waves_in_steps:
        lines.append(
            f"In {pluralise(report.waves_in_steps, 'wave')} that {'is' if report.waves_in_steps == 1 else 'are'} there or "
            f"stay{'s' if report.waves_in_steps == 1 else ''} open, new people and corrected answers would begin to count "
            f"in steps of {report.fewest} or more of a group; the import says who waits."
        )
    if report.waves_of_few:
        lines.append(
            f"In {pluralise(report.waves_of_few, 'wave')} fewer than {report.fewest} people count: figures are hidden, as "
            "answers are not attributed. Where people knew that their names stand beside their answers, import into "
            "another wave with --attributed."
        )
    return lines


def bad_rows_refused(error: BadRowsError) -> str:
    """Why nothing of a file was stored, a line each: how many rows cannot be used, the first problems, what to do."""
    report = error.report
    tells = any(isinstance(problem.fault, LevelUnknown | StateNotAllowed | WordRefused) for problem in report.problems)
    words = (*_word_lines(report), *((_TELL_WORDS,) if tells else ())) if report.words else ()
    return "\n".join((error.title, *_problem_lines(report, report.problems[:MOST_NAMED]), *words, error.hint))


def import_stopped() -> str:
    """What became of a file whose import somebody stopped."""
    return (
        "The import was stopped. A file is stored whole or not at all: import it again to be sure, answers that are "
        "stored just so stay as they are."
    )


def not_scored_yet(error: OppositeError) -> str:
    """What was imported is stored, though its scores could not be."""
    return f"The answers are stored; their scores could not be, and are computed once they are asked for. {error}"


_TELL_WORDS = (
    "Say under `levels` of a mapping file what such words are: a level, DK, NA, empty, or refuse. With --skip-bad-rows "
    "their cells are left empty, and the people are kept."
)


def _word_lines(report: ImportReport) -> list[str]:
    """The words that mean nothing, with how often and where they stand; a line each."""
    lines = [
        f"{quoted(word.typed)}: {pluralise(word.cells, 'cell')}, in {_few(word.columns)}, first in row {word.row}"
        for word in report.words[:MOST_NAMED]
    ]
    more = len(report.words) - MOST_NAMED
    return [*lines, f"and {more:,} more words"] if more > 0 else lines


def _few(titles: Sequence[str]) -> str:
    named = ", ".join(title if len(title) <= 40 else f"{title[:40]}…" for title in titles[:3])
    return f"{named} and {len(titles) - 3:,} more" if len(titles) > 3 else named


def _problem_lines(report: ImportReport, named: Sequence[Problem]) -> list[str]:
    lines = [problem_sentence(problem) for problem in named]
    more = report.problems_found - len(named)
    return [*lines, f"and {more:,} more"] if more else lines


def problem_sentence(problem: Problem) -> str:
    """A problem as one line of a list: where it stands, why the cell cannot be used, and what would be right."""
    where = f"row {problem.row}" if problem.column is None else f"row {problem.row}, {problem.column}"
    return f"{where}: {fault_sentence(problem.fault)}"


def fault_sentence(fault: CellFault) -> str:  # noqa: C901, PLR0912  a case a fact
    """Why a cell cannot be used, and what would be right."""
    match fault:
        case TooManyCells(cells, headings):
            return f"has {cells} cells, the header has {headings}; quote cells that hold a delimiter"
        case CellEmpty("question"):
            return "is empty; write a question's id"
        case CellEmpty(what):
            return f"is empty; write the {what}"
        case NameRefused(error):
            return str(error)
        case OtherName(typed, what, given):
            return f"{quoted(typed)} is not the {what} given for the whole file; it is {quoted(given)}"
        case GroupUnknown(typed, framework):
            right = alternatives(group.id for group in framework.groups)
            return f"{quoted(typed)} is no group; write {right}, or leave it empty"
        case OtherGroup(respondent, typed, group, stored):
            source = "is stored" if stored else "stands in an earlier row"
            return (
                f"{quoted(respondent)} {source} with the group {group}, here with {typed}; "
                f"a respondent has one group in a wave, write {group}"
            )
        case QuestionUnknown(typed, framework, near):
            right = (
                f"{framework.id} has {_span(list(framework.questions))}" if near is None else f"did you mean {near}?"
            )
            return f"{quoted(typed)} is no question of the framework; {right}"
        case StateNotAllowed(question, state):
            return f"{question.id} does not take {STATE_TITLES[state]}; write {_answers(question)}, or leave it empty"
        case LevelUnknown(typed, question, in_words):
            others = "a level's label or its description" if in_words else "or leave it empty"
            return f"{quoted(typed)} is no level of {question.id}; write {_answers(question)}, {others}"
        case ImportanceNotAsked():
            return "the framework does not ask for importance; leave it empty"
        case ImportanceUnknown(typed, scale):
            return f"{quoted(typed)} is no importance; write {alternatives(plain(p.value) for p in scale.points)}"
        case EvidenceUnknown(typed, strengths):
            right = f"write {alternatives(strengths)}" if strengths else "the framework does not ask for it"
            return f"{quoted(typed)} is no strength of evidence; {right}"
        case NoteTooLong(length):
            return f"has {length:,} characters; write at most {NOTE_LIMIT:,}"
        case WordRefused(typed):
            return f"{quoted(typed)} is refused by the mapping; mend the cell, or give the words another meaning there"
        case IdSpoilt(typed):
            return f"{quoted(typed)} was an id before a spreadsheet rounded it; export the answers once more and open them nowhere"


def _answers(question: Question) -> str:
    scale = question.scale
    values = [plain(point.value) for point in scale.points]
    if scale.minimum is not None and len(values) > MOST_NAMED:
        values = [f"{values[0]} to {values[-1]} in steps of {plain(scale.step or 1.0)}"]
    return alternatives([*values, *(short for state, short in STATES.items() if state in question.allow)])


def _span(ids: Sequence[str]) -> str:
    return alternatives(ids) if len(ids) <= 6 else f"{', '.join(ids[:3])} … {ids[-1]}"
