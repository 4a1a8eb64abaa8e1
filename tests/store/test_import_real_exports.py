"""Exports of survey tools as people have them: each fault that was met in real ones, in one small file of our own."""

from datetime import date, datetime

import pytest
from import_cases import A1, A2, acme, levels, people, stored_answers, told

from opposite.definitions import load_document
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.import_readings import (
    ColumnOfTable,
    DatesOrdered,
    GroupColumn,
    LabelsTaken,
    NotShown,
    PreviewsLeftOut,
    RowsArePeople,
    TimesUnread,
    Unfinished,
    UnknownWord,
)
from opposite.engine.collecting.assessments import waves
from opposite.engine.collecting.importing import BadRowsError
from opposite.errors import ImportRefusedError
from opposite.wording.collecting.import_readings import reading_sentence

pytestmark = pytest.mark.long


def qualtrics(columns, texts, *rows):
    ids = ",".join('"{""ImportId"":""x""}"' for _ in columns.split(","))
    return "\n".join((columns, texts, ids, *rows)) + "\n"


def test_an_id_that_a_spreadsheet_rounded_is_nobodys(workspace, tmp_path):
    text = "Respondent ID,Collector ID,A1\n,,Response\n1.18E+11,4,1\n1.18E+11,4,2\n"
    with pytest.raises(BadRowsError) as caught:
        acme(workspace, tmp_path, text)
    assert [(row, column) for row, column, _ in told(caught.value.report)] == [
        (3, "Respondent ID"),
        (4, "Respondent ID"),
    ]
    assert levels(workspace) == {}


@pytest.mark.parametrize(
    ("preview", "real"), [("Survey Preview", "IP Address"), ("1", "0"), ("Spam", "Imported"), ("8", "4")]
)
def test_previews_of_qualtrics_never_count(workspace, tmp_path, preview, real):
    text = qualtrics(
        "StartDate,Status,ResponseId,A1", "Start Date,Response Type,Response ID,x",
        f"2026-01-01,{preview},R_1,1", f"2026-01-01,{real},R_2,3",
    )  # fmt: skip
    report = acme(workspace, tmp_path, text)
    assert levels(workspace) == {("R_2", "A1"): 3}
    assert report.readings == (PreviewsLeftOut(1),)
    assert report.rows_read == 2


UNFINISHED = {
    "Qualtrics": qualtrics("StartDate,Finished,ResponseId,A1", "s,f,r,x", "2026-01-01,False,p1,1", "2026-01-01,1,p2,3"),
    "LimeSurvey": "id,submitdate,lastpage,A1\np1,,1,1\np2,2026-01-01 10:00:00,2,3\n",
    "SurveyMonkey": "Respondent ID,Collector ID,Response Status,A1\n,,,Response\np1,4,partial,1\np2,4,completed,3\n",
}


@pytest.mark.parametrize("tool", UNFINISHED)
def test_unfinished_answers_count_or_are_left_out_by_choice(workspace, tmp_path, tool):
    report = acme(workspace, tmp_path, UNFINISHED[tool], finished_only=True)
    assert (report.tool, report.readings[0]) == (tool, Unfinished(1, left_out=True))
    assert levels(workspace) == {("p2", "A1"): 3}
    report = acme(workspace, tmp_path, UNFINISHED[tool], wave="all")
    assert report.readings[0] == Unfinished(1, left_out=False)
    assert levels(workspace) == {("p1", "A1"): 1, ("p2", "A1"): 3}


