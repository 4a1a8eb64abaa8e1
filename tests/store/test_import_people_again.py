"""A person is a person: ids that another file used are other people's unless somebody says otherwise, names have one spelling."""

import pytest
from import_cases import NOW, acme_by_name, imported, levels, stored_answers, written

from opposite.definitions import load_document
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.import_questions import PeopleAskedError
from opposite.engine.collecting.importing import BadRowsError
from opposite.engine.keeping.imports_made import imports_made
from opposite.engine.keeping.undoing import undo_import
from opposite.errors import ImportRefusedError

pytestmark = pytest.mark.long

FORM = "ID,Start time,Completion time,Email,Name,Group,A1\n"
FIRST = FORM + "1,3/13/26 10:00,3/13/26 10:09,anonymous,,board,1\n2,3/14/26 10:00,3/14/26 10:09,anonymous,,board,2\n"
LATER_TIMES = FIRST.replace("10:09", "11:09")
OTHER_ANSWERS = (
    FORM + "1,3/13/26 10:00,3/13/26 10:09,anonymous,,board,4\n3,3/14/26 10:00,3/14/26 10:09,anonymous,,board,4\n"
)
OTHER_GROUP = FIRST.replace("board", "staff")


@pytest.mark.parametrize("second", [LATER_TIMES, OTHER_ANSWERS, OTHER_GROUP])
def test_ids_that_a_form_counts_are_asked_about_when_another_file_used_them(workspace, tmp_path, second):
    acme_by_name(workspace, tmp_path, FIRST)
    for dry_run in (True, False):
        with pytest.raises(ImportRefusedError) as caught:
            acme_by_name(workspace, tmp_path, second, name="b.csv", dry_run=dry_run)
        assert "--people other" in str(caught.value)
        assert "--people same" in str(caught.value)
    assert levels(workspace) == {("1", "A1"): 1, ("2", "A1"): 2}


@pytest.mark.main_way
def test_other_people_get_the_name_of_their_file(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, FIRST)
    for _ in range(2):
        report = acme_by_name(workspace, tmp_path, OTHER_ANSWERS, name="b.csv", people="other")
    assert (report.unchanged, report.new_respondents) == (2, 0)
    assert levels(workspace) == {("1", "A1"): 1, ("2", "A1"): 2, ("b 1", "A1"): 4, ("b 3", "A1"): 4}


def test_the_same_people_may_correct_their_answers(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, FIRST)
    acme_by_name(workspace, tmp_path, OTHER_ANSWERS, people="same")
    assert levels(workspace) == {("1", "A1"): 4, ("2", "A1"): 2, ("3", "A1"): 4}


def test_the_same_form_with_further_people_is_not_asked_about(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, FIRST)
    report = acme_by_name(
        workspace, tmp_path, FIRST + "3,3/15/26 10:00,3/15/26 10:09,anonymous,,board,3\n", name="later.csv"
    )
    assert (report.unchanged, report.answers_stored, report.new_respondents) == (2, 1, 1)


ROWS = ("2026/03/13 10:00:00,1\n", "2026/03/14 10:00:00,2\n", "2026/03/15 10:00:00,4\n")


def test_a_row_that_was_deleted_from_a_sheet_is_asked_about_and_nobody_counts_twice(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "Timestamp,A1\n" + "".join(ROWS))
    with pytest.raises(ImportRefusedError) as caught:
        acme_by_name(workspace, tmp_path, "Timestamp,A1\n" + "".join(ROWS[1:]))
    assert "not in a.csv any more" in caught.value.title
    assert len(levels(workspace)) == 3


def test_a_sheet_with_further_rows_adds_people(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "Timestamp,A1\n" + "".join(ROWS[:2]))
    acme_by_name(workspace, tmp_path, "Timestamp,A1\n" + "".join(ROWS))
    assert sorted(levels(workspace).values()) == [1, 2, 4]


