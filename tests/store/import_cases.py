"""What the tests of importing share: a small framework, files written in place, and the store read back plainly."""

from datetime import datetime
from functools import partial
from pathlib import Path

from opposite.definitions import load
from opposite.engine.collecting.importing import import_answers
from opposite.wording.collecting.import_report import fault_sentence

SAMPLES = Path(__file__).parents[1] / "imports"
FRAMEWORK = load(SAMPLES / "framework.yaml")
NOW = datetime(2026, 11, 22, 9, 0)

A1, A2 = "Do people know where the organisation is going?", "Is it checked, and by whom?"
"""What two of its questions ask."""


def written(tmp_path, text, *, name="answers.csv", encoding="utf-8"):
    """A file with this text."""
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def imported(workspace, path, **options):
    """The report of importing a file with the small framework."""
    return import_answers(workspace, path, **({"framework": FRAMEWORK, "now": NOW} | options))


def figures(report):
    """What is not zero or empty in a report, but for its record and how few people its waves have: most are of one or two."""
    left = ("fewest", "waves_of_few", "record")
    found = {name: getattr(report, name) for name in report.__slots__ if name not in left}
    return {name: value for name, value in found.items() if value not in (0, (), None, False)}


def told(report):
    """The problems of a report as (row, column, why)."""
    return [(row, column, fault_sentence(fault)) for row, column, fault in report.problems]


def acme(workspace, tmp_path, text, *, name="answers.csv", **options):
    """The report on a file of a text; it is of Acme unless another organisation is named."""
    return imported(workspace, written(tmp_path, text, name=name), **({"organisation": "Acme"} | options))


acme_by_name = partial(acme, name="a.csv", attributed=True)
"""The same of people who are kept by name."""


def stored_answers(workspace, columns="state, level"):
    """Current answers as (organisation, wave, respondent, group, question, ...), in that order."""
    return _all(
        workspace,
        f"""
        select organisations.name, assessments.wave, respondents.label, answers.group_id, answers.question_id, {columns}
        from answers
        join respondents on respondents.id = answers.respondent_id
        join assessments on assessments.id = answers.assessment_id
        join (select id, name from organisations) organisations on organisations.id = assessments.organisation_id
        order by all
        """,
    )


def levels(workspace):
    """Level, or state where there is none, by respondent and question."""
    return {(row[2], row[4]): row[6] if row[5] == "level" else row[5] for row in stored_answers(workspace)}


def history(workspace):
    """Replaced answers as (question, state, level, answered_at, replaced_at)."""
    return _all(
        workspace, "select question_id, state, level, answered_at, replaced_at from answer_history order by all"
    )


def answers_in_place(workspace):
    """Answers as (respondent, question, level) in the order in which they are stored."""
    return _all(workspace, "select respondent_id, question_id, level from answers")


def people(workspace):
    """Respondents as (label, group)."""
    return _all(workspace, "select label, group_id from respondents order by all")


def counts(workspace):
    """Number of rows of every table that an import writes to."""
    tables = ("organisations", "frameworks", "assessments", "respondents", "answers", "answer_history")
    return {table: _all(workspace, f"select count(*) from {table}")[0][0] for table in tables}


def _all(workspace, sql):
    with workspace.store._connection.cursor() as cursor:
        return cursor.execute(sql).fetchall()
