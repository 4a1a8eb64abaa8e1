"""Exports of further survey tools, and exports that somebody cut down before importing them: a small file of our own for each."""

from datetime import date, datetime

import openpyxl
import pytest
from import_cases import A1, A2, acme, imported, levels, people, stored_answers, told, written

from opposite.definitions import load
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.import_readings import (
    GroupColumn,
    OrganisationsUnread,
    PreviewsLeftOut,
    Unfinished,
)
from opposite.engine.collecting.assessments import waves
from opposite.engine.collecting.importing import BadRowsError
from opposite.errors import ImportRefusedError
from opposite.wording.collecting.import_readings import reading_sentence
from opposite.wording.collecting.import_report import bad_rows_refused


def times(workspace):
    """When each person answered."""
    return {row[2]: row[5] for row in stored_answers(workspace, "answered_at")}


def one_question(tmp_path, scale):
    """A framework with one question, on a scale in YAML."""
    path = tmp_path / "one.yaml"
    path.write_text(
        "schema_version: 1\n"
        'framework: {id: one, version: "1.0.0", title: One}\n'
        f"scales: {{only: {{{scale}}}}}\n"
        "instrument: {default_scale: only}\n"
        "scoring: {aggregate: {factor: {method: mean}, root: {method: mean}}}\n"
        "tree: [{id: S, kind: factor, title: S, questions: [{id: S1, text: Is our data complete}]}]\n"
    )
    return load(path)


def numeric(tmp_path, maximum, step):
    """A framework with one numeric question."""
    return one_question(tmp_path, f"kind: numeric, minimum: 0, maximum: {maximum}, step: {step}")


QUALTRICS = "StartDate,Status,Progress,Finished,RecordedDate,ResponseId,DistributionChannel,UserLanguage,A1"
QUALTRICS_TEXTS = (
    f"Start Date,Response Type,Progress,Finished,Recorded Date,Response ID,Distribution Channel,User Language,{A1}"
)
QUALTRICS_ROWS = (
    "2026-03-01 10:00:00,IP Address,100,True,2026-03-01 10:05:00,R_1,anonymous,EN,Defined",
    "2026-03-02 10:00:00,Survey Preview,100,True,2026-03-02 10:05:00,R_2,preview,EN,Absent",
    "2026-03-03 10:00:00,IP Address,40,False,2026-03-03 10:05:00,R_3,anonymous,EN,Managed",
)


@pytest.mark.parametrize(
    "header",
    [(QUALTRICS,), (QUALTRICS_TEXTS,), (QUALTRICS, QUALTRICS_TEXTS)],
    ids=["ids alone", "texts alone", "ids and texts"],
)
def test_previews_never_count_where_somebody_took_header_rows_of_qualtrics_out(workspace, tmp_path, header):
    report = acme(workspace, tmp_path, "\n".join((*header, *QUALTRICS_ROWS)) + "\n")
    assert report.tool == "Qualtrics"
    assert levels(workspace) == {("R_1", "A1"): 3, ("R_3", "A1"): 4}
    assert report.readings == (PreviewsLeftOut(1), Unfinished(1, left_out=False))


def test_qualtrics_without_ids_of_responses_is_known_by_its_row_of_import_ids(workspace, tmp_path):
    ids = ",".join('"{""ImportId"":""x""}"' for _ in range(3))
    text = f"Status,Finished,A1\nResponse Type,Finished,x\n{ids}\nSurvey Preview,True,1\nIP Address,True,3\n"
    report = acme(workspace, tmp_path, text)
    assert (report.tool, list(levels(workspace).values())) == ("Qualtrics", [3])


@pytest.mark.parametrize(("heading", "preview"), [("Status", "Survey Preview"), ("DistributionChannel", "preview")])
def test_previews_never_count_in_any_table_that_says_which_they_are(workspace, tmp_path, heading, preview):
    report = acme(workspace, tmp_path, f"respondent,{heading},A1\np,{preview},1\nq,anonymous,3\n")
    assert levels(workspace) == {("q", "A1"): 3}
    assert report.readings[0] == PreviewsLeftOut(1)


def test_a_number_in_a_column_of_ones_own_called_status_marks_no_preview(workspace, tmp_path):
    acme(workspace, tmp_path, "respondent,Status,A1\np,1,1\nq,2,3\n")
    assert levels(workspace) == {("p", "A1"): 1, ("q", "A1"): 3}