def test_a_table_of_ones_own_says_when_answers_were_handed_in(workspace, tmp_path):
    text = "respondent,Submitted,A1\nr1,12/25/25 3:29 PM,1\nr2,1/2/26,2\nr3,,3\n"
    report = acme(workspace, tmp_path, text)
    assert report.readings == (
        ColumnOfTable("Submitted", is_time=True),
        Unfinished(1, left_out=False),
        DatesOrdered("Submitted", "month first"),
    )
    assert (report.columns_not_understood, report.columns_left_out) == ((), ())
    assert [row[-1] for row in stored_answers(workspace, "answered_at")] == [
        datetime(2025, 12, 25, 15, 29),
        datetime(2026, 1, 2),
        datetime(2026, 11, 22, 9),  # when it was imported
    ]
    acme(workspace, tmp_path, text, wave="finished", finished_only=True)
    assert {row[2] for row in stored_answers(workspace) if row[1] == "finished"} == {"r1", "r2"}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("completed", ("no", "Yes")),
        ("Finished?", ("FALSE", "TRUE")),
        ("submitted", ("0", "1")),
        ("Abgeschlossen", ("Nein", "Ja")),
    ],
)
def test_a_table_of_ones_own_says_whether_answers_were_handed_in(workspace, tmp_path, heading, cells):
    text = f"respondent,{heading},A1\nr1,{cells[0]},1\nr2,{cells[1]},2\n"
    report = acme(workspace, tmp_path, text, finished_only=True)
    assert report.readings == (ColumnOfTable(heading, is_time=False), Unfinished(1, left_out=True))
    assert levels(workspace) == {("r2", "A1"): 2}
    assert acme(workspace, tmp_path, text, wave="all").readings[1] == Unfinished(1, left_out=False)


@pytest.mark.parametrize(
    "heading", ["submitted", "Submitted at", "Completed on", "Date", "Date/Time", "finished", "End time", "Datum"]
)
def test_the_date_of_a_table_is_known_by_its_heading_and_its_cells(workspace, tmp_path, heading):
    report = acme(workspace, tmp_path, f"respondent,{heading},A1\nr1,2026-03-01,1\nr2,2026-03-02,2\n")
    assert report.readings == (ColumnOfTable(heading, is_time=True),)
    assert [row[-1] for row in stored_answers(workspace, "answered_at")] == [datetime(2026, 3, 1), datetime(2026, 3, 2)]


def test_of_several_times_the_surest_counts_and_a_named_one_goes_before_all(workspace, tmp_path):
    report = acme(workspace, tmp_path, "respondent,Date,Submitted,A1\nr1,2020-01-01,2026-03-02,2\n")
    assert (report.readings, report.columns_left_out) == ((ColumnOfTable("Submitted", is_time=True),), ("Date",))
    report = acme(workspace, tmp_path, "respondent,answered_at,Submitted,A1\nr1,2020-01-01,2026-03-02,2\n", wave="2")
    assert (report.readings, report.columns_left_out) == ((), ("Submitted",))


@pytest.mark.parametrize("cells", [("soon", "later"), ("", ""), ("3", "7")])
def test_a_heading_alone_makes_no_date(workspace, tmp_path, cells):
    report = acme(workspace, tmp_path, f"respondent,submitted,A1\nr1,{cells[0]},1\nr2,{cells[1]},2\n")
    assert (report.columns_not_understood, report.readings) == (("submitted",), ())


def test_a_mapping_goes_before_what_a_table_is_taken_for(workspace, tmp_path):
    text = "respondent,completed,A1\nr1,no,1\nr2,yes,2\n"
    mapping = ColumnMapping(columns={"completed": "skip"})
    assert acme(workspace, tmp_path, text, mapping=mapping, finished_only=True).readings == ()
    assert levels(workspace) == {("r1", "A1"): 1, ("r2", "A1"): 2}


def test_na_of_limesurvey_is_not_shown_and_that_of_others_does_not_apply(workspace, tmp_path):
    report = acme(workspace, tmp_path, "id,submitdate,lastpage,A1,A2\n1,2026-01-01,1,N/A,2\n2,2026-01-01,1,3,N/A\n")
    assert levels(workspace) == {("1", "A2"): 2, ("2", "A1"): 3}
    assert NotShown(2) in report.readings
    acme(workspace, tmp_path, "respondent,A1\n1,N/A\n", wave="plain")
    assert ("1", "A1") in {key for key, state in levels(workspace).items() if state == "not_applicable"}


def test_an_address_is_the_same_in_any_case(workspace, tmp_path):
    acme(
        workspace,
        tmp_path,
        "Timestamp,Email Address,A1\n2026/03/13 10:00:00,ann@example.org,1\n2026/03/14 10:00:00,Ann@Example.org,4\n",
    )
    assert levels(workspace) == {("ann@example.org", "A1"): 4}


