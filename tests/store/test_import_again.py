"""Importing into what is there: the same again, changed answers, and waves that must not be mixed."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from import_cases import (
    FRAMEWORK,
    NOW,
    SAMPLES,
    counts,
    figures,
    history,
    imported,
    levels,
    people,
    stored_answers,
    written,
)

from opposite.definitions import load_document
from opposite.domain.collecting.answers import Answer
from opposite.engine.collecting import answering
from opposite.engine.collecting import setup as starting
from opposite.engine.collecting.assessments import respondents, waves
from opposite.engine.scoring.score_one import read_report
from opposite.errors import ImportRefusedError

pytestmark = pytest.mark.long

HEADER = "organisation,wave,respondent,group,question,level,importance,evidence,note,answered_at\n"
LATER = NOW + timedelta(days=1)


@pytest.mark.main_way
def test_the_same_file_twice_changes_nothing(workspace, tmp_path):
    text = (
        HEADER
        + "Acme,,r1,board,A1,3,5,document,n,2026-03-01\nAcme,,r1,board,A2,DK,,,,\nAcme,,r1,board,B1,,,,,\nAcme,,r2,,A1,1,,,,\n"
    )
    path = written(tmp_path, text)
    imported(workspace, path)
    before = (counts(workspace), stored_answers(workspace, "answers.*"), waves(workspace, "Acme"))
    report = imported(workspace, path, now=LATER)
    assert figures(report) == {
        "rows_read": 4, "unchanged": 3, "not_answered": 1, "organisations": 1, "waves": 1, "respondents": 2, "form": "long",
    }  # fmt: skip
    assert (counts(workspace), stored_answers(workspace, "answers.*"), waves(workspace, "Acme")) == before


def test_a_file_with_repeated_answers_twice_changes_nothing(workspace, tmp_path):
    path = written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,\nAcme,,r1,,A1,4,,,,\n")
    imported(workspace, path)
    report = imported(workspace, path, now=LATER)
    assert (report.unchanged, report.repeated, report.answers_stored) == (1, 1, 0)
    assert history(workspace) == []


def test_a_changed_answer_replaces_the_stored_one_which_goes_to_the_history(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,2026-03-01\nAcme,,r1,,B1,1,,,,\n"))
    report = imported(
        workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,NA,,,,2026-03-05\nAcme,,r1,,B1,1,,,,\n"), now=LATER
    )
    assert (report.answers_stored, report.replaced, report.unchanged) == (1, 1, 1)
    assert levels(workspace) == {("r1", "A1"): "not_applicable", ("r1", "B1"): 1}
    assert history(workspace) == [("A1", "level", 3, datetime(2026, 3, 1), LATER)]
    (wave,) = waves(workspace, "Acme")
    assert (wave.revision, wave.last_activity) == (2, LATER)


@pytest.mark.parametrize(
    "changed", ["4,5,document,n", "3,4,document,n", "3,5,measured,n", "3,5,document,other", "DK,5,document,n"]
)
def test_a_change_of_level_importance_evidence_or_note_is_a_change(workspace, tmp_path, changed):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,5,document,n,\n"))
    assert imported(workspace, written(tmp_path, HEADER + f"Acme,,r1,,A1,{changed},\n")).replaced == 1


@pytest.mark.parametrize(
    "cells", ["3,,,,", "3,5,,,", ",,,n,", "3,5,document,n,2026-01-01", "3,5,document,n,2027-01-01"]
)
def test_an_empty_cell_says_nothing_and_another_time_alone_is_no_change(workspace, tmp_path, cells):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,5,document,n,2026-03-01\n"))
    report = imported(workspace, written(tmp_path, HEADER + f"Acme,,r1,,A1,{cells}\n"))
    assert (report.unchanged, report.answers_stored) == (1, 0)


def test_an_empty_cell_removes_nothing_when_another_one_changes(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,5,document,n,\n"))
    imported(workspace, written(tmp_path, "organisation,respondent,question,level\nAcme,r1,A1,4\n"))
    assert stored_answers(workspace, "state, level, importance, evidence, note")[0][5:] == (
        "level",
        4,
        5,
        "document",
        "n",
    )
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,,2,,,\n"))
    assert stored_answers(workspace, "state, level, importance, evidence, note")[0][5:] == (
        "level",
        4,
        2,
        "document",
        "n",
    )


def test_an_answer_given_before_the_stored_one_does_not_replace_it(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,2026-03-05\n"))
    report = imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,1,,,,2026-03-04T23:59:59\n"))
    assert (report.outdated, report.answers_stored) == (1, 0)
    assert levels(workspace) == {("r1", "A1"): 3}
    report = imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,1,,,,2026-03-05\n"))
    assert (report.outdated, report.replaced) == (0, 1)
    assert levels(workspace) == {("r1", "A1"): 1}


def test_further_people_and_questions_join_a_wave_that_is_there(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,board,A1,3,,,,2026-03-01\n"))
    report = imported(
        workspace, written(tmp_path, HEADER + "Acme,,r2,staff,A1,1,,,,2026-02-01\nAcme,,r1,board,B1,1,,,,\n"), now=LATER
    )
    assert (report.answers_stored, report.new_waves, report.respondents, report.new_respondents) == (2, 0, 2, 1)
    assert people(workspace) == [("r1", "board"), ("r2", "staff")]
    (wave,) = waves(workspace, "Acme")
    assert (wave.revision, wave.closed_at, str(wave.wave_date)) == (2, NOW, "2026-03-01")


def test_a_new_person_without_answers_raises_the_revision(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,\n"))
    imported(workspace, written(tmp_path, HEADER + "Acme,,r2,,A1,,,,,\n"))
    assert waves(workspace, "Acme")[0].revision == 2


def test_only_waves_that_change_get_a_new_revision(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,\nBravo,,r1,,A1,3,,,,\n"))
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,\nBravo,,r1,,A1,4,,,,\n"))
    assert (waves(workspace, "Acme")[0].revision, waves(workspace, "Bravo")[0].revision) == (1, 2)


def test_a_new_wave_of_an_organisation_that_is_there_joins_it(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,1,r1,,A1,3,,,,2026-01-01\n"))
    report = imported(workspace, written(tmp_path, HEADER + "Acme,2,r1,,A1,4,,,,2026-06-01\n"))
    assert (report.new_organisations, report.new_waves) == (0, 1)
    assert [wave.wave for wave in waves(workspace, "Acme")] == ["1", "2"]


def test_an_open_wave_stays_open_and_a_closed_one_closed(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,open,r1,,A1,3,,,,\n"), keep_open=True)
    imported(workspace, written(tmp_path, HEADER + "Acme,closed,r1,,A1,3,,,,\n"))
    imported(workspace, written(tmp_path, HEADER + "Acme,open,r2,,A1,3,,,,\n"))
    imported(workspace, written(tmp_path, HEADER + "Acme,closed,r2,,A1,3,,,,\n"), keep_open=True)
    assert {wave.wave: wave.is_open for wave in waves(workspace, "Acme")} == {"open": True, "closed": False}


def test_an_answer_given_in_the_application_is_replaced_like_any_other(workspace, tmp_path):
    three = "".join(f"Acme,,{name},,A1,3,,,,\n" for name in ("r1", "r2", "r3"))
    imported(workspace, written(tmp_path, HEADER + three), keep_open=True, attributed=True)
    person = respondents(workspace, waves(workspace, "Acme")[0].id)[0]
    answering.save_answer(workspace, person, Answer("A1", "not_applicable", reason="no board"), now=NOW)
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,NA,5,,,\n"), now=LATER, attributed=True)
    assert stored_answers(workspace, "state, importance, reason")[0][5:] == ("not_applicable", 5, "no board")
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,4,,,,\n"), now=LATER, attributed=True)
    assert stored_answers(workspace, "state, importance, reason")[0][5:] == ("level", 5, None)


def rows_of(*people):
    return HEADER + "".join(f"Acme,,{name},{group},A1,{level},,,,\n" for name, group, level in people)


def score(workspace):
    return read_report(workspace, waves(workspace, "Acme")[0]).questions["A1"].score


def test_people_who_are_imported_into_an_open_wave_count_in_steps(workspace, tmp_path):
    """Two alone are not shown; then all three are; two more of a group wait for a third."""
    imported(workspace, written(tmp_path, rows_of(("r1", "", 1), ("r2", "", 1))), keep_open=True)
    assert score(workspace) is None
    imported(workspace, written(tmp_path, rows_of(("r3", "", 4))), keep_open=True)
    assert score(workspace) == 2.0
    imported(workspace, written(tmp_path, rows_of(("r4", "", 4), ("r5", "", 4))), keep_open=True)
    assert score(workspace) == 2.0
    imported(workspace, written(tmp_path, rows_of(("r4", "", 3))), keep_open=True)  # a correction, while they wait
    assert score(workspace) == 2.0
    imported(workspace, written(tmp_path, rows_of(("r6", "", 4))), keep_open=True)
    assert score(workspace) == 17 / 6


def test_so_are_those_who_are_imported_into_a_closed_wave(workspace, tmp_path):
    """One and two alone are not shown; then all three are; one more waits, whose answer would show, for two others."""
    for person, level in (("r1", 1), ("r2", 4)):
        assert imported(workspace, written(tmp_path, rows_of((person, "", level)))).waves_of_few == 1
        assert score(workspace) is None
    assert imported(workspace, written(tmp_path, rows_of(("r3", "", 4)))).waiting == 0
    assert score(workspace) == 3.0
    assert imported(workspace, written(tmp_path, rows_of(("r4", "", 1)))).waiting == 1
    assert imported(workspace, written(tmp_path, rows_of(("r5", "", 1)))).waiting == 2
    assert score(workspace) == 3.0
    assert imported(workspace, written(tmp_path, rows_of(("r6", "", 1)))).waiting == 0
    assert score(workspace) == 2.0


def test_a_correction_waits_for_two_others_of_its_group(workspace, tmp_path):
    imported(workspace, written(tmp_path, rows_of(("r1", "", 1), ("r2", "", 4), ("r3", "", 4))))
    for person, waiting in (("r1", 1), ("r2", 2)):
        report = imported(workspace, written(tmp_path, rows_of((person, "", 2))))
        assert (report.replaced, report.answers_waiting, score(workspace)) == (1, waiting, 3.0)
    assert imported(workspace, written(tmp_path, rows_of(("r2", "", 2)))).unchanged == 1
    report = imported(workspace, written(tmp_path, rows_of(("r3", "", 3))))
    assert (report.answers_waiting, score(workspace)) == (0, 7 / 3)
    with workspace.store.reading() as cursor:
        history = "select level from answer_history order by respondent_id"
        assert cursor._cursor.execute(history).fetchall() == [(1.0,), (4.0,), (4.0,)]


def test_attributed_answers_count_at_once_and_are_all_shown(workspace, tmp_path):
    imported(workspace, written(tmp_path, rows_of(("r1", "", 1))), attributed=True)
    assert score(workspace) == 1.0
    imported(workspace, written(tmp_path, rows_of(("r1", "", 3), ("r2", "", 4))), attributed=True)
    assert score(workspace) == 3.5


@pytest.mark.parametrize("attributed", [True, False])
def test_what_people_were_told_of_a_wave_holds_for_those_who_come_later(workspace, tmp_path, attributed):
    imported(workspace, written(tmp_path, rows_of(("r1", "", 1))), attributed=attributed)
    with pytest.raises(ImportRefusedError, match="as its people were told"):
        imported(workspace, written(tmp_path, rows_of(("r2", "", 1))), attributed=not attributed)


def edited(**changes):
    text = (SAMPLES / "framework.yaml").read_text()
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    return load_document(text)


OTHER_VERSION = edited(version=('version: "1.0.0"', 'version: "1.1.0"'))
OTHER_TEXT = edited(title=("title: Basics", "title: Other basics"))
OTHER_ID = edited(id=("id: imports", "id: another"))


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        (OTHER_VERSION, "with the framework imports 1.0.0, this file is for imports 1.1.0."),
        (OTHER_TEXT, "with the framework imports 1.0.0, this file is for imports 1.0.0, in an edited text of the same version."),
        (OTHER_ID, "with the framework imports 1.0.0, this file is for another 1.0.0."),
    ],
)  # fmt: skip
def test_a_wave_keeps_its_framework_to_the_letter(workspace, tmp_path, framework, said):
    path = written(tmp_path, HEADER + "Acme,1,r1,,A1,3,,,,\n")
    imported(workspace, path)
    before = counts(workspace)
    with pytest.raises(ImportRefusedError) as caught:
        imported(workspace, path, framework=framework)
    assert caught.value.title == f'The wave "1" of "Acme" was assessed {said}'
    assert counts(workspace) == before


def test_another_wave_may_have_another_framework(workspace, tmp_path):
    path = written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,\n")
    imported(workspace, path, wave="1")
    imported(workspace, path, wave="2", framework=OTHER_VERSION)
    assert counts(workspace)["frameworks"] == 2


def test_answers_of_others_do_not_enter_a_self_assessment_that_shows_its_author(workspace, tmp_path):
    starting.start_assessment(
        workspace, FRAMEWORK, organisation="Acme", wave="1", group="board", profile="full", now=NOW
    )
    before = counts(workspace)
    with pytest.raises(ImportRefusedError) as caught:
        imported(workspace, written(tmp_path, HEADER + "Acme,1,r1,,A1,3,,,,\n"))
    assert (
        caught.value.title == 'The wave "1" of "Acme" is a self-assessment whose answers are shown with their author.'
    )
    assert counts(workspace) == before


def test_a_dry_run_into_a_stored_wave_says_what_would_change_and_changes_nothing(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,\n"))
    before = (counts(workspace), stored_answers(workspace, "answers.*"), waves(workspace, "Acme"))
    path = written(tmp_path, HEADER + "Acme,,r1,,A1,4,,,,\nAcme,,r2,,A1,4,,,,\nAcme,2,r2,,A1,4,,,,\n")
    dry = imported(workspace, path, dry_run=True)
    assert (dry.answers_stored, dry.replaced, dry.new_respondents, dry.new_waves) == (3, 1, 2, 1)
    assert (counts(workspace), stored_answers(workspace, "answers.*"), waves(workspace, "Acme")) == before
    done = replace(imported(workspace, path), waiting=0, answers_waiting=0, waves_of_few=0)
    assert (dry.waves_of_few, dry.waves_in_steps) == (1, 1)  # of the new wave, and of the one that is there
    assert replace(dry, dry_run=False, waves_of_few=0, waves_in_steps=0) == done


def test_answers_of_one_wave_are_stored_together(workspace, tmp_path):
    rows = [f"{name},,r{i},,{question},1,,,,\n" for i in range(3) for question in ("A1", "B1") for name in ("B", "A")]
    imported(workspace, written(tmp_path, HEADER + "".join(rows)))
    with workspace.store._connection.cursor() as cursor:
        order = [row[0] for row in cursor.execute("select assessment_id from answers order by rowid").fetchall()]
    assert order == sorted(order)


def test_a_file_database_keeps_what_was_imported(tmp_path):
    from opposite.engine.workspace import open_workspace

    path = written(tmp_path, HEADER + "Acme,,r1,,A1,3,,,,\n")
    opened = open_workspace(str(tmp_path / "opposite.duckdb"))
    imported(opened, path)
    opened.close()
    opened = open_workspace(str(tmp_path / "opposite.duckdb"))
    assert levels(opened) == {("r1", "A1"): 3}
    assert imported(opened, path).unchanged == 1
    opened.close()
