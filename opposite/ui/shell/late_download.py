"""A download that is made when somebody asks for it: that it is being made, and why it could not be, stand beneath its button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from opposite.ui.shell import keys
from opposite.ui.shell.afterwards import draw_afterwards
from opposite.ui.shell.makings import Makings, Which
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.briefing import page as words

SOON = 0.5
"""Seconds between two looks at a file that is being made."""

OWN_WORDS = f"""<style>
[data-testid="stDownloadButtonError"], [data-testid="stDownloadButtonError"] * {{ font-size: 0 !important }}
[data-testid="stDownloadButtonError"]::after {{ content: "{words.NO_DOWNLOAD}"; font-size: 0.875rem !important }}
</style>"""
"""In place of Streamlit's sentence that a file could not be made: why stands beneath the button."""


def show_own_words() -> None:
    """Say in our own words, on this page, that a file could not be made."""
    st.html(OWN_WORDS)


def made_late(work: Callable[[], bytes], *, which: Which, called: str, makings: Makings) -> bytes:
    """The file that comes of the work; why it could not be made stands in `makings` until it is made."""
    makings.begin(which)
    try:
        content = work()
    except Exception as error:
        makings.not_made[which] = words.not_made(called, error)
        raise
    else:
        makings.not_made.pop(which, None)
    finally:
        makings.end(which)
    return content


def late_download(
    label: str,
    work: Callable[[], bytes],
    *,
    which: Which,
    called: str,
    file_name: str,
    mime: str,
    key: str,
    icon: str,
    help: str | None = None,  # noqa: A002  as Streamlit calls it
) -> None:
    """A button that downloads what comes of the work, and beneath it what becomes of that; `called` begins why it could not be."""
    makings, part = session().makings, keys.late(key)

    def draw() -> None:
        st.download_button(
            label,
            data=partial(made_late, work, which=which, called=called, makings=makings),
            file_name=file_name,
            mime=mime,
            key=key,
            icon=icon,
            help=help,
            on_click=_ask,
            args=(makings, which, called),
        )
        if makings.is_under_way(which):
            _under_way(makings, which, part)
        elif which in makings.not_made:
            st.error(as_text(makings.not_made[which]))

    st.fragment(draw, key=part)()


def _ask(makings: Makings, which: Which, called: str) -> None:
    """Wait until the making of a file has begun; where it does not, say that nothing came of the click. A callback."""
    if not makings.ask(which):
        makings.not_made[which] = words.missed(called)


@st.fragment(run_every=SOON)
def _under_way(makings: Makings, which: Which, part: str) -> None:
    """Say that a file is being made, and when that is over draw the part of its button anew, no other button's."""
    if makings.is_under_way(which):
        st.caption(words.BEING_MADE)
    else:
        draw_afterwards([part])
