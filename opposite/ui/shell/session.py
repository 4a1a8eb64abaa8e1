"""What one browser tab remembers between runs, and the keys of widgets; the database is the truth for all else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

if TYPE_CHECKING:
    from opposite.domain.roadmap.plan import Placement
    from opposite.engine.roadmap.request import RoadmapOptions

ORGANISATION = "organisation"
WAVE = "wave"
LINK = "link"


class Asked(NamedTuple):
    """What this tab asked of a roadmap last: the options, in a scenario that was kept with others (by their key)."""

    assessment: int
    scenario: str
    kept: tuple[object, ...]
    options: RoadmapOptions


@dataclass(slots=True)
class Session:
    """The state of one tab: what is looked at, who answers, whose answers are shown, where, and what was saved last."""

    page: str | None = None
    organisation: str | None = None
    wave: str | None = None
    respondent: int | None = None
    shown: int | None = None
    factor: str | None = None
    saved_question: str | None = None
    saved_notice: str | None = None
    refusal: str | None = None
    finished: bool = False
    handing_in: bool = False
    begun: tuple[str, str] | None = None
    """Invitation link under which the person of this tab joined, and the link that became their own."""
    asked: Asked | None = None
    placements: tuple[Placement, ...] = ()
    """Rows of the plan shown last, which the next quick plan starts from."""
    done: str | None = None
    undone: str | None = None
    """What became of something that was confirmed in a window, or why it could not be done; said once."""


def session() -> Session:
    """The session of this tab, made on its first run."""
    if "session" not in st.session_state:
        st.session_state["session"] = Session()
    found: Session = st.session_state["session"]
    return found


def choose(organisation: str, wave: str | None = None) -> None:
    """Make an organisation, and a wave of it or its latest, the chosen ones on every page."""
    state = session()
    state.organisation, state.wave = organisation, wave
    st.session_state[ORGANISATION] = organisation
    if wave is None:
        st.session_state.pop(WAVE, None)
    else:
        st.session_state[WAVE] = wave


def link_address(token: str) -> str:
    """The address under which a link is opened, on a page that has a path; without a host where no browser asks."""
    page = st.context.url
    root = "" if page is None else page.rsplit("/", 1)[0]
    return f"{root}/assess?{LINK}={token}"


def answer_key(question: str) -> str:
    """Key of the choice of level of a question."""
    return f"answer-{question}"


def importance_key(question: str) -> str:
    """Key of the importance of a question."""
    return f"importance-{question}"


def why_key(node_or_question: str) -> str:
    """Key of the button that opens the arithmetic of a score."""
    return f"why-{node_or_question}"