def test_somebody_who_handed_in_since_the_last_export_is_the_same_person(workspace, tmp_path):
    head, known = "id,submitdate,lastpage,A1,A2\n", "1,2026-03-01 10:00:00,2,1,1\n"
    acme_by_name(workspace, tmp_path, f"{head}{known}2,,1,3,\n")
    report = acme_by_name(workspace, tmp_path, f"{head}{known}2,2026-03-02 10:00:00,2,3,4\n")
    assert (report.unchanged, report.answers_stored, report.new_respondents) == (3, 1, 0)


def test_another_sheet_holds_other_people(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "Timestamp,A1\n" + ROWS[0])
    acme_by_name(workspace, tmp_path, "Timestamp,A1\n" + ROWS[1], name="b.csv")
    assert sorted(levels(workspace).values()) == [1, 2]


def test_people_known_by_their_rows_are_asked_about_when_a_row_was_deleted(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "A1\n1\n2\n4\n")
    with pytest.raises(ImportRefusedError):
        acme_by_name(workspace, tmp_path, "A1\n2\n4\n")
    assert sorted(levels(workspace).values()) == [1, 2, 4]


def test_an_address_stored_in_another_case_is_the_same_person(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "respondent,A1\nann@example.org,1\n")
    with workspace.store.writing() as cursor:
        cursor._cursor.execute("update respondents set label = 'Ann@Example.org'")
    acme_by_name(workspace, tmp_path, "respondent,A1\nANN@example.org,3\n")
    assert levels(workspace) == {("Ann@Example.org", "A1"): 3}


def test_a_question_that_a_spreadsheet_may_have_renamed_is_asked_about(workspace, tmp_path):
    text = """
schema_version: 1
framework: {id: tens, version: 1.0.0, title: Tens}
scales: {s: {kind: ordinal, points: [{value: 1, label: a}, {value: 2, label: b}]}}
instrument: {default_scale: s}
scoring: {aggregate: {factor: {method: mean}, root: {method: mean}}}
tree: [{id: F, kind: factor, title: F, questions: [{id: "1.1", text: q}, {id: "1.10", text: r}, {id: "1.2", text: s}]}]
"""
    framework, head = load_document(text), "organisation,respondent,question,level\n"
    with pytest.raises(ImportRefusedError) as caught:
        imported(
            workspace, written(tmp_path, head + "Acme,p1,1.1,1\nAcme,p1,1.2,1\nAcme,p1,1.1,2\n"), framework=framework
        )
    assert caught.value.title == "Rows 2 and 4 both answer the question 1.1 for one person, without a time."
    imported(workspace, written(tmp_path, head + "Acme,p1,1.1,1\nAcme,p1,1.10,2\n"), framework=framework)
    assert levels(workspace) == {("p1", "1.1"): 1, ("p1", "1.10"): 2}


def test_a_name_has_one_spelling(workspace, tmp_path):
    text = "organisation,respondent,A1\nMu\u0308ller  AG,r1,1\nM\u00fcller AG,r2,3\n"
    imported(workspace, written(tmp_path, text))
    assert {row[0] for row in stored_answers(workspace)} == {"M\u00fcller AG"}


@pytest.mark.parametrize(
    "name",
    [
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "Team \U0001f469\u200d\U0001f4bb",
    ],
)
def test_joiners_inside_words_stay(workspace, tmp_path, name):
    imported(workspace, written(tmp_path, f"organisation,respondent,A1\n \u200d{name} ,r1,1\n"))
    assert stored_answers(workspace)[0][0] == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "ACME"),
        ("M\u00fcller AG", "Muller AG"),
        ("Acme Ltd.", "Acme  Ltd"),
        ("Stra\u00dfe", "STRASSE"),
        ("Acme", "\u0410cme"),
        ("\u041e\u0440\u0451\u043b", "Ope\u043b"),
        ("Omega", "\u039fmega"),
    ],
)
def test_organisations_that_look_alike_are_asked_about(workspace, tmp_path, one, other):
    text = f"organisation,respondent,A1\n{one},r1,1\n{other},r2,3\n"
    with pytest.raises(ImportRefusedError, match="look alike"):
        imported(workspace, written(tmp_path, text))
    imported(workspace, written(tmp_path, text), mapping=ColumnMapping(organisations={other: one}))
    assert {row[0] for row in stored_answers(workspace)} == {one}
    with pytest.raises(ImportRefusedError, match="look alike"):
        imported(workspace, written(tmp_path, f"organisation,respondent,A1\n{other},r2,3\n"))
    imported(workspace, written(tmp_path, f"organisation,respondent,A1\n{other},r2,3\n"), look_alikes=True)
    assert len({row[0] for row in stored_answers(workspace)}) == 2


