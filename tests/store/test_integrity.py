"""Each rule of stored data, broken on purpose: `opposite doctor` says which, where, and what to do."""

import shutil
from pathlib import Path

import duckdb
import pytest

from opposite.domain.integrity import Fault
from opposite.engine.collecting.assessments import assessments, find_wave
from opposite.engine.collecting.waves import participation
from opposite.engine.integrity import read_findings
from opposite.engine.roadmap.scenarios import saved_scenarios
from opposite.engine.scoring.upkeep import refresh
from opposite.engine.workspace import open_workspace
from opposite.errors import StoreError
from opposite.store import open_store
from opposite.tables.scoring import scores_table
from opposite.wording.database import FAULTS, finding_sentences

pytestmark = pytest.mark.long

SCRIPT = Path(__file__).parent / "released" / "schema_8.sql"
ACME, OPEN, BRAVO = 2, 9, 13
"""Ids of Acme's closed wave 1, its open wave 2, and Bravo's self-assessment."""

ANSWER = "'level', 2, null, null, null, null, '2026-11-22 09:00:00'"
PROGRESS = "'kept', 'say_it', 'running', null, null, null, null, null, null, '2026-11-22'"
RESTORE = "Restore a backup from before."
HARMLESS = "No figure rests on them, and they can stay."
AGAIN = "Import that wave again under another name, or restore a backup from before."
IN_ACME = "(the wave 1 of Acme)"
IN_BRAVO = "(the wave 1 of Bravo)"
FIRST_IN_ACME = "(first the wave 1 of Acme)"

BENCHMARK = (
    '{"format": "opposite-benchmark", "format_version": 1, "source": "Study", "date": "2026-11-22", "framework": {"id": '
    '"kept", "version": "1.0.0", "hash": "ab"}, "scope": {"sectors": [], "sizes": [], "countries": [], "by_tag": false}, '
    '"organisations": 10, "people": 10, "questions": {"A1": {"fingerprint": "ab", "organisations": 10, "people": 10, '
    '"percent": {"1": 50, "2": 50}}}, "left_out": {}}'
)

IMPORT = (
    "insert into imports by name select 1 as id, 'a.csv' as file_name, '' as sha256, 'a' as source, 'long' as form, "
    "'' as framework_hash, 'kept' as framework_id, '1.0.0' as framework_version, false as framework_added, "
    "true as attributed, 1 as rows_read, 1 as answers_stored, 0 as answers_replaced, 0 as rows_skipped, "
    "0 as new_organisations, 1 as new_waves, 1 as new_respondents, 2 as waves, timestamp '2026-11-22' as imported_at, "
    "{undone} as undone_at; "
)
IMPORTED_WAVE = (
    "insert into imported_waves by name select 1 as import_id, {wave} as assessment_id, 1 as organisation_id, "
    "1 as of_organisation, 'Gone' as organisation, true as made, false as made_organisation, '3' as wave, "
    "date '2026-11-22' as wave_date, '' as targets, 0 as targets_set, 0 as revision, 1 as people, '0' as people_print, "
    "1 as answers, '0' as answers_print; "
)
STANDING, UNDONE = IMPORT.format(undone="null::timestamp"), IMPORT.format(undone="timestamp '2026-11-23'")
"""Records of an import, and of one of Acme's waves in it."""

