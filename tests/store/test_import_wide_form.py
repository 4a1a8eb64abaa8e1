"""Importing the wide form: a row is one person, a column one question; and the exports of survey tools."""

from datetime import date, datetime

import pytest
from import_cases import (
    FRAMEWORK,
    NOW,
    SAMPLES,
    counts,
    figures,
    imported,
    levels,
    people,
    stored_answers,
    told,
    written,
)

from opposite.definitions import load_document
from opposite.definitions.mapping import ColumnMapping, read_mapping
from opposite.domain.collecting.import_readings import TimesUnread
from opposite.engine.collecting.assessments import waves
from opposite.engine.collecting.importing import BadRowsError
from opposite.errors import ImportRefusedError

FEW = "organisation,respondent,group,A1,A2,B1\n"


def test_a_row_a_person_and_a_column_a_question(workspace, tmp_path):
    report = imported(workspace, written(tmp_path, FEW + "Acme,r1,board,1,2,0.5\nAcme,r2,staff,4,,1\n"))
    assert figures(report) == {
        "rows_read": 2, "answers_stored": 5, "not_answered": 1, "organisations": 1, "waves": 1, "respondents": 2,
        "new_organisations": 1, "new_waves": 1, "new_respondents": 2, "form": "wide",
    }  # fmt: skip
    assert levels(workspace) == {("r1", "A1"): 1, ("r1", "A2"): 2, ("r1", "B1"): 0.5, ("r2", "A1"): 4, ("r2", "B1"): 1}
    assert people(workspace) == [("r1", "board"), ("r2", "staff")]


def test_cells_hold_number_label_description_or_no_level(workspace, tmp_path):
    text = "respondent,A1\nr1,4\nr2,managed\nr3,it is written down\nr4,3 - Defined\nr5,I don't know\nr6,N/A\nr7,\n"
    imported(workspace, written(tmp_path, text), organisation="Acme")
    assert levels(workspace) == {
        ("r1", "A1"): 4, ("r2", "A1"): 4, ("r3", "A1"): 3, ("r4", "A1"): 3, ("r5", "A1"): "dont_know", ("r6", "A1"): "not_applicable",
    }  # fmt: skip
    assert len(people(workspace)) == 7


def test_headers_are_ids_or_texts_without_case_punctuation_and_spacing(workspace, tmp_path):
    text = "Respondent ID;a1;IS IT CHECKED   and by whom;B1. Is there a budget for it?\nr1;1;2;Yes\n"
    imported(workspace, written(tmp_path, text), organisation="Acme")
    assert levels(workspace) == {("r1", "A1"): 1, ("r1", "A2"): 2, ("r1", "B1"): 1}


def test_importance_evidence_and_note_stand_beside_a_question(workspace, tmp_path):
    text = "respondent,A1,A1 importance,A1_evidence,A1 note\nr1,1,Critical,Document,seen\nr2,,2,,\n"
    imported(workspace, written(tmp_path, text), organisation="Acme")
    assert [row[2:] for row in stored_answers(workspace, "state, level, importance, evidence, note")] == [
        ("r1", "unassigned", "A1", "level", 1, 5, "document", "seen"), ("r2", "unassigned", "A1", None, None, 2, None, None),
    ]  # fmt: skip


def test_what_is_not_understood_is_reported_not_guessed(workspace, tmp_path):
    text = "respondent,A1,Is it checked?,A3,importance\nr1,1,2,3,4\n"
    report = imported(workspace, written(tmp_path, text), organisation="Acme")
    assert report.columns_not_understood == ("Is it checked?", "A3", "importance")
    assert levels(workspace) == {("r1", "A1"): 1}


