"""What every run of a page begins with of the look is found once: it stays as long as the process."""

from __future__ import annotations

from functools import cache
from typing import Any

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_find: Any = app_session._populate_theme_msg  # noqa: SLF001  what looks for it has no public name


def keep_look() -> None:
    """Have a message take the look over that an earlier one had.

    For each run Streamlit looks seven times through all its settings: a tenth of what a choice cost the server.
    """
    app_session._populate_theme_msg = _take_over  # type: ignore[assignment]  # noqa: SLF001  likewise


def _take_over(message: CustomThemeConfig, section: str = "theme") -> None:
    look = _look(section)
    if look.ByteSize():
        message.MergeFrom(look)


@cache
def _look(section: str) -> CustomThemeConfig:
    look = CustomThemeConfig()
    _find(look, section)
    return look
