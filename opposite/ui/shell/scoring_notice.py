"""The notice over a page while scores are computed in the background: how far that is, and a way to end it."""

from __future__ import annotations

import streamlit as st

from opposite.domain.access.rules import Verb, may_with_any
from opposite.engine.background import Background
from opposite.engine.scoring.upkeep import is_up_to_date
from opposite.errors import OppositeError
from opposite.ui.shell import cache, keys
from opposite.ui.shell.text import as_text
from opposite.wording.scoring import upkeep as words

EVERY = 1.0
"""Seconds between two looks at the computation."""


def show_scoring() -> None:
    """Have stale scores computed; say how far that is where it goes on in the background, and nothing where all are."""
    workspace = cache.workspace()
    background = workspace.background
    if is_up_to_date(workspace) or background is None:
        return
    keeps = may_with_any(workspace.identity, Verb.KEEP)
    if background.is_under_way:
        _under_way(background, keeps=keeps)
        return
    with st.container(horizontal=True, vertical_alignment="center", key=keys.SCORING):
        failure = background.failure
        if failure is None:
            st.markdown(as_text(words.STOPPED), width="content")
        else:
            st.markdown(as_text(words.not_computed(_reason(failure))), width="content")
        if keeps:
            label = words.GO_ON if failure is None else words.TRY_AGAIN
            st.button(label, key=keys.RESUME_SCORING, type="tertiary", on_click=background.resume)


@st.fragment(run_every=EVERY)
def _under_way(background: Background, *, keeps: bool) -> None:
    if not background.is_under_way:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center", key=keys.SCORING):
        done = background.done if keeps else None
        st.markdown(f":material/hourglass_top: {as_text(words.computing(done, background.total))}", width="content")
        if keeps:
            st.button(words.STOP, key=keys.STOP_SCORING, type="tertiary", on_click=background.stop)


def _reason(failure: Exception) -> str:
    """What kept the scores from being computed; details of what nobody expected stand in the log alone."""
    if isinstance(failure, OppositeError):
        return f"{failure.title} {failure.detail} {failure.hint}".strip()
    return "The log of the application says why."
