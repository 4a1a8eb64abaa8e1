"""An import that takes its time stands on the data page with how far it is, can be stopped, and goes on without its page."""

import threading
import time

import pytest
from application import NOW, is_there, words

from opposite.engine.collecting.assessments import assessments
from opposite.engine.collecting.importing import import_answers
from opposite.ui.keeping import importing_files
from opposite.ui.shell import cache
from opposite.ui.shell.importing import FileToImport, Importing
from opposite.ui.shell.upload_choices import FileChoices

pytestmark = pytest.mark.long

PATIENCE = 120
ANSWERS = "organisation,wave,respondent,ORI1,ORI2\n" + "".join(f"{{}},2026,p{n},2,3\n" for n in range(4))
IMPORTED = "first.csv: 4 people, 8 answers, 1 wave of 1 organisation imported."
STOPPED = "The import of first.csv was stopped: nothing of the file is stored. It can be imported again."


@pytest.fixture
def page(application, monkeypatch):
    """The data page with two files; it waits for no import."""
    application.close()
    monkeypatch.setattr(importing_files, "SOON", 0)
    opened = application.page("data")
    named = (("first.csv", "Acme"), ("second.csv", "Birchway"))
    opened.file_uploader(key="upload-answers").set_value(
        [(name, ANSWERS.format(*[organisation] * 4).encode(), "text/csv") for name, organisation in named]
    )
    return opened.run()


def importing(page):
    """The page with an import under way, that cannot store anything before the store is let go."""
    return page.button(key="upload-import").click().run()


def over(page):
    """The page once no import is under way; a person would watch how far it is."""
    end = time.monotonic() + PATIENCE
    while is_there(page, "stop-import") and time.monotonic() < end:
        time.sleep(0.1)
        page.run()
    return page


def told(page):
    return [word.replace("\\", "") for word in words([*page.success, *page.warning])]


def stored(application):
    found = [one.organisation.name for one in assessments(application.workspace)]
    application.close()
    return sorted(found)


@pytest.mark.main_way
def test_it_says_how_far_it_is_and_comes_to_its_end(application, page):
    with cache.opened().store.writing():
        importing(page)
        assert is_there(page, "stop-import")
        assert not is_there(page, "upload-import")
    over(page)
    assert told(page) == [IMPORTED]
    assert len(page.exception) == 0
    assert stored(application) == ["Acme", "Birchway"]


def test_stopped_it_stores_nothing_and_all_files_can_be_imported_again(application, page):
    with cache.opened().store.writing():
        importing(page).button(key="stop-import").click().run()
    over(page)
    assert told(page) == [STOPPED]
    assert stored(application) == []
    with cache.opened().store.writing():
        importing(page)
    assert told(over(page)) == [IMPORTED]
    assert stored(application) == ["Acme", "Birchway"]


def test_without_its_files_what_became_of_it_stands_on_top(application, page):
    with cache.opened().store.writing():
        importing(page)
        page.file_uploader(key="upload-answers").set_value([])
        page.run()
        assert is_there(page, "stop-import")
    over(page)
    assert told(page) == [IMPORTED + " " + IMPORTED.replace("first", "second")]
    assert stored(application) == ["Acme", "Birchway"]


def test_stopped_when_half_of_it_is_stored_it_leaves_what_was_there(application, tmp_path):
    file = tmp_path / "answers.csv"
    file.write_text(ANSWERS.format(*["Acme"] * 4))
    shares, begun = [], threading.Event()

    def store(told):
        begun.wait()

        def at(share):
            shares.append(share)
            if share > 0.5:
                asked.stop()
            told(share)

        import_answers(workspace, file, framework=workspace.resolve("opposite"), now=NOW, progress=at)

    workspace = application.workspace
    asked = Importing([FileToImport("1", "answers.csv", FileChoices(), store)])
    begun.set()
    asked.wait(PATIENCE)
    assert (asked.is_over, asked.was_stopped, asked.failure) == (True, True, None)
    assert 0.5 < shares[-1] < 1
    assert stored(application) == []