BROKEN = {
    Fault.TABLE_MISSING: (
        "drop table waiting_answers",
        (
            "A part of the database is missing, so that what reads it ends with an error: 1 (waiting_answers). "
            + RESTORE
        ),
    ),
    Fault.COLUMN_MISSING: (
        "alter table organisations drop column sector",
        (
            "Columns of the database are missing, so that what reads them ends with an error: 1 (organisations.sector). "
            + RESTORE
        ),
    ),
    Fault.IDS_BEHIND: (
        (
            "update respondents set id = 999 where id = 14; update answers set respondent_id = 999 where respondent_id = 14; "
            "update answer_history set respondent_id = 999; update links set respondent_id = 999"
        ),
        f"The next number to be given is in use already, so that nothing new can be stored: 1. {RESTORE}",
    ),
    Fault.NAME_MISSING: (
        f"update assessments set wave = chr(160) || ' ' where id = {OPEN}",
        f"Organisations or waves without a name, so that they cannot be told apart or chosen: 1 (the wave \xa0  of Acme). {RESTORE}",
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
        (
            f"Waves that are there twice under one name: 1 {IN_ACME}. Commands that take one wave read the later of the two, "
            "and none can remove or rename the other: restore a backup from before."
        ),
    ),
    Fault.FRAMEWORK_UNREADABLE: (
        "update frameworks set document = '{\"schema_version\": 1}'",
        f"A stored framework that cannot be read: 1 (kept 1.0.0). {RESTORE}",
    ),
    Fault.FRAMEWORK_CHANGED: (
        "update frameworks set document = replace(document, 'Is there a budget?', 'Is there gold?')",
        "A stored framework that was changed, so that its waves are scored by other rules: 1 (kept 1.0.0). " + RESTORE,
    ),
    Fault.FRAMEWORK_MISNAMED: (
        f"update assessments set framework_major = '2' where id = {BRAVO}",
        (
            "Waves kept under another framework or major version than that of their questions, so that they are listed and "
            f"compared where they do not belong: 1 {IN_BRAVO}. {RESTORE}"
        ),
    ),
    Fault.PROFILE_UNKNOWN: (
        f"update assessments set profile = 'brief' where id = {BRAVO}",
        (
            "Waves with a profile that their framework does not have, so that every question counts in them: 1 (the wave 1 "
            f"of Bravo, brief). {RESTORE}"
        ),
    ),
    Fault.MINIMUM_TOO_LOW: (
        f"update assessments set min_group_n = 0 where id = {ACME}",
        (
            "Waves whose smallest group shown is smaller than can be, in place of which the least is used that hides single "
            f"people: 1 {IN_ACME}. Where people were invited, set it anew on the page Participation; elsewhere restore a "
            "backup from before."
        ),
    ),
    Fault.TARGETS_UNREADABLE: (
        f"update assessments set targets = '{{A: 3' where id = {ACME}",
        f"Waves whose targets cannot be read, so that no wave can be shown: 1 {IN_ACME}. {RESTORE}",
    ),
    Fault.TARGET_UNKNOWN: (
        f"""update assessments set targets = '{{"Z": 3, "A": 3}}' where id = {ACME}""",
        (
            "Targets of something that their framework does not have, which count nowhere: 1 (the wave 1 of Acme, Z). "
            + RESTORE
        ),
    ),
    Fault.TARGET_OFF_SCALE: (
        f"""update assessments set targets = '{{"A": 4.5, "B1": 4}}' where id = {ACME}""",
        f"Targets off the scale of their questions, so that gaps are wrong: 1 (the wave 1 of Acme, A). {RESTORE}",
    ),
    Fault.ESTIMATE_WITHOUT_ORGANISATION: (
        "insert into day_rates values (1, 77, 'EUR', '{}', null, '2026-11-22')",
        f"Estimates and day rates of an organisation that is not there: 1. {HARMLESS}",
    ),
    Fault.ESTIMATE_IMPOSSIBLE: (
        "update initiative_estimates set cost_low = 6",
        (
            "Estimates or day rates that cannot be meant, so that no page of their organisation can be shown: 1 (Acme, "
            f"say_it). {RESTORE}"
        ),
    ),
    Fault.ESTIMATE_OF_UNKNOWN: (
        "update initiative_estimates set initiative_id = 'sing_it'",
        (
            "Estimates of initiatives or day rates of roles that no version of their framework has: 1 (Acme, sing_it). No "
            "plan counts with them, and they can stay."
        ),
    ),
    Fault.BENCHMARK_UNREADABLE: (
        "insert into benchmarks values (1, '', '{}', '2026-11-22')",
        (
            "Benchmarks that cannot be read, which are shown nowhere: 1 (number 1). Remove them with `opposite benchmark "
            "remove NUMBER` and read their files again."
        ),
    ),
    Fault.BENCHMARK_TWICE: (
        f"insert into benchmarks select id, '', '{BENCHMARK}', '2026-11-22' from (values (1), (2)) as ids (id)",
        (
            "Benchmarks of one source and date that are there twice: 1 (Study). Remove one with `opposite benchmark remove "
            "NUMBER`."
        ),
    ),
    Fault.BENCHMARK_MEMBER_WITHOUT_EXPORT: (
        "insert into benchmark_members values (1, 'abc', '')",
        f"Members of a benchmark whose making is not there: 1. {RESTORE}",
    ),
    Fault.IMPORT_NOT_ON_RECORD: (
        IMPORTED_WAVE.format(wave=ACME),
        (
            "Waves, people and answers as they were before an import that is not on record, so that it cannot be undone: 1 "
            f"{IN_ACME}. {HARMLESS}"
        ),
    ),
    Fault.IMPORT_OF_NOTHING: (
        STANDING,
        (
            "Imports on record of which nothing says what they did, so that they are not listed and cannot be undone: 1. "
            + HARMLESS
        ),
    ),
    Fault.IMPORTED_ROWS_MISSING: (
        STANDING + IMPORTED_WAVE.format(wave=77),
        (
            "Waves and people of imports that stand, which are not there, so that those imports cannot be undone: 1 (the wave "
            f"3 of Gone). {RESTORE}"
        ),
    ),
    Fault.UNDONE_IMPORT_STANDS: (
        UNDONE + IMPORTED_WAVE.format(wave=ACME),
        (
            f"Waves that were made by imports said to be undone, and are there: 1 {IN_ACME}. Remove them with `opposite erase` "
            "where they should not count, or restore a backup from before."
        ),
    ),
    Fault.TARGET_HISTORY_WITHOUT_ASSESSMENT: (
        "update target_history set assessment_id = 77",
        f"Targets that were set in a wave that is not there: 1. {HARMLESS}",
    ),
    Fault.FISCAL_YEAR_IMPOSSIBLE: (
        "update organisations set fiscal_year_start = 13 where name = 'Acme'",
        (
            "Organisations whose fiscal year starts in a month that there is none: 1 (Acme). Set it anew: opposite roadmap "
            "--fiscal-year-start MONTH."
        ),
    ),
    Fault.RESPONDENT_WITHOUT_ASSESSMENT: (
        "insert into respondents values (1, 77, 'board', null, '2026-11-22', null, false, 0, false)",
        f"People of a wave that is not there: 1. {HARMLESS}",
    ),
    Fault.GROUP_UNKNOWN: (
        "update respondents set group_id = 'crew' where id = 14; update answers set group_id = 'crew' where respondent_id = 14",
        (
            "People and answers of a group that their framework does not have, so that they do not count: 2 (first the wave "
            f"1 of Bravo, crew). {AGAIN}"
        ),
    ),
    Fault.PERSON_WAITING_COUNTS: (
        "update respondents set waiting = true where id = 3",
        f"People said to wait until they can count, whose answers count already: 1 {IN_ACME}. {RESTORE}",
    ),
    Fault.ANSWER_WITHOUT_RESPONDENT: (
        "delete from respondents where id = 4",
        "Answers of a person who is not there, which count nevertheless: 2 " + f"{FIRST_IN_ACME}. {AGAIN}",
    ),
    Fault.WAITING_ANSWER_WITHOUT_RESPONDENT: (
        "delete from respondents where id = 10",
        f"Answers of a person who is not there, which wait and never count: 1 (the wave 2 of Acme). {HARMLESS}",
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
        f"insert into answers values ({ACME}, 'board', 3, 'A1', {ANSWER})",
        f"Questions that one person has answered twice, so that some figures count both: 1 {IN_ACME}. {AGAIN}",
    ),
    Fault.WAITING_ANSWER_TWICE: (
        f"insert into waiting_answers values ({ACME}, 'board', 5, 'A1', {ANSWER})",
        (
            f"Questions that one person has answered twice, neither of which counts yet: 1 {IN_ACME}. Restore a backup from "
            "before, before they do."
        ),
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
    Fault.EVIDENCE_UNKNOWN: (
        "update answers set evidence = 'hearsay' where respondent_id = 3 and question_id = 'A1'",
        (
            "Answers with evidence of a strength that their framework does not have: 1 (the wave 1 of Acme, A1). "
            + AGAIN
        ),
    ),
    Fault.QUESTION_UNKNOWN: (
        "update answers set question_id = 'Z9' where question_id = 'B1'",
        f"Answers to a question that their framework does not have: 3 (first the wave 1 of Acme, Z9). {AGAIN}",
    ),
    Fault.HISTORY_WITHOUT_RESPONDENT: (
        "update answer_history set respondent_id = 77",
        f"Replaced answers of a person who is not there: 1 {IN_BRAVO}. {HARMLESS}",
    ),
    Fault.HISTORY_AHEAD: (
        "update answer_history set replaced_at = '2030-01-01'",
        (
            f"Answers replaced later than their wave was last changed: 1 {IN_BRAVO}. "
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
    Fault.SCORE_WRONG: (
        f"update scores set score = 4.001 where assessment_id = {ACME} and node_id = 'B'",
        (
            "Stored scores that differ from what the answers give, so that overviews and comparisons are wrong: 1 (the wave "
            "1 of Acme, B). They are computed anew once their wave is closed or reopened. If answers were changed by another "
            "program, restore a backup from before."
        ),
    ),
    Fault.CONSENSUS_QUESTION_UNKNOWN: (
        "update consensus set question_id = 'Z9'",
        (
            "Decisions of a workshop on a question that their framework does not have: 1 (the wave 1 of Acme, Z9). "
            + HARMLESS
        ),
    ),
    Fault.CONSENSUS_OFF_SCALE: (
        "update consensus set level = 4.5",
        (
            "Decisions of a workshop on a level off the scale of their question: 1 (the wave 1 of Acme, A1). Record the "
            "decision again on the page Alignment."
        ),
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
    Fault.INVITATION_BELOW_ZERO: (
        "update invitations set people = -3 where group_id = 'board'",
        (
            "Groups of which fewer than no people are invited, which is shown as none: 1 (the wave 2 of Bravo). Write the "
            "numbers anew on the page Participation."
        ),
    ),
    Fault.INVITED_GROUP_UNKNOWN: (
        "update invitations set group_id = 'crew' where group_id = 'board'",
        (
            "Invitations of a group that their framework does not have, which are shown nowhere: 1 (the wave 2 of Bravo, "
            "crew). Write the numbers anew on the page Participation."
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
    Fault.PROGRESS_IMPOSSIBLE: (
        "update initiative_progress set status = 'paused'",
        (
            "Progress with a status, result, decision, dates or figures that cannot be, so that it is shown wrongly or not at "
            f"all: 1 (Acme, say_it). {RESTORE}"
        ),
    ),
    Fault.PROGRESS_OF_UNKNOWN_INITIATIVE: (
        "update initiative_readings set initiative_id = 'sing_it'",
        (
            "Progress of an initiative that its framework does not have, which is shown nowhere: 1 (Acme, sing_it). "
            + HARMLESS
        ),
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
    Fault.SCENARIO_UNREADABLE: (
        "update scenarios set options = '{}'",
        f"Scenarios that cannot be read, so that none of their organisation is shown: 1 (Acme, Lean). {RESTORE}",
    ),
    Fault.SCENARIO_OF_UNKNOWN: (
        """update scenarios set options = replace(options, '"pins": {}', '"pins": {"sing_it": 1}')""",
        (
            "Scenarios with an initiative, a role or a target that their framework does not have, so that they make no plan: "
            "1 (Acme, Lean). Save another one under that name on the page Roadmap: it takes the place of the one there."
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
    Fault.ANSWER_WITHOUT_RESPONDENT: BROKEN[Fault.ANSWER_WITHOUT_RESPONDENT][0],
    Fault.ANSWER_TWICE: BROKEN[Fault.ANSWER_TWICE][0],
}

SOUND = {
    "targets that reach the ends of the scale": f"""update assessments set revision = 10, targets = '{{"A": 1, "B1": 4.0}}' where id = {ACME}""",
    "the smallest group of an imported wave": f"update assessments set min_group_n = 1 where id = {ACME}",
    "the smallest group of a wave by invitation": "update assessments set min_group_n = 2 where invited",
    "a group that nobody knows": (
        "update respondents set group_id = 'unassigned' where id = 10; "
        "update waiting_answers set group_id = 'unassigned' where respondent_id = 10"
    ),
    "evidence": "update waiting_answers set evidence = 'measured'",
    "nobody invited": "update invitations set people = 0",
    "an import of which a wave was erased": STANDING + IMPORTED_WAVE.format(wave=ACME),
    "an import that was undone": UNDONE + IMPORTED_WAVE.format(wave=77),
    "a decision between two levels": "update consensus set level = 3.5",
    "an earlier decision": (
        "insert into consensus select * replace (17 as id, 9 as level, recorded_at - interval 1 hour as recorded_at) "
        "from consensus"
    ),
    "progress": "update initiative_progress set status = 'dropped', finish_date = null",
    "a scenario": """update scenarios set options = replace(options, '"targets": {}', '"targets": {"A": 4, "B1": 1.5}')""",
    "an ended scenario": "update scenarios set options = '', ended_at = saved_at",
    "an estimate at its ends": "update initiative_estimates set cost_low = 5, cost_high = 5, confidence = 1",
    "an estimate of what is gone that was taken back": (
        "insert into initiative_estimates select 1, 1, 'kept', 'sing_it', null, 5, null, null, null, null, null, null, null, "
        "null, '2026-11-22'; insert into initiative_estimates (id, organisation_id, framework_id, initiative_id, set_at) "
        "values (2, 1, 'kept', 'sing_it', '2026-11-22')"
    ),
    "scores within rounding": "update scores set score = score + 1e-12",
    "scores that are computed anew before they are read": "update scores set score = 1, scoring_version = '0.0.9'",
}
"""What lies just on the right side of a rule."""

FURTHER = {
    Fault.IDS_BEHIND: STANDING.replace("1 as id", "999 as id")
    + IMPORTED_WAVE.format(wave=ACME).replace("1 as", "999 as", 1),
    Fault.IMPORTED_ROWS_MISSING: (
        f"{STANDING}{IMPORTED_WAVE.format(wave=ACME)} insert into imported_people by name "
        f"select 1 as import_id, {ACME} as assessment_id, 77 as respondent_id, true as made"
    ),
    Fault.IMPORT_NOT_ON_RECORD: (
        "insert into imported_before by name select 1 as import_id, 'nothing' as stood, 2 as assessment_id, "
        "'board' as group_id, 3 as respondent_id, 'A1' as question_id"
    ),
    Fault.NAME_MISSING: "update organisations set name = '' where name = 'Bravo'",
    Fault.FRAMEWORK_MISNAMED: f"update assessments set framework_id = 'other' where id = {BRAVO}",
    Fault.MINIMUM_TOO_LOW: "update assessments set min_group_n = 1 where invited",
    Fault.TARGETS_UNREADABLE: f"""update assessments set targets = '{{"A": "high"}}' where id = {ACME}""",
    Fault.TARGET_OFF_SCALE: f"""update assessments set targets = '{{"B1": 0.9}}' where id = {ACME}""",
    Fault.WAITING_ANSWER_TWICE: "insert into waiting_answers select * from waiting_answers where respondent_id = 10",
    Fault.CONSENSUS_OFF_SCALE: "update consensus set level = 0.9",
    Fault.PROGRESS_IMPOSSIBLE: "update initiative_progress_history set finish_date = '2026-01-01', start_date = '2026-01-02'",
    Fault.SCENARIO_UNREADABLE: 'update scenarios set options = replace(options, \'"periods": 4\', \'"periods": "4"\')',
    Fault.SCENARIO_OF_UNKNOWN: 'update scenarios set options = replace(options, \'{}, "pins"\', \'{"A": 5}, "pins"\')',
    Fault.ESTIMATE_IMPOSSIBLE: "insert into day_rates values (1, 1, 'XYZ', '{}', null, '2026-11-22')",
    Fault.ESTIMATE_OF_UNKNOWN: """insert into day_rates values (1, 1, 'EUR', '{"king": 5}', null, '2026-11-22')""",
    Fault.SCORE_WRONG: f"delete from scores where assessment_id = {ACME} and node_id = 'B'",
    Fault.TABLE_MISSING: "drop sequence ids",
}
"""The same rules broken in another way."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A database of which nothing is broken, to be copied."""
    path = tmp_path_factory.mktemp("whole") / "kept.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCRIPT.read_text("utf-8"))
    workspace = open_workspace(str(path))
    refresh(workspace)
    workspace.close()
    return path


@pytest.fixture
def database(whole, tmp_path):
    return shutil.copyfile(whole, tmp_path / "kept.duckdb")


def break_it(path, sql):
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)


def told(path):
    workspace = open_workspace(str(path), make=False)
    try:
        return finding_sentences(read_findings(workspace))
    finally:
        workspace.close()


def read_all(workspace):
    for wave in assessments(workspace):
        saved_scenarios(workspace, wave)
        participation(workspace, wave)


@pytest.mark.main_way
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
    assert told(database) == [sentence]


@pytest.mark.parametrize("fault", FURTHER, ids=lambda fault: fault.name.lower())
def test_a_rule_can_be_broken_in_another_way(database, fault):
    break_it(database, FURTHER[fault])
    workspace = open_workspace(str(database), make=False)
    assert [finding.fault for finding in read_findings(workspace)] == [fault]
    workspace.close()


@pytest.mark.parametrize("what", SOUND)
def test_what_is_within_the_rules_is_not_told(database, what):
    break_it(database, SOUND[what])
    assert told(database) == []


@pytest.mark.parametrize("fault", AT_OPENING, ids=lambda fault: fault.name.lower())
def test_what_would_mislead_is_seen_at_opening(database, fault):
    break_it(database, AT_OPENING[fault])
    store = open_store(database)
    assert store.faulty
    store.close()


def test_answers_that_are_as_many_as_the_program_has_left_are_looked_through_by_the_doctor_alone(database):
    store = open_store(database)
    with store.writing() as cursor:
        cursor.script("update organisations set name = name")
    store.close()
    break_it(database, "update answers set respondent_id = 4711 where rowid = (select min(rowid) from answers)")
    store = open_store(database)
    assert not store.faulty
    store.close()
    workspace = open_workspace(str(database), make=False)
    assert [finding.fault for finding in read_findings(workspace)] == [Fault.ANSWER_WITHOUT_RESPONDENT]
    workspace.close()


def test_a_database_that_is_faulty_stays_so_although_the_program_writes_to_it(database):
    break_it(database, BROKEN[Fault.ANSWER_TWICE][0])
    for _ in range(2):
        store = open_store(database)
        assert store.faulty
        with store.writing() as cursor:
            cursor.script("update organisations set name = name")
        store.close()


def test_opening_does_not_look_at_levels(database):
    break_it(database, BROKEN[Fault.LEVEL_MISSING][0])
    store = open_store(database)
    assert not store.faulty
    store.close()


@pytest.mark.main_way
def test_the_doctor_says_all_at_once_what_explains_others_first(database, opposite_doctor):
    for fault in (Fault.SCENARIO_TWICE, Fault.LEVEL_OFF_SCALE, Fault.SCORE_AHEAD):
        break_it(database, BROKEN[fault][0])
    status, out, err = opposite_doctor(database)
    assert (status, err) == (1, "")
    assert out.splitlines() == [
        BROKEN[fault][1] for fault in (Fault.LEVEL_OFF_SCALE, Fault.SCORE_AHEAD, Fault.SCENARIO_TWICE)
    ]


@pytest.mark.parametrize(
    ("stored", "imported", "invited", "alone"), [(-3, 2, 2, 1), (0, 2, 2, 1), (1, 1, 2, 1), (2, 2, 2, 2), (3, 3, 3, 3)]
)
def test_a_stored_minimum_that_cannot_be_is_read_as_one_that_hides_single_people(
    database, stored, imported, invited, alone
):
    break_it(database, f"update assessments set min_group_n = {stored}")
    workspace = open_workspace(str(database), make=False)
    in_force = {(wave.invited, wave.self_assessment): wave.min_group_n for wave in assessments(workspace)}
    assert in_force == {(False, False): imported, (True, False): invited, (False, True): alone}
    workspace.close()


@pytest.mark.parametrize(("stored", "shown"), [(-3, [None]), (0, [None]), (1, [None])])
def test_one_person_of_a_group_stays_hidden_under_a_minimum_that_cannot_be(database, stored, shown):
    break_it(
        database,
        "delete from answers where respondent_id in (6, 8); delete from respondents where id in (6, 8); "
        f"update assessments set min_group_n = {stored}, revision = revision + 1",
    )
    workspace = open_workspace(str(database), make=False)
    wave = find_wave(workspace, "Acme", "1")
    table = scores_table(workspace, [wave], by="group")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert [row["score"] for row in rows if (row["group"], row["factor"]) == ("staff", "A")] == shown
    workspace.close()


def test_fewer_than_no_invited_people_are_read_as_none(database):
    break_it(database, BROKEN[Fault.INVITATION_BELOW_ZERO][0])
    workspace = open_workspace(str(database), make=False)
    (invited,) = [wave for wave in assessments(workspace) if wave.invited]
    assert [(row.group, row.invited) for row in participation(workspace, invited)] == [("staff", 8)]
    workspace.close()


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (
            Fault.TABLE_MISSING,
            "A part of the database {path} is missing: waiting_answers. It was left as it is. {doctor}",
        ),
        (
            Fault.COLUMN_MISSING,
            "A part of the database {path} is missing: organisations.sector. It was left as it is. {doctor}",
        ),
        (Fault.TARGETS_UNREADABLE, "The targets of the wave 1 of Acme cannot be read. {doctor}"),
        (Fault.SCENARIO_UNREADABLE, "The scenario Lean cannot be read. {doctor}"),
    ],
    ids=lambda value: value.name.lower() if isinstance(value, Fault) else "",
)
def test_what_cannot_be_read_is_an_error_that_names_it_and_the_doctor(database, fault, message):
    break_it(database, BROKEN[fault][0])
    workspace = open_workspace(str(database), make=False)
    with pytest.raises(StoreError) as refused:
        read_all(workspace)
    assert str(refused.value) == message.format(
        path=database, doctor="`opposite doctor` says what is wrong in the database, and what to do."
    )
    workspace.close()


def test_a_statement_that_names_what_no_schema_has_stays_a_fault_of_the_program(database):
    store = open_store(database)
    with pytest.raises(duckdb.CatalogException, match="nothing_like_it"), store.reading() as cursor:
        cursor.script("select * from nothing_like_it")
    store.close()


def test_reading_commands_say_that_something_is_wrong(database, opposite_doctor):
    break_it(database, BROKEN[Fault.ANSWER_TWICE][0])
    status, out, err = opposite_doctor(database, command="scores")
    assert (status, out.splitlines()[0].split(",")[:2]) == (0, ["organisation", "wave"])
    assert err == f"Something in the database {database} is wrong: `opposite doctor` says what, and what to do.\n"


def test_the_doctor_makes_no_database(tmp_path, opposite_doctor):
    status, out, err = opposite_doctor(tmp_path / "typo.duckdb")
    assert (status, out) == (1, "")
    assert err.startswith(f"Error: There is no database {tmp_path / 'typo.duckdb'}.")
    assert list(tmp_path.iterdir()) == []