@pytest.mark.main_way
@pytest.mark.parametrize(
    ("head", "row", "tool"),
    [
        ("ID;Startzeit;Fertigstellungszeit;E-Mail;Name;A1", "1;13.03.2026 10:00:00;13.03.2026 10:09:00;anonymous;;3", "Microsoft Forms"),
        ("Id;Heure de début;Heure de fin;Courrier;Nom;Modifié;A1", "1;13/03/2026 10:00;13/03/2026 10:09;x;;13/03/2026 10:09;3", "Microsoft Forms"),
        ("Zeitstempel;A1", "13.03.2026 10:09:00;3", "Google Forms"),
        ("Horodateur;Adresse;A1", "13/03/2026 10:09:00;a@example.org;3", "Google Forms"),
        ("Start time;Completion time;A1", "3/13/26 10:00:00;3/13/26 10:09:00;3", "Microsoft Forms"),
    ],
)  # fmt: skip
def test_columns_of_a_tool_are_known_in_any_language(workspace, tmp_path, head, row, tool):
    report = acme(workspace, tmp_path, f"{head}\n{row}\n")
    assert report.tool == tool
    assert [row[5:] for row in stored_answers(workspace, "level, answered_at")] == [(3, datetime(2026, 3, 13, 10, 9))]


@pytest.mark.parametrize(
    "heading",
    [f"1.{A1}", f"1) {A1}", f"Q1: {A1}", f"Q12. {A1}", f"Please rate - {A1}", f"Please rate: - 3. {A1}", f"How far is this true? [{A1}]",
     f"<p><b>{A1}</b>&nbsp;</p>", f"Please rate.{A1}", f"A1: {A1}"],
)  # fmt: skip
def test_a_question_is_known_behind_its_number_its_stem_and_its_markup(workspace, tmp_path, heading):
    acme(workspace, tmp_path, f'respondent,"{heading}"\nr1,3\n')
    assert levels(workspace) == {("r1", "A1"): 3}


@pytest.mark.parametrize("heading", ["Version 2.A1", "In general: A1", "Who is it? B1"])
def test_what_follows_a_stem_is_a_question_only_by_its_whole_text(workspace, tmp_path, heading):
    report = acme(workspace, tmp_path, f"respondent,A2,{heading}\nr1,2,3\n")
    assert report.columns_not_understood == (heading,)


def test_a_matrix_of_qualtrics_and_one_of_surveymonkey(workspace, tmp_path):
    text = qualtrics(
        "StartDate,ResponseId,M_1,M_2", f'x,y,Please rate - {A1},"Please rate - {A2}"', "2026-01-01,R_1,3,2"
    )
    acme(workspace, tmp_path, text)
    monkey = (
        "Respondent ID,Collector ID,Please rate,,,\n"
        f',,{A1} - Absent,{A1} - Defined,"{A2} - Absent","{A2} - Defined"\n11,4,,Defined,Absent,\n'
    )
    acme(workspace, tmp_path, monkey, wave="2")
    assert levels(workspace) == {("R_1", "A1"): 3, ("R_1", "A2"): 2, ("11", "A1"): 3, ("11", "A2"): 1}


def test_limesurvey_writes_code_and_text_in_one_heading(workspace, tmp_path):
    text = (
        f'"id. Response ID","submitdate. Date submitted","lastpage. Last page","Q1. {A1}"\n7,2026-01-02 10:00:00,3,2\n'
    )
    assert acme(workspace, tmp_path, text).tool == "LimeSurvey"
    assert levels(workspace) == {("7", "A1"): 2}
    assert waves(workspace, "Acme")[0].wave_date == date(2026, 1, 2)


@pytest.mark.parametrize(
    "text",
    [
        f'RespondentID,Rate us,\n,{A1},"{A2}"\n11,3,2\n',
        f',,q1,q2\nRespondent ID,End Date,{A1},"{A2}"\n,,Response,Response\n11,,3,2\n',
        f'Respondent ID,End Date,{A1},"{A2}"\nRespondent ID,End Date,Response,Response\n11,43290.5,3,2\n',
        f'Results of spring\nAs of today\nrespondent,{A1},"{A2}"\n11,3,2\n',
    ],
)
def test_a_header_is_found_among_rows_above_and_beneath_it(workspace, tmp_path, text):
    acme(workspace, tmp_path, text)
    assert levels(workspace) == {("11", "A1"): 3, ("11", "A2"): 2}


