"""The wave before: of the same organisation, framework and major version, the latest that is earlier."""

from datetime import date

import pytest

from opposite.engine.collecting.assessments import waves
from opposite.engine.collecting.commands import add_assessment, add_respondent, ensure_organisation
from opposite.engine.report import build_report, report_before


@pytest.fixture
def wave(workspace, framework, now):
    """A function that stores a closed wave of Acme with one answer and returns its id."""

    def stored(label, level, *, day, version="1.0.0", questions="Q1"):
        loaded = framework(f"F factor\n  {questions}", version=version)
        with workspace.store.writing() as cursor:
            organisation = ensure_organisation(cursor, "Acme", now=now)
            id_ = add_assessment(
                cursor, organisation, loaded, wave=label, wave_date=date(2026, 1, day), now=now, closed_at=now,
                self_assessment=True, attributed=True,
            )  # fmt: skip
            group = next(iter(loaded.framework.group_weights))
            person = add_respondent(cursor, id_, group, now=now)
            cursor.run(
                "add_answer", assessment_id=id_, group_id=group, respondent_id=person, question_id=questions, now=now,
                state="level", level=level, **dict.fromkeys(("importance", "evidence", "note", "reason")),
            )  # fmt: skip
        return id_

    return stored


def before(workspace, id_):
    """Label and score of the wave before one."""
    report = build_report(workspace, id_)
    found = report_before(workspace, report.assessment, waves(workspace, "Acme"))
    assert (found is None) == (report.earlier is None)
    if found is None:
        return None
    assert report.earlier.wave == found.assessment.wave
    assert report.earlier.scores["root"] == found.overall.score
    return found.assessment.wave, found.overall.score


def test_the_first_wave_has_none_before_it(workspace, wave):
    first = wave("first", 2.0, day=1)
    wave("second", 3.0, day=2)
    assert before(workspace, first) is None


def test_the_latest_of_the_earlier_ones_is_the_one_before(workspace, wave):
    third = wave("third", 5.0, day=3)
    wave("first", 2.0, day=1)
    wave("second", 3.0, day=2)
    assert before(workspace, third) == ("second", 3.0)


@pytest.mark.parametrize(
    ("version", "expected"),
    [("1.0.0", ("second", 3.0)), ("1.9.0", ("second", 3.0)), ("2.0.0", ("first", 2.0)), ("10.0.0", ("first", 2.0))],
)
def test_a_wave_of_another_major_version_is_passed_over(workspace, wave, version, expected):
    wave("first", 2.0, day=1)
    wave("second", 3.0, day=2, version=version)
    third = wave("third", 5.0, day=3)
    assert before(workspace, third) == expected


def test_where_every_earlier_wave_is_of_another_major_version_there_is_none(workspace, wave):
    wave("first", 2.0, day=1, version="2.0.0")
    assert before(workspace, wave("second", 3.0, day=2)) is None
