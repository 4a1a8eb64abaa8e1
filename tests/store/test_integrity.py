"""Each rule of stored data, broken on purpose: `opposite doctor` says which, where, and what to do."""

from pathlib import Path

import duckdb
import pytest

from opposite.domain.integrity import Fault
from opposite.engine.integrity import read_findings
from opposite.engine.workspace import open_workspace
from opposite.store import open_store
from opposite.wording.database import FAULTS, finding_sentences

SCRIPT = Path(__file__).parent / "released" / "schema_4.sql"
ACME, OPEN, BRAVO = 2, 9, 13
"""Ids of Acme's closed wave 1, its open wave 2, and Bravo's self-assessment."""

ANSWER = "'level', 2, null, null, null, null, '2026-11-22 09:00:00'"
PROGRESS = "'kept', 'say_it', 'running', null, null, null, null, null, null, '2026-11-22'"
RESTORE = "Restore a backup from before."
HARMLESS = "No figure rests on them, and they can stay."
AGAIN = "Import that wave again under another name, or restore a backup from before."
IN_ACME = "(the wave 1 of Acme)"
FIRST_IN_ACME = "(first the wave 1 of Acme)"

BROKEN = {
    Fault.TABLE_MISSING: (
        "drop table waiting_answers",
        "A part of the database is missing: 1 (Catalog Error: Table with name waiting_answers does not exist!). "
        + RESTORE,
    ),
    Fault.IDS_BEHIND: (
        (
            "update respondents set id = 999 where id = 14; update answers set respondent_id = 999 where respondent_id = 14; "
            "update links set respondent_id = 999 where respondent_id = 14"
        ),
        f"The next number to be given is in use already, so that nothing new can be stored: 1. {RESTORE}",
    ),
    Fault.ASSESSMENT_WITHOUT_ORGANISATION: (
        "delete from organisations where name = 'Bravo'",
        f"Waves of an organisation that is not there: 2. {RESTORE}",
    ),
    Fault.ASSESSMENT_WITHOUT_FRAMEWORK: (
        f"update assessments set framework_hash = 'none' where id = {BRAVO}",
        "Waves whose framework is not there, so that they cannot be scored: 1 (the wave 1 of Bravo). " + RESTORE,
    ),
    Fault.WAVE_TWICE: (
        f"update assessments set wave = '1' where id = {OPEN}",
        f"Waves that are there twice under one name: 1 {IN_ACME}. {RESTORE}",
    ),
    Fault.FRAMEWORK_UNREADABLE: (
        "update frameworks set document = '{\"schema_version\": 1}'",
        f"A stored framework that cannot be read: 1 (kept 1.0.0). {RESTORE}",
    ),
    Fault.FRAMEWORK_CHANGED: (
        "update frameworks set document = replace(document, 'Is there a budget?', 'Is there gold?')",
        "A stored framework that was changed, so that its waves are scored by other rules: 1 (kept 1.0.0). " + RESTORE,
    ),
    Fault.RESPONDENT_WITHOUT_ASSESSMENT: (
        "insert into respondents values (1, 77, 'board', null, '2026-11-22', null, false, 0)",
        f"People of a wave that is not there: 1. {HARMLESS}",
    ),
    Fault.ANSWER_WITHOUT_RESPONDENT: (
        "delete from respondents where id = 3",
        "Answers of a person who is not there, which count nevertheless: 2 " + f"{FIRST_IN_ACME}. {AGAIN}",
    ),
    Fault.ANSWER_IN_ANOTHER_ASSESSMENT: (
        f"update answers set assessment_id = {BRAVO} where respondent_id = 3 and question_id = 'A1'",
        f"Answers in another wave than the person who gave them: 1 (the wave 1 of Bravo). {AGAIN}",
    ),
    Fault.ANSWER_IN_ANOTHER_GROUP: (
        "update answers set group_id = 'staff' where respondent_id = 3",
        f"Answers in another group than the person who gave them: 2 {FIRST_IN_ACME}. {AGAIN}",
    ),
    Fault.ANSWER_TWICE: (
        f"insert into waiting_answers values ({ACME}, 'board', 3, 'A1', {ANSWER})",
        f"Questions that one person has answered twice, both of which count: 1 {IN_ACME}. {AGAIN}",
    ),
    Fault.STATE_UNKNOWN: (
        "update answers set state = 'perhaps' where state = 'dont_know'",
        f"Answers that are neither a level nor don't know nor not applicable: 1 {IN_ACME}. {AGAIN}",
    ),
    Fault.LEVEL_MISSING: (
        "update answers set level = null where respondent_id = 3 and question_id = 'A1'",
        f"Answers said to be a level, without one: 1 {IN_ACME}. {AGAIN}",
    ),
    Fault.LEVEL_UNEXPECTED: (
        "update answers set level = 2 where state = 'dont_know'",
        f"Answers with a level that are said to have none: 1 {IN_ACME}. {AGAIN}",
    ),
    Fault.LEVEL_OFF_SCALE: (
        "update answers set level = 5 where question_id = 'B1'",
        f"Answers with a level that their question does not have: 3 (first the wave 1 of Acme, B1). {AGAIN}",
    ),
    Fault.IMPORTANCE_OFF_SCALE: (
        "update answers set importance = 0 where question_id = 'B1' and respondent_id = 3",
        f"Answers with an importance that their framework does not have: 1 (the wave 1 of Acme, B1). {AGAIN}",
    ),
    Fault.QUESTION_UNKNOWN: (
        "update answers set question_id = 'Z9' where question_id = 'B1'",
        f"Answers to a question that their framework does not have: 3 (first the wave 1 of Acme, Z9). {AGAIN}",
    ),
    Fault.HISTORY_WITHOUT_RESPONDENT: (
        "update answer_history set respondent_id = 77",
        f"Replaced answers of a person who is not there: 1 {IN_ACME}. {HARMLESS}",
    ),
    Fault.HISTORY_AHEAD: (
        "update answer_history set replaced_at = '2030-01-01'",
        (
            f"Answers replaced later than their wave was last changed: 1 {IN_ACME}. "
            "The computer's clock was probably set back: check it."
        ),
    ),
    Fault.SCORE_AHEAD: (
        f"update scores set revision = 99 where assessment_id = {ACME} and node_id = 'root'",
        f"Stored scores of a later state of their wave than the one that is here: 1 {IN_ACME}. {RESTORE}",
    ),
    Fault.SCORE_TWICE: (
        f"insert into scores select * from scores where assessment_id = {ACME} and node_id = 'root'",
        f"Scores that are stored twice: 1 {IN_ACME}. {RESTORE}",
    ),
    Fault.SCORE_WITHOUT_ASSESSMENT: (
        (
            f"insert into scores select * replace (77 as assessment_id) from scores where assessment_id = {ACME} "
            "and node_id = 'root'"
        ),
        f"Stored scores of a wave that is not there: 1. {HARMLESS}",
    ),
    Fault.CONSENSUS_WITHOUT_ASSESSMENT: (
        "update consensus set assessment_id = 77",
        f"Decisions of a workshop on a wave that is not there: 1. {HARMLESS}",
    ),
    Fault.INVITATION_WITHOUT_ASSESSMENT: (
        "update invitations set assessment_id = 77",
        f"Invitations to a wave that is not there: 2. {HARMLESS}",
    ),
    Fault.INVITATION_TWICE: (
        "update invitations set group_id = 'board'",
        (
            "Groups whose number of invited people is there twice: 1 (the wave 2 of Bravo). Write the numbers anew on the "
            "page Participation."
        ),
    ),
    Fault.LINK_WITHOUT_RESPONDENT: (
        "update links set respondent_id = 77",
        f"Links to a person or a wave that is not there: 1 (the wave 1 of Bravo). {HARMLESS}",
    ),
    Fault.PROGRESS_WITHOUT_ORGANISATION: (
        f"insert into initiative_progress values (77, {PROGRESS})",
        f"Progress of an organisation that is not there: 1. {HARMLESS}",
    ),
    Fault.PROGRESS_TWICE: (
        f"insert into initiative_progress values (1, {PROGRESS})",
        f"Initiatives whose status is there twice: 1 (Acme). {RESTORE}",
    ),
    Fault.SCENARIO_WITHOUT_ORGANISATION: (
        "update scenarios set organisation_id = 77",
        f"Scenarios of an organisation that is not there: 1. {HARMLESS}",
    ),
    Fault.SCENARIO_TWICE: (
        "insert into scenarios select * replace (1 as id) from scenarios",
        (
            "Scenarios that are there twice under one name: 1 (Acme). Save the scenario once more under that name; the "
            "earlier ones end then."
        ),
    ),
    Fault.DATE_OUT_OF_RANGE: (
        f"update assessments set wave_date = '9999-12-31' where id = {ACME}",
        (
            f"Waves dated before 1900 or after 2999: 1 {IN_ACME}. Import that wave again with its right dates, or restore a "
            "backup from before."
        ),
    ),
}