def test_a_file_that_says_not_who_answered_holds_a_person_a_row(workspace, tmp_path):
    report = acme(workspace, tmp_path, "A1,A2\n1,2\n3,4\n")
    assert people(workspace) == [("row 2", "unassigned"), ("row 3", "unassigned")]
    assert report.readings == (RowsArePeople(by_time=False),)


def test_people_of_one_moment_are_different_people(workspace, tmp_path):
    acme(workspace, tmp_path, "Timestamp,A1\n2026/03/13 10:00:00,1\n2026/03/13 10:00:00,4\n")
    assert levels(workspace) == {("2026/03/13 10:00:00", "A1"): 1, ("2026/03/13 10:00:00 (2)", "A1"): 4}


@pytest.mark.parametrize("form", ["wide", "long"])
def test_dates_of_any_common_form_are_read_and_the_order_is_said(workspace, tmp_path, form):
    wide = "respondent,answered_at,A1\nr1,12/25/25 3:29 PM,1\nr2,1/2/26,2\n"
    long = "respondent,question,level,answered_at\nr1,A1,1,12/25/25 3:29 PM\nr2,A1,2,1/2/26\n"
    report = acme(workspace, tmp_path, wide if form == "wide" else long)
    assert report.readings == (DatesOrdered("answered_at", "month first"),)
    assert [row[-1] for row in stored_answers(workspace, "answered_at")] == [
        datetime(2025, 12, 25, 15, 29),
        datetime(2026, 1, 2),
    ]


def test_a_date_that_cannot_be_read_costs_the_date_and_not_the_answer(workspace, tmp_path):
    report = acme(workspace, tmp_path, "respondent,answered_at,A1\nr1,soon,1\nr2,2026-01-02,2\n")
    assert report.readings == (TimesUnread("answered_at", 1, ("soon",), undecided=False),)
    assert levels(workspace) == {("r1", "A1"): 1, ("r2", "A1"): 2}


def test_a_mapping_says_which_of_day_and_month_comes_first(workspace, tmp_path):
    text = "respondent,answered_at,A1\nr1,1/2/2026,1\n"
    acme(workspace, tmp_path, text, mapping=ColumnMapping(dates="day first"))
    assert waves(workspace, "Acme")[0].wave_date == date(2026, 2, 1)


WORDS = "respondent,A1,A2\nr1,-99,2\nr2,Prefer not to say,-99\nr3,3,Absent; Defined\n"


def test_words_that_mean_nothing_are_listed_with_counts_and_cost_their_cells(workspace, tmp_path):
    with pytest.raises(BadRowsError) as caught:
        acme(workspace, tmp_path, WORDS)
    assert caught.value.title == "4 cells of answers.csv cannot be used, so nothing was stored."
    assert caught.value.report.words == (
        UnknownWord("-99", 2, ("A1", "A2"), 2),
        UnknownWord("Prefer not to say", 1, ("A1",), 3),
        UnknownWord("Absent; Defined", 1, ("A2",), 4),
    )
    assert acme(workspace, tmp_path, WORDS, skip_bad_rows=True).cells_emptied == 4
    assert levels(workspace) == {("r1", "A2"): 2, ("r3", "A1"): 3}
    assert len(people(workspace)) == 3


def test_a_mapping_keeps_what_words_are(workspace, tmp_path):
    choices = {"-99": "empty", "Prefer not to say": "DK", "Absent; Defined": "2"}
    acme(workspace, tmp_path, WORDS, mapping=ColumnMapping(levels=choices))
    assert levels(workspace) == {("r1", "A2"): 2, ("r2", "A1"): "dont_know", ("r3", "A1"): 3, ("r3", "A2"): 2}


def test_words_that_a_mapping_refuses_let_nothing_in(workspace, tmp_path):
    with pytest.raises(BadRowsError):
        acme(workspace, tmp_path, WORDS, mapping=ColumnMapping(levels={"-99": "refuse"}), skip_bad_rows=True)
    assert levels(workspace) == {}


