"""What a run of a page has to say leaves together, so that a browser draws it as one and not piece by piece."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

AT_MOST = 0.1
"""Seconds that anything waits for what comes after it: of what takes longer people see that it comes."""

ENDS = frozenset(
    {
        ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS,
        ScriptRunnerEvent.SCRIPT_STOPPED_WITH_COMPILE_ERROR,
        ScriptRunnerEvent.FRAGMENT_STOPPED_WITH_SUCCESS,
        ScriptRunnerEvent.SHUTDOWN,
    }
)
"""What a run says last."""

_run_anew: Any = AppSession._create_scriptrunner  # noqa: SLF001  what begins the runs of a tab has no public name


def send_together() -> None:
    """Have what a run says handed over when it ends, or once `AT_MOST` has passed since the first of it.

    Streamlit hands over every element by itself and wakes the loop that sends twice for each, a tenth of what a screen
    of the questionnaire cost the server. It sends every five milliseconds what there is by then, and for each piece
    a browser goes through the whole page and paints it: a seventh of what a click on a level cost it.
    """
    AppSession._on_scriptrunner_event = _say  # type: ignore[assignment, method-assign]  # noqa: SLF001  likewise
    AppSession._create_scriptrunner = _run_after_all_said  # type: ignore[method-assign]  # noqa: SLF001  likewise


def _say(self: Any, sender: Any, event: ScriptRunnerEvent, **facts: Any) -> None:
    """Take what a run says, in its own thread."""
    own = vars(self)
    said: deque[Callable[[], None]] = own.setdefault("said", deque())
    said.append(partial(self._handle_scriptrunner_event_on_event_loop, sender, event, **facts))
    if event in ENDS:
        self._call_soon_on_event_loop(partial(_hand_over, self))
    elif not own.get("is_heard_of"):
        own["is_heard_of"] = True
        self._call_soon_on_event_loop(partial(_wait, self))


def _wait(session: Any) -> None:
    own = vars(session)
    if "waiting" not in own:
        own["waiting"] = asyncio.get_running_loop().call_later(AT_MOST, _hand_over, session)


def _hand_over(session: Any) -> None:
    """Let what was said leave, and wake the loop that sends once for all of it."""
    own = vars(session)
    if "waiting" in own:
        own.pop("waiting").cancel()
    own["is_heard_of"] = False  # before anything is taken: what is said from now on is waited for anew
    said = own.get("said", ())
    wake, session._message_enqueued_callback = session._message_enqueued_callback, None  # noqa: SLF001  likewise
    try:
        while said:
            said.popleft()()
    finally:
        session._message_enqueued_callback = wake  # noqa: SLF001  likewise
        if said:
            session._call_soon_on_event_loop(partial(_hand_over, session))  # noqa: SLF001  likewise
        if wake is not None and not session._browser_queue.is_empty():  # noqa: SLF001  likewise
            wake()


def _run_after_all_said(self: Any, initial_rerun_data: Any) -> None:
    """Begin the runs of a tab anew; of those before, which have ended, nothing would be heard after that."""
    try:
        _hand_over(self)
    finally:
        _run_anew(self, initial_rerun_data)
