"""What a run of a page says leaves together at its end, or once it has waited long enough."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from opposite.ui.runs.together import send_together

END = "the end"


@pytest.fixture(autouse=True)
def _together(monkeypatch):
    for name in ("_on_scriptrunner_event", "_create_scriptrunner"):
        monkeypatch.setattr(AppSession, name, getattr(AppSession, name))
    send_together()


class BegunError(Exception):
    """Runs of a tab begin anew."""


class Begins:
    """What is asked first when the runs of a tab begin."""

    def is_closed(self):
        raise BegunError


class Tab(AppSession):
    """A tab's session with nothing but what hearing of runs and sending need, and a count of how often who sends was woken."""

    def __init__(self):
        self.woken, self.times_woken = asyncio.Event(), 0
        self._event_loop = asyncio.get_running_loop()
        self._script_event_loop = Begins()
        self._scriptrunner = self._local_sources_watcher = None
        self._browser_queue = ForwardMsgQueue()
        self._message_enqueued_callback = self.wake
        self._state = AppSessionState.APP_NOT_RUNNING

    def __del__(self):
        """There is nothing to shut down."""

    def wake(self):
        self.times_woken += 1
        self.woken.set()

    def says(self, *words):
        for word in words:
            message = ForwardMsg(hash=word)
            self._on_scriptrunner_event(None, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, forward_msg=message)

    def ends(self):
        self._on_scriptrunner_event(None, ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS)

    def sent(self):
        return [message.hash or END for message in self.flush_browser_queue()]


def run(what):
    """What comes of a coroutine, in a thread of its own: in this one a browser of other tests may have a loop."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, what()).result()


async def turns():
    for _ in range(5):
        await asyncio.sleep(0)


def test_what_a_run_says_leaves_at_its_end_in_its_order_and_who_sends_is_woken_once():
    async def a_run():
        tab = Tab()
        tab.says("heading")
        await turns()
        assert tab.sent() == []
        tab.says("radar", "cards")
        tab.ends()
        await turns()
        return tab.sent(), tab.times_woken, tab.sent()

    assert run(a_run) == (["heading", "radar", "cards", END], 1, [])


def test_a_run_that_goes_on_is_heard_of_and_what_it_says_then_waits_anew():
    async def a_long_run():
        tab = Tab()
        for words in (["first", "second"], ["third"]):
            tab.says(*words)
            await turns()
            assert tab.sent() == []
            tab.woken.clear()
            await tab.woken.wait()
            assert tab.sent() == words

    run(a_long_run)


def test_nobody_is_woken_for_what_has_left():
    async def a_short_run():
        tab = Tab()
        tab.says("all")
        await turns()
        waiting = vars(tab)["waiting"]
        tab.ends()
        await turns()
        return tab.sent(), waiting.cancelled(), "waiting" in vars(tab)

    assert run(a_short_run) == (["all", END], True, False)


def test_what_a_tab_answers_itself_leaves_though_a_run_goes_on():
    async def a_sign_of_life():
        tab = Tab()
        tab.says("heading")
        await turns()
        tab._enqueue_forward_msg(ForwardMsg(hash="alive"))
        return tab.sent(), tab.times_woken

    assert run(a_sign_of_life) == (["alive"], 1)


def test_all_that_runs_have_said_is_heard_before_runs_begin_anew():
    async def another_run():
        tab = Tab()
        tab.says("saved")
        tab.ends()
        with pytest.raises(BegunError):
            tab._create_scriptrunner(None)
        return tab.sent()

    assert run(another_run) == ["saved", END]


@pytest.mark.parametrize("behind", [["radar"], []])
def test_what_cannot_be_heard_keeps_back_nothing_else(behind):
    async def a_message_that_is_none():
        told = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(str(context["exception"])))
        tab = Tab()
        tab.says("heading")
        tab._on_scriptrunner_event(None, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG)
        tab.says(*behind)
        await tab.woken.wait()
        await turns()
        return len(told), tab.sent()

    assert run(a_message_that_is_none) == (1, ["heading", *behind])


def test_runs_begin_anew_though_something_before_cannot_be_heard():
    async def another_run():
        tab = Tab()
        tab.says("saved")
        tab._on_scriptrunner_event(None, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG)
        with pytest.raises(BegunError):
            tab._create_scriptrunner(None)
        return tab.sent()

    assert run(another_run) == ["saved"]


def test_called_again_it_changes_nothing():
    send_together()
    test_what_a_run_says_leaves_at_its_end_in_its_order_and_who_sends_is_woken_once()
    test_all_that_runs_have_said_is_heard_before_runs_begin_anew()