def test_a_label_that_is_a_number_is_the_label(workspace, tmp_path):
    points = ", ".join(f'{{value: {value}, label: "{value + 1}"}}' for value in range(5))
    text = f"""
schema_version: 1
framework: {{id: lab, version: 1.0.0, title: Lab}}
scales: {{s: {{kind: ordinal, points: [{points}]}}}}
instrument: {{default_scale: s}}
scoring: {{aggregate: {{factor: {{method: mean}}, root: {{method: mean}}}}}}
tree: [{{id: F, kind: factor, title: F, questions: [{{id: Q1, text: q}}]}}]
"""
    framework = load_document(text)
    report = acme(workspace, tmp_path, "respondent,Q1\nr1,1\nr2,2\nr3,3\n", framework=framework)
    assert levels(workspace) == {("r1", "Q1"): 0, ("r2", "Q1"): 1, ("r3", "Q1"): 2}
    assert report.readings == (LabelsTaken(("Q1",), 1, 0),)
    with pytest.raises(BadRowsError):
        acme(workspace, tmp_path, "respondent,Q1\nr1,0\n", framework=framework, wave="off")


def scales(kind):
    return load_document(f"""
schema_version: 1
framework: {{id: lab, version: 1.0.0, title: Lab}}
scales: {{s: {kind}}}
instrument: {{default_scale: s}}
scoring: {{aggregate: {{factor: {{method: mean}}, root: {{method: mean}}}}}}
tree: [{{id: F, kind: factor, title: F, questions: [{{id: Q1, text: q}}]}}]
""")


def test_a_numeric_scale_needs_no_points(workspace, tmp_path):
    framework = scales("{kind: numeric, minimum: 0, maximum: 40, step: 0.5}")
    text = "respondent,Q1\nr1,0\nr2,37.5\nr3,40\nr4,\n"
    acme(workspace, tmp_path, text, framework=framework)
    assert levels(workspace) == {("r1", "Q1"): 0, ("r2", "Q1"): 37.5, ("r3", "Q1"): 40}
    for wrong in ("-0.5", "40.5", "1.2"):
        with pytest.raises(BadRowsError) as caught:
            acme(workspace, tmp_path, f"respondent,Q1\nr1,{wrong}\n", framework=framework, wave="off")
        assert "write 0 to 40 in steps of 0.5, DK or NA" in told(caught.value.report)[0][2]


def test_two_words_may_stand_for_one_value(workspace, tmp_path):
    points = '[{value: 1, label: Never, also: ["Not at all", Nie]}, {value: 2, label: Often}]'
    framework = scales(f"{{kind: ordinal, points: {points}}}")
    acme(workspace, tmp_path, "respondent,Q1\nr1,not at all\nr2,NIE\nr3,never\nr4,often\n", framework=framework)
    assert levels(workspace) == {("r1", "Q1"): 1, ("r2", "Q1"): 1, ("r3", "Q1"): 1, ("r4", "Q1"): 2}


def test_answer_codes_mean_something_else_in_every_block(workspace, tmp_path):
    text = "id,submitdate,lastpage,A1,A2,B1\n1,2026-01-01,3,A1,A1,A1\n2,2026-01-01,3,A2,A2,A2\n"
    codes = ColumnMapping(
        levels={"A1": "1", "A2": "2"}, levels_within={"B": {"A1": "0", "A2": "0.5"}, "A2": {"A1": "4"}}
    )
    acme(workspace, tmp_path, text, mapping=codes)
    assert levels(workspace) == {
        ("1", "A1"): 1, ("1", "A2"): 4, ("1", "B1"): 0, ("2", "A1"): 2, ("2", "A2"): 2, ("2", "B1"): 0.5,
    }  # fmt: skip
    with pytest.raises(ImportRefusedError, match="no such question or node"):
        acme(workspace, tmp_path, text, mapping=ColumnMapping(levels_within={"Z9": {"A1": "0"}}))


def test_a_column_that_says_something_else_of_a_question_is_left_where_the_question_has_its_own(workspace, tmp_path):
    report = acme(workspace, tmp_path, f"respondent,Comments: {A1},{A1}\nr1,see below,3\n")
    assert report.readings == ()
    assert report.columns_not_understood == (f"Comments: {A1}",)
    assert levels(workspace) == {("r1", "A1"): 3}
    with pytest.raises(ImportRefusedError, match="2 columns of the file hold the question A1"):
        acme(workspace, tmp_path, f"respondent,Today - {A1},In a year - {A1}\nr1,1,3\n")