KOBO = "start,end,intro/group,aims/A1,aims/A2,_id,_uuid,_submission_time,_validation_status,_index"


def test_kobotoolbox_names_groups_of_questions_before_a_question(workspace, tmp_path):
    text = (
        f"{KOBO}\nx,y,board,1,NA,7,u-1,2026-03-01T08:05:00,,1\nx,y,staff,DK,,8,u-2,2026-03-02T08:05:00,,2\n"
        "x,y,staff,4,,9,u-3,2026-03-03T08:05:00,validation_status_not_approved,3\n"
    )
    report = acme(workspace, tmp_path, text)
    assert report.tool == "KoboToolbox"
    assert levels(workspace) == {("u-1", "A1"): 1, ("u-1", "A2"): "not_applicable", ("u-2", "A1"): "dont_know"}
    assert people(workspace) == [("u-1", "board"), ("u-2", "staff")]
    assert times(workspace)["u-1"] == datetime(2026, 3, 1, 8, 5)
    assert PreviewsLeftOut(1) in report.readings


def test_odk_names_groups_too_and_its_rejected_submissions_never_count(workspace, tmp_path):
    text = (
        "SubmissionDate,start,intro-group,part-aims-A1,meta-instanceID,KEY,SubmitterID,ReviewState\n"
        "2026-03-01T08:05:00.000Z,x,board,2,uuid:1,uuid:1,5,approved\n"
        "2026-03-02T08:05:00.000Z,x,staff,4,uuid:2,uuid:2,5,rejected\n"
        "2026-03-03T08:05:00.000Z,x,staff,3,uuid:3,uuid:3,5,\n"
    )
    report = acme(workspace, tmp_path, text)
    assert (report.tool, levels(workspace)) == ("ODK", {("uuid:1", "A1"): 2, ("uuid:3", "A1"): 3})
    assert people(workspace) == [("uuid:1", "board"), ("uuid:3", "staff")]


def test_typeform_tells_partial_answers_and_when_the_others_were_handed_in(workspace, tmp_path):
    text = (
        f"#,{A1},Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags\n"
        "h1,Defined,completed,2026-03-01 10:00:00,,2026-03-01 10:05:00,n1,\n"
        "h2,Absent,partial,2026-03-02 10:00:00,2026-03-02 10:01:00,,n2,\n"
    )
    report = acme(workspace, tmp_path, text, finished_only=True)
    assert (report.tool, levels(workspace)) == ("Typeform", {("h1", "A1"): 3})
    assert report.readings == (Unfinished(1, left_out=True),)
    assert times(workspace)["h1"] == datetime(2026, 3, 1, 10, 5)


def test_of_typeform_an_empty_time_of_handing_in_tells_too_where_the_kind_of_response_was_taken_out(
    workspace, tmp_path
):
    head, *rows = (f"#,{A1},Start Date (UTC),Submit Date (UTC)", "h1,Defined,2026-03-01 10:00,2026-03-01 10:05",
                   "h2,Absent,2026-03-02 10:00,")  # fmt: skip
    report = acme(workspace, tmp_path, "\n".join([head, *rows]) + "\n")
    assert (report.tool, levels(workspace)) == ("Typeform", {("h1", "A1"): 3, ("h2", "A1"): 1})
    assert report.readings == (Unfinished(1, left_out=False),)


@pytest.mark.parametrize(
    "header", ["record_id,pulse_timestamp,a1,pulse_complete", f"Record ID,Survey Timestamp,{A1},Complete?"]
)
def test_redcap_tells_what_is_incomplete(workspace, tmp_path, header):
    done, undone = ("2", "0") if "_" in header else ("Complete", "Incomplete")
    rows = f"1,2026-03-01 10:05:00,3,{done}\n2,[not completed],1,{undone}\n"
    report = acme(workspace, tmp_path, f"{header}\n{rows}")
    assert (report.tool, levels(workspace)) == ("REDCap", {("1", "A1"): 3, ("2", "A1"): 1})
    assert report.readings == (Unfinished(1, left_out=False),)


