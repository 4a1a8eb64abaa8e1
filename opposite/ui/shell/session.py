"""What one browser tab remembers between runs; the database is the truth for all else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import streamlit as st

from opposite.engine.access.tokens import digest, public_id
from opposite.settings import public_address
from opposite.ui.shell import keys
from opposite.ui.shell.given_look import GivenLook
from opposite.ui.shell.makings import Makings

if TYPE_CHECKING:
    from opposite.domain.collecting.answers import Answer
    from opposite.domain.roadmap.plan import Placement
    from opposite.engine.roadmap.request import RoadmapOptions
    from opposite.ui.shell.importing import Importing
    from opposite.ui.shell.typed_field import TypedField
    from opposite.ui.shell.upload_choices import FileChoices


class Asked(NamedTuple):
    """What this tab asked of a roadmap last: the options, in a scenario that was kept with others (by their key)."""

    assessment: int
    scenario: str
    kept: tuple[object, ...]
    options: RoadmapOptions


class Unsaved(NamedTuple):
    """Fields of an answer that could not be stored, and why."""

    fields: dict[str, Any]
    refusal: str


@dataclass(slots=True)
class Session:
    """The state of one tab: what is looked at, who answers, whose answers are shown, where, and what was saved last."""

    selection: dict[str, list[str]] = field(default_factory=dict)
    """What the address said last: it goes along where the navigation leads."""
    listed: str | None = None
    """The page that listed organisations last."""
    respondent: int | None = None
    shown: int | None = None
    factor: str | None = None
    saved_question: str | None = None
    saved_at: datetime | None = None
    unsaved: dict[str, Unsaved] = field(default_factory=dict)
    """By question, what this person has changed and what could not be stored."""
    drawn: dict[str, Answer] = field(default_factory=dict)
    """What the person whose answers are shown had said when they were drawn last."""
    evidence_given: dict[str, bool] = field(default_factory=dict)
    """By question, whether evidence was given when it was last folded: its label stays while it is open."""
    typed: dict[object, TypedField] = field(default_factory=dict)
    """Fields that were drawn for words to be typed in, by who types there, for whom, and what."""
    finished: dict[str, str] | None = None
    """What the address of the profile says to which the end of a self-assessment leads; None before that."""
    handing_in: bool = False
    aims_asked: bool = False
    """Whether somebody who has just assessed an organisation is still to be asked where it wants to be."""
    asked: Asked | None = None
    placements: tuple[Placement, ...] = ()
    """Rows of the plan shown last, which the next quick plan starts from."""
    done: str | None = None
    undone: str | None = None
    """What became of something that was confirmed in a window, or why it could not be done; said once."""
    made_links: tuple[str, list[str]] | None = None
    """A group and the links for single people of it that were made just now; shown once."""
    meant_name: str | None = None
    """The name of a new organisation of which it was said that others are nearly called so."""
    seeded: dict[str, object] = field(default_factory=dict)
    """By form: what its fields were last set from."""
    refused: tuple[str, str] | None = None
    """A form, and why what it held was not kept; said once."""
    explained: str | None = None
    """The initiative of the roadmap that was opened, by id: its bar is lit and its reasons are shown."""
    estimates_shown: tuple[str, frozenset[str]] = "", frozenset()
    """The table of estimates drawn last, by its key, and the initiatives in it."""
    estimates_told: tuple[int, str] | None = None
    """The assessment whose estimates or day rates were kept last, and what is said of that until something is typed."""
    uploads: dict[str, FileChoices] = field(default_factory=dict)
    """By the id of an uploaded file, what was chosen for it; of those alone that are there."""
    importing: Importing | None = None
    """The import of uploaded files that is under way, or is over and was not told of yet."""
    looked_into: dict[object, Any] = field(default_factory=dict)
    """What was found in uploaded files, by file and choices: the latest few."""
    given_look: GivenLook = field(default_factory=GivenLook)
    """The look of a firm that was given for decks."""
    makings: Makings = field(default_factory=Makings)
    """The documents that were asked for."""


def session() -> Session:
    """The session of this tab, made on its first run."""
    if "session" not in st.session_state:
        st.session_state["session"] = Session()
    state: Session = st.session_state["session"]
    return state


def widget_value(key: str) -> Any:
    """What a widget holds; raises KeyError before it was drawn or set.

    A field that was set from the database is given this as its first value too: a browser that is still loading when a
    page is drawn for the second time would otherwise start the field empty, and saving would lose what was there.
    """
    return st.session_state[key]


def widget_value_or(key: str, default: Any) -> Any:
    """What a widget holds; `default` before it was drawn or set."""
    return st.session_state.get(key, default)


def has_widget_value(key: str) -> bool:
    """Whether a widget was drawn or set."""
    return key in st.session_state


def widget_values() -> dict[str, Any]:
    """What every widget holds, by key."""
    return {str(key): value for key, value in st.session_state.items()}


def set_widget_value(key: str, value: object) -> None:
    """Let a widget hold a value; raises StreamlitAPIException once it was drawn in this run."""
    st.session_state[key] = value


def forget_widget_value(key: str) -> None:
    """Let a widget start anew."""
    st.session_state.pop(key, None)


def choose(organisation: str, wave: str) -> dict[str, str]:
    """What the address of a page says of a wave of an organisation."""
    return {keys.ORGANISATION: organisation, keys.WAVE: wave}


def link_address(token: str) -> str:
    """The address under which an invitation is opened; without a host where no browser asks."""
    base, origin = public_address()
    if origin is None:
        page = urlsplit(st.context.url or "")
        origin = f"{page.scheme}://{page.netloc}" if page.netloc else ""
    return f"{origin}{base}/i/{public_id(digest(token))}/?key={token}"