AT_OPENING = {
    Fault.TABLE_MISSING: "drop table scores",
    Fault.ASSESSMENT_WITHOUT_ORGANISATION: BROKEN[Fault.ASSESSMENT_WITHOUT_ORGANISATION][0],
    Fault.ASSESSMENT_WITHOUT_FRAMEWORK: BROKEN[Fault.ASSESSMENT_WITHOUT_FRAMEWORK][0],
    Fault.SCORE_AHEAD: BROKEN[Fault.SCORE_AHEAD][0],
}


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "kept.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT.read_text("utf-8"))
    return path


def break_it(path, sql):
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)


def told(path):
    workspace = open_workspace(str(path), make=False)
    try:
        return finding_sentences(read_findings(workspace))
    finally:
        workspace.close()


def test_every_rule_has_its_words_and_is_broken_here():
    assert set(BROKEN) == set(FAULTS) == set(Fault)


def test_nothing_is_wrong_in_what_the_program_wrote(database, two_organisations, opposite_doctor):
    assert told(database) == []
    assert opposite_doctor(database) == (0, f"Nothing is wrong in the database {database}.\n", "")
    assert told(two_organisations) == []


@pytest.mark.parametrize("fault", BROKEN, ids=lambda fault: fault.name.lower())
def test_a_broken_rule_is_told_alone_with_its_place_and_what_to_do(database, fault):
    sql, sentence = BROKEN[fault]
    break_it(database, sql)
    also = [BROKEN[Fault.HISTORY_WITHOUT_RESPONDENT][1]] if fault is Fault.ANSWER_WITHOUT_RESPONDENT else []
    assert told(database) == [sentence, *also]


