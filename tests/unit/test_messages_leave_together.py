"""What a run of a page says leaves together at its end, or once it has waited long enough."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from opposite.ui.door.together import send_together


@pytest.fixture(autouse=True)
def _together(monkeypatch):
    monkeypatch.setattr(AppSession, "flush_browser_queue", AppSession.flush_browser_queue)
    send_together()


class Tab(AppSession):
    """A tab's session with nothing but what sending needs, and an event that is set where the loop is woken that sends."""

    def __init__(self):
        self.woken = asyncio.Event()
        self._browser_queue = ForwardMsgQueue()
        self._message_enqueued_callback = self.woken.set
        self.runs(on=True)

    def __del__(self):
        """There is nothing to shut down."""

    def runs(self, *, on):
        self._state = AppSessionState.APP_IS_RUNNING if on else AppSessionState.APP_NOT_RUNNING

    def says(self, *words):
        for word in words:
            self._browser_queue.enqueue(ForwardMsg(hash=word))

    def sent(self):
        return [message.hash for message in self.flush_browser_queue()]


def run(what):
    """What comes of a coroutine, in a thread of its own: in this one a browser of other tests may have a loop."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, what()).result()


def test_what_a_run_says_leaves_at_its_end_in_its_order():
    async def a_run():
        tab = Tab()
        tab.says("heading")
        assert tab.sent() == []
        tab.says("radar", "cards")
        assert tab.sent() == []
        tab.runs(on=False)
        return tab.sent(), tab.sent()

    assert run(a_run) == (["heading", "radar", "cards"], [])


def test_a_run_that_goes_on_is_heard_of_and_what_it_says_then_waits_anew():
    async def a_long_run():
        tab = Tab()
        for words in (["first", "second"], ["third"]):
            tab.says(*words)
            assert tab.sent() == []
            tab.woken.clear()
            await tab.woken.wait()
            assert tab.sent() == words
        assert tab.sent() == []

    run(a_long_run)


def test_what_is_said_while_nothing_runs_leaves_at_once():
    async def said_between_runs():
        tab = Tab()
        tab.runs(on=False)
        tab.says("a file is there")
        return tab.sent()

    assert run(said_between_runs) == ["a file is there"]


def test_nobody_is_woken_for_what_has_left():
    async def a_short_run():
        tab = Tab()
        tab.says("all")
        assert tab.sent() == []
        waiting = tab.waiting
        tab.runs(on=False)
        assert tab.sent() == ["all"]
        return waiting.cancelled()

    assert run(a_short_run)


def test_called_again_it_changes_nothing():
    send_together()
    test_what_a_run_says_leaves_at_its_end_in_its_order()