INSTRUMENTS = (
    ("record_id,start_timestamp,a1,start_complete,later_timestamp,a2,later_complete", ("0", "1", "2")),
    (
        f'Record ID,Survey Timestamp,{A1},Complete?,Survey Timestamp,"{A2}",Complete?',
        ("Incomplete", "Unverified", "Complete"),
    ),
)
"""Headings of two instruments of REDCap, raw and in words, and what each says of whether it is complete."""


@pytest.mark.parametrize(("header", "words"), INSTRUMENTS)
@pytest.mark.parametrize("finished_only", [False, True])
def test_whoever_has_not_handed_in_one_of_several_instruments_of_redcap_is_unfinished(
    workspace, tmp_path, header, words, finished_only
):
    incomplete, unverified, complete = words
    said = {"both": (complete, complete), "looked at later": (complete, unverified), "not asked later": (complete, ""),
            "first": (complete, incomplete), "second": (incomplete, complete), "neither": (incomplete, incomplete)}  # fmt: skip
    rows = (f"{n},2026-03-01 10:05:00,1,{first},,3,{second}\n" for n, (first, second) in enumerate(said.values()))
    report = acme(workspace, tmp_path, f"{header}\n{''.join(rows)}", mapping=ColumnMapping(finished_only=finished_only))
    assert (report.tool, report.readings) == ("REDCap", (Unfinished(3, left_out=finished_only),))
    assert len(people(workspace)) == (3 if finished_only else 6)


def test_events_of_redcap_are_waves(workspace, tmp_path):
    text = "record_id,redcap_event_name,a1,pulse_complete\n1,baseline_arm_1,1,2\n1,follow_up_arm_1,3,2\n"
    acme(workspace, tmp_path, text)
    found = [(row[1], row[2], row[5]) for row in stored_answers(workspace, "level")]
    assert found == [("baseline_arm_1", "1", 1), ("follow_up_arm_1", "1", 3)]


def test_a_question_that_ends_in_complete_says_nothing_of_what_redcap_holds(workspace, tmp_path):
    framework = one_question(tmp_path, 'kind: ordinal, points: [{value: 0, label: "no"}, {value: 1, label: "yes"}]')
    text = "Record ID,Is our data complete,Complete?\n1,no,Complete\n2,yes,Complete\n"
    report = acme(workspace, tmp_path, text, framework=framework)
    assert levels(workspace) == {("1", "S1"): 0, ("2", "S1"): 1}
    assert report.readings == ()


@pytest.mark.parametrize(
    ("tool", "header", "row"),
    [
        ("Jotform", f"Submission Date,{A1},Submission IP,Submission ID", "2026-03-01 10:00:00,Defined,1.1.1.1,s1"),
        (
            "Alchemer",
            f"Response ID,Time Started,Date Submitted,Status,SessionID,{A1}",
            's1,"Mar 1, 2026 9:59:00 AM","Mar 1, 2026 10:00:00 AM",Complete,x,Defined',
        ),
    ],
)
def test_other_tools_say_who_answered_and_when(workspace, tmp_path, tool, header, row):
    report = acme(workspace, tmp_path, f"{header}\n{row}\n")
    assert (report.tool, levels(workspace)) == (tool, {("s1", "A1"): 3})
    assert times(workspace) == {"s1": datetime(2026, 3, 1, 10)}


def test_partial_answers_of_alchemer_are_no_answers_of_limesurvey(workspace, tmp_path):
    """The two have headings in common; N/A is LimeSurvey's word alone for what was not shown."""
    text = f"Response ID,Time Started,Date Submitted,Status,{A1}\n1,x,2026-03-01,Partial,N/A\n2,x,2026-03-01,Complete,Defined\n"
    report = acme(workspace, tmp_path, text)
    assert levels(workspace) == {("1", "A1"): "not_applicable", ("2", "A1"): 3}
    assert report.readings == (Unfinished(1, left_out=False),)


def test_arrays_of_limesurvey_may_be_joined_to_their_questions_by_an_underscore(workspace, tmp_path):
    text = "id,submitdate,lastpage,LIST_A1,LIST_A2,groupTime3,LIST_A1Time\n1,2026-03-01,2,3,4,8.1,2.2\n"
    report = acme(workspace, tmp_path, text)
    assert levels(workspace) == {("1", "A1"): 3, ("1", "A2"): 4}
    assert report.columns_not_understood == ()


