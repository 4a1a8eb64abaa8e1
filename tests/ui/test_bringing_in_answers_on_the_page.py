"""Answers are brought in on the data page: looked at, asked about, corrected, tried, and imported whole or not at all."""

import csv
import io
import re
import zipfile

import pytest
from application import NOW, ROOT, rows, words
from openpyxl import Workbook

from opposite.definitions import load
from opposite.domain.access.identity import Role
from opposite.engine.access.grants import Asked, grant
from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing import import_answers
from opposite.engine.keeping.erasing import erase, find_organisation
from opposite.engine.workspace import open_workspace
from opposite.ui.keeping import importing_files
from opposite.ui.keeping.organisation_download import organisation_bytes
from opposite.ui.keeping.upload_reading import LONGEST_NAME, REMEMBERED, file_name
from opposite.wording.collecting.upload import SAME_PERSON, column_holds, on_the_page

pytestmark = pytest.mark.long

QUESTIONS = ("ORI1", "ORI2", "ORI3")
HEADER = f"organisation,wave,respondent,{','.join(QUESTIONS)}\n"
GOOD = HEADER + "".join(f"Acme,2026,p{n},2,3,4\n" for n in range(4))
IN_DOUBT = HEADER + "".join(f"Acme,2026,p{n},2,{'Not sure' if n < 2 else 3},-99\n" for n in range(4))


@pytest.fixture
def nothing_stored(application, monkeypatch):
    """A database with nothing in it; a page waits for an import to its end, which others may hold up."""
    monkeypatch.setattr(importing_files, "SOON", 120)
    application.close()
    return application


def with_files(application, *files, **options):
    """The data page with these files, given as name and text or bytes."""
    page = application.page("data", **options)
    given = [(name, text.encode() if isinstance(text, str) else text, "text/csv") for name, text in files]
    page.file_uploader(key="upload-answers").set_value(given)
    return page.run()


def field(page, kind, name):
    """The field of the file that is looked at."""
    return next(one for one in getattr(page, kind) if str(one.key).startswith(f"upload-{name}-"))


def plain(elements):
    return [word.replace("\\", "") for word in words(elements)]


def said(page):
    return "\n".join(plain(page.markdown))


def waves(application):
    found = [(one.organisation.name, one.wave, one.attributed) for one in assessments(application.workspace)]
    application.close()
    return sorted(found)


def test_without_a_file_nothing_more_is_asked(nothing_stored):
    page = nothing_stored.page("data")
    assert words(page.header)[0] == "Bring in answers"
    assert [one.key for one in page.button] == []
    assert (len(page.exception), len(page.radio)) == (0, 0)


@pytest.mark.main_way
def test_a_file_in_which_everything_is_understood_is_imported_and_leads_to_the_profile(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD))
    assert "A table: 4 rows, one a person. 6 of 6 columns understood, 3 questions among them." in said(page)
    assert "Organisation: Acme · Wave: 2026" in plain(page.caption)
    assert "12 answers would be stored." in said(page)
    assert words(page.subheader) == ["What would be stored"]
    page = page.button(key="upload-import").click().run()
    assert plain(page.success) == ["answers.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."]
    assert (len(page.exception), len(page.warning)) == (0, 0)
    nothing_stored.close()
    assert waves(nothing_stored) == [("Acme", "2026", False)]


def test_a_file_whose_import_is_undone_can_be_imported_again_at_once(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD))
    page = page.button(key="upload-import").click().run()
    page.button(key="undo-import").click().run()
    page = page.button(key="undo-import-confirmed").click().run()
    assert (len(page.exception), len(page.error)) == (0, 0)
    assert plain(page.success) == [
        "The import of answers.csv was undone: everything stands as before it. The file can be imported again."
    ]
    assert "12 answers would be stored." in said(page)
    page = page.button(key="upload-import").click().run()
    assert plain(page.success) == ["answers.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."]


