"""The report of what the filters of the portfolio leave: made in the background, then downloaded as a PDF."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.engine.collecting.narrowing import Narrowing
from opposite.engine.portfolio_at_large import AtLarge, portfolio_at_large
from opposite.engine.roadmap.planning_again import Told
from opposite.engine.scoring.portfolio import Kind
from opposite.engine.scoring.stored_scores import stamp
from opposite.exports.briefing.undrawn_names import undrawn_at_large
from opposite.exports.file_names import file_name
from opposite.exports.mime_types import PDF
from opposite.ui.shell import cache, keys
from opposite.ui.shell.enquiry import show_ask, show_under_way
from opposite.ui.shell.late_download import late_download, show_own_words
from opposite.ui.shell.local_time import local_today
from opposite.ui.shell.text import as_text
from opposite.wording.briefing import page as pages
from opposite.wording.briefing import portfolio as words
from opposite.wording.briefing.undrawn import undrawn_told

ABOUT = keys.PORTFOLIO_REPORT


def show_report(
    kind: Kind, filters: Narrowing, wave: str | None, order: str, *, descending: bool, matches: int
) -> None:
    """A button that makes it, then how far that is, then the downloads; the order is one of the store."""
    workspace, today = cache.workspace(), local_today()
    asked = (kind.name, kind.sample, filters, wave, order, descending)
    key = (ABOUT, workspace.identity, today, stamp(workspace), asked)

    def work(told: Told) -> AtLarge:
        return portfolio_at_large(
            workspace, kind, narrowing=filters, wave=wave, by=order, descending=descending, today=today, told=told
        )

    known = cache.enquiries().known(key)
    if known is None:
        show_ask(
            ABOUT,
            words.make(matches),
            partial(cache.enquiries().ask, key, work),
            help=words.WHAT_IT_HOLDS,
            icon=":material/picture_as_pdf:",
        )
        return
    if not known.is_over:
        show_under_way(ABOUT, known, told=words.under_way)
        return
    if known.failure is not None:
        st.warning(as_text(words.failed(known.failure)))
    if known.failure is not None or known.ended_early:
        show_ask(ABOUT, words.AGAIN, partial(cache.enquiries().forget, key))
    if known.answer is not None and known.answer.matches:
        _downloads(known.answer)


def _downloads(made: AtLarge) -> None:
    show_own_words()
    undrawn = undrawn_told(undrawn_at_large(made))
    if undrawn is not None:
        st.caption(as_text(undrawn))
    with st.container(horizontal=True):
        for paper, name in pages.PAPERS.items():
            with st.container(width="content"):
                late_download(
                    words.download(name),
                    partial(_pdf, made, paper),
                    which=(0, keys.portfolio_report_on(paper)),
                    called=words.REPORT,
                    file_name=file_name("portfolio", *made.narrowing.sectors, ending=".pdf", sample=made.kind.sample),
                    mime=PDF,
                    key=keys.portfolio_report_on(paper),
                    icon=":material/download:",
                )


def _pdf(made: AtLarge, paper: str) -> bytes:
    from opposite.exports.briefing.portfolio_pdf import portfolio_pdf  # noqa: PLC0415  read where a PDF is made

    return portfolio_pdf(made, paper=paper)
