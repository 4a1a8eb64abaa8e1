"""What the data page says while answers are brought in from files."""

from __future__ import annotations

from collections.abc import Sequence

from opposite.definitions.diagnostics import quoted
from opposite.domain.collecting.import_questions import LookAlike
from opposite.domain.collecting.import_report import ImportReport
from opposite.domain.framework import Framework, Question
from opposite.errors import OppositeError
from opposite.wording.collecting.import_report import import_sentences, problem_sentence
from opposite.wording.figures import people, plain, pluralise

HEADING = "Bring in answers"
LEAD = (
    "From a survey tool or any table with a row a person. You see what is understood, and nothing is stored until you "
    "import it."
)
UPLOAD = "Files of answers"
TYPES = ("csv", "tsv", "txt", "xlsx", "xlsm", "json")
MOST_FILES = 12
TOO_MANY = f"The first {MOST_FILES} files are taken; bring in the others afterwards."
WHOSE = "Whose answers are they?"
CONFIDENCE, NAMED = "confidence", "named"
WHOSE_TITLES = {CONFIDENCE: "People who were promised confidence", NAMED: "Named people, or your own ratings"}
WHOSE_CAPTIONS = {
    CONFIDENCE: "Figures of few people are hidden, and nobody's answer can be told.",
    NAMED: "People knew that their names stand beside their answers: nothing is hidden.",
}
ORGANISATION = "Organisation"
CHOOSE_OR_TYPE = "Choose one, or type a new name"
WAVE, WAVE_PLACEHOLDER = "Wave", "1"
WAVE_DATE, WAVE_DATE_HELP = "Date of the wave", "Leave it empty where the answers, or the name of the wave, say it."
NO_ORGANISATION = "The file does not say which organisation its answers are of: choose it, or type a new name."
ENCODING = "Encoding"
AS_FOUND = "As found"
COLUMNS, WORDS, GROUPS, ROWS = "Columns", "Words and levels", "Groups", "First rows"
COLUMN, HOLDS, FIRST_CELLS = "Column", "Holds", "First cells"
WORD, MEANS, CELLS, WHERE = "In the file", "Means", "Cells", "Questions"
NOTHING = "Nothing for an assessment"
NOT_SAID = "Not understood"
ROLES = {
    "respondent": "Who answered",
    "group": "Their group",
    "organisation": "Organisation",
    "wave": "Wave",
    "answered_at": "When it was answered",
    "question": "Id of the question",
    "level": "The answer",
    "importance": "Its importance",
    "evidence": "Its evidence",
    "note": "A note",
}
STATES = {"DK": "I don't know", "NA": "Does not apply", "empty": "Leave empty", "refuse": "Refuse the file"}
CHOOSE_MEANING = "Choose what it means"
QUESTIONS = "To be answered first"
WORD_REFUSES = "Nothing of the file is stored, as it holds words that are to refuse it."
BAD_ROWS = "Rows that cannot be used"
LEAVE_OUT = "Leave out what cannot be used, and import the rest"
FINISHED_ONLY = "Leave out answers that were never handed in"
DATES = "In dates such as 3/4/2026"
DATE_ORDERS = {"day first": "the day comes first", "month first": "the month comes first"}
SAME_PERSON = {"respondent": "They are one person, whose later answers count", "skip": "Every row is another person"}
PEOPLE = {"same": "The same people, whose answers changed", "other": "Other people"}
WHAT_WOULD_BE = "What would be stored"
IMPORT = "Import"
STOP_IMPORT = "Stop the import"
MAPPING_TITLE = "Mapping"
MAPPING, NO_MAPPING = "Start from a kept mapping", "None"
MAPPING_NAME = "Keep these choices as"
KEEP_MAPPING, DOWNLOAD_MAPPING, FORGET_MAPPING = "Keep", "Download as YAML", "Remove the kept one"
MAPPING_LEAD = (
    "What you say of columns, words, groups and dates is a mapping. Keep it for the next file of the same survey, or "
    "download it for `opposite import --mapping`. Names of organisations and waves stand in the download alone."
)
READING = "Reading the file"
OPEN_PROFILE, OPEN_PORTFOLIO = "Open the profile", "Open the portfolio"
DOWNLOAD_ALL = "Download everything of it"
DOWNLOAD_ALL_HELP = (
    "Scores of all waves by factor, question and group, as they may be shown, and the answers of waves whose people knew that "
    "their names stand beside them."
)

