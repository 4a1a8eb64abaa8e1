"""What a run of a page has to say leaves together, so that a browser draws it as one and not piece by piece."""

from __future__ import annotations

import asyncio
from typing import Any

from streamlit.runtime.app_session import AppSession, AppSessionState

AT_MOST = 0.1
"""Seconds that anything waits for what comes after it: of what takes longer people see that it comes."""

_flush: Any = AppSession.flush_browser_queue


def send_together() -> None:
    """Have what a run says wait until it ends, or until `AT_MOST` has passed since the first of it.

    Streamlit sends every five milliseconds what there is by then, and for each piece a browser goes through the whole page
    and paints it: a seventh of what a click on a level cost it.
    """
    AppSession.flush_browser_queue = _flush_together  # type: ignore[method-assign]


def _flush_together(self: Any) -> list[Any]:
    facts = vars(self)
    has_waited = facts.pop("has_waited", False)
    if self._state is AppSessionState.APP_IS_RUNNING and not has_waited and not self._browser_queue.is_empty():
        if "waiting" not in facts:
            facts["waiting"] = asyncio.get_running_loop().call_later(AT_MOST, _end_waiting, self)
        return []
    if "waiting" in facts:
        facts.pop("waiting").cancel()
    messages: list[Any] = _flush(self)
    return messages


def _end_waiting(session: Any) -> None:
    """Let what waits leave, and wake the loop that sends."""
    vars(session)["has_waited"] = True
    session._message_enqueued_callback()  # noqa: SLF001  what wakes it has no public name
