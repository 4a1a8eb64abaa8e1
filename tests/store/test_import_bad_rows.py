"""Rows that cannot be used: each told with its row, its column and what would be right; nothing is stored."""

import pytest
from import_cases import counts, imported, levels, people, told, written

from opposite.domain.collecting.import_report import LISTED
from opposite.engine.collecting.importing import BadRowsError
from opposite.wording import bad_rows_refused

HEADER = "organisation,wave,respondent,group,question,level,importance,evidence,note,answered_at\n"
GOOD = "Acme,,r0,,A1,1,,,,\n"
NOTHING = {"organisations": 0, "frameworks": 0, "assessments": 0, "respondents": 0, "answers": 0, "answer_history": 0}


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        (",,r1,,A1,1,,,,", "organisation", "is empty; write the organisation"),
        ("Acme,,,,A1,1,,,,", "respondent", "is empty; write the respondent"),
        ("Acme,,r1,,,1,,,,", "question", "is empty; write a question's id"),
        ("Acme,,r1,,Z9,1,,,,", "question", '"Z9" is no question of the framework; imports has A1, A2 or B1'),
        ("Acme,,r1,,a1,1,,,,", "question", '"a1" is no question of the framework; did you mean A1?'),
        ("Acme,,r1,boss,A1,1,,,,", "group", '"boss" is no group; write board or staff, or leave it empty'),
        ("Acme,,r1,,A1,0,,,,", "level", '"0" is no level of A1; write 1, 2, 3, 4, DK or NA, or leave it empty'),
        ("Acme,,r1,,A1,5,,,,", "level", '"5" is no level of A1; write 1, 2, 3, 4, DK or NA, or leave it empty'),
        ("Acme,,r1,,A1,2.5,,,,", "level", '"2.5" is no level of A1; write 1, 2, 3, 4, DK or NA, or leave it empty'),
        ("Acme,,r1,,A1,Managed,,,,", "level", '"Managed" is no level of A1; write 1, 2, 3, 4, DK or NA, or leave it empty'),
        ("Acme,,r1,,A1,nan,,,,", "level", '"nan" is no level of A1; write 1, 2, 3, 4, DK or NA, or leave it empty'),
        ("Acme,,r1,,B1,NA,,,,", "level", "B1 does not take NA (not applicable); write 0, 0.5, 1 or DK, or leave it empty"),
        ("Acme,,r1,,A1,1,6,,,", "importance", '"6" is no importance; write 1, 2, 3, 4 or 5'),
        ("Acme,,r1,,A1,1,DK,,,", "importance", '"DK" is no importance; write 1, 2, 3, 4 or 5'),
        ("Acme,,r1,,A1,1,,rumour,,", "evidence", '"rumour" is no strength of evidence; write opinion, example, document or measured'),
        (f"Acme,,r1,,A1,1,,,{'x' * 10_001},", "note", "has 10,001 characters; write at most 10,000"),
        (f"{'x' * 201},,r1,,A1,1,,,,", "organisation", "The organisation has a name of 201 characters. A name has at most 200."),
        ("Acme,,r1,,A1,1,,,,,x", None, "has 11 cells, the header has 10; quote cells that hold a delimiter"),
    ],
)  # fmt: skip
def test_a_bad_row_is_told_and_nothing_is_stored(workspace, tmp_path, row, column, message):
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, HEADER + GOOD + row + "\n"))
    report = caught.value.report
    assert told(report) == [(3, column, message)]
    assert (report.rows_read, report.skipped, report.problems_found, report.answers_stored) == (2, 1, 1, 1)
    assert counts(workspace) == NOTHING


def test_the_limits_themselves_are_good(workspace, tmp_path):
    text = HEADER + f"{'x' * 200},,r1,,A1,4,5,measured,{'x' * 10_000},1900-01-01\n{'x' * 200},,r1,,B1,0,1,opinion,,\n"
    assert imported(workspace, written(tmp_path, text)).answers_stored == 2


def test_a_second_group_of_a_respondent_is_a_bad_row(workspace, tmp_path):
    text = (
        HEADER
        + "Acme,,r1,board,A1,1,,,,\nAcme,,r1,staff,B1,1,,,,\nAcme,,r1,,A2,1,,,,\nAcme,,r1,Board and owners,A2,1,,,,\n"
    )
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, text))
    assert told(caught.value.report) == [
        (3, "group", '"r1" stands in an earlier row with the group board, here with staff; a respondent has one group in a wave, write board'),
        (4, "group", '"r1" stands in an earlier row with the group board, here with unassigned; a respondent has one group in a wave, write board'),
    ]  # fmt: skip
    assert counts(workspace) == NOTHING


