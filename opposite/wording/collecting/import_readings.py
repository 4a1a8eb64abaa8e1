"""What an import took a file, its columns and cells for: a sentence each."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.definitions.diagnostics import quoted
from opposite.domain.collecting.import_readings import (
    ColumnOfTable,
    ColumnsTaken,
    DatesOrdered,
    EncodingTaken,
    GroupColumn,
    LabelsTaken,
    NotShown,
    OrganisationsUnread,
    PreviewsLeftOut,
    Reading,
    RowsArePeople,
    SheetRead,
    TimesUnread,
    Unfinished,
    WavesDatedByLabel,
    WavesUndated,
    WrongClocks,
)
from opposite.wording.figures import plain, pluralise


def reading_sentence(reading: Reading) -> str:  # noqa: C901, PLR0912  a case a fact
    """What was taken for what, and how to say otherwise."""
    match reading:
        case EncodingTaken(name, sample):
            return f"Read in the encoding {name}: {sample}. If these words are wrong, name another with --encoding."
        case SheetRead():
            return _of_sheet(reading)
        case PreviewsLeftOut(rows):
            return f"{pluralise(rows, 'row')} left out: previews, tests, spam or rejected, by the file's own mark."
        case Unfinished(rows, left_out=True):
            return f"{pluralise(rows, 'row')} left out that {_were(rows)} never handed in."
        case Unfinished(rows):
            return f"{pluralise(rows, 'row')} {_were(rows)} never handed in and counted all the same; --unfinished skip leaves them out."
        case NotShown(cells):
            return f"{pluralise(cells, 'cell')} read N/A, LimeSurvey's word for a question that was not shown: taken as not answered."
        case RowsArePeople(by_time=True):
            return "No column says who answered: every row is another person, known by the time of the answers."
        case RowsArePeople():
            return "No column says who answered: every row is another person, known by its number in the file."
        case DatesOrdered(column, order):
            return f"Dates of {column} were read with the {order}."
        case TimesUnread(column, cells, examples, undecided):
            why = (
                "nothing shows whether day or month comes first; write `dates: day first` or `dates: month first` in a mapping file"
                if undecided
                else "the answers are kept without one"
            )
            return f"{pluralise(cells, 'time')} of {column} could not be read ({_quoted(examples)}): {why}."
        case ColumnsTaken(columns):
            several = ", ".join(f"{quoted(title)} for {question}" for title, question in columns[:3])
            more = f" and {len(columns) - 3:,} more" if len(columns) > 3 else ""
            return f"Headings were taken for the question whose text they hold: {several}{more}."
        case ColumnOfTable(column, is_time):
            what = "when its answers were given" if is_time else "whether its answers were handed in"
            return f"The column {quoted(column)} was taken to say of each row {what}."
        case GroupColumn(column):
            return f"The column {quoted(column)} was taken for the group: its cells name groups."
        case OrganisationsUnread(column, names, examples):
            return (
                f"The column {quoted(column)} holds {names:,} names ({_quoted(examples)}) and was left out. If it says whose "
                "answers they are, say in a mapping that it is the `organisation`."
            )
        case LabelsTaken(questions, label, value):
            return (
                f"The levels of {_few(questions)} have numbers for labels that are not their values: cells were taken "
                f"for the labels, {quoted(plain(label))} for the level {plain(value)}."
            )
        case WrongClocks(answers, examples):
            times = ", ".join(f"{time:%Y-%m-%d}" for time in examples)
            return f"{pluralise(answers, 'answer')} with a time that cannot be right ({times}): no wave is dated by it."
        case WavesDatedByLabel(waves):
            several = ", ".join(f"{quoted(wave)} by {day.isoformat()}" for wave, day in waves[:6])
            return f"No answer says when it was given, so labels date the waves: {several}{' …' if len(waves) > 6 else ''}."
        case WavesUndated(waves):
            return (
                f"Nothing dates the waves {_quoted(waves[:6])}: they stand in the order of their labels. "
                "--wave-date dates a wave."
            )


def _of_sheet(read: SheetRead) -> str:
    others = f", {pluralise(read.others, 'other sheet')} left out" if read.others else ""
    hidden = f" ({read.hidden_sheets:,} hidden)" if read.hidden_sheets else ""
    parts = ((read.hidden_rows, "hidden row"), (read.hidden_columns, "hidden column"))
    within = " and ".join(pluralise(number, what) for number, what in parts if number)
    too = f"; its {within} {'are' if read.hidden_rows + read.hidden_columns > 1 else 'is'} read too" if within else ""
    macros = " The workbook holds macros: nothing of them was read or run." if read.macros else ""
    return f"Read the sheet {quoted(read.sheet)}{others}{hidden}{too}.{macros}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _quoted(examples: Sequence[str]) -> str:
    return ", ".join(map(quoted, examples))


def _few(ids: Sequence[str]) -> str:
    return ", ".join(ids) if len(ids) <= 4 else f"{', '.join(ids[:3])} and {len(ids) - 3:,} more questions"
