"""The browser and the servers of the benchmarks that go through it."""

import contextlib
import os
import shutil
from datetime import datetime
from itertools import count
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from opposite.engine.sample import fill_with_sample
from opposite.engine.workspace import open_workspace
from opposite.settings import ANNOUNCED
from tests.bench.measuring import CannotMeasureError
from tests.bench.processes import descendants
from tests.browser.chrome import FLAGS, NOWHERE, executable
from tests.browser.serving import Server

PAGES = Path(__file__).parent / "pages"
AS_STREAMLIT_DOES = {"STREAMLIT_RUNNER_POST_SCRIPT_GC": "true"}
AS_MAKE_RUN_DOES = {ANNOUNCED: "yes"}
COMPILED_KEPT = {"PYTHONDONTWRITEBYTECODE": ""}
NOW = datetime(2026, 11, 22, 9, 0)

_numbers = count()


@contextlib.contextmanager
def open_chromium():
    """A headless Chromium; raises CannotMeasureError where none can be started."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS, proxy=NOWHERE)
        except Error as error:
            raise CannotMeasureError(f"no Chromium could be started: {error.message.splitlines()[0]}") from error
        yield browser
        browser.close()


def browser_processes():
    """Ids of all processes of the browsers that this one has started."""
    return descendants(os.getpid(), "chrom")


def sample_database(folder):
    """Path of a database with the sample portfolio, as `opposite demo` leaves it."""
    path = folder / "sample.duckdb"
    workspace = open_workspace(str(path))
    fill_with_sample(workspace, now=NOW)
    workspace.close()
    return path


@contextlib.contextmanager
def server(folder, *, page=None, database=None, environment=None):
    """A server that is not started: of a bare page by its name, else of the application as `make run` starts it.

    Both have the application's configuration, which watches no files and draws nothing that Streamlit's does not. A bare
    page collects garbage after each run as Streamlit does by itself; the application does not, and opens its database
    before it can be reached. What Python compiled is kept, as it is of what is installed. It is stopped at the end.
    """
    own = folder / f"server-{next(_numbers)}"
    own.mkdir()
    if database is not None:
        database = shutil.copyfile(database, own / "opposite.duckdb")
    made = (
        Server(own, database=database, environment=COMPILED_KEPT | AS_MAKE_RUN_DOES | (environment or {}))
        if page is None
        else Server(own, script=PAGES / f"{page}.py", environment=COMPILED_KEPT | AS_STREAMLIT_DOES)
    )
    try:
        yield made
    finally:
        made.stop()