_ON_THE_PAGE = (
    (" If these words are wrong, name another with --encoding.", " If these words are wrong, choose another encoding."),
    ("; --unfinished skip leaves them out", ""),
    ("; write `dates: day first` or `dates: month first` in a mapping file", "; say it above"),
    (" --wave-date dates a wave.", ""),
    ("Name it with --organisation or in a mapping file.", "Choose it, or say which column it is."),
    ("Leave all but one out, with a mapping file that says `skip` for them.", "Let all but one of them hold nothing."),
    ("Name the column with a mapping file, or add one that numbers the people.", "Say which column it is."),
    ("Import under another name with --wave, or name the framework of that wave with --framework.",
     "Name another wave, or choose the framework of that wave."),
    ("Import without --attributed, or under another name with --wave.",
     "Say that they were promised confidence, or name another wave."),
    ("Import with --attributed, or under another name with --wave.",
     "Say that they are named people, or name another wave."),
    ("Import under another name with --wave.", "Name another wave."),
    ("import into another wave with --attributed", "import them into another wave as named people"),
    ("Import under another name, with --organisation or a mapping file, or erase the sample first with `opposite erase`.",
     "Give your own organisation another name, or erase the sample further down this page first."),
    ("Leave --wave-date out, or import a wave at a time.", "Leave the date of the wave out, or import a wave at a time."),
    ("Leave --encoding out, or name another.", "Choose another."),
    (" Or name its encoding with --encoding.", " Or choose its encoding."),
    ("Say which is right with --encoding NAME, or save the table in UTF-8.", "Choose which is right."),
    (" or leave them out with --skip-bad-rows", " or leave them out"),
)  # fmt: skip
"""Where a sentence of the command line names one of its options, what stands on the page."""


def on_the_page(sentence: str) -> str:
    """A sentence of the command line with what the page has in place of options."""
    for there, here in _ON_THE_PAGE:
        sentence = sentence.replace(there, here)
    return sentence


LIMITS = (
    f"Up to {MOST_FILES} files at once; `opposite import` takes larger ones. The first visible sheet of a workbook is read; "
    "macros never run."
)


def refused(error: OppositeError) -> str:
    """Why a file cannot be imported as it is."""
    return on_the_page(str(error))


def understood(tool: str | None, rows: int, columns: int, *, of: int, questions: int, form: str) -> str:
    """What a file was taken for, in one line."""
    what = f"An export of {tool}" if tool else "A table"
    row = "a person" if form == "wide" else "an answer"
    among = f", {pluralise(questions, 'question')} among them" if form == "wide" else ""
    return f"{what}: {pluralise(rows, 'row')}, one {row}. {columns} of {pluralise(of, 'column')} understood{among}."


def names_in(organisations: Sequence[str], waves: Sequence[str]) -> str:
    """Which organisations and waves a file names; empty where it names none."""
    parts = (("Organisation", organisations), ("Wave", waves))
    return " · ".join(f"{what}{'s' if len(names) > 1 else ''}: {_first(names)}" for what, names in parts if names)


def _first(names: Sequence[str]) -> str:
    return ", ".join(names[:8]) + (f" and {len(names) - 8:,} more" if len(names) > 8 else "")


def another_framework(title: str) -> str:
    """That a file seems to be of another framework than the chosen one."""
    return f"It looks like answers to {title}: choose that framework above."


def absent_columns(titles: Sequence[str]) -> str:
    """That a mapping speaks of columns which the file does not have."""
    named = ", ".join(map(quoted, titles[:5])) + (" …" if len(titles) > 5 else "")
    return f"The mapping names {named}, which the file does not have: that is passed over."


def not_understood(titles: Sequence[str]) -> str:
    """Which columns hold nothing that is understood."""
    named = ", ".join(map(quoted, (title if len(title) <= 60 else f"{title[:60]}…" for title in titles[:5])))
    more = f" and {len(titles) - 5:,} more" if len(titles) > 5 else ""
    return f"{pluralise(len(titles), 'column')} not understood, and left out: {named}{more}."


def word_asked(typed: str, cells: int, questions: Sequence[str]) -> str:
    """What a word that means nothing is asked by."""
    shown = typed if len(typed) <= 80 else f"{typed[:80]}…"
    few = ", ".join(questions[:3]) + (f" and {len(questions) - 3} more" if len(questions) > 3 else "")
    return f"{quoted(shown)}: {pluralise(cells, 'cell')} of {few}"


def more_words(number: int) -> str:
    """How many further words that mean nothing stand in the table alone."""
    return f"{pluralise(number, 'further word')} without a meaning stand in the table of words below."


def first_words(shown: int, of: int) -> str:
    """That only the first words stand in the table."""
    return f"The first {shown} of {of:,} words are shown: those without a meaning, then the most frequent."