def test_waves_that_look_alike_are_asked_about(workspace, tmp_path):
    imported(workspace, written(tmp_path, "wave,respondent,A1\nQ1 2026,r1,1\n"), organisation="Acme")
    with pytest.raises(ImportRefusedError, match='Two waves of "Acme" look alike: "Q1 2026" and "q1-2026"'):
        imported(workspace, written(tmp_path, "wave,respondent,A1\nq1-2026,r1,1\n"), organisation="Acme")


def test_ids_of_a_plain_table_are_those_of_whoever_wrote_it(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "respondent,A1\n1,1\n")
    acme_by_name(workspace, tmp_path, "respondent,A1\n1,3\n")
    assert levels(workspace) == {("1", "A1"): 3}
    with pytest.raises(BadRowsError):
        acme_by_name(workspace, tmp_path, "respondent,group,A1\n1,board,3\n")


PLAIN = "respondent,A1\nr1,1\nr2,2\n"


@pytest.mark.parametrize("more", ["r1,4\n", "r1,1\nr2,3\nr3,3\n"])
def test_ids_that_another_file_used_are_asked_about_in_any_table(workspace, tmp_path, more):
    acme_by_name(workspace, tmp_path, PLAIN)
    for dry_run in (True, False):
        with pytest.raises(PeopleAskedError) as caught:
            acme_by_name(workspace, tmp_path, "respondent,A1\n" + more, name="b.csv", dry_run=dry_run)
        assert "of b.csv has an id that another file used" in caught.value.title
        assert "--people other" in caught.value.hint
    assert levels(workspace) == {("r1", "A1"): 1, ("r2", "A1"): 2}


def test_answers_to_further_questions_from_another_file_are_asked_about_too(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, PLAIN)
    with pytest.raises(PeopleAskedError):
        acme_by_name(workspace, tmp_path, "respondent,A2\nr1,3\n", name="b.csv")
    acme_by_name(workspace, tmp_path, "respondent,A2\nr1,3\n", name="b.csv", people="same")
    assert levels(workspace) == {("r1", "A1"): 1, ("r1", "A2"): 3, ("r2", "A1"): 2}


def test_another_file_with_other_ids_or_with_nothing_new_of_those_known_is_not_asked_about(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, PLAIN)
    acme_by_name(workspace, tmp_path, PLAIN + "r3,3\n", name="b.csv")
    assert levels(workspace) == {("r1", "A1"): 1, ("r2", "A1"): 2, ("r3", "A1"): 3}
    with pytest.raises(PeopleAskedError):
        acme_by_name(workspace, tmp_path, PLAIN + "r3,4\n", name="a.csv")


@pytest.mark.parametrize(
    "name", ["Survey.csv", "Survey (1).csv", "Survey(1-35).csv", "Survey - Copy.csv", "Survey_March 14, 2026_10.22.csv"]
)
def test_the_same_file_downloaded_again_brings_corrections_of_the_same_people(workspace, tmp_path, name):
    acme_by_name(workspace, tmp_path, PLAIN, name="Survey(1-12).csv")
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\n", name=name)
    assert levels(workspace) == {("r1", "A1"): 4, ("r2", "A1"): 2}


def test_a_form_downloaded_again_may_correct_those_whom_it_counts(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, FIRST, name="Form(1-2).csv")
    acme_by_name(workspace, tmp_path, OTHER_ANSWERS, name="Form(1-3).csv")
    assert levels(workspace) == {("1", "A1"): 4, ("2", "A1"): 2, ("3", "A1"): 4}