def test_what_an_import_led_to_may_be_erased_while_it_is_looked_at(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD))
    page = page.button(key="upload-import").click().run()
    assert [one.key for one in page.button if one.key == "upload-profile"] == ["upload-profile"]
    workspace = nothing_stored.workspace
    erase(workspace, find_organisation(workspace, "Acme"), now=NOW)
    nothing_stored.close()
    page.run()
    assert (len(page.exception), len(page.error)) == (0, 0)
    assert plain(page.success) == ["answers.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."]
    assert [one.key for one in page.button if one.key == "upload-profile"] == []
    assert "Keep a copy" in words(page.header)


def test_looking_at_a_file_stores_nothing(nothing_stored):
    with_files(nothing_stored, ("answers.csv", GOOD))
    assert waves(nothing_stored) == []


def test_a_word_that_means_nothing_is_asked_about_and_the_answer_counts(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", IN_DOUBT))
    asked = [one for one in page.selectbox if str(one.key).startswith("upload-word-")]
    assert plain(page.subheader)[0] == "To be answered first"
    assert [one.label.replace("\\", "") for one in asked] == ['"-99": 4 cells of ORI3', '"Not sure": 2 cells of ORI2']
    assert page.button(key="upload-import").disabled
    asked[0].set_value("Leave empty")
    page.run()
    [one for one in page.selectbox if str(one.key).startswith("upload-word-")][1].set_value("I don't know")
    page.run()
    assert "6 answers would be stored." not in said(page)
    assert "8 answers would be stored." in said(page)
    assert not page.button(key="upload-import").disabled


def test_what_cannot_be_used_is_left_out_once_that_is_said(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", IN_DOUBT))
    assert page.button(key="upload-import").disabled
    page = field(page, "toggle", "leave-out-unusable").set_value(True).run()
    page = page.button(key="upload-import").click().run()
    assert plain(page.success) == ["answers.csv: 4 people, 6 answers, 1 wave of 1 organisation imported."]


def test_a_column_is_corrected_in_the_table(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD.replace("ORI2", "How widely?")))
    assert '1 column not understood, and left out: "How widely?".' in plain(page.caption)
    assert "8 answers would be stored." in said(page)
    table = next(one for one in page.data_editor if str(one.key).startswith("upload-upload-columns"))
    shown = [(row["Column"], row["Holds"]) for row in rows(table.value)]
    assert shown[2] == ("respondent", "Who answered")
    assert shown[4] == ("How widely?", "Nothing for an assessment")
    framework = nothing_stored.workspace.resolve("opposite").framework
    nothing_stored.close()
    page.session_state[table.key] = {"edited_rows": {4: {"Holds": column_holds("ORI2", framework)}}}
    page.run()
    assert "6 of 6 columns understood, 3 questions among them." in said(page)
    assert "12 answers would be stored." in said(page)
    page = page.button(key="upload-import").click().run()
    assert plain(page.success) == ["answers.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."]


def test_a_word_is_corrected_in_the_table(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD))
    table = next(one for one in page.data_editor if str(one.key).startswith("upload-upload-words"))
    at = next(number for number, row in enumerate(rows(table.value)) if row["In the file"] == "3")
    page.session_state[table.key] = {"edited_rows": {at: {"Means": "Leave empty"}}}
    page.run()
    assert "8 answers would be stored." in said(page)
    page.run()
    assert "8 answers would be stored." in said(page)


@pytest.mark.parametrize(("place", "people"), [(0, 2), (1, 3)])
def test_an_address_in_several_rows_is_asked_about_and_either_answer_imports(nothing_stored, place, people):
    forms = "ID,Start time,Completion time,Email,Name,organisation,ORI1\n"
    rows_ = "".join(f"{n},x,2026-03-0{n},{who}@x.org,x,Acme,{n}\n" for n, who in enumerate(("ann", "Ann", "bo"), 1))
    page = with_files(nothing_stored, ("Form.csv", forms + rows_))
    asked = field(page, "radio", "same-person")
    assert asked.label.replace("\\", "").startswith(
        'In "Email" of Form.csv one address or code stands in several rows.'
    )
    assert page.button(key="upload-import").disabled
    page = asked.set_value(list(SAME_PERSON)[place]).run()
    assert (len(page.exception), page.button(key="upload-import").disabled) == (0, False)
    page = page.button(key="upload-import").click().run()
    assert plain(page.success) == [f"Form.csv: {people} people, {people} answers, 1 wave of 1 organisation imported."]