def test_a_text_that_two_questions_share_names_neither(workspace, tmp_path):
    text = (SAMPLES / "framework.yaml").read_text().replace("Is there a budget for it?", "Is it checked, and by whom?")
    report = imported(
        workspace, written(tmp_path, 'respondent,A1,"Is it checked, and by whom?"\nr1,1,2\n'), organisation="Acme",
        framework=load_document(text),
    )  # fmt: skip
    assert report.columns_not_understood == ("Is it checked, and by whom?",)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Acme,r1,,5,,", (2, "A1", '"5" is no level of A1; write 1, 2, 3, 4, DK or NA, a level\'s label or its description')),
        ("Acme,r1,,Some,,", (2, "A1", '"Some" is no level of A1; write 1, 2, 3, 4, DK or NA, a level\'s label or its description')),
        ("Acme,r1,,#N/A,,", (2, "A1", '"#N/A" is no level of A1; write 1, 2, 3, 4, DK or NA, a level\'s label or its description')),
        ("Acme,r1,,,,does not apply", (2, "B1", "B1 does not take NA (not applicable); write 0, 0.5, 1 or DK, or leave it empty")),
        ("Acme,,,1,,", (2, "respondent", "is empty; write the respondent")),
        ("Acme,r1,boss,1,,", (2, "group", '"boss" is no group; write board or staff, or leave it empty')),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_with_its_column_and_nothing_is_stored(workspace, tmp_path, row, problem):
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, FEW + row + "\n"))
    assert told(caught.value.report) == [problem]
    assert counts(workspace)["answers"] == 0


def test_a_bad_cell_costs_its_own_answer_and_never_the_person(workspace, tmp_path):
    report = imported(workspace, written(tmp_path, FEW + "Acme,r1,,1,9,1\nAcme,r2,,2,2,0\n"), skip_bad_rows=True)
    assert (report.skipped, report.cells_emptied, report.answers_stored) == (0, 1, 5)
    assert levels(workspace) == {("r1", "A1"): 1, ("r1", "B1"): 1, ("r2", "A1"): 2, ("r2", "A2"): 2, ("r2", "B1"): 0}


def test_a_second_row_of_a_person_in_another_group_is_one_bad_row(workspace, tmp_path):
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, FEW + "Acme,r1,board,1,1,1\nAcme,r1,staff,2,2,0\n"))
    assert (caught.value.report.skipped, caught.value.report.problems_found) == (1, 1)
    assert caught.value.report.problems[0][:2] == (3, "group")


def test_a_second_row_of_a_person_replaces_the_first(workspace, tmp_path):
    report = imported(workspace, written(tmp_path, FEW + "Acme,r1,board,1,1,1\nAcme,r1,board,2,,0\n"))
    assert (report.answers_stored, report.repeated, report.not_answered) == (2, 3, 1)
    assert levels(workspace) == {("r1", "A1"): 2, ("r1", "B1"): 0}


def test_the_same_wide_file_twice_changes_nothing(workspace, tmp_path):
    path = written(tmp_path, FEW + "Acme,r1,board,1,2,0.5\nAcme,r2,staff,4,,1\n")
    imported(workspace, path)
    report = imported(workspace, path)
    assert (report.unchanged, report.answers_stored, report.new_respondents) == (5, 0, 0)
    assert waves(workspace, "Acme")[0].revision == 1


def test_two_columns_for_one_question_are_refused(workspace, tmp_path):
    with pytest.raises(ImportRefusedError) as caught:
        imported(workspace, written(tmp_path, "respondent,A1,a1\nr1,1,2\n"), organisation="Acme")
    assert caught.value.title == "2 columns of the file hold the question A1: A1, a1."


def test_times_in_a_wide_file_date_the_wave(workspace, tmp_path):
    imported(
        workspace,
        written(tmp_path, "respondent,answered at,A1\nr1,2026-03-05,1\nr2,2026-03-02,1\n"),
        organisation="Acme",
    )
    assert waves(workspace, "Acme")[0].wave_date == date(2026, 3, 2)


def test_our_own_marker_undoes_the_escape_in_wide_files_too(workspace, tmp_path):
    text = "organisation,respondent,A1,A1 note,opposite_export\n'=Acme,'-r1,1,'@n,1\n"
    imported(workspace, written(tmp_path, text))
    assert stored_answers(workspace, "note") == [("=Acme", "1", "-r1", "unassigned", "A1", "@n")]