MICROSOFT = "ID,Start time,Completion time,Email,Name,A1"


def test_one_address_in_several_rows_of_a_tool_is_asked_about(workspace, tmp_path):
    text = (
        f"{MICROSOFT}\n1,x,2026-03-01,Ann@x.org,Ann,1\n2,x,2026-03-02,ann@X.org,Ann,3\n3,x,2026-03-03,bo@x.org,Bo,4\n"
    )
    with pytest.raises(
        ImportRefusedError, match=r'In "Email" of answers\.csv one address or code stands in several rows'
    ):
        acme(workspace, tmp_path, text)
    assert levels(workspace) == {}
    acme(workspace, tmp_path, text, wave="rows", mapping=ColumnMapping(columns={"Email": "skip"}))
    acme(workspace, tmp_path, text, wave="people", mapping=ColumnMapping(columns={"Email": "respondent"}))
    by_wave = {(row[1], row[2], row[5]) for row in stored_answers(workspace, "level")}
    assert {one for one in by_wave if one[0] == "rows"} == {("rows", "1", 1), ("rows", "2", 3), ("rows", "3", 4)}
    assert {one for one in by_wave if one[0] == "people"} == {("people", "ann@x.org", 3), ("people", "bo@x.org", 4)}


@pytest.mark.parametrize("nobody", ["anonymous", "Anonym", ""])
def test_people_without_an_address_are_nobody_twice(workspace, tmp_path, nobody):
    acme(workspace, tmp_path, f"{MICROSOFT}\n1,x,2026-03-01,{nobody},,1\n2,x,2026-03-02,{nobody},,3\n")
    assert levels(workspace) == {("1", "A1"): 1, ("2", "A1"): 3}


SURVEYMONKEY = (
    f"Respondent ID,Collector ID,Your team,,{A1},,,,\n"
    ',,"Board, and owners",Staff,Absent,Occasional,Defined,Managed,N/A\n'
)


@pytest.mark.parametrize("sign", ["1", "x", "TRUE", "7"])
def test_a_filled_cell_beneath_a_choice_is_that_choice_whatever_it_holds(workspace, tmp_path, sign):
    """Taken for a level of its own, a 1 beneath Managed would be Absent."""
    report = acme(workspace, tmp_path, f"{SURVEYMONKEY}8,4,{sign},,,,,{sign},\n9,4,,{sign},,{sign},,,\n")
    assert levels(workspace) == {("8", "A1"): 4, ("9", "A1"): 2}
    assert people(workspace) == [("8", "board"), ("9", "staff")]
    assert GroupColumn("Your team") in report.readings


def test_a_cell_that_says_that_a_choice_was_not_made_is_empty(workspace, tmp_path):
    acme(workspace, tmp_path, f"{SURVEYMONKEY}8,4,1,0,0,0,1,0,0\n9,4,FALSE,TRUE,FALSE,FALSE,FALSE,FALSE,TRUE\n")
    assert levels(workspace) == {("8", "A1"): 3, ("9", "A1"): "not_applicable"}


def test_two_choices_are_asked_about(workspace, tmp_path):
    with pytest.raises(BadRowsError) as caught:
        acme(workspace, tmp_path, f"{SURVEYMONKEY}8,4,x,,x,x,,,\n")
    assert [(row, why.split(" is ")[0]) for row, _, why in told(caught.value.report)] == [(3, '"Absent; Occasional"')]


@pytest.mark.parametrize(
    ("cell", "scale", "value"),
    [
        (("0%", 0.4), (100, 1), 40),
        (("0%", 1), (100, 1), 100),
        (("0.00%", 0.07), (100, 1), 7),
        (("0%", 0.4), (1, 0.1), 0.4),
        (('0" %"', 40), (100, 1), 40),
        (("0\\%", 40), (100, 1), 40),
        (("General", 1), (100, 1), 1),
    ],
)
def test_a_percentage_of_a_workbook_is_what_people_see(workspace, tmp_path, cell, scale, value):
    book = openpyxl.Workbook()
    book.active.append(["respondent", "S1"])
    number_format, held = cell
    book.active.append(["p", held])
    book.active["B2"].number_format = number_format
    book.save(tmp_path / "share.xlsx")
    imported(workspace, tmp_path / "share.xlsx", organisation="Acme", framework=numeric(tmp_path, *scale))
    assert levels(workspace) == {("p", "S1"): value}