def test_a_file_whose_people_were_others_brings_them_ever_after(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, PLAIN)
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\n", name="b.csv", people="other")
    for people in (None, "same", "other"):
        acme_by_name(workspace, tmp_path, "respondent,A1\nr1,3\nr4,3\n", name="b (2).csv", people=people)
        assert levels(workspace) == {("b r1", "A1"): 3, ("b r4", "A1"): 3, ("r1", "A1"): 1, ("r2", "A1"): 2}
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,2\n")
    assert levels(workspace)["r1", "A1"] == 2


def test_a_name_of_a_file_that_stands_for_two_is_asked_about_each_time(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, PLAIN)
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\n", people="other")
    with pytest.raises(PeopleAskedError):
        acme_by_name(workspace, tmp_path, "respondent,A1\nr1,3\n")


def test_once_they_are_the_same_either_file_may_correct_them(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, PLAIN)
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\nr3,3\n", name="b.csv", people="same")
    acme_by_name(workspace, tmp_path, "respondent,A1\nr2,4\n", name="b.csv")
    acme_by_name(workspace, tmp_path, "respondent,A1\nr3,4\n", name="a.csv")
    assert levels(workspace) == {("r1", "A1"): 4, ("r2", "A1"): 4, ("r3", "A1"): 4}


def test_in_another_wave_a_file_knows_nobody(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, PLAIN, wave="2026")
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\n", name="b.csv", wave="2027")
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\n", name="b.csv", organisation="Bravo")
    assert len(stored_answers(workspace)) == 4


def test_a_file_that_was_undone_is_forgotten(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, PLAIN)
    acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\nr3,4\n", name="b.csv", people="same")
    undo_import(workspace, max(one.id for one in imports_made(workspace)), now=NOW)
    with pytest.raises(PeopleAskedError):
        acme_by_name(workspace, tmp_path, "respondent,A1\nr1,4\n", name="b.csv")
    acme_by_name(workspace, tmp_path, "respondent,A1\nr3,4\n", name="b.csv")


def test_somebody_in_another_group_by_another_file_is_asked_about(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "respondent,group,A1\nr1,board,1\n")
    with pytest.raises(PeopleAskedError, match="stands in another group"):
        acme_by_name(workspace, tmp_path, "respondent,group,A1\nr1,staff,1\n", name="b.csv")
    acme_by_name(workspace, tmp_path, "respondent,group,A1\nr1,staff,1\n", name="b.csv", people="other")
    assert levels(workspace) == {("r1", "A1"): 1, ("b r1", "A1"): 1}


def test_other_people_keep_names_of_at_most_two_hundred_characters(workspace, tmp_path):
    name = f"{'f' * 60}.csv"
    assert (
        acme_by_name(workspace, tmp_path, f"respondent,A1\n{'x' * 139},2\n", name=name, people="other").new_respondents
        == 1
    )
    with pytest.raises(ImportRefusedError, match="up to 201 characters"):
        acme_by_name(workspace, tmp_path, f"respondent,A1\n{'x' * 140},2\n", name=name, people="other")


def test_an_id_that_a_spreadsheet_rounded_is_refused_of_other_people_too(workspace, tmp_path):
    with pytest.raises(BadRowsError):
        acme_by_name(workspace, tmp_path, "respondent,A1\n1.18E+11,1\n", people="other")


def test_people_without_ids_are_not_those_of_another_file_at_the_same_time(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "Timestamp,A1\n" + ROWS[0])
    with pytest.raises(PeopleAskedError, match="stands where people of another file did"):
        acme_by_name(workspace, tmp_path, "Timestamp,A2\n" + ROWS[0], name="b.csv")
    acme_by_name(workspace, tmp_path, "Timestamp,A2\n" + ROWS[0], name="b.csv", people="other")
    assert len(levels(workspace)) == 2


def test_a_row_deleted_from_a_sheet_of_other_people_is_asked_about_too(workspace, tmp_path):
    acme_by_name(workspace, tmp_path, "A1\n4\n4\n4\n")
    acme_by_name(workspace, tmp_path, "A1\n1\n2\n3\n", name="b.csv", people="other")
    with pytest.raises(PeopleAskedError):
        acme_by_name(workspace, tmp_path, "A1\n2\n3\n", name="b.csv")
    assert len(levels(workspace)) == 6