@pytest.mark.parametrize("fault", AT_OPENING, ids=lambda fault: fault.name.lower())
def test_what_would_mislead_is_seen_at_opening(database, fault):
    break_it(database, AT_OPENING[fault])
    store = open_store(database)
    assert store.faulty
    store.close()


def test_opening_does_not_read_the_answers(database):
    break_it(database, BROKEN[Fault.LEVEL_MISSING][0])
    store = open_store(database)
    assert not store.faulty
    store.close()


def test_the_doctor_says_all_at_once_what_explains_others_first(database, opposite_doctor):
    for fault in (Fault.SCENARIO_TWICE, Fault.LEVEL_OFF_SCALE, Fault.SCORE_AHEAD):
        break_it(database, BROKEN[fault][0])
    status, out, err = opposite_doctor(database)
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        BROKEN[fault][1] for fault in (Fault.LEVEL_OFF_SCALE, Fault.SCORE_AHEAD, Fault.SCENARIO_TWICE)
    ]


def test_the_doctor_makes_no_database(tmp_path, opposite_doctor):
    status, out, err = opposite_doctor(tmp_path / "typo.duckdb")
    assert (status, out) == (1, "")
    assert err.startswith(f"Error: There is no database {tmp_path / 'typo.duckdb'}.")
    assert list(tmp_path.iterdir()) == []
