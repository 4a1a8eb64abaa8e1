"""The data page: copies to take away, what is erased for good, and until when answers are kept."""

import io
import zipfile
from datetime import timedelta

import pytest
from application import words

from opposite.engine.collecting.assessments import assessments
from opposite.engine.keeping.erasing import due_waves
from opposite.engine.workspace import open_workspace
from opposite.settings import today
from opposite.ui.keeping.downloads import backup_bytes, export_bytes
from opposite.ui.shell import cache

pytestmark = pytest.mark.long


def erasing(page, organisation, wave=None, person=None):
    """The page with the window open that asks whether to erase."""
    page.selectbox(key="kept-name").set_value(organisation).run()
    if wave is not None:
        page.selectbox(key="erase-wave").set_value(wave).run()
    if person is not None:
        page.selectbox(key="erase-person").set_value(person).run()
    return page.button(key="erase").click().run()


def plain(elements):
    return [word.replace("\\", "") for word in words(elements)]


@pytest.fixture
def two(application):
    """One person each of two organisations, and nobody else has the database open."""
    application.answer("Acme", [2, 3, 4])
    application.answer("Bravo", [1, 1])
    application.close()
    return application


@pytest.mark.main_way
def test_it_has_four_sections_and_asks_once_for_an_organisation(two):
    page = two.page("data")
    assert words(page.header) == ["Bring in answers", "Organisations", "Keep a copy", "Benchmarks"]
    assert words(page.subheader) == ["Merge two organisations", "Erase"]
    assert [field.label for field in page.selectbox if "rganisation" in field.label] == [
        "Organisation",
        "The organisation that stays",
    ]
    assert [button.label for button in page.get("download_button")] == [
        "Download everything of it",
        "Download a backup",
        "Export everything",
    ]
    assert (len(page.exception), len(page.error)) == (0, 0)


def test_where_nothing_is_stored_there_is_nothing_to_erase(application):
    page = application.page("data")
    assert words(page.header) == ["Bring in answers", "Keep a copy", "Benchmarks"]
    assert not any(button.key == "erase" for button in page.button)


def test_the_backup_opens_by_itself_with_everything(two, tmp_path):
    two.page("data")
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(backup_bytes(cache.opened()))
    opened = open_workspace(str(copy), make=False)
    assert [wave.organisation.name for wave in assessments(opened)] == ["Bravo", "Acme"]
    opened.close()


def test_the_export_is_a_zip_with_its_manifest(two):
    two.page("data")
    with zipfile.ZipFile(io.BytesIO(export_bytes(cache.opened()))) as package:
        names = package.namelist()
    assert names[-1] == "tables/waiting_answers.parquet"
    assert "manifest.json" in names


def test_an_organisation_is_erased_once_that_is_confirmed(two):
    page = erasing(two.page("data"), "Acme")
    said = plain(page.markdown)
    assert "Erasing the organisation Acme removes 1 person, 3 answers and 1 wave." in said
    assert page.button(key="erase-confirmed").disabled
    page.session_state["erase-typed"] = "acme"
    page = page.button(key="erase").click().run()
    assert page.button(key="erase-confirmed").disabled
    page.session_state["erase-typed"] = " Acme "
    page = page.button(key="erase").click().run()
    page = page.button(key="erase-confirmed").click().run()
    assert words(page.success) == ["Erased 1 person, 3 answers and 1 wave."]
    assert page.selectbox(key="kept-name").options == ["Bravo"]
    assert b"Acme" not in two.path.read_bytes()


def test_a_person_is_listed_by_number_and_erased_with_a_word_on_figures(two):
    page = two.page("data")
    page.selectbox(key="erase-wave").set_value("1").run()
    everybody, number = page.selectbox(key="erase-person").options
    assert everybody == "Everybody"
    page = erasing(page, "Acme", "1", int(number.removeprefix("number ")))
    said = plain(page.markdown)
    assert f"Erasing {number} of Acme (wave 1) removes 1 person and 3 answers." in said
    assert any(sentence.startswith("The figures of the wave 1 of Acme change.") for sentence in said)
    page = page.button(key="erase-confirmed").click().run()
    assert words(page.success) == ["Erased 1 person and 3 answers."]


def test_a_day_to_erase_on_is_kept_told_when_due_and_done_with_one_click(two):
    page = two.page("data")
    assert "Keep until" not in words(page.header)
    number = next(wave.id for wave in assessments(cache.opened()) if wave.organisation.name == "Acme")
    page.date_input(key=f"erase-on-{number}").set_value(today() - timedelta(days=1)).run()
    page = page.button(key="save-wave").click().run()
    assert words(page.success) == ["The wave 1 of Acme was changed."]
    assert [(one.organisation, one.erase_on) for one in due_waves(cache.opened())] == [
        ("Acme", today() - timedelta(days=1))
    ]
    assert any(
        sentence.startswith("The answers of the wave 1 of Acme were to be erased on ")
        for sentence in plain(page.markdown)
    )
    page = page.button(key="erase-due").click().run()
    page = page.button(key="erase-confirmed").click().run()
    assert words(page.success) == ["Erased 1 person, 3 answers and 1 wave."]
    assert [wave.organisation.name for wave in assessments(cache.opened())] == ["Bravo"]