def test_names_of_organisations_in_a_column_that_is_left_out_are_said(workspace, tmp_path):
    report = acme(workspace, tmp_path, "respondent,Company,A1\np,Acme,1\nq,Beta,2\nr,ACME,2\n")
    assert OrganisationsUnread("Company", 2, ("Acme", "Beta")) in report.readings
    assert reading_sentence(report.readings[0]) == (
        'The column "Company" holds 2 names ("Acme", "Beta") and was left out. If it says whose answers they are, say in '
        "a mapping that it is the `organisation`."
    )
    same = acme(workspace, tmp_path, "respondent,Company,A1\np,Acme,1\nq,Acme,2\n", wave="2")
    assert not any(isinstance(one, OrganisationsUnread) for one in same.readings)


def test_a_table_may_be_separated_by_bars(workspace, tmp_path):
    acme(workspace, tmp_path, "respondent|A1|A2\np|1|3\n")
    assert levels(workspace) == {("p", "A1"): 1, ("p", "A2"): 3}


@pytest.mark.parametrize("above", [0, 4, 10])
def test_up_to_ten_rows_may_stand_above_a_header(workspace, tmp_path, above):
    acme(workspace, tmp_path, "".join(f"Filter {n}: none\n" for n in range(above)) + "respondent,A1,A2\np,1,3\n")
    assert levels(workspace) == {("p", "A1"): 1, ("p", "A2"): 3}


def test_a_level_may_stand_before_its_number(workspace, tmp_path):
    acme(workspace, tmp_path, "respondent,A1\np,Managed (4)\nq,Defined - 3\n")
    assert levels(workspace) == {("p", "A1"): 4, ("q", "A1"): 3}


def test_a_note_that_is_too_long_is_not_asked_for_a_level(workspace, tmp_path):
    with pytest.raises(BadRowsError) as caught:
        acme(workspace, tmp_path, f"respondent,A1,A1 note\np,1,{'x' * 20_000}\n")
    said = bad_rows_refused(caught.value)
    assert "write at most 10,000" in said
    assert "`levels`" not in said


def test_n_a_of_limesurvey_is_no_importance(workspace, tmp_path):
    acme(workspace, tmp_path, "id,submitdate,lastpage,A1,A1importance\n1,2026-03-01,2,3,N/A\n2,2026-03-01,2,N/A,N/A\n")
    assert [row[2:] for row in stored_answers(workspace, "level, importance")] == [("1", "unassigned", "A1", 3, None)]


@pytest.mark.parametrize(("code", "meant"), [("901", 1), ("904", 4), ("905", "dont_know"), ("906", "not_applicable")])
def test_a_code_of_a_place_is_the_choice_at_that_place(workspace, tmp_path, code, meant):
    """What questionnaires made here have for choices whose own code a tool does not take."""
    acme(workspace, tmp_path, f"id,submitdate,lastpage,group,A1\n1,2026-03-01,2,902,{code}\n")
    assert (levels(workspace), people(workspace)) == ({("1", "A1"): meant}, [("1", "staff")])


@pytest.mark.parametrize("code", ["900", "907", "940", "941", "998", "999"])
def test_a_code_beyond_the_last_place_is_asked_about(workspace, tmp_path, code):
    with pytest.raises(BadRowsError):
        acme(workspace, tmp_path, f"id,submitdate,lastpage,A1\n1,2026-03-01,2,{code}\n")


@pytest.mark.parametrize("code", ["999", "998", "997"])
def test_codes_that_people_write_for_what_is_missing_are_no_places_of_a_long_scale(workspace, tmp_path, code):
    with pytest.raises(BadRowsError):
        acme(
            workspace,
            tmp_path,
            f"id,submitdate,lastpage,S1\n1,2026-03-01,2,{code}\n",
            framework=numeric(tmp_path, 100, 1),
        )


def test_google_forms_says_the_time_in_the_language_of_the_account(workspace, tmp_path):
    text = f"Zeitstempel,{A1}\n2026/03/12 10:05:07 vorm. MEZ,Defined\n2026/03/12 2:05:07 nachm. MEZ,Absent\n"
    report = acme(workspace, tmp_path, text)
    assert report.tool == "Google Forms"
    assert sorted(times(workspace).values()) == [datetime(2026, 3, 12, 10, 5, 7), datetime(2026, 3, 12, 14, 5, 7)]
    assert [wave.wave_date for wave in waves(workspace, "Acme")] == [date(2026, 3, 12)]


