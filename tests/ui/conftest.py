"""The application on an empty database, on a few answers, and on the sample portfolio."""

import gc
import shutil
from functools import cache as kept

import pytest
from application import NOW, Application, leave
from streamlit.components.v2 import manifest_scanner
from waves_by_invitation import Wave

from opposite.definitions import load_document
from opposite.engine.collecting.waves import close_wave
from opposite.engine.roadmap import search
from opposite.engine.workspace import open_workspace
from opposite.planning import optimal


class Shelf:
    """Copies of a database file, each lent until it is written to: what pages keep of it then serves the next test."""

    def __init__(self, original, folder):
        self._original = original
        self._folder = folder
        self._lent = None

    def lend(self):
        """The application on a copy that nobody has written to."""
        if self._lent is None:
            path = shutil.copyfile(self._original, self._folder / f"{len(list(self._folder.iterdir()))}.duckdb")
            self._lent = Application(path)
            self._as_copied = self._written()
        return self._lent

    def take_back(self):
        """Close the copy if it was written to, or if the plan of a search that was ended early is kept for it."""
        ended = len(search.under_way())
        search.end_all()
        if ended or self._written() != self._as_copied:
            leave(self._lent)
            self._lent = None

    def _written(self):
        return [(file.name, file.stat().st_mtime_ns) for file in self._folder.glob(f"{self._lent.path.name}*")]


@pytest.fixture(scope="session", autouse=True)
def _quick_pages():
    """What page after page would do again is done once.

    Streamlit looks through every installed package for components whenever AppTest runs, and every database brings the
    document of the same framework. A search ends at its first bound: that a plan is the best is shown elsewhere.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manifest_scanner, "scan_component_manifests", kept(manifest_scanner.scan_component_manifests))
        patched.setattr("opposite.engine.workspace.load_document", kept(load_document))
        patched.setattr(optimal, "ENOUGH", 0.5)
        yield


@pytest.fixture(scope="session", autouse=True)
def _thaw():
    """At the end, let go of what the pages have frozen."""
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory):
    """Path of a database file, to be copied, in which nothing is."""
    path = tmp_path_factory.mktemp("empty") / "opposite.duckdb"
    open_workspace(str(path)).close()
    return path


@pytest.fixture
def application(empty_database, tmp_path, monkeypatch):
    """The application on an empty database of its own."""
    opened = Application(shutil.copyfile(empty_database, tmp_path / "opposite.duckdb"))
    monkeypatch.setenv("OPPOSITE_DATABASE", str(opened.path))
    yield opened
    search.end_all()
    leave(opened)


@pytest.fixture(scope="session")
def filled_once(empty_database, tmp_path_factory):
    """Fills the database of an application as a function does, which is called once: the others are given a copy."""
    originals = {}

    def call(application, fill):
        if fill not in originals:
            original = Application(
                shutil.copyfile(empty_database, tmp_path_factory.mktemp("filled") / "opposite.duckdb")
            )
            fill(original)
            original.close()
            originals[fill] = original.path
        application.refill(originals[fill])
        return application

    return call


@pytest.fixture(scope="session")
def shelf(sample_database, tmp_path_factory):
    """Databases with the sample portfolio and its scores."""
    return Shelf(sample_database, tmp_path_factory.mktemp("copies"))


@pytest.fixture
def sample(shelf, monkeypatch):
    """The application on the sample portfolio."""
    lent = shelf.lend()
    monkeypatch.setenv("OPPOSITE_DATABASE", str(lent.path))
    yield lent
    shelf.take_back()


def _answer_few(application):
    application.answer("Few Answers Ltd", [2, 3, 4, 1, 6])


@pytest.fixture
def few(application, filled_once):
    """The application where one person has answered five of sixteen questions."""
    return filled_once(application, _answer_few)


def _answer_retail(application):
    names = ["Mine", *(f"Retail {n}" for n in range(10)), *(f"Else {n}" for n in range(5))]
    for number, name in enumerate(names):
        started, _ = application.answer(name, [1 + number % 5] * 16)
        close_wave(application.workspace, started.assessment_id, now=NOW)
    application.describe(names[:11], "Retail")


@pytest.fixture
def retail(application, filled_once):
    """Sixteen organisations that are answered in full: Mine and ten others are of retail, five are of no sector."""
    return filled_once(application, _answer_retail)


@pytest.fixture
def wave(application):
    """A wave by invitation that nobody has joined yet."""
    return Wave(application)
