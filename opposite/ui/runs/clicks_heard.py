"""What somebody does on a page is heard, though they do more, open another page or close the tab before it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType, _has_active_trigger_value
from streamlit.runtime.state import SafeSessionState, SessionState


def hear_clicks() -> None:
    """Have every tab end a run of its page only where nothing that somebody did is lost by that.

    Streamlit ends a run, between any two elements or within a callback, as soon as more is asked for or the tab is gone. What
    was pressed is told to one run alone, and what was chosen is compared with what was chosen before once.
    """
    app_session.ScriptRunner = HearingRunner  # type: ignore[attr-defined, assignment]


class HearingRunner(ScriptRunner):
    """The runs of a tab, one after another; whatever is asked for waits as long as a run hears what was done."""

    def __init__(self, *, session_state: SessionState, initial_rerun_data: RerunData, **others: Any) -> None:
        self._is_hearing = False
        """Whether callbacks are being called, or the run that is told of a click without a callback is in progress."""
        self._is_to_end = False
        self._later: list[RerunData] = []
        """What was asked for meanwhile."""
        self._widgets = session_state._new_widget_state.widget_metadata  # noqa: SLF001  which part drew what has no public name
        super().__init__(
            session_state=session_state, initial_rerun_data=self._of_all_clicked(initial_rerun_data), **others
        )
        self._session_state = _HearingState(session_state, self)

    def request_rerun(self, rerun_data: RerunData) -> bool:
        """Ask for a run; whether there will be one."""
        self._is_to_end = False
        asked = self._of_all_clicked(rerun_data)
        with self._requests._lock:  # noqa: SLF001  nothing must begin or end to be heard meanwhile
            if self._is_hearing or self._would_lose_a_click(asked):
                self._later.append(asked)
                return True
        return super().request_rerun(asked)

    def request_stop(self) -> None:
        """End, once what was done is heard."""
        self._is_to_end = True
        with self._requests._lock:  # noqa: SLF001  likewise
            if not self._is_hearing and self._requests._state is not ScriptRequestType.RERUN:  # noqa: SLF001  what waits has no public name
                self._requests._state = ScriptRequestType.STOP  # noqa: SLF001  likewise

    def begin_to_hear(self) -> None:
        """From now on whatever is asked for waits, and so does what was asked for as this run began."""
        requests = self._requests
        with requests._lock:  # noqa: SLF001  likewise
            if requests._state is ScriptRequestType.RERUN:  # noqa: SLF001  likewise
                self._later.append(requests._rerun_data)  # noqa: SLF001  likewise
            requests._state = ScriptRequestType.CONTINUE  # noqa: SLF001  likewise
            self._is_hearing = True

    def end_callbacks(self, *told: WidgetStates | None) -> None:
        """Go on listening where this run draws a click that no callback heard."""
        pressed = filter(None, map(self._widgets.get, _clicked(told)))
        if not any(widget.callback is None and not widget.callbacks for widget in pressed):
            self._end_hearing()

    def _on_script_finished(self, *how: Any, **named: Any) -> None:
        super()._on_script_finished(*how, **named)
        self._end_hearing()

    def _end_hearing(self) -> None:
        """Turn to what was asked for meanwhile, or end if that was."""
        with self._requests._lock:  # noqa: SLF001  likewise
            self._is_hearing = False
            while self._later and not self._would_lose_a_click(self._later[0]):
                self._requests._request_rerun_locked(self._later.pop(0))  # noqa: SLF001  likewise
        if self._is_to_end:
            self.request_stop()

    def _would_lose_a_click(self, asked: RerunData) -> bool:
        """Whether it is of another page than a click that waits: one run cannot draw both."""
        waiting = self._requests._rerun_data  # noqa: SLF001  likewise
        return (
            self._requests._state is ScriptRequestType.RERUN  # noqa: SLF001  likewise
            and any(_clicked([waiting.widget_states]))
            and (asked.page_script_hash, asked.page_name) != (waiting.page_script_hash, waiting.page_name)
        )

    def _of_all_clicked(self, asked: RerunData) -> RerunData:
        """What is asked for, of all parts of the page in which something was pressed.

        A browser that is busy sends what was typed in one part together with a click in another, and names the first alone.
        """
        if not asked.fragment_id:
            return asked
        widgets = filter(None, map(self._widgets.get, _clicked([asked.widget_states])))
        parts = dict.fromkeys([asked.fragment_id, *(widget.fragment_id for widget in widgets)])
        if None in parts:
            return replace(asked, fragment_id=None)
        return replace(asked, fragment_id=None, fragment_id_queue=[*filter(None, parts)])


class _HearingState(SafeSessionState):
    """The state of a tab as its runs see it: callbacks are called to their end."""

    def __init__(self, state: SessionState, runner: HearingRunner) -> None:
        super().__init__(state, yield_callback=runner._maybe_handle_execution_control_request)  # noqa: SLF001  as it is made
        object.__setattr__(self, "_runner", runner)  # any other way sets what a page keeps

    def on_script_will_rerun(self, fresh_widget_states: WidgetStates | None, **others: Any) -> None:
        runner: HearingRunner = object.__getattribute__(self, "_runner")
        runner.begin_to_hear()
        try:
            super().on_script_will_rerun(fresh_widget_states, **others)
        finally:
            runner.end_callbacks(fresh_widget_states, others.get("replay_trigger_states"))


def _clicked(told: Iterable[WidgetStates | None]) -> Iterable[str]:
    """Ids of what was pressed."""
    return (one.id for states in told if states is not None for one in states.widgets if _has_active_trigger_value(one))