SURVEYJS = (
    '[{"group": "board", "A1": "3", "A1_importance": 5, "list": {"A2": 4.0, "B1": "DK"}},\n'
    ' {"group": "staff", "A1": "NA", "list": {"B1": 0.5}, "why": ["a", "b"], "done": true}]'
)


@pytest.mark.parametrize(
    "text",
    [
        SURVEYJS,
        f'{{"Data": {SURVEYJS}}}',
        SURVEYJS[1:-1].replace("},\n", "}\n"),
        "\ufeff " + SURVEYJS,
    ],
    ids=["list", "list in an object", "an object a line", "behind a mark"],
)
def test_answers_as_json_are_read_an_object_a_person(workspace, tmp_path, text):
    report = imported(workspace, written(tmp_path, text, name="answers.json"), organisation="Acme")
    assert levels(workspace) == {
        ("row 2", "A1"): 3, ("row 2", "A2"): 4, ("row 2", "B1"): "dont_know",
        ("row 3", "A1"): "not_applicable", ("row 3", "B1"): 0.5,
    }  # fmt: skip
    assert people(workspace) == [("row 2", "board"), ("row 3", "staff")]
    assert report.columns_not_understood == ("why",)


@pytest.mark.parametrize("text", ['[{"A1": 1}, {"A', '{"A1" 1}', '[{"A1": 1}, 5]', '[{"a":' * 9000 + "1" + "}]" * 9000])
def test_other_json_is_refused(workspace, tmp_path, text):
    with pytest.raises(ImportRefusedError, match="is JSON, and not a list with an object for every person"):
        imported(workspace, written(tmp_path, text, name="answers.json"), organisation="Acme")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"A1": 1, "A2": 2, "A1": 4}]', 'An object of answers.json has the name "A1" twice'),
        ('{"A1": 1}\n{"A1": 3, "A1": 3}', 'An object of answers.json has the name "A1" twice'),
        ("[]", "answers.json holds answers of nobody"),
        ('{"ResultCount": 0, "Data": []}', "answers.json holds answers of nobody"),
    ],
)
def test_json_of_nobody_and_an_answer_given_twice_in_an_object_are_refused(workspace, tmp_path, text, said):
    with pytest.raises(ImportRefusedError, match=said):
        imported(workspace, written(tmp_path, text, name="answers.json"), organisation="Acme")
    assert people(workspace) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'"",Ann,Bo\n{A1},3,4\n"{A2}",1,2\n', "Questions stand beneath one another in the first column of the file"),
        ("question,Ann,Bo\nA1,3,4\nA2,1,2\n", "If every person has a column, turn the table round"),
    ],
)
def test_a_table_of_a_column_a_person_is_to_be_turned_round(workspace, tmp_path, text, said):
    with pytest.raises(ImportRefusedError, match=said):
        acme(workspace, tmp_path, text)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("ResponseId,Status,Finished,StartDate,EndDate,UserLanguage,DistributionChannel,Progress,RecipientEmail,A1",
         "R_1,IP Address,True,2026-02-28 09:00:00,2026-03-01 10:05:00,EN,anonymous,100,,3"),
        ("id,lastpage,startlanguage,startdate,datestamp,A1", "1,2,en,2026-02-28 09:00:00,2026-03-01 10:05:00,3"),
        ("Respondent ID,Collector ID,Date Created,Date Modified,A1", "1,2,2026-02-28 09:00:00,2026-03-01 10:05:00,3"),
        ("start,end,A1,_uuid,_submission_time", "2026-02-28T09:00:00,x,3,u,2026-03-01T10:05:00"),
    ],
    ids=["Qualtrics", "LimeSurvey", "SurveyMonkey", "KoboToolbox"],
)  # fmt: skip
def test_another_time_of_a_tool_stands_for_the_one_that_is_missing(workspace, tmp_path, header, row):
    acme(workspace, tmp_path, f"{header}\n{row}\n")
    assert list(times(workspace).values()) == [datetime(2026, 3, 1, 10, 5)]
