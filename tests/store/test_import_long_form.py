"""Importing the long form: a row is one answer, and every rule of the form."""

from datetime import date, datetime

import pytest
from import_cases import NOW, counts, figures, history, imported, levels, people, stored_answers, told, written
from openpyxl import Workbook

from opposite.domain.spreadsheet import escaped
from opposite.engine.collecting.assessments import waves
from opposite.engine.collecting.importing import BadRowsError
from opposite.errors import ImportRefusedError
from opposite.exports.csv_file import table_csv
from opposite.tables.table import Table

HEADER = "organisation,wave,respondent,group,question,level,importance,evidence,note,answered_at\n"


def test_a_full_row_is_stored_with_everything_it_says(workspace, tmp_path):
    path = written(tmp_path, HEADER + "Acme,Spring,r1,board,A1,3,5,document,On the wall,2026-03-01T10:00:00\n")
    report = imported(workspace, path)
    assert figures(report) == {
        "rows_read": 1, "answers_stored": 1, "organisations": 1, "waves": 1, "respondents": 1, "new_organisations": 1,
        "new_waves": 1, "new_respondents": 1, "form": "long",
    }  # fmt: skip
    assert stored_answers(workspace, "state, level, importance, evidence, note, reason, answered_at") == [
        ("Acme", "Spring", "r1", "board", "A1", "level", 3, 5, "document", "On the wall", None, datetime(2026, 3, 1, 10)),
    ]  # fmt: skip


def test_the_shortest_file_has_organisation_respondent_question_and_level(workspace, tmp_path):
    imported(workspace, written(tmp_path, "organisation,respondent,question,level\nAcme,r1,B1,0.5\n"))
    assert stored_answers(workspace) == [("Acme", "1", "r1", "unassigned", "B1", "level", 0.5)]


def test_columns_may_stand_in_any_order_and_case(workspace, tmp_path):
    imported(workspace, written(tmp_path, "Level;QUESTION;Respondent;Organisation\n4;A1;r1;Acme\n"))
    assert stored_answers(workspace) == [("Acme", "1", "r1", "unassigned", "A1", "level", 4)]


def test_dk_na_and_empty_are_three_different_things(workspace, tmp_path):
    text = "organisation,respondent,question,level\nAcme,r1,A1,DK\nAcme,r1,A2,na\nAcme,r1,B1,\n"
    report = imported(workspace, written(tmp_path, text))
    assert (report.answers_stored, report.not_answered) == (2, 1)
    assert levels(workspace) == {("r1", "A1"): "dont_know", ("r1", "A2"): "not_applicable"}


def test_a_person_who_answered_nothing_is_still_a_respondent(workspace, tmp_path):
    text = "organisation,respondent,group,question,level\nAcme,r1,staff,A1,\nAcme,r2,staff,A1,2\n"
    report = imported(workspace, written(tmp_path, text))
    assert (report.respondents, report.new_respondents, report.answers_stored) == (2, 2, 1)
    assert people(workspace) == [("r1", "staff"), ("r2", "staff")]
    assert waves(workspace, "Acme")[0].revision == 1


