"""The frame around every page: navigation, the icon, and the one place where errors become messages."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from opposite.domain.access.identity import Identity, Role
from opposite.domain.access.rules import REACH, Verb
from opposite.errors import OppositeError
from opposite.ui.shell import address
from opposite.ui.shell.cache import opened, settle
from opposite.ui.shell.closed import show_closed
from opposite.ui.shell.identity import identity
from opposite.ui.shell.page_head import PRODUCT, set_tab_title
from opposite.ui.shell.scoring_notice import show_scoring
from opposite.ui.shell.text import as_text

PAGES = Path(__file__).parents[1] / "pages"
ICON = Path(__file__).parents[1] / "static" / "icon.png"
STYLE, DARK_ON_PAPER = (
    f"<style>{Path(__file__).with_name(name).read_text(encoding='utf-8')}</style>"
    for name in ("page.css", "dark_on_paper.css")
)
LOGO = Path(__file__).parents[1] / "static" / "logo.svg"


class PageOf(NamedTuple):
    """A page: its file, its title, its path in the address, and what one must be allowed to do for it to be of use."""

    name: str
    title: str
    path: str
    verb: Verb


SECTIONS: dict[str, tuple[PageOf, ...]] = {
    "": (PageOf("start", "Start", "start", Verb.SEE_FIGURES),),
    "Assess": (
        PageOf("assess", "Questionnaire", "assess", Verb.ANSWER),
        PageOf("participation", "Participation", "participation", Verb.RUN_WAVE),
    ),
    "Understand": (
        PageOf("profile", "Profile", "profile", Verb.SEE_FIGURES),
        PageOf("gaps", "Gaps", "gaps", Verb.SEE_FIGURES),
        PageOf("alignment", "Alignment", "alignment", Verb.SEE_FIGURES),
    ),
    "Act": (
        PageOf("roadmap", "Roadmap", "roadmap", Verb.SEE_FIGURES),
        PageOf("progress", "Progress", "progress", Verb.STEER),
        PageOf("documents", "Documents", "documents", Verb.SEE_FIGURES),
    ),
    "Compare": (
        PageOf("portfolio", "Portfolio", "portfolio", Verb.SEE_FIGURES),
        PageOf("compare", "Compare", "compare", Verb.SEE_FIGURES),
    ),
    "Manage": (
        PageOf("data", "Data", "data", Verb.DESCRIBE),
        PageOf("frameworks", "Frameworks", "frameworks", Verb.SEE_FRAMEWORKS),
        PageOf("access", "Access", "access", Verb.GRANT),
        PageOf("about", "About", "about", Verb.SEE_FRAMEWORKS),
    ),
}
"""By section: every page, in the order of the navigation; the first one that is of use to somebody is at `/`."""

log = logging.getLogger(__name__)


def page_file(name: str) -> str:
    """Path of a page's file, as `st.switch_page` and `st.page_link` take it."""
    return str(PAGES / f"{name}.py")


def run() -> None:
    """Draw the navigation and the chosen page; whatever goes wrong becomes a message with what to do next."""
    st.set_page_config(page_icon=str(ICON), layout="wide")
    st.logo(LOGO, size="large")
    st.html(STYLE)
    if st.context.theme.type == "dark":
        st.html(DARK_ON_PAPER)
    try:
        everything = opened()
        who = identity(everything)
    except Exception as error:  # noqa: BLE001  whatever keeps the database from opening is told
        st.navigation([st.Page(_nothing, title=PRODUCT)], position="hidden").run()
        tell(error)
        return
    resumed = address.resume()
    invited = who.role is Role.RESPONDENT
    page = st.navigation(
        {
            section: [
                st.Page(
                    page_file(page.name),
                    title=page.title,
                    url_path=page.path,
                    default=page.name == ("assess" if invited else home_of(who)),
                    visibility="visible" if is_open_to(who, page) else "hidden",
                )
                for page in pages
            ]
            for section, pages in SECTIONS.items()
        },
        position="hidden" if invited or who.role is Role.NOBODY else "top",
    )
    set_tab_title(page.title)
    chosen = next(one for pages in SECTIONS.values() for one in pages if one.title == page.title)
    address.arrive(chosen.name, resumed=resumed)
    if is_open_to(who, chosen):
        guarded(lambda: _draw(page, chosen))
    else:
        show_closed(who, chosen.title)
    settle(page.title)


def _draw(page: StreamlitPage, chosen: PageOf) -> None:
    """Draw a page; over one that shows figures, how far they are computed."""
    if chosen.verb is Verb.SEE_FIGURES:
        show_scoring()
    page.run()


def is_open_to(who: Identity, page: PageOf) -> bool:
    """Whether a page is of use to somebody: with whose rows it is, the engine decides."""
    return page.verb in REACH[who.role] and (who.role is not Role.RESPONDENT or page.name == "assess")


def home_of(who: Identity) -> str:
    """The page that somebody sees first."""
    return next((page.name for pages in SECTIONS.values() for page in pages if is_open_to(who, page)), "start")


def guarded(draw: Callable[[], object]) -> None:
    """Draw; whatever goes wrong is told."""
    try:
        draw()
    except Exception as error:  # noqa: BLE001  every page tells its failures itself
        tell(error)


def tell(error: Exception) -> None:
    """Show an expected error in its own words, any other with a number that stands in the log."""
    if isinstance(error, OppositeError):
        st.error(as_text(f"{error.detail} {error.hint}".strip()) or " ", title=as_text(error.title))
        return
    reference = secrets.token_hex(3)
    log.error("A page failed, reference %s", reference, exc_info=error)
    st.error(
        f"Everything saved before is kept. Reload the page; if it happens again, report the number {reference}, "
        "which stands beside the details in the log of the application.",
        title="This page could not be shown",
    )


def _nothing() -> None:
    """The page of a database that does not open."""