@pytest.mark.parametrize(
    ("head", "tool"),
    [
        ("Antwort ID,Datum Abgeschickt,Letzte Seite,Start-Sprache", "LimeSurvey"),
        ("ID de la r\u00e9ponse,Date de soumission,Derni\u00e8re page,Langue de d\u00e9part", "LimeSurvey"),
        ("ID del encuestado,ID del recopilador,Fecha,Hora", "SurveyMonkey"),
    ],
)
def test_other_tools_write_their_columns_in_other_languages_too(workspace, tmp_path, head, tool):
    report = acme(workspace, tmp_path, f"{head},A1\n7,2026-03-01,2,de,3\n")
    assert (report.tool, levels(workspace)) == (tool, {("7", "A1"): 3})


def test_a_percentage_may_carry_its_sign(workspace, tmp_path):
    framework = scales("{kind: numeric, minimum: 0, maximum: 100}")
    acme(workspace, tmp_path, "respondent,Q1\nr1,37%\nr2,40 %\nr3,5\n", framework=framework)
    assert levels(workspace) == {("r1", "Q1"): 37, ("r2", "Q1"): 40, ("r3", "Q1"): 5}


def test_a_preview_is_known_by_its_channel_where_the_status_was_removed(workspace, tmp_path):
    text = qualtrics(
        "StartDate,DistributionChannel,ResponseId,A1",
        "s,c,r,x",
        "2026-01-01,preview,R_1,1",
        "2026-01-01,anonymous,R_2,3",
    )
    assert acme(workspace, tmp_path, text).readings == (PreviewsLeftOut(1),)
    assert levels(workspace) == {("R_2", "A1"): 3}


def test_a_question_found_behind_other_words_is_said(workspace, tmp_path):
    report = acme(workspace, tmp_path, f"respondent,Please rate - {A1}\nr1,3\n")
    assert [reading_sentence(reading) for reading in report.readings] == [
        'Headings were taken for the question whose text they hold: "Please rate - Do people know where the organisation is going…" for A1.'
    ]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("Your department", '"Board, and owners"', "Staff"),
        ("Abteilung", "staff", "BOARD"),
        ("Team?", '"Board, and owners"', ""),
    ],
)
def test_a_column_whose_cells_name_groups_is_that_of_the_groups_and_that_is_said(
    workspace, tmp_path, heading, first, second
):
    text = f"Timestamp,{heading},A1\n2026/01/01 10:00:00,{first},1\n2026/01/01 11:00:00,{second},3\n"
    report = acme(workspace, tmp_path, text)
    assert (report.readings[0], report.columns_not_understood) == (GroupColumn(heading), ())
    assert {row[3] for row in stored_answers(workspace)} == {"board", "staff" if second else "unassigned"}


@pytest.mark.parametrize(
    "text",
    [
        "Kind,A1\nboard,1\nboard,3\n",
        "Kind,A1\nStaff,1\nMarketing,3\n",
        "Kind,Other,A1\nstaff,board,1\nboard,staff,3\n",
        "Kind,A1\n,1\n,3\n",
    ],
    ids=["one id alone", "other words too", "two such columns", "nothing"],
)
def test_a_column_that_may_be_another_is_not_taken_for_the_groups(workspace, tmp_path, text):
    report = acme(workspace, tmp_path, text)
    assert "Kind" in report.columns_not_understood
    assert {row[3] for row in stored_answers(workspace)} == {"unassigned"}


def test_a_column_that_is_called_group_goes_before_one_that_names_groups(workspace, tmp_path):
    report = acme(workspace, tmp_path, "group,Kind,A1\nstaff,board,1\nboard,staff,3\n")
    assert report.columns_not_understood == ("Kind",)
    assert {(row[3], row[-1]) for row in stored_answers(workspace)} == {("staff", 1), ("board", 3)}


def test_a_mapping_leaves_out_a_column_that_names_groups(workspace, tmp_path):
    acme(workspace, tmp_path, "Kind,A1\nstaff,1\nboard,3\n", mapping=ColumnMapping(columns={"Kind": "skip"}))
    assert {row[3] for row in stored_answers(workspace)} == {"unassigned"}