def test_a_second_group_is_a_bad_row_against_the_store_as_well(workspace, tmp_path):
    imported(workspace, written(tmp_path, HEADER + "Acme,,r1,board,A1,1,,,,\n"))
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, HEADER + "Acme,,r1,staff,B1,1,,,,\nAcme,2,r1,staff,B1,1,,,,\n"))
    assert told(caught.value.report) == [
        (2, "group", '"r1" is stored with the group board, here with staff; a respondent has one group in a wave, write board'),
    ]  # fmt: skip
    assert levels(workspace) == {("r1", "A1"): 1}


def test_bad_rows_are_left_out_on_request_and_the_others_stored(workspace, tmp_path):
    text = HEADER + "Acme,,r1,board,A1,1,,,,\nAcme,,r1,staff,B1,1,,,,\nAcme,,r2,staff,B1,9,,,,\nBravo,,r3,,A1,x,,,,\n"
    report = imported(workspace, written(tmp_path, text), skip_bad_rows=True)
    assert (report.answers_stored, report.skipped, report.problems_found) == (1, 3, 3)
    assert [problem.row for problem in report.problems] == [3, 4, 5]
    assert people(workspace) == [("r1", "board")]
    assert counts(workspace)["organisations"] == 1


def test_every_problem_of_a_row_is_told_and_the_row_counted_once(workspace, tmp_path):
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, HEADER + "Acme,,,boss,A1,9,,,,\n"))
    assert [(problem.row, problem.column) for problem in caught.value.report.problems] == [
        (2, "respondent"), (2, "group"), (2, "level"),
    ]  # fmt: skip
    assert (caught.value.report.skipped, caught.value.report.problems_found) == (1, 3)


def test_a_file_of_bad_rows_alone_stores_nothing_even_when_they_are_left_out(workspace, tmp_path):
    report = imported(workspace, written(tmp_path, HEADER + "Acme,,r1,,A1,9,,,,\n"), skip_bad_rows=True)
    assert (report.rows_read, report.skipped, report.answers_stored, report.organisations) == (1, 1, 0, 0)
    assert counts(workspace) == NOTHING


def test_many_problems_are_all_counted_and_the_first_ones_listed(workspace, tmp_path):
    text = HEADER + GOOD + "".join(f"Acme,,r{i},,A1,9,,,,\n" for i in range(5000))
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, text))
    report = caught.value.report
    assert (report.skipped, report.problems_found) == (5000, 5000)
    assert [problem.row for problem in report.problems] == list(range(3, 3 + LISTED))
    title, *named, more, hint = bad_rows_refused(caught.value).splitlines()
    assert title == "5,000 rows of answers.csv cannot be used, so nothing was stored."
    assert named == [
        f'row {row}, level: "9" is no level of A1; write 1, 2, 3, 4, DK or NA, or leave it empty'
        for row in range(3, 13)
    ]
    assert more == "and 4,990 more"
    assert hint == "Mend them and import the file again, or leave them out with --skip-bad-rows."


def test_rows_are_numbered_as_in_a_spreadsheet_over_blank_lines_and_line_breaks_in_cells(workspace, tmp_path):
    text = HEADER + '\nAcme,,r1,,A1,1,,,"two\nlines",\nAcme,,r2,,A1,9,,,,\n'
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, text))
    assert [problem.row for problem in caught.value.report.problems] == [4]


def test_hostile_text_in_a_message_is_shortened_and_stands_on_one_line(workspace, tmp_path):
    text = HEADER + f'Acme,,r1,"boss\n{"y" * 100}",A1,1,,,,\n'
    with pytest.raises(BadRowsError) as caught:
        imported(workspace, written(tmp_path, text))
    assert told(caught.value.report) == [
        (2, "group", f'"boss {"y" * 55}…" is no group; write board or staff, or leave it empty')
    ]


def test_a_dry_run_tells_the_same_and_stores_nothing(workspace, tmp_path):
    text = HEADER + "Acme,,r1,,A1,1,,,,\nAcme,,r2,,A1,9,,,,\n"
    report = imported(workspace, written(tmp_path, text), dry_run=True)
    assert report.dry_run
    assert (report.rows_read, report.answers_stored, report.skipped, report.new_organisations) == (2, 1, 1, 1)
    assert [problem.row for problem in report.problems] == [3]
    assert counts(workspace) == NOTHING
