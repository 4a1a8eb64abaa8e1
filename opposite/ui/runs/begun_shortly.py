"""What a run of a page begins with is short: the look is found once in a process, and told where a page is drawn as a whole."""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession

ONLY_OF_A_WHOLE_PAGE = ("custom_theme", "app_pages")
"""What a browser reads of the beginning of a run only where that draws a page as a whole."""

_find: Any = app_session._populate_theme_msg  # noqa: SLF001  what looks for it has no public name
_begin: Any = AppSession._create_new_session_message  # noqa: SLF001  what a run begins with has none either


def begin_shortly() -> None:
    """Have runs begin so; no file of settings is watched, so that the look stays.

    For each Streamlit looks seven times through all its settings, a tenth of what a choice cost the server. Of parts of a
    page it tells the look and the names of pages too: a quarter of the bytes that followed a click, which no browser read.
    """
    app_session._populate_theme_msg = _take_over  # type: ignore[assignment]  # noqa: SLF001  likewise
    AppSession._create_new_session_message = _say_what_is_read  # type: ignore[assignment, method-assign]  # noqa: SLF001  likewise


def _say_what_is_read(self: Any, page: str, run: Any, *others: Any, **named: Any) -> Any:
    message = _begin(self, page, run, *others, **named)
    if run.fragment_ids:
        for field in ONLY_OF_A_WHOLE_PAGE:
            message.new_session.ClearField(field)
    return message


def _take_over(message: CustomThemeConfig, section: str = "theme") -> None:
    look = _look(section)
    if look.ByteSize():
        message.MergeFrom(look)


@cache
def _look(section: str) -> CustomThemeConfig:
    look = CustomThemeConfig()
    _find(look, section)
    return look
