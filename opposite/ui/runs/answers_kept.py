"""What a browser asked for is answered, though a page begins to be drawn anew before the answer has left."""

from __future__ import annotations

from typing import Any

from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

ANSWER = "backend_operation_response"

_clear: Any = ForwardMsgQueue.clear


def keep_answers() -> None:
    """Have answers outlive what is taken back of a tab's messages, those that have not left, when a run of its page begins.

    Streamlit takes back all but what tells of runs, since the run draws the rest anew. An answer comes once: without the one
    that says where a file lies, the button that asked for it is disabled for three minutes.
    """
    ForwardMsgQueue.clear = _clear_all_but_answers  # type: ignore[method-assign]


def _clear_all_but_answers(self: Any, *how: Any, **named: Any) -> None:
    retaining = named.get("retain_lifecycle_msgs", how[0] if how else False)
    answers = [message for message in self._queue if message.WhichOneof("type") == ANSWER] if retaining else []
    _clear(self, *how, **named)
    kept = {id(message) for message in self._queue}
    self._queue.extend(message for message in answers if id(message) not in kept)
