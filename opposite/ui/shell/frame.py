"""The frame around every page: navigation, the icon, and the one place where errors become messages."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from opposite.errors import OppositeError
from opposite.ui.shell.cache import settle
from opposite.ui.shell.page_head import set_tab_title
from opposite.ui.shell.text import as_text

PAGES = Path(__file__).parents[1] / "pages"
ICON = Path(__file__).parents[1] / "static" / "icon.png"
LOGO = Path(__file__).parents[1] / "static" / "logo.svg"

SECTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "": (("start", "Start", ""),),
    "Assess": (("assess", "Questionnaire", "assess"), ("participation", "Participation", "participation")),
    "Understand": (
        ("profile", "Profile", "profile"),
        ("gaps", "Gaps", "gaps"),
        ("alignment", "Alignment", "alignment"),
    ),
    "Act": (("roadmap", "Roadmap", "roadmap"), ("progress", "Progress", "progress")),
    "Compare": (("compare", "Compare", "compare"),),
    "Manage": (("data", "Data", "data"), ("frameworks", "Frameworks", "frameworks"), ("about", "About", "about")),
}
"""By section: file, title and url path of every page, in the order of the navigation."""

log = logging.getLogger(__name__)


def page_file(name: str) -> str:
    """Path of a page's file, as `st.switch_page` and `st.page_link` take it."""
    return str(PAGES / f"{name}.py")


def run() -> None:
    """Draw the navigation and the chosen page; whatever goes wrong becomes a message with what to do next."""
    st.set_page_config(page_icon=str(ICON), layout="wide")
    st.logo(LOGO, size="large")
    page = st.navigation(
        {
            section: [
                st.Page(page_file(name), title=title, url_path=path, default=not path) for name, title, path in pages
            ]
            for section, pages in SECTIONS.items()
        },
        position="top",
    )
    set_tab_title(page.title)
    guarded(page.run)
    settle(page.title)


def guarded(draw: Callable[[], object]) -> None:
    """Draw; an expected error is shown in its own words, any other with a number that stands in the log."""
    try:
        draw()
    except OppositeError as error:
        st.error(as_text(f"{error.detail} {error.hint}".strip()) or " ", title=as_text(error.title))
    except Exception:
        reference = secrets.token_hex(3)
        log.exception("A page failed, reference %s", reference)
        st.error(
            f"Everything saved before is kept. Reload the page; if it happens again, report the number {reference}, "
            "which stands beside the details in the log of the application.",
            title="This page could not be shown",
        )
