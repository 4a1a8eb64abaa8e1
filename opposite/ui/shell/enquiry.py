"""What takes many plans to answer is found out when somebody asks: a button, then how far it is, then the answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from typing import Any

import streamlit as st

from opposite.domain.roadmap.rows import Roadmap
from opposite.domain.scoring.report import Report
from opposite.engine.roadmap.enquiries import Enquiry
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.roadmap.request import RoadmapOptions
from opposite.ui.shell import cache, keys
from opposite.ui.shell.text import as_text
from opposite.wording.roadmap import enquiry as words

EVERY = 1.0
"""Seconds between two looks."""


def answered(
    about: str,
    ask: str,
    *,
    report: Report,
    options: RoadmapOptions,
    roadmap: Roadmap | None = None,
    work: Callable[[Told], Any],
    ready: bool = True,
    stop: str = words.STOP,
) -> Any:
    """The answer to what was asked about the roadmap of a report under some options; None until it is there.

    `roadmap` is the one that is shown, where there is one: of another the answer is another. `about` names it among the
    keys, `ask` is on the button, which cannot be pressed before all is `ready`, and `stop` on the one that ends it.
    """
    enquiries = cache.enquiries()
    made = options.key if roadmap is None else cache.as_made(options, roadmap)
    key: Hashable = (about, report.assessment.id, report.assessment.revision, made)
    enquiry = enquiries.known(key)
    if enquiry is None:
        show_ask(about, ask, partial(enquiries.ask, key, work), disabled=not ready)
        return None
    if not enquiry.is_over:
        show_under_way(about, enquiry, stop=stop)
        return None
    if enquiry.failure is not None:
        st.warning(as_text(words.failed(enquiry.failure)))
    if enquiry.failure is not None or enquiry.ended_early:
        show_ask(about, words.AGAIN, partial(_ask_again, key, work))
    return enquiry.answer


def show_ask(
    about: str,
    ask: str,
    begin: Callable[[], object],
    *,
    disabled: bool = False,
    help: str | None = None,  # noqa: A002  as Streamlit calls it
    icon: str | None = None,
) -> None:
    """A button that begins something in the background, with `ask` on it and what it is about in its key.

    It begins as the click is drawn, and not in a callback, which is of the page as it was drawn before: what somebody
    chose last would not be in it.
    """
    if st.button(ask, key=keys.ask(about), disabled=disabled, help=help, icon=icon):
        begin()
        st.rerun()


def _ask_again(key: Hashable, work: Callable[[Told], Any]) -> None:
    cache.enquiries().forget(key)
    cache.enquiries().ask(key, work)


@st.fragment(run_every=EVERY)
def show_under_way(
    about: str, enquiry: Enquiry, *, stop: str = words.STOP, told: Callable[[int, int], str] = words.under_way
) -> None:
    """How far it is, in the words of `told`, and a button that ends it; the page is drawn anew when it is over."""
    if enquiry.is_over:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/hourglass_top: {as_text(told(*enquiry.progress))}", width="content")
        st.button(stop, key=keys.stop_asking(about), type="tertiary", on_click=enquiry.stop)
