"""The sheet of answers in a workbook, only of assessments whose answers are attributed."""

from __future__ import annotations

from opposite.domain.collecting.answers import LEVEL, Answer
from opposite.domain.scoring.report import Report
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.package.content import named_people
from opposite.exports.table_sheet import Column, add_table
from opposite.exports.workbook import Book
from opposite.wording.briefing import workbook as words
from opposite.wording.scoring.factors import group_title
from opposite.wording.sentences import one_line


def add_answers(book: Book, briefing: Briefing) -> None:
    """A row an answer, people in the order they came, questions in the framework's."""
    report = briefing.report
    columns = (
        Column(words.PERSON, 16), Column(words.GROUP, 19), Column(words.FACTOR, 16), Column(words.QUESTION, 31),
        Column(words.LEVEL, 12, {"num_format": "General"}), Column(words.IMPORTANCE, 11, {"num_format": "General"}),
        Column(words.EVIDENCE, 18), Column(words.NOTE, 33), Column(words.REASON, 23),
    )  # fmt: skip
    rows = [
        (person.label or "", group_title(report.framework, person.group), *_asked(report, question), *_said(answer))
        for person, answers in named_people(briefing.said).items()
        for question in report.questions
        if (answer := answers.get(question)) is not None
    ]
    add_table(book, words.ANSWERS, words.WHO_SAID_WHAT, columns, rows)


def _asked(report: Report, question: str) -> tuple[str, str]:
    row = report.questions[question]
    return one_line(report.framework.nodes[row.factor].title), one_line(row.title)


def _said(answer: Answer) -> tuple[str | float | None, ...]:
    level = answer.level if answer.state == LEVEL else words.STATES.get(answer.state or "")
    return level, answer.importance, answer.evidence, answer.note, answer.reason
