"""The browser, the servers and the tabs of the tests that go through the application."""

import contextlib
import os
import shutil
from pathlib import Path

import pytest
from chrome import FLAGS, NOWHERE, PATIENCE, Heard, checking, executable, new_context
from playwright.sync_api import Error, expect, sync_playwright
from serving import Server

expect.set_options(timeout=PATIENCE)

REQUIRED = os.environ.get("OPPOSITE_BROWSER") == "required"


def pytest_collection_modifyitems(items):
    """Every test of this folder goes through a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium; without one the tests are skipped, or fail where OPPOSITE_BROWSER is `required`."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS, proxy=NOWHERE)
        except Error as error:
            reason = f"no Chromium could be started: {error.message.splitlines()[0]}"
            if REQUIRED:
                pytest.fail(reason)
            pytest.skip(reason)
        yield browser
        browser.close()


@pytest.fixture
def open_context(chromium):
    """Open contexts: browsers of their own, with nothing kept from before; checked as `checking` says."""
    with contextlib.ExitStack() as opened:

        def call(*, errors=False, own_pages=(), **options):
            context = opened.enter_context(new_context(chromium, **options))
            heard = Heard(context)
            heard.own_pages.update(own_pages)
            opened.enter_context(checking(heard, errors=errors))
            return context

        yield call


@pytest.fixture(scope="module")
def shared_context(chromium):
    """One browser for the tests of a file: what it has loaded once it need not load again. With what it heard."""
    with new_context(chromium) as context:
        yield context, Heard(context)


@pytest.fixture
def page(shared_context):
    """A new tab."""
    context, heard = shared_context
    with checking(heard):
        tab = context.new_page()
        yield tab
        tab.close()


@pytest.fixture(scope="module")
def serve(tmp_path_factory):
    """Start servers, each on a database of its own or on a copy of one; they end with the tests of the file."""
    started = []

    def call(*, database=None, script=None):
        folder = tmp_path_factory.mktemp("server")
        if database is not None:
            database = shutil.copyfile(database, folder / "opposite.duckdb")
        server = Server(folder, database=database, **({} if script is None else {"script": script}))
        started.append(server)
        return server.start()

    yield call
    for server in started:
        server.stop()
        print(f"{server.url} said:\n{server.log.read_text()}")  # noqa: T201  shown beside a test that failed


@pytest.fixture(scope="module")
def empty_server(serve):
    """A server on a database with nothing in it, as `streamlit run app.py` starts it."""
    return serve()


@pytest.fixture(scope="module")
def sample_server(serve, sample_database):
    """A server on a copy of the sample portfolio, as `make run` starts it."""
    return serve(database=sample_database)
