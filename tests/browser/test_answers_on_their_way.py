"""A document is downloaded though the page begins to be drawn anew while the answer that says where it lies is on its way."""

import pytest
from chrome import new_context
from playwright.sync_api import expect
from serving import ROOT, Server
from walking import keyed, press, ready, visit

DRAWN_ANEW = """
from streamlit.runtime.app_session import AppSession

enqueue = AppSession._enqueue_forward_msg

def enqueue_and_begin_anew(self, message):
    enqueue(self, message)
    if message.WhichOneof("type") == "backend_operation_response":
        self._clear_queue()  # as a run of the whole page does when it begins
        self.request_rerun(self._client_state)

AppSession._enqueue_forward_msg = enqueue_and_begin_anew
"""
"""Has a run begin at the worst moment, each time."""


@pytest.fixture
def unlucky(sample_database, tmp_path):
    """A server on the sample portfolio whose pages begin to be drawn anew in the moment in which a file is ready."""
    (tmp_path / "sitecustomize.py").write_text(DRAWN_ANEW)
    database = tmp_path / "opposite.duckdb"
    database.write_bytes(sample_database.read_bytes())
    server = Server(tmp_path, database=database, environment={"PYTHONPATH": f"{tmp_path}:{ROOT}"}).start()
    yield server
    server.stop()


def test_it_comes_and_its_button_can_be_pressed_again(chromium, unlucky):
    with new_context(chromium) as context:
        page = context.new_page()
        visit(page, f"{unlucky.url}/documents?organisation=Larkmarrow+Stores")
        ready(page)
        for _ in range(2):
            with page.expect_download(timeout=60_000):
                press(page, "report-one-pager")
            expect(page.get_by_text("Being made")).to_have_count(0)
            expect(keyed(page, "report-one-pager").get_by_role("button")).to_be_enabled()