def test_importance_without_a_level_is_kept_and_is_no_level(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,,4,,,\n"))
    assert stored_answers(workspace, "state, level, importance") == [
        ("Acme", "1", "r1", "unassigned", "A1", None, None, 4)
    ]


def test_a_group_is_known_by_id_or_title_and_empty_is_unassigned(workspace, tmp_path):
    text = (
        HEADER
        + 'Acme,,r1,board,A1,1,,,,\nAcme,,r2,"Board, and owners",A1,1,,,,\nAcme,,r3,STAFF,A1,1,,,,\nAcme,,r4,,A1,1,,,,\n'
    )
    imported(workspace, written(tmp_path, text))
    assert people(workspace) == [("r1", "board"), ("r2", "board"), ("r3", "staff"), ("r4", "unassigned")]


def test_a_respondent_is_another_one_in_another_wave_or_organisation(workspace, tmp_path):
    text = HEADER + "Acme,1,r1,board,A1,1,,,,\nAcme,2,r1,staff,A1,2,,,,\nBravo,1,r1,staff,A1,3,,,,\n"
    report = imported(workspace, written(tmp_path, text))
    assert (report.organisations, report.waves, report.respondents) == (2, 3, 3)
    assert [row[:4] for row in stored_answers(workspace)] == [
        ("Acme", "1", "r1", "board"), ("Acme", "2", "r1", "staff"), ("Bravo", "1", "r1", "staff"),
    ]  # fmt: skip


def test_names_lose_outer_space_and_keep_everything_else(workspace, tmp_path):
    text = HEADER + ' =SUM(A1)  Ltd ,,<script>alert(1)</script>,,A1,1,,,"<b>@note</b> ",\n'
    imported(workspace, written(tmp_path, text))
    assert stored_answers(workspace, "note") == [
        ("=SUM(A1) Ltd", "1", "<script>alert(1)</script>", "unassigned", "A1", "<b>@note</b> ")
    ]


def test_a_later_row_replaces_an_earlier_one_by_order(workspace, tmp_path):
    text = "organisation,respondent,question,level\nAcme,r1,A1,1\nAcme,r1,A1,4\nAcme,r1,A1,2\n"
    report = imported(workspace, written(tmp_path, text))
    assert (report.answers_stored, report.repeated, report.replaced) == (1, 2, 0)
    assert levels(workspace) == {("r1", "A1"): 2}
    assert history(workspace) == []


def test_a_later_row_replaces_an_earlier_one_by_time_where_times_are_given(workspace, tmp_path):
    text = HEADER + (
        "Acme,,r1,,A1,1,,,,2026-03-02\nAcme,,r1,,A1,4,,,,2026-03-03\nAcme,,r1,,A1,2,,,,2026-03-01\n"
        "Acme,,r1,,B1,0,,,,2026-03-01\nAcme,,r1,,B1,1,,,,2026-03-01\n"
    )
    imported(workspace, written(tmp_path, text))
    assert levels(workspace) == {("r1", "A1"): 4, ("r1", "B1"): 1}


def test_order_decides_where_one_of_the_rows_has_no_time(workspace, tmp_path):
    text = HEADER + "Acme,,r1,,A1,1,,,,\nAcme,,r1,,A1,2,,,,2026-03-01\n"
    imported(workspace, written(tmp_path, text))
    assert levels(workspace) == {("r1", "A1"): 2}


def test_a_later_empty_row_leaves_the_question_unanswered(workspace, tmp_path):
    text = "organisation,respondent,question,level\nAcme,r1,A1,1\nAcme,r1,A1,\n"
    report = imported(workspace, written(tmp_path, text))
    assert (report.answers_stored, report.not_answered, report.repeated) == (0, 1, 1)
    assert levels(workspace) == {}


def test_a_wave_is_dated_by_its_earliest_answer_else_by_the_import(workspace, tmp_path):
    text = HEADER + "Acme,1,r1,,A1,1,,,,2026-03-05\nAcme,1,r1,,B1,1,,,,2026-03-02T23:00:00-02:00\nAcme,2,r1,,A1,1,,,,\n"
    imported(workspace, written(tmp_path, text))
    assert [(wave.wave, wave.wave_date) for wave in waves(workspace, "Acme")] == [
        ("1", date(2026, 3, 3)), ("2", NOW.date()),
    ]  # fmt: skip


def test_an_imported_wave_asks_everything_by_group_is_not_attributed_and_is_closed(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,1,,,,\n"))
    (wave,) = waves(workspace, "Acme")
    assert (wave.profile, wave.self_assessment, wave.attributed, wave.closed_at) == ("full", False, False, NOW)
    assert (wave.min_group_n, wave.revision, wave.framework_id) == (3, 1, "imports")


def test_keep_open_leaves_imported_waves_open(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,1,,,,\n"), keep_open=True)
    assert waves(workspace, "Acme")[0].is_open


def test_waves_sort_in_natural_order_when_they_have_one_date(workspace, tmp_path):
    text = HEADER + "".join(f"Acme,{wave},r1,,A1,1,,,,\n" for wave in ("10", "2", "1"))
    imported(workspace, written(tmp_path, text))
    assert [wave.wave for wave in waves(workspace, "Acme")] == ["1", "2", "10"]


def test_answers_of_people_who_were_not_asked_are_kept_and_counted_in_the_report(workspace, tmp_path):
    text = HEADER + "Acme,,r1,staff,A2,1,,,,\nAcme,,r2,board,A2,2,,,,\nAcme,,r3,,A2,3,,,,\nAcme,,r4,staff,A2,,,,,\n"
    report = imported(workspace, written(tmp_path, text))
    assert (report.answers_stored, report.not_asked) == (3, 1)
    assert levels(workspace) == {("r1", "A2"): 1, ("r2", "A2"): 2, ("r3", "A2"): 3}


def test_organisation_and_wave_may_be_given_for_the_whole_file(workspace, tmp_path):
    path = written(tmp_path, "respondent,question,level\nr1,A1,1\n")
    imported(workspace, path, organisation=" Acme ", wave="Spring")
    assert stored_answers(workspace)[0][:2] == ("Acme", "Spring")


def test_an_organisation_given_for_the_whole_file_must_not_contradict_its_column(workspace, tmp_path):
    path = written(tmp_path, "organisation,respondent,question,level\nAcme,r1,A1,1\n,r2,A1,1\nBravo,r3,A1,1\n")
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, path, organisation="Acme")
    assert told(caught.value.report) == [
        (4, "organisation", '"Bravo" is not the organisation given for the whole file; it is "Acme"'),
    ]


def test_columns_that_are_not_understood_are_named(workspace, tmp_path):
    path = written(tmp_path, "organisation,respondent,question,level,mood,,\nAcme,r1,A1,1,good,,x\n")
    assert imported(workspace, path).columns_not_understood == ("mood", "column 7 (no name)")


def test_the_first_sheet_of_a_workbook_is_imported(workspace, tmp_path):
    book = Workbook()
    book.active.append(["organisation", "wave", "respondent", "question", "level", "answered_at"])
    book.active.append(["Acme", 2026, 17, "A1", 3.0, datetime(2026, 3, 1, 10)])
    book.save(tmp_path / "answers.xlsx")
    imported(workspace, tmp_path / "answers.xlsx")
    assert stored_answers(workspace, "level, answered_at") == [
        ("Acme", "2026", "17", "unassigned", "A1", 3, datetime(2026, 3, 1, 10))
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_names_survive_every_encoding(workspace, tmp_path, encoding):
    path = written(tmp_path, "organisation;respondent;question;level\nÄcmé – Söhne;r1;A1;1\n", encoding=encoding)
    imported(workspace, path)
    assert stored_answers(workspace)[0][0] == "Äcmé – Söhne"


NASTY = ("=1+1", "'=1+1", "@cmd", "+358 40", "-5", "\t=x", "O'Brien", "'tis", "＝1", "<script>", 'a,"b"\nc')
COLUMNS = ("organisation", "respondent", "question", "level", "note")


def test_our_own_export_comes_back_exactly_by_its_marker(workspace, tmp_path):
    rows = tuple(("=Acme", f"-r{i}", "A1", 3.0, note) for i, note in enumerate(NASTY))
    path = tmp_path / "answers.csv"
    path.write_bytes(table_csv(Table("answers", COLUMNS, rows), marked=True))
    report = imported(workspace, path)
    assert report.columns_not_understood == ()
    assert sorted((row[0], row[2], row[5]) for row in stored_answers(workspace, "note")) == sorted(
        ("=Acme", f"-r{i}", note) for i, note in enumerate(NASTY)
    )


def test_a_foreign_file_keeps_its_apostrophes(workspace, tmp_path):
    path = tmp_path / "answers.csv"
    path.write_bytes(table_csv(Table("answers", COLUMNS, (("=Acme", "r1", "A1", 3.0, "'=x"),))))
    imported(workspace, path)
    assert stored_answers(workspace, "note") == [("'=Acme", "1", "r1", "unassigned", "A1", escaped("'=x"))]


def test_rows_added_to_our_own_export_by_hand_are_taken_as_they_stand(workspace, tmp_path):
    text = "organisation,respondent,question,level,opposite_export\n'=Acme,r1,A1,3,1\n'=Acme,r1,A1,3,\n"
    imported(workspace, written(tmp_path, text))
    assert [row[0] for row in stored_answers(workspace)] == ["'=Acme", "=Acme"]


def test_every_row_read_is_accounted_for(workspace, tmp_path):
    text = (
        HEADER + "Acme,,r1,,A1,1,,,,\nAcme,,r1,,A1,2,,,,\nAcme,,r1,,A2,,,,,\nAcme,,r1,,B1,7,,,,\nAcme,,r2,,A1,DK,,,,\n"
    )
    report = imported(workspace, written(tmp_path, text), skip_bad_rows=True)
    assert report.rows_read == 5
    assert (report.answers_stored, report.repeated, report.not_answered, report.skipped) == (2, 1, 1, 1)


def test_progress_goes_from_nothing_to_all(workspace, tmp_path):
    told = []
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,1,,,,\n"), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("organisation,respondent,question", "The file has no column level, which the long form needs."),
        ("organisation,respondent,level", "The file has no column question, which the long form needs."),
        ("organisation,question,level", "No column of the file says who answered (respondent)."),
        ("respondent,question,level", "No column of the file names the organisation."),
        ("organisation,respondent,question,level,Level", "2 columns of the file hold level: level, Level."),
        ("Acme,r1,A1x,4", "No column of the file is understood: none is named after a question of the framework."),
    ],
)
def test_a_header_that_lacks_something_is_refused(workspace, tmp_path, header, title):
    with pytest.raises(ImportRefusedError) as caught:
        imported(workspace, written(tmp_path, header + "\nAcme,r1,A1,4,4\n"))
    assert caught.value.title == title
    assert counts(workspace)["organisations"] == 0


def test_a_header_without_rows_is_refused(workspace, tmp_path):
    with pytest.raises(ImportRefusedError, match="has a header and no rows beneath it"):
        imported(workspace, written(tmp_path, HEADER))


def test_a_file_of_blank_lines_is_refused(workspace, tmp_path):
    with pytest.raises(ImportRefusedError, match="holds no rows at all"):
        imported(workspace, written(tmp_path, "\n\n"))
