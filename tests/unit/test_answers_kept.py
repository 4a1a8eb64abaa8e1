"""An answer to a browser outlives the messages that are taken back when a run of a page begins."""

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from opposite.ui.runs.answers_kept import keep_answers


@pytest.fixture(autouse=True)
def _kept(monkeypatch):
    monkeypatch.setattr(ForwardMsgQueue, "clear", ForwardMsgQueue.clear)
    keep_answers()


@pytest.fixture
def queue():
    """The messages of a tab: an element, an answer, the end of a run."""
    element, answer, end = ForwardMsg(), ForwardMsg(), ForwardMsg()
    element.delta.new_element.markdown.body = "a page"
    answer.backend_operation_response.request_id = "download"
    end.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    waiting = ForwardMsgQueue()
    for message in (element, answer, end):
        waiting.enqueue(message)
    return waiting


def left(queue):
    return sorted(message.WhichOneof("type") for message in queue.flush())


def test_an_answer_and_what_tells_of_runs_stay_when_a_page_is_drawn_anew(queue):
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=None)
    assert left(queue) == ["backend_operation_response", "script_finished"]


def test_it_stays_once_when_a_part_of_a_page_is(queue):
    queue.clear(retain_lifecycle_msgs=True, fragment_ids_this_run=["another part"])
    assert left(queue) == ["backend_operation_response", "delta", "script_finished"]


def test_it_leaves_once_and_goes_with_all_else_where_nothing_is_to_stay(queue):
    assert left(queue) == ["backend_operation_response", "delta", "script_finished"]
    assert left(queue) == []
    queue.enqueue(ForwardMsg())
    queue.clear()
    assert queue.is_empty()


def test_called_again_it_changes_nothing(queue):
    keep_answers()
    queue.clear(retain_lifecycle_msgs=True)
    assert left(queue) == ["backend_operation_response", "script_finished"]