def test_a_mapping_says_what_columns_words_and_groups_mean(workspace, tmp_path):
    mapping = ColumnMapping(
        organisation="Acme",
        wave="Spring",
        columns={
            "Token": "respondent",
            "Q1": "A1",
            "q2!": "A2",
            "Team": "group",
            "Mood": "skip",
            "Wichtig": "A1 importance",
        },
        levels={"völlig": "4", "kaum": "1", "weiß nicht": "DK", "k. A.": "skip"},
        groups={"Chefetage": "board", "Rest": "Staff"},
    )
    text = "Token,Q1,Q2,Team,Mood,Wichtig\n1,Völlig!,kaum,Chefetage,x,5\n2,weiß nicht,k.A.,rest,y,\n3,3,,,z,\n"
    report = imported(workspace, written(tmp_path, text), mapping=mapping)
    assert report.columns_left_out == ("Mood",)
    assert report.columns_not_understood == ()
    assert levels(workspace) == {("1", "A1"): 4, ("1", "A2"): 1, ("2", "A1"): "dont_know", ("3", "A1"): 3}
    assert people(workspace) == [("1", "board"), ("2", "staff"), ("3", "unassigned")]
    assert stored_answers(workspace, "importance")[0] == ("Acme", "Spring", "1", "board", "A1", 5)


def test_a_mapping_turns_numbers_round_only_where_it_says_so(workspace, tmp_path):
    mapping = ColumnMapping(organisation="Acme", levels={"1": "4", "4": "1"})
    imported(workspace, written(tmp_path, "respondent,A1\nr1,1\nr2,4\nr3,2\n"), mapping=mapping)
    assert levels(workspace) == {("r1", "A1"): 4, ("r2", "A1"): 1, ("r3", "A1"): 2}


def test_a_mapping_names_the_columns_of_the_long_form_too(workspace, tmp_path):
    mapping = ColumnMapping(columns={"firme": "organisation", "qui": "respondent", "quoi": "question", "note": "level"})
    imported(workspace, written(tmp_path, "firme,qui,quoi,note\nAcme,r1,A1,3\n"), mapping=mapping)
    assert levels(workspace) == {("r1", "A1"): 3}


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (ColumnMapping(columns={"Q9": "A1"}), "The mapping names a column 'Q9', and the file has none of that name."),
        (ColumnMapping(columns={"A2": "A9"}), "The mapping says that the column 'A2' holds 'A9', which is no question of the framework."),
        (ColumnMapping(levels={"Ja!": "1", "ja": "2"}), "The mapping gives 'ja' two meanings: '1' and '2'."),
    ],
)  # fmt: skip
def test_a_mapping_that_does_not_fit_is_refused(workspace, tmp_path, mapping, said):
    with pytest.raises(ImportRefusedError) as caught:
        imported(workspace, written(tmp_path, FEW + "Acme,r1,,1,2,0\n"), mapping=mapping)
    assert caught.value.title == said


def test_microsoft_forms(workspace):
    report = imported(workspace, SAMPLES / "microsoft_forms.csv", organisation="Acme")
    assert (report.tool, report.form, report.rows_read) == ("Microsoft Forms", "wide", 2)
    assert report.columns_left_out == ("Start time", "Email", "Name")
    assert report.columns_not_understood == ("Anything else?",)
    assert [row[2:] for row in stored_answers(workspace, "state, level, answered_at")] == [
        ("1", "staff", "A1", "level", 3, datetime(2026, 7, 2, 11, 5)),
        ("1", "staff", "B1", "level", 0.5, datetime(2026, 7, 2, 11, 5)),
        ("2", "board", "A1", "level", 1, datetime(2026, 7, 13, 9, 10)),
        ("2", "board", "A2", "dont_know", None, datetime(2026, 7, 13, 9, 10)),
        ("2", "board", "B1", "level", 1, datetime(2026, 7, 13, 9, 10)),
    ]


def test_times_of_a_tool_that_could_be_read_both_ways_are_reported_and_left_out(workspace, tmp_path):
    text = (SAMPLES / "microsoft_forms.csv").read_text().replace("7/13/2026", "7/3/2026")
    report = imported(workspace, written(tmp_path, text), organisation="Acme")
    assert report.readings == (
        TimesUnread("Completion time", 2, ("7/2/2026 11:05:00", "7/3/2026 9:10:00"), undecided=True),
    )
    assert report.answers_stored == 5
    assert waves(workspace, "Acme")[0].wave_date == NOW.date()


