"""The head of a page, the title of its browser tab, and the mark of samples."""

from __future__ import annotations

import streamlit as st

from opposite import wording

PRODUCT = "OPPOSITE"


def head(title: str, lead: str | None = None) -> None:
    """The title of a page and one line of what it is for."""
    st.title(title, anchor=False)
    if lead is not None:
        st.caption(lead)


def set_tab_title(page: str, organisation: str | None = None) -> None:
    """Name the browser tab after the page, the organisation where one is chosen, and the product."""
    st.set_page_config(page_title=" · ".join(part for part in (page, organisation, PRODUCT) if part is not None))


def sample_badge() -> None:
    """The mark of a synthetic organisation."""
    st.badge("Sample", color="orange", help=wording.sample_mark())
