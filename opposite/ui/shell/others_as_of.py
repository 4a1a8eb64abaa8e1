"""Since when the others count, among whom an organisation is placed."""

from __future__ import annotations

import streamlit as st

from opposite.domain.scoring.report import Report
from opposite.engine.comparison.peers import others_as_of
from opposite.ui.shell import cache
from opposite.ui.shell.text import as_text
from opposite.wording.comparison import peers as words


def show_as_of(report: Report) -> None:
    """Say since when the others of a report count as they do, where whoever looks may not see them all."""
    moment = others_as_of(cache.workspace(), report)
    if moment is not None:
        st.caption(as_text(words.as_of(moment)))
