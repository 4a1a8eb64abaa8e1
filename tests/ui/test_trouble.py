"""When something is wrong with the database or the program, a page says so in words and never shows a trace."""

import re
import subprocess
import sys

import pytest
from application import PAGES, words

from opposite.engine.collecting.assessments import assessments
from opposite.store import open_store
from opposite.ui.shell import cache
from opposite.ui.shell.text import as_text

HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def refusal(page):
    """Title and text of the only message of a page that shows nothing else."""
    (error,) = page.error
    assert len(page.exception) == 0
    assert "Traceback" not in error.value
    return error.proto.title, error.value


@pytest.mark.parametrize("name", [name for name in PAGES if name != "about"])
def test_a_database_held_by_another_process_is_told_on_every_page_and_opens_when_it_is_free(application, name):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(application.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        title, text = refusal(application.page(name))
        holder.stdin.close()
        holder.wait(10)
    assert title == as_text(
        f"The database {application.path} is held by another process, most likely the running application."
    )
    assert "It was left as it is" in text
    assert len(application.page(name).error) == 0


@pytest.mark.parametrize("name", ["start", "assess", "data"])
def test_a_database_that_the_command_line_has_is_told_and_pages_go_on_afterwards(application, name, monkeypatch):
    assert len(application.page(name).error) == 0
    monkeypatch.setattr("opposite.store.database.PATIENCE", 0.1)
    with cache.opened().store.lending(5) as given:
        assert given
        title, text = refusal(application.page(name))
    assert title == as_text(f"The command line is at work on the database {application.path}.")
    assert text == as_text("Nothing was stored. Try again when its command has ended.")
    assert len(application.page(name).error) == 0


def test_a_database_that_is_not_there_is_made(application):
    application.path.unlink()
    page = application.page()
    assert (list(page.exception), list(page.error)) == ([], [])
    assert assessments(application.workspace) == []
    assert application.path.exists()


def test_a_folder_in_place_of_a_database_is_told(application):
    application.path.unlink()
    application.path.mkdir()
    title, text = refusal(application.page())
    assert title == as_text(f"The database {application.path} is a folder.")
    assert text == as_text("Name a file in it, such as opposite.duckdb.")


def test_a_database_of_a_newer_version_is_told_and_left_as_it_was(application):
    store = open_store(application.path)
    with store.writing() as cursor:
        cursor.run("set_schema_version", version="99")
    store.close()
    title, text = refusal(application.page())
    assert "was written by a newer version of OPPOSITE" in title
    assert text == as_text("It was left as it is. Upgrade this installation.")
    assert len(application.page().error) == 1


def test_a_file_that_is_no_database_is_told_and_left_as_it_was(application):
    application.path.write_bytes(b"not a database " * 100)
    before = application.path.read_bytes()
    title, _ = refusal(application.page())
    assert title == as_text(f"The file {application.path} is not a DuckDB database.")
    assert application.path.read_bytes() == before


def test_an_unexpected_error_shows_a_number_that_stands_in_the_log_and_no_details(few, caplog, monkeypatch):
    page = few.page()
    monkeypatch.setattr("opposite.ui.shell.cache.build_report", lambda *_: {}["answers"])
    page.switch_page("../pages/gaps.py").run()
    title, text = refusal(page)
    assert title == "This page could not be shown"
    (number,) = re.findall(r"the number ([0-9a-f]{6}),", text)
    assert "answers" not in text
    logged = [record for record in caplog.records if number in record.getMessage()]
    assert len(logged) == 1
    assert logged[0].exc_info is not None


def test_after_an_unexpected_error_the_other_pages_work(few):
    page = few.page()
    with few.workspace.store.writing() as cursor:
        cursor.script("drop table answers")
    page.switch_page("../pages/gaps.py").run()
    page.switch_page("../pages/about.py").run()
    assert words(page.title) == ["About OPPOSITE"]
    assert len(page.error) == 0
