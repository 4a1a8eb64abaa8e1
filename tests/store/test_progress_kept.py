"""What people say of initiatives is kept: read back after a restart, replaced into the history, never lost."""

import threading
from datetime import date, datetime, timedelta

import duckdb
import pytest

from opposite.domain.progress.states import State
from opposite.engine.collecting.assessments import assessment, find_wave
from opposite.engine.progress.movement import build_movements, question_intervals
from opposite.engine.progress.records import keep_assumption, keep_reading, keep_review, remove_entry
from opposite.engine.progress.states import agree, save_state
from opposite.engine.progress.statuses import read_history, read_progress, read_said
from opposite.engine.report import build_report
from opposite.engine.roadmap.known_roadmaps import build_roadmap
from opposite.engine.scoring.score_one import read_tabulation
from opposite.engine.workspace import open_workspace
from opposite.errors import NotFoundError, OppositeError
from opposite.statistics.intervals import Stratum, stratified_t_interval
from opposite.store.statements import migrations

NOW = datetime(2026, 11, 22, 9, 0)
LATER = NOW + timedelta(hours=1)
TODAY = NOW.date()
CASE = "ori_case"


@pytest.fixture
def wave(workspace, add_answered):
    """A closed wave of Acme."""
    return add_answered(workspace, "Acme", seed=1)


def save(workspace, wave, *, initiative=CASE, now=NOW, **state):
    save_state(workspace, wave, initiative, State(**state), now=now)


def read(workspace, wave, initiative=CASE):
    return read_progress(workspace, assessment(workspace, wave)).get(initiative)


def past(workspace, wave, initiative=CASE):
    return read_history(workspace, assessment(workspace, wave), initiative)


def test_a_state_is_read_back_as_it_was_saved(workspace, wave):
    said = {"owner": "Ann", "start_date": TODAY, "finish_date": date(2027, 2, 1), "baseline": 12.5, "target": 80.0}
    save(workspace, wave, status="agreed", **said)
    assert read(workspace, wave).state == State("agreed", **said, agreed_in=wave, updated_at=NOW)
    assert read_said(workspace, assessment(workspace, wave)).statuses == {CASE: "agreed"}


def test_what_nobody_decided_on_has_no_status(workspace, wave):
    assert read_said(workspace, assessment(workspace, wave)).statuses == {}
    assert read(workspace, wave) is None


def test_a_change_keeps_what_it_replaces(workspace, wave):
    save(workspace, wave, status="agreed", owner="Ann")
    save(workspace, wave, status="running", owner="Ben", now=LATER)
    assert read(workspace, wave).state == State("running", "Ben", agreed_in=wave, updated_at=LATER)
    assert past(workspace, wave).states == ((State("agreed", "Ann", agreed_in=wave, updated_at=NOW), LATER),)


def test_saving_the_same_again_changes_nothing(workspace, wave):
    save(workspace, wave, status="agreed", owner="Ann")
    save(workspace, wave, status="agreed", owner=" Ann ", now=LATER)
    assert read(workspace, wave).state.updated_at == NOW
    assert past(workspace, wave).states == ()