def test_google_forms_without_addresses_knows_people_by_the_time_of_their_answers(workspace):
    report = imported(workspace, SAMPLES / "google_forms.csv", organisation="Acme")
    assert report.tool == "Google Forms"
    assert levels(workspace) == {
        ("2026/10/05 3:15:20 PM EET", "A1"): 2, ("2026/10/05 3:15:20 PM EET", "A2"): 4, ("2026/10/05 3:15:20 PM EET", "B1"): 0,
        ("2026/10/06 9:01:02 AM EET", "A1"): 2, ("2026/10/06 9:01:02 AM EET", "A2"): "not_applicable", ("2026/10/06 9:01:02 AM EET", "B1"): "dont_know",
    }  # fmt: skip
    assert waves(workspace, "Acme")[0].wave_date == date(2026, 10, 5)


def test_google_forms_with_addresses_knows_people_by_them(workspace, tmp_path):
    text = "Timestamp,Email Address,Score,A1\n2026/10/05 3:15:20 PM EET,a@example.org,0 / 10,3\n"
    report = imported(workspace, written(tmp_path, text), organisation="Acme")
    assert report.columns_left_out == ("Score",)
    assert levels(workspace) == {("a@example.org", "A1"): 3}


def test_limesurvey_with_codes_and_a_mapping(workspace):
    report = imported(workspace, SAMPLES / "limesurvey.csv", mapping=read_mapping(SAMPLES / "limesurvey.yaml"))
    assert report.tool == "LimeSurvey"
    assert report.columns_not_understood == ()
    assert report.columns_left_out == ("lastpage", "startlanguage", "startdate", "datestamp", "interviewtime", "A1Time")
    assert levels(workspace) == {("7", "A1"): 1, ("7", "A2"): 4, ("7", "B1"): 1, ("9", "A1"): 3, ("9", "B1"): 0}
    assert stored_answers(workspace, "answered_at")[0] == ("Acme", "2026", "7", "unassigned", "A1", NOW)


def test_qualtrics_has_three_header_rows(workspace):
    report = imported(workspace, SAMPLES / "qualtrics.csv", organisation="Acme")
    assert (report.tool, report.rows_read) == ("Qualtrics", 2)
    assert report.columns_not_understood == ("Q4",)
    assert levels(workspace) == {("R_1a", "A1"): 3, ("R_1a", "A2"): 4, ("R_1a", "B1"): 0.5, ("R_2b", "A1"): 3}
    assert waves(workspace, "Acme")[0].wave_date == date(2026, 3, 2)


def test_surveymonkey_has_two_header_rows_and_spreads_choices_over_columns(workspace):
    report = imported(workspace, SAMPLES / "surveymonkey.csv", organisation="Acme")
    assert (report.tool, report.rows_read) == ("SurveyMonkey", 2)
    assert report.columns_not_understood == ("Is there a budget for it?: Other (please specify)",)
    assert levels(workspace) == {
        ("114", "A1"): 1, ("114", "A2"): 2, ("114", "B1"): 0.5, ("115", "A1"): 4, ("115", "B1"): 1,
    }  # fmt: skip
    assert stored_answers(workspace, "answered_at")[-1][-1] == datetime(2026, 3, 15, 13, 5)


def test_two_choices_ticked_in_surveymonkey_are_no_answer(workspace, tmp_path):
    text = (SAMPLES / "surveymonkey.csv").read_text().replace("Occasional,,Partly,,", "Occasional,No,Partly,,")
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, text), organisation="Acme")
    assert told(caught.value.report) == [
        (3, "Is there a budget for it?", '"No; Partly" is no level of B1; write 0, 0.5, 1 or DK, a level\'s label or its description'),
    ]  # fmt: skip


def test_a_wide_header_without_any_question_is_refused(workspace, tmp_path):
    with pytest.raises(ImportRefusedError) as caught:
        imported(workspace, written(tmp_path, "respondent,mood\nx,1\n"), organisation="Acme")
    expected = "No column of the file is understood: none is named after a question of the framework."
    assert caught.value.title == expected


def test_every_question_of_the_framework_can_be_a_column(workspace, tmp_path):
    header = ",".join(FRAMEWORK.framework.questions)
    imported(workspace, written(tmp_path, f"respondent,{header}\nr1,1,1,1\n"), organisation="Acme")
    assert [row[4] for row in stored_answers(workspace)] == list(FRAMEWORK.framework.questions)
