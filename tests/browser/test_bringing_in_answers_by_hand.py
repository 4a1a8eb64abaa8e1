"""Answers are brought in in a real browser: uploaded, corrected in a table, tried, imported, and looked at on the profile."""

import re

import pytest
from chrome import DESK, PHONE
from playwright.sync_api import expect
from walking import SIDEWAYS, keyed, press, ready, visit

HEADER = "organisation,wave,respondent,ORI1,How widely?,ORI3\n"
ANSWERS = HEADER + "".join(f"Northwind <b>Mills</b>,2026,p{n},2,3,{'Not sure' if n < 2 else 4}\n" for n in range(4))


def upload(page, *paths):
    page.locator(".st-key-upload-answers input[type=file]").set_input_files([str(path) for path in paths])
    expect(keyed(page, "upload-import")).to_be_visible()
    ready(page)


def correct(page, row, choice):
    """Choose what the column of a row holds, in the table of columns, by the keyboard."""
    page.get_by_text("Columns", exact=True).click()
    table = page.locator('[class*="st-key-upload-upload-columns"] .dvn-scroller')
    expect(table).to_be_visible()
    table.click(position={"x": 30, "y": 52})
    for key in ["ArrowDown"] * row + ["ArrowRight", "Enter"]:
        page.keyboard.press(key)
        page.wait_for_timeout(100)  # a table drawn on a canvas says nothing of when it has moved
    page.keyboard.type(choice)
    option = page.locator("#portal").get_by_text(f"{choice} · ")
    expect(option).to_have_count(1)
    page.keyboard.press("Enter")
    ready(page)


@pytest.mark.parametrize(
    "size", [pytest.param(DESK, id="desk", marks=pytest.mark.main_way), pytest.param(PHONE, id="phone")]
)
def test_a_file_is_uploaded_corrected_tried_and_imported(open_context, serve, tmp_path, size):
    file = tmp_path / "Staff survey.csv"
    file.write_text(ANSWERS)
    page = open_context(viewport=size).new_page()
    server = serve()
    visit(page, f"{server.url}/data")
    upload(page, file)
    expect(page.get_by_text("5 of 6 columns understood, 2 questions among them.")).to_be_visible()
    expect(page.get_by_text("6 answers would be stored.")).to_be_visible()
    expect(keyed(page, "upload-import").get_by_role("button")).to_be_disabled()
    assert page.evaluate(SIDEWAYS) == []

    correct(page, 4, "ORI2")
    expect(page.get_by_text("6 of 6 columns understood, 3 questions among them.")).to_be_visible()
    expect(page.get_by_text("10 answers would be stored.")).to_be_visible()

    ready(page)
    word = page.locator('[class*="st-key-upload-word-"]').get_by_role("combobox")
    word.scroll_into_view_if_needed()
    word.click()
    word.fill("I don't")
    page.get_by_role("option", name="I don't know").click()
    expect(page.get_by_text("12 answers would be stored.")).to_be_visible()

    press(page, "upload-import")
    told = "Staff survey.csv: 4 people, 12 answers, 1 wave of 1 organisation imported."
    expect(page.get_by_text(told)).to_be_visible()
    assert page.evaluate(SIDEWAYS) == []
    press(page, "upload-profile")
    expect(page.get_by_role("heading", level=1)).to_have_text("Profile")
    expect(page).to_have_url(re.compile("Northwind"))


def test_a_file_that_is_too_large_is_refused_before_it_is_read(page, serve, tmp_path):
    file = tmp_path / "large.csv"
    with file.open("wb") as content:
        content.truncate(21 << 20)
    server = serve()
    visit(page, f"{server.url}/data")
    expect(page.get_by_text("20MB per file")).to_be_visible()
    page.locator(".st-key-upload-answers input[type=file]").set_input_files(str(file))
    expect(page.get_by_text("File must be 20.0MB or smaller.")).to_be_visible()
    expect(keyed(page, "upload-import")).to_have_count(0)


def test_a_correction_is_imported_and_undone_and_the_answers_of_before_stand_again(page, serve, tmp_path):
    first, later = tmp_path / "Survey.csv", tmp_path / "Survey (1).csv"
    first.write_text(
        "organisation,wave,respondent,submitted,ORI1\n"
        + "".join(f"Mills,2026,p{n},2026-03-0{n},2\n" for n in range(1, 5))
    )
    later.write_text(first.read_text().replace(",2\n", ",5\n").replace("2026-03-0", "2026-04-0"))
    server = serve()
    visit(page, f"{server.url}/data")
    upload(page, first)
    expect(
        page.get_by_text('The column "submitted" was taken to say of each row when its answers were given.')
    ).to_be_visible()
    press(page, "upload-import")
    expect(page.get_by_text("Survey.csv: 4 people, 4 answers, 1 wave of 1 organisation imported.")).to_be_visible()

    visit(page, f"{server.url}/data")
    upload(page, later)
    expect(page.get_by_text("4 answers would be stored.")).to_be_visible()
    press(page, "upload-import")
    expect(page.get_by_text("Survey (1).csv: 4 people, 4 answers, 1 wave of 1 organisation imported.")).to_be_visible()
    visit(page, f"{server.url}/data")
    expect(page.get_by_text("4 answers (4 in place of others)")).to_be_visible()
    press(page, "undo-import")
    window = page.get_by_role("dialog")
    expect(window.get_by_text("The import of Survey (1).csv into Mills is undone.")).to_be_visible()
    expect(window.get_by_text("4 answers that it replaced stand again as before.")).to_be_visible()
    press(page, "undo-import-confirmed")
    expect(page.get_by_text("The import of Survey (1).csv was undone: everything stands as before it.")).to_be_visible()
    ready(page)
    assert page.evaluate(SIDEWAYS) == []

    upload(page, later)
    expect(page.get_by_text("4 answers would be stored.")).to_be_visible()
    page.reload()
    ready(page)
    press(page, "undo-import")
    press(page, "undo-import-confirmed")
    expect(page.get_by_text("The import of Survey.csv was undone: everything stands as before it.")).to_be_visible()
    visit(page, f"{server.url}/profile")
    expect(page.get_by_text("Nothing to show yet")).to_be_visible()


def test_what_is_no_table_is_named_and_nothing_of_it_is_shown(page, serve, tmp_path):
    noise, protected = tmp_path / "noise.xlsx", tmp_path / "locked.xlsx"
    noise.write_bytes(bytes(range(1, 256)) * 20)
    protected.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    server = serve()
    visit(page, f"{server.url}/data")
    upload(page, noise)
    expect(page.get_by_text("noise.xlsx is named as a workbook and is none")).to_be_visible()
    expect(keyed(page, "upload-import").get_by_role("button")).to_be_disabled()
    visit(page, f"{server.url}/data")
    upload(page, protected)
    expect(page.get_by_text("locked.xlsx is a workbook that is protected with a password")).to_be_visible()
    expect(page.get_by_text("Columns", exact=True)).to_have_count(0)