def group_asked(typed: str, rows: int) -> str:
    """What a word of the group's column that means nothing is asked by."""
    shown = typed if len(typed) <= 80 else f"{typed[:80]}…"
    return f"The group {quoted(shown)}: {pluralise(rows, 'row')}"


def look_alike_asked(pair: LookAlike) -> str:
    """What two names that look alike are asked by."""
    what = "The organisations" if pair.organisation is None else f"The waves of {pair.organisation}"
    return f"{what} {quoted(pair.name)} and {quoted(pair.like)} look alike"


def look_alike_choices(pair: LookAlike) -> dict[bool, str]:
    """The answers to that."""
    return {False: f"Both are {pair.like}", True: "They are two"}


def column_holds(meaning: str, framework: Framework) -> str:
    """What a column holds, by the words of a mapping."""
    if meaning in ROLES:
        return ROLES[meaning]
    question, _, aspect = meaning.partition(" ")
    if question not in framework.questions:
        return NOTHING if meaning == "skip" else meaning
    text = framework.questions[question].text
    return f"{question} · {text if len(text) <= 70 else text[:70] + '…'}" + (f" ({aspect})" if aspect else "")


def level_means(meaning: str, questions: Sequence[Question]) -> str:
    """What a word means, by the words of a mapping, with the label where all questions share it."""
    if meaning in STATES:
        return STATES[meaning]
    labels = {point.label for question in questions for point in question.scale.points if plain(point.value) == meaning}
    return f"{meaning} · {labels.pop()}" if len(labels) == 1 else f"Level {meaning}"


def encoding_choice(name: str, sample: str) -> str:
    """An encoding, with some words as it reads them."""
    return f"{name}: {sample}" if sample else name


def status(report: ImportReport) -> str:
    """What would be stored of a file, in a few words."""
    return (
        f"{people(report.respondents)}, {pluralise(report.answers_stored, 'answer')}, {pluralise(report.waves, 'wave')} of "
        f"{pluralise(report.organisations, 'organisation')}"
    )


_SAID_ELSEWHERE = ("Columns not understood: ", "Columns left out: ", "Dry run: ", "Because of the ")
_OF_A_LIST = ("whose words mean nothing here:", "skipped:")


def dry_run(report: ImportReport) -> list[str]:
    """What the import would store and what was taken for what, a sentence each; what is asked or listed beside it is left out."""
    return [
        on_the_page(one)
        for one in import_sentences(report)
        if not one.startswith((*_SAID_ELSEWHERE, "  ")) and not one.endswith(_OF_A_LIST)
    ] + _nearly_called(report)


def _nearly_called(report: ImportReport) -> list[str]:
    """That new organisations are nearly called as others, and what to do."""
    when = "write one name in the file, or merge them once it is imported" if report.dry_run else "merge them"
    return [
        f"{name} is called almost like {there}. If they are one organisation, {when}."
        for name, there in report.nearly_called
    ]


def bad_rows(report: ImportReport) -> list[str]:
    """The first problems that cost whole rows, a sentence each."""
    typed = {word.typed for word in report.words}
    of_rows = [one for one in report.problems if getattr(one.fault, "typed", None) not in typed]
    return [problem_sentence(one) for one in of_rows[:MOST_LISTED]]


MOST_LISTED = 20
"""Rows that cannot be used which are listed."""


def unusable(report: ImportReport) -> str:
    """How much of a file cannot be used."""
    parts = [
        pluralise(number, what) for number, what in ((report.skipped, "row"), (report.cells_emptied, "cell")) if number
    ]
    return f"{' and '.join(parts)} cannot be used. A cell costs its own answer, a row all that stands in it."


def imported(name: str, report: ImportReport) -> list[str]:
    """What became of a file that was imported, a sentence each."""
    return [f"{name}: {status(report)} imported.", *(one.replace("; say it above", "") for one in dry_run(report))]


def not_imported(name: str, error: OppositeError) -> str:
    """Why nothing of a file was imported."""
    return f"{name} was not imported. {on_the_page(str(error))}"


def import_stopped(name: str) -> str:
    """That the import of a file was stopped, and what to do."""
    return f"The import of {name} was stopped: nothing of the file is stored. It can be imported again."


def import_files(number: int) -> str:
    """What the button says."""
    return IMPORT if number == 1 else f"Import {number} files, one after the other"


def mapping_kept(name: str) -> str:
    """That a mapping is kept."""
    return f"Kept as {name}."


def mapping_forgotten(name: str) -> str:
    """That a mapping is kept no longer."""
    return f"{name} is kept no longer."
