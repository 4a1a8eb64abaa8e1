"""A workshop's decision is kept beside the computed score, with its date and who decided, and never changes it."""

from datetime import date, datetime, timedelta

import pytest

from opposite.engine.agreement.consensus import read_consensus, record_consensus
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.quality import read_quality
from opposite.engine.report import build_report
from opposite.errors import AnswerRefusedError, OppositeError

NOW = datetime(2026, 11, 22, 9, 0)


@pytest.fixture
def wave(workspace, add_answered):
    return add_answered(workspace, "Acme", seed=1)


def decide(workspace, wave, level, *, minutes=0, question="ORI1", by="Steering committee"):
    record_consensus(
        workspace,
        wave,
        question,
        level,
        decided_on=date(2026, 11, 20),
        decided_by=by,
        now=NOW + timedelta(minutes=minutes),
        note="After an hour",
    )


def test_the_latest_decision_holds_and_the_score_stays(workspace, wave):
    before = build_report(workspace, wave)
    decide(workspace, wave, 3.0)
    decide(workspace, wave, 3.5, minutes=1)
    found = read_consensus(workspace, wave)["ORI1"]
    assert found == (
        "ORI1", 3.5, date(2026, 11, 20), "Steering committee", "After an hour", NOW + timedelta(minutes=1)
    )  # fmt: skip
    after = build_report(workspace, wave)
    assert after.questions == before.questions
    assert after.assessment.revision == before.assessment.revision + 2


def test_a_decision_can_be_withdrawn(workspace, wave):
    decide(workspace, wave, 3.0)
    decide(workspace, wave, None, minutes=1)
    assert read_consensus(workspace, wave) == {}


@pytest.mark.parametrize("level", [0.9, 6.1])
def test_a_level_off_the_scale_is_refused(workspace, wave, level):
    with pytest.raises(AnswerRefusedError, match="Choose a level from 1 to 6"):
        decide(workspace, wave, level)
    assert read_consensus(workspace, wave) == {}


def test_both_ends_of_the_scale_are_taken(workspace, wave):
    decide(workspace, wave, 1.0)
    decide(workspace, wave, 6.0, question="ORI2")
    assert [found.level for found in read_consensus(workspace, wave).values()] == [1.0, 6.0]


def test_somebody_must_have_decided_on_something_that_is_asked(workspace, wave):
    with pytest.raises(OppositeError, match="has no name yet"):
        decide(workspace, wave, 3.0, by="  ")
    with pytest.raises(AnswerRefusedError, match="no question 'XYZ'"):
        decide(workspace, wave, 3.0, question="XYZ")


def test_signs_of_haste_are_counted_from_three_people_up(workspace, wave, add_answered):
    found = read_quality(workspace, assessment(workspace, wave))
    assert (found.people, found.straight_lining, found.contradicting, found.too_fast) == (18, 0, None, None)
    small = add_answered(workspace, "Bravo", seed=1, people_a_group=0)
    assert read_quality(workspace, assessment(workspace, small)) is None