def test_two_organisations_in_one_file_are_named_and_a_person_given_twice_is_told(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD + "Bravo,2026,p0,2,3,4\nAcme,2026,p0,2,3,4\n"))
    assert "Organisations: Acme, Bravo · Wave: 2026" in plain(page.caption)
    assert "3 answers given again later in the file." in said(page)
    page = page.button(key="upload-import").click().run()
    assert plain(page.success) == ["answers.csv: 5 people, 15 answers, 2 waves of 2 organisations imported."]


def test_named_people_are_attributed(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD))
    page.radio(key="upload-whose").set_value("named").run()
    page.button(key="upload-import").click().run()
    assert waves(nothing_stored) == [("Acme", "2026", True)]


def test_several_files_are_imported_one_after_the_other_each_whole_or_not_at_all(nothing_stored):
    second = GOOD.replace("Acme", "Bravo")
    third = "order,customer\n1,Smith\n"
    page = with_files(nothing_stored, ("one.csv", GOOD), ("two.csv", second), ("orders.csv", third))
    assert any(line.startswith("orders.csv: No column of the file is understood") for line in plain(page.caption))
    page = page.button(key="upload-import").click().run()
    assert waves(nothing_stored) == [("Acme", "2026", False), ("Bravo", "2026", False)]
    assert plain(page.success) == ["one.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."]
    page = page.selectbox(key="upload-file").set_value(1).run()
    assert plain(page.success) == ["two.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."]
    page = page.selectbox(key="upload-file").set_value(2).run()
    assert plain(page.warning)[0].startswith("No column of the file is understood")