def test_two_people_who_save_at_once_both_stand_in_the_record(workspace, wave):
    names = [f"Person {number}" for number in range(8)]
    threads = [
        threading.Thread(target=save, args=(workspace, wave), kwargs={"status": "agreed", "owner": name})
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    before = [state.owner for state, _ in past(workspace, wave).states]
    assert sorted([*before, read(workspace, wave).state.owner]) == names


def test_an_initiative_runs_across_the_waves_of_its_organisation_and_of_no_other(workspace, wave, add_answered):
    second = add_answered(workspace, "Acme", seed=2, wave="2", now=NOW + timedelta(days=90))
    other = add_answered(workspace, "Bravo", seed=3)
    save(workspace, wave, status="agreed")
    assert read(workspace, second).state.agreed_in == wave
    assert read(workspace, other) is None


@pytest.mark.parametrize(
    ("statuses", "agreed_in"),
    [
        (("proposed",), [None]),
        (("proposed", "running"), [None, 2]),
        (("agreed", "running"), [1, 1]),
        (("agreed", "dropped"), [1, 1]),
        (("agreed", "proposed", "agreed"), [1, None, 3]),
        (("dropped",), [None]),
    ],
)
def test_the_wave_it_was_agreed_in_is_the_first_in_which_it_is_more_than_proposed(
    workspace, add_answered, statuses, agreed_in
):
    waves = [
        add_answered(workspace, "Acme", seed=n, wave=str(n), people_a_group=1, now=NOW + timedelta(days=n))
        for n in range(1, len(statuses) + 1)
    ]
    found = []
    for wave, status in zip(waves, statuses, strict=True):
        save(workspace, wave, status=status)
        agreed = read(workspace, wave).state.agreed_in
        found.append(None if agreed is None else waves.index(agreed) + 1)
    assert found == agreed_in


def test_the_frameworks_assumptions_are_kept_with_the_first_decision_and_never_again(workspace, wave):
    known = workspace.resolve("opposite").framework.initiative_by_id[CASE].assumptions
    save(workspace, wave, status="proposed", start_date=date(2027, 1, 4))
    save(workspace, wave, status="agreed", start_date=date(2027, 2, 1), now=LATER)
    found = read(workspace, wave).assumptions
    assert [(a.statement, a.test, a.test_on, a.result) for a in found] == [
        (a.text, a.test, date(2027, 1, 3) + timedelta(weeks=a.checkpoint_week), "open") for a in known
    ]


def test_an_initiative_that_the_framework_does_not_have_is_refused(workspace, wave):
    with pytest.raises(NotFoundError, match="no initiative 'ori_nothing'"):
        save(workspace, wave, initiative="ori_nothing", status="agreed")


def test_done_may_be_today_and_not_a_day_to_come(workspace, wave):
    save(workspace, wave, status="done", finish_date=TODAY)
    with pytest.raises(OppositeError, match="cannot be done on a day to come"):
        save(workspace, wave, status="done", finish_date=TODAY + timedelta(days=1))
    assert read(workspace, wave).state.finish_date == TODAY


def test_an_owner_has_up_to_200_characters(workspace, wave):
    save(workspace, wave, status="agreed", owner="x" * 200)
    with pytest.raises(OppositeError, match="at most 200"):
        save(workspace, wave, status="running", owner="x" * 201)
    assert read(workspace, wave).state.status == "agreed"
    save(workspace, wave, status="agreed", owner="  ", now=LATER)
    assert read(workspace, wave).state.owner is None


@pytest.mark.long
def test_agreeing_takes_the_plans_dates_and_leaves_what_was_decided(workspace, wave):
    rows = build_roadmap(build_report(workspace, wave)).rows[:3]
    first, second, third = (row.initiative.id for row in rows)
    save(workspace, wave, initiative=second, status="dropped")
    save(workspace, wave, initiative=third, status="proposed", owner="Ann", start_date=date(2026, 12, 1), target=7.0)
    assert agree(workspace, wave, rows, now=LATER) == 2
    found = read_progress(workspace, assessment(workspace, wave))
    row = rows[0]
    target = row.initiative.kpi.target if isinstance(row.initiative.kpi.target, float) else None
    assert found[first].state == State(
        "agreed", row.initiative.owner_role, row.start_date, row.finish_date, None, target, wave, LATER
    )
    assert found[second].state.status == "dropped"
    assert found[third].state == State("agreed", "Ann", date(2026, 12, 1), None, None, 7.0, wave, LATER)
    assert agree(workspace, wave, rows, now=LATER) == 0


def test_readings_stand_by_their_day_and_a_corrected_or_removed_one_stays_in_the_history(workspace, wave):
    save(workspace, wave, status="running", baseline=0.0, target=10.0)
    keep_reading(workspace, wave, CASE, read_on=TODAY, value=5.0, note=" survey ", now=NOW)
    keep_reading(workspace, wave, CASE, read_on=date(2026, 10, 1), value=1.0, now=NOW)
    early, late = read(workspace, wave).readings
    assert (early.value, late.value, late.note, early.note) == (1.0, 5.0, "survey", None)
    assert read(workspace, wave).to_date == 0.5
    keep_reading(workspace, wave, CASE, read_on=TODAY, value=6.0, replaces=late.id, now=LATER)
    remove_entry(workspace, wave, CASE, early.id, kind="reading", now=LATER)
    assert [reading.value for reading in read(workspace, wave).readings] == [6.0]
    assert [(gone.value, gone.ended_at) for gone in past(workspace, wave).readings] == [(1.0, LATER), (5.0, LATER)]


def test_two_corrections_of_one_reading_are_both_kept(workspace, wave):
    save(workspace, wave, status="running")
    keep_reading(workspace, wave, CASE, read_on=TODAY, value=5.0, now=NOW)
    (wrong,) = read(workspace, wave).readings
    for value in (6.0, 7.0):
        keep_reading(workspace, wave, CASE, read_on=TODAY, value=value, replaces=wrong.id, now=LATER)
    assert [reading.value for reading in read(workspace, wave).readings] == [6.0, 7.0]
    assert [gone.value for gone in past(workspace, wave).readings] == [5.0]


def test_a_reading_may_be_of_today_and_of_no_later_day_and_is_a_number(workspace, wave):
    save(workspace, wave, status="running")
    keep_reading(workspace, wave, CASE, read_on=TODAY, value=1.0, now=NOW)
    with pytest.raises(OppositeError, match="cannot be of a day to come"):
        keep_reading(workspace, wave, CASE, read_on=TODAY + timedelta(days=1), value=1.0, now=NOW)
    for value in (float("nan"), float("inf")):
        with pytest.raises(OppositeError, match="value cannot be used"):
            keep_reading(workspace, wave, CASE, read_on=TODAY, value=value, now=NOW)
    assert len(read(workspace, wave).readings) == 1


def test_an_assumption_says_something_and_its_result_is_open_held_or_failed(workspace, wave):
    save(workspace, wave, initiative="ori_immersion", status="running")
    (seeded,) = read(workspace, wave, "ori_immersion").assumptions
    said = {"statement": "They come", "test": "ask ten", "test_on": TODAY}
    for result in ("held", "failed", "open"):
        keep_assumption(
            workspace, wave, "ori_immersion", **said, result=result, note="n", replaces=seeded.id, now=LATER
        )
    found = read(workspace, wave, "ori_immersion").assumptions
    assert [(a.statement, a.test, a.test_on, a.result, a.note) for a in found] == [
        ("They come", "ask ten", TODAY, result, "n") for result in ("held", "failed", "open")
    ]
    assert [gone.id for gone in past(workspace, wave, "ori_immersion").assumptions] == [seeded.id]
    with pytest.raises(OppositeError, match="no result 'perhaps'"):
        keep_assumption(workspace, wave, "ori_immersion", **said, result="perhaps", now=LATER)
    with pytest.raises(OppositeError, match="says nothing yet"):
        keep_assumption(workspace, wave, "ori_immersion", **said | {"statement": " "}, result="open", now=LATER)


def test_a_review_decides_today_or_earlier_and_is_open_before(workspace, wave):
    tomorrow = TODAY + timedelta(days=1)
    save(workspace, wave, status="running")
    keep_review(workspace, wave, CASE, held_on=TODAY, decision="change", note="less", now=NOW)
    keep_review(workspace, wave, CASE, held_on=tomorrow, decision="open", now=NOW)
    with pytest.raises(OppositeError, match="has not decided yet"):
        keep_review(workspace, wave, CASE, held_on=tomorrow, decision="stop", now=NOW)
    with pytest.raises(OppositeError, match="no decision 'maybe'"):
        keep_review(workspace, wave, CASE, held_on=TODAY, decision="maybe", now=NOW)
    first, second = read(workspace, wave).reviews
    assert (first.held_on, first.decision, first.note) == (TODAY, "change", "less")
    assert (second.held_on, second.decision, second.note) == (tomorrow, "open", None)
    remove_entry(workspace, wave, CASE, second.id, kind="review", now=LATER)
    assert read(workspace, wave).reviews == (first,)
    assert [gone.id for gone in past(workspace, wave).reviews] == [second.id]


def test_notes_have_up_to_10_000_characters(workspace, wave):
    save(workspace, wave, status="running")
    keep_reading(workspace, wave, CASE, read_on=TODAY, value=1.0, note="x" * 10_000, now=NOW)
    with pytest.raises(OppositeError, match="at most 10000"):
        keep_reading(workspace, wave, CASE, read_on=TODAY, value=1.0, note="x" * 10_001, now=NOW)
    assert [len(reading.note) for reading in read(workspace, wave).readings] == [10_000]


def test_nothing_is_added_to_an_initiative_before_it_is_decided_on(workspace, wave):
    with pytest.raises(OppositeError, match="Nobody has decided on ori_case yet"):
        keep_reading(workspace, wave, CASE, read_on=TODAY, value=1.0, now=NOW)
    with pytest.raises(NotFoundError, match="no initiative 'nothing'"):
        keep_reading(workspace, wave, "nothing", read_on=TODAY, value=1.0, now=NOW)


def test_an_entry_of_another_organisation_cannot_be_removed(workspace, wave, add_answered):
    other = add_answered(workspace, "Bravo", seed=2)
    for one in (wave, other):
        save(workspace, one, status="running")
    keep_reading(workspace, wave, CASE, read_on=TODAY, value=1.0, now=NOW)
    (reading,) = read(workspace, wave).readings
    remove_entry(workspace, other, CASE, reading.id, kind="reading", now=LATER)
    assert read(workspace, wave).readings == (reading,)


def test_everything_is_there_after_a_restart(database):
    first = open_workspace(str(database))
    wave = find_wave(first, "Acme").id
    save(first, wave, status="agreed", owner="Ann", start_date=TODAY)
    save(first, wave, status="running", owner="Ann", start_date=TODAY, now=LATER)
    keep_reading(first, wave, CASE, read_on=TODAY, value=5.0, now=LATER)
    keep_review(first, wave, CASE, held_on=TODAY, decision="continue", now=LATER)
    kept, before = read(first, wave), past(first, wave)
    first.close()
    second = open_workspace(str(database))
    assert read(second, wave) == kept
    assert past(second, wave) == before
    second.close()


def of_version_2(database, path):
    """A file as version 2 wrote it, with all the rows of another; its tables by name, with their rows."""
    with duckdb.connect(str(path)) as connection:
        for _, sql in migrations()[:2]:
            connection.execute(sql)
        connection.execute("insert into meta values ('schema_version', '2')")
        connection.execute(f"attach '{database}' as today (read_only)")
        known = connection.execute(
            "select table_name, string_agg(column_name, ', ' order by column_index) from duckdb_columns() "
            "where database_name = current_database() and table_name <> 'meta' group by table_name"
        ).fetchall()
        for table, columns in known:
            connection.execute(f"insert into {table} select {columns} from today.{table}")
        return {table: (columns, rows_of(connection, table, columns)) for table, columns in known}


def rows_of(connection, table, columns):
    return sorted(connection.execute(f"select {columns} from {table}").fetchall(), key=repr)


def test_a_database_of_version_2_keeps_everything_and_takes_progress(database, tmp_path):
    path = tmp_path / "version_2.duckdb"
    before = of_version_2(database, path)
    assert {table: len(rows) for table, (_, rows) in before.items() if table in {"assessments", "answer_history"}} == {
        "assessments": 3,
        "answer_history": 0,
    }
    opened = open_workspace(str(path))
    wave = find_wave(opened, "Acme").id
    save(opened, wave, status="agreed")
    assert read(opened, wave).state.status == "agreed"
    opened.close()
    with duckdb.connect(str(path)) as connection:
        after = {table: (columns, rows_of(connection, table, columns)) for table, (columns, _) in before.items()}
        (version,) = connection.execute("select value from meta where key = 'schema_version'").fetchall()[0]
    assert after == before
    assert version == str(migrations()[-1][0])


@pytest.fixture
def bravo(database):
    """The two waves of Bravo: spring, where everybody answered 1 to 3, and autumn, where they answered 3 to 6."""
    opened = open_workspace(str(database))
    yield opened, find_wave(opened, "Bravo", "Spring"), find_wave(opened, "Bravo", "Autumn")
    opened.close()


def compared(opened, earlier, later):
    return build_movements(opened, build_report(opened, earlier.id), build_report(opened, later.id))


def test_the_planned_level_is_the_fixed_point_of_the_lifts_of_what_was_done(bravo):
    opened, spring, autumn = bravo
    before, after = build_report(opened, spring.id).questions, build_report(opened, autumn.id).questions
    save(opened, autumn.id, initiative="ori_case", status="done", finish_date=date(2026, 6, 1))
    found = compared(opened, spring, autumn)
    assert [initiative.id for initiative in found.done] == ["ori_case"]
    lifts = opened.framework(autumn.framework_hash).initiative_by_id["ori_case"].lifts
    expected = {}
    for lift in lifts:
        score = before[lift.question].score
        expected[lift.question] = max(score, lift.to) if score >= lift.start - 0.5 else score
    assert {row.question: row.planned for row in found.questions} == expected
    assert [(row.before, row.now) for row in found.questions] == [
        (before[row.question].score, after[row.question].score) for row in found.questions
    ]
    assert {row.verdict for row in found.questions} == {"moved"}
    assert found.unmoved == ()


def test_seen_the_other_way_round_the_waves_are_refused_and_so_are_other_organisations(bravo):
    opened, spring, autumn = bravo
    with pytest.raises(OppositeError, match="Autumn is not earlier than Spring"):
        compared(opened, autumn, spring)
    with pytest.raises(OppositeError, match="cannot be compared"):
        compared(opened, find_wave(opened, "Acme"), autumn)


@pytest.mark.parametrize(
    ("finish", "done"),
    [
        (date(2026, 3, 31), []),
        (date(2026, 4, 1), ["ori_case"]),
        (date(2026, 10, 1), ["ori_case"]),
        (date(2026, 10, 2), []),
    ],
)
def test_only_what_was_done_between_the_waves_is_compared(bravo, finish, done):
    opened, spring, autumn = bravo
    save(opened, autumn.id, status="done", finish_date=finish)
    found = compared(opened, spring, autumn)
    assert [initiative.id for initiative in found.done] == done
    assert bool(found.questions) == bool(done)


def test_questions_without_a_score_in_the_earlier_wave_are_not_compared_and_never_0(workspace, add_answered):
    spring = add_answered(workspace, "Acme", seed=1, wave="1", people_a_group=0, now=datetime(2026, 4, 1))
    autumn = add_answered(workspace, "Acme", seed=2, wave="2", now=datetime(2026, 10, 1))
    save(workspace, autumn, status="done", finish_date=date(2026, 6, 1))
    found = compared(workspace, assessment(workspace, spring), assessment(workspace, autumn))
    assert {(row.before, row.planned, row.verdict) for row in found.questions} == {(None, None, None)}
    assert found.unmoved == ()


def test_a_question_has_an_interval_where_the_figures_over_everybody_may_be_shown(workspace, add_answered):
    wave = assessment(workspace, add_answered(workspace, "Acme", seed=1))
    counted = read_tabulation(workspace, wave)
    found = question_intervals(counted)
    groups = counted.count.by_question["ORI1"]
    expected = stratified_t_interval(
        counted.questions["ORI1"].score,
        [Stratum(1.0, list(cell.levels.values())) for cell in groups.values()],
        limits=(1.0, 6.0),
    )
    assert found["ORI1"] == expected


def test_a_question_whose_figures_over_everybody_are_hidden_has_no_interval(workspace, add_answered):
    counted = read_tabulation(
        workspace, assessment(workspace, add_answered(workspace, "Acme", seed=1, people_a_group=2))
    )
    hidden = {question for question in counted.questions if not counted.is_pooled_shown(question)}
    assert len(hidden) == 40
    assert question_intervals(counted).keys() == set()


def test_a_rise_within_the_intervals_of_both_waves_is_noise_and_said_so(workspace, add_answered):
    spring = add_answered(workspace, "Acme", seed=1, wave="1", now=datetime(2026, 4, 1))
    autumn = add_answered(workspace, "Acme", seed=2, wave="2", now=datetime(2026, 10, 1))
    known = workspace.resolve("opposite").framework.initiatives
    for initiative in known:
        save(workspace, autumn, initiative=initiative.id, status="done", finish_date=date(2026, 6, 1))
    found = compared(workspace, assessment(workspace, spring), assessment(workspace, autumn))
    verdicts = {
        row.question: ("not_moved" if row.now <= row.before else "noise")
        for row in found.questions
        if row.before_interval and row.now_interval and row.before_interval[1] >= row.now_interval[0]
    }
    assert {row.question: row.verdict for row in found.questions if row.question in verdicts} == verdicts
    assert set(verdicts.values()) <= {"not_moved", "noise"}
    assert verdicts != {}