def test_a_file_is_read_once_for_the_same_choices(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", IN_DOUBT))
    found = page.session_state["session"].looked_into
    before = {key: id(value) for key, value in found.items()}
    page.run().run()
    assert {key: id(value) for key, value in page.session_state["session"].looked_into.items()} == before


def test_what_is_remembered_of_files_is_bounded_and_goes_with_them(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", IN_DOUBT))
    for number in range(REMEMBERED):
        page.session_state["session"].looked_into["other", number] = None
    page.run()
    page = field(page, "toggle", "leave-out-unusable").set_value(True).run()
    assert len(page.session_state["session"].looked_into) <= REMEMBERED + 1
    page.file_uploader(key="upload-answers").set_value(None).run()
    assert page.session_state["session"].uploads == {}


def test_what_was_chosen_for_a_file_stays_while_another_is_looked_at(nothing_stored):
    page = with_files(nothing_stored, ("one.csv", IN_DOUBT), ("two.csv", GOOD))
    page = field(page, "toggle", "leave-out-unusable").set_value(True).run()
    page = page.selectbox(key="upload-file").set_value(1).run()
    page = page.selectbox(key="upload-file").set_value(0).run()
    assert field(page, "toggle", "leave-out-unusable").value is True


def test_names_that_look_alike_are_asked_about_and_may_be_one(application):
    application.answer("Acme", [1], wave="2025")
    application.close()
    page = with_files(application, ("answers.csv", GOOD.replace("Acme", "ACME")))
    asked = field(page, "radio", "names")
    assert asked.label == 'The organisations "ACME" and "Acme" look alike'
    assert page.button(key="upload-import").disabled
    page = asked.set_value(False).run()
    assert "1 organisation (0 new), 1 wave (1 new), 4 respondents (4 new)." in said(page)
    page.button(key="upload-import").click().run()
    assert waves(application) == [("Acme", "2025", True), ("Acme", "2026", False)]


def test_people_whose_ids_are_the_files_own_are_asked_about(nothing_stored):
    rows = "id,organisation,wave,ORI1,ORI2\n"
    first = rows.replace("id,", "") + "".join("Acme,2026,2,3\n" for _ in range(4))
    page = with_files(nothing_stored, ("first.csv", first))
    page.button(key="upload-import").click().run()
    page = with_files(nothing_stored, ("second.csv", first.replace("2,3", "4,3")))
    asked = field(page, "radio", "people")
    assert "answered differently by what is stored" in asked.label
    assert "--people" not in asked.label
    page = asked.set_value("other").run()
    assert "1 organisation (0 new), 1 wave (0 new), 4 respondents (4 new)." in said(page)


def test_which_of_day_and_month_comes_first_is_asked_where_nothing_shows_it(nothing_stored):
    head, *lines = GOOD.splitlines()
    text = "\n".join([f"{head},answered_at", *(f"{line},3/{n}/2026" for n, line in enumerate(lines, 1))])
    page = with_files(nothing_stored, ("answers.csv", text))
    assert "nothing shows whether day or month comes first; say it above." in said(page)
    page = field(page, "radio", "dates").set_value("month first").run()
    assert "could not be read" not in said(page)
    assert "Dates of answered_at were read with the month first." in said(page)


def test_a_guessed_encoding_is_shown_with_its_words_and_may_be_changed(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD.replace("Acme", "Zürich Mühle").encode("cp1252")))
    options = field(page, "selectbox", "encoding").options
    assert options[:2] == ["As found", "cp1252: Zürich, Mühle"]
    assert field(page, "selectbox", "encoding").value == ""
    page = field(page, "selectbox", "encoding").set_value("mac_roman").run()
    page = page.button(key="upload-import").click().run()
    assert (len(page.exception), waves(nothing_stored)) == (0, [("Z¸rich M¸hle", "2026", False)])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("orders.csv", b"order,customer\n1,Smith\n", "No column of the file is understood"),
        ("empty.csv", b"", "is empty (0 bytes)"),
        ("book.xlsx", b"PK\x03\x04 no zip at all", "is damaged"),
        ("noise.xlsx", b"\x8f\x03\xfe,\x11\n", "is named as a workbook and is none"),
        ("old.csv", b"\xd0\xcf\x11\xe0 old", "an old Excel file (.xls)"),
        ("nul.csv", b"a,b\n\0,1\n", "NUL bytes"),
        ("long.csv", HEADER.encode() + b"Acme,2026,p1," + b"x" * 200_000 + b",1,2\n", "more than 131,072 characters"),
        ("quote.csv", HEADER.encode() + b'Acme,2026,p1,"1,1,2\n', "a quote is opened"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_stores_nothing(nothing_stored, name, content, told):
    page = with_files(nothing_stored, (name, content))
    assert told in " ".join(plain(page.warning))
    assert page.button(key="upload-import").disabled
    assert (len(page.exception), waves(nothing_stored)) == (0, [])


def workbook(*rows, formulas=False):
    book = Workbook()
    for row in rows:
        book.active.append([f'="{cell}"' for cell in row] if formulas else list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_workbook_is_read_and_one_with_formulas_that_were_never_calculated_is_refused(nothing_stored):
    lines = [line.split(",") for line in GOOD.splitlines()]
    page = with_files(nothing_stored, ("answers.xlsx", workbook(*lines)))
    assert "12 answers would be stored." in said(page)
    page = with_files(nothing_stored, ("answers.xlsm", workbook(*lines, formulas=True)))
    assert "was never calculated" in plain(page.warning)[0]
    assert page.button(key="upload-import").disabled


def test_words_in_another_language_are_asked_about_or_said_in_the_table(nothing_stored):
    words_of_it = ["nie", "selten", "manchmal", "oft", "meist", "immer", "kaum", "fast nie", "weiß nicht", "egal"]
    text = HEADER + "".join(f"Acme,2026,p{n},{word},2,3\n" for n, word in enumerate(words_of_it))
    page = with_files(nothing_stored, ("answers.csv", text))
    asked = [one for one in page.selectbox if str(one.key).startswith("upload-word-")]
    assert len(asked) == 8
    assert "2 further words without a meaning stand in the table of words below." in plain(page.caption)
    table = next(one for one in page.data_editor if str(one.key).startswith("upload-upload-words"))
    assert sum(row["Means"] == "Not understood" for row in rows(table.value)) == 10


def test_half_of_the_columns_not_understood_are_named(nothing_stored):
    head, *lines = GOOD.splitlines()
    more = ",".join(f"Other {n}" for n in range(6))
    text = "\n".join([f"{head},{more}", *(f"{line},1,2,3,4,5,6" for line in lines)])
    page = with_files(nothing_stored, ("answers.csv", text))
    assert "6 of 12 columns understood, 3 questions among them." in said(page)
    assert any(line.startswith('6 columns not understood, and left out: "Other 0"') for line in plain(page.caption))
    assert not page.button(key="upload-import").disabled


def test_a_file_of_another_framework_says_of_which(nothing_stored, tmp_path):
    path = tmp_path / "first.csv"
    path.write_text("respondent,A1,A2,B1\n1,2,3,1\n")
    other = load(ROOT / "tests" / "imports" / "framework.yaml")
    import_answers(nothing_stored.workspace, path, framework=other, organisation="Acme", now=NOW)
    nothing_stored.close()
    page = with_files(nothing_stored, ("answers.csv", path.read_text()))
    assert "It looks like answers to A framework for importing: choose that framework above." in plain(page.warning)


def test_markup_and_formulas_are_shown_as_text(nothing_stored):
    nasty = HEADER + "Acme,2026,p1,<script>alert(1)</script>,=1+1,**x** :red[y]\n"
    page = with_files(nothing_stored, ("<b>a</b>.csv", nasty))
    assert len(page.exception) == 0
    for one in page.selectbox:
        if str(one.key).startswith("upload-word-"):
            assert "<script>" not in one.label.replace("\\<", "")


def test_a_mapping_is_kept_under_a_name_and_chosen_for_the_next_file(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", IN_DOUBT))
    field(page, "selectbox", "word").set_value("Leave empty")
    page.run()
    page.text_input(key="upload-mapping-name").set_value("Staff survey")
    page.run()
    page = page.button(key="upload-keep-mapping").click().run()
    assert plain(page.success) == ["Kept as Staff survey."]
    page = with_files(nothing_stored, ("answers.csv", IN_DOUBT))
    page = page.selectbox(key="upload-mapping").set_value("Staff survey").run()
    asked = [one.label.replace("\\", "") for one in page.selectbox if str(one.key).startswith("upload-word-")]
    assert asked == ['"Not sure": 2 cells of ORI2']


def test_a_consultant_says_which_of_their_organisations_it_is(application):
    application.answer("Acme", [1], wave="2025")
    application.answer("Bravo", [1], wave="2025")
    grant(application.workspace, [Asked("ann@example.org", Role.CONSULTANT, "Acme")], now=NOW)
    application.close()
    user = {"who": "nobody", "is_logged_in": True, "email": "ann@example.org", "email_verified": True}
    page = with_files(application, ("answers.csv", GOOD), user=user)
    assert field(page, "selectbox", "organisation").options == ["Acme"]
    assert field(page, "text_input", "wave").value == "2026"
    assert page.button(key="upload-import").disabled
    page = field(page, "selectbox", "organisation").set_value("Acme").run()
    page = page.button(key="upload-import").click().run()
    assert plain(page.success) == ["answers.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."]
    page = with_files(application, ("answers.csv", GOOD.replace("Acme", "Bravo")), user=user)
    page = field(page, "selectbox", "organisation").set_value("Acme").run()
    assert page.button(key="upload-import").disabled


def test_everything_of_an_organisation_holds_no_answers_of_people_who_were_promised_confidence(nothing_stored):
    page = with_files(nothing_stored, ("answers.csv", GOOD))
    page.button(key="upload-import").click().run()
    nothing_stored.answer("Acme", [2, 3], wave="self")
    with zipfile.ZipFile(io.BytesIO(organisation_bytes(nothing_stored.workspace, "Acme"))) as package:
        names = package.namelist()
        answers = package.read("answers.csv").decode()
    assert names == [
        "organisation.csv", "framework.yaml", "scores.csv", "overall.csv", "questions.csv", "groups.csv",
        "agreement-by-factor.csv", "agreement-by-question.csv", "answers.csv",
    ]  # fmt: skip
    assert len(answers.splitlines()) == 3
    assert all(",self," in line for line in answers.splitlines()[1:])


def test_everything_of_an_organisation_opens_in_spreadsheets_and_its_answers_are_read_back_as_they_were(
    nothing_stored, tmp_path
):
    names = ["organisation", "wave", "respondent", "group", "question", "level", "importance", "note", "answered_at"]
    notes = ["=cmd|' /c calc'!A1", 'line\nline, "quoted"', "Müller 🌿 عربي", " +1", ""]
    file = tmp_path / "answers.csv"
    with file.open("w", newline="", encoding="utf-8") as written:
        rows_ = csv.writer(written)
        rows_.writerow(names)
        for n, note in enumerate(notes):
            rows_.writerow(
                ["Müller AG", "2026", f"-p{n}", "executive", "ORI1", n + 1, 3, note, f"2026-03-0{n + 1}T10:00:00"]
            )
    workspace = nothing_stored.workspace
    import_answers(workspace, file, framework=workspace.resolve("opposite"), attributed=True, now=NOW)
    with zipfile.ZipFile(io.BytesIO(organisation_bytes(workspace, "Müller AG"))) as package:
        tables = {name: package.read(name) for name in package.namelist() if name.endswith(".csv")}
    for content in tables.values():
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.endswith(b"\r\n")
        assert b"\n" not in re.sub(rb'"[^"]*"', b"", content).replace(b"\r\n", b"")
    again = tmp_path / "again.csv"
    again.write_bytes(tables["answers.csv"])
    other = open_workspace(str(tmp_path / "other.duckdb"))
    report = import_answers(other, again, framework=other.resolve("opposite"), attributed=True, now=NOW)
    assert (report.answers_stored, report.skipped, report.cells_emptied, report.tool) == (5, 0, 0, None)
    with zipfile.ZipFile(io.BytesIO(organisation_bytes(other, "Müller AG"))) as package:
        assert package.read("answers.csv") == tables["answers.csv"]
    other.close()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("answers.csv", "answers.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\files\\a.xlsx", "a.xlsx"),
        ("..", "answers"),
        ("", "answers"),
        (f"{'ä' * 300}.csv", f"{'ä' * 110}.csv"),
    ],
)
def test_the_name_of_a_file_is_one_that_any_disk_takes(given, kept):
    assert file_name(given) == kept
    assert len(file_name(given).encode()) <= 2 * LONGEST_NAME


def test_sentences_of_the_command_line_name_no_options_on_the_page():
    sentence = "Say which is right with --encoding NAME, or save the table in UTF-8."
    assert on_the_page(sentence) == "Choose which is right."


def test_answers_are_not_brought_into_a_sample_and_the_page_says_what_to_do(sample):
    page = with_files(sample, ("answers.csv", GOOD.replace("Acme", "Larkmarrow Stores")))
    assert (
        '"Larkmarrow Stores" is an organisation of the sample, whose figures are made up. Real answers never stand among '
        "them. Nothing was stored. Give your own organisation another name, or erase the sample further down this page first."
    ) in plain(page.warning)
    assert page.button(key="upload-import").disabled


def test_names_that_are_nearly_anothers_are_told_before_and_after_the_import(nothing_stored):
    with_files(nothing_stored, ("first.csv", GOOD)).button(key="upload-import").click().run()
    page = with_files(nothing_stored, ("answers.csv", GOOD.replace("Acme,2026,p", "Acme Ltd,2026,q")))
    told = "Acme Ltd is called almost like Acme. If they are one organisation, "
    assert f"{told}write one name in the file, or merge them once it is imported." in said(page)
    page = page.button(key="upload-import").click().run()
    assert f"{told}merge them." in said(page)
