"""A firm's own look for decks: its template, its theme, its colours and its logo, or why they cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

import streamlit as st

from opposite.definitions.yaml_reader import read_text
from opposite.engine.briefing import Briefing
from opposite.exports.briefing.deck.look import (
    COLOURS,
    LONGEST_NAME,
    PLAIN,
    Look,
    LookError,
    firm,
    logo_in,
    readable,
    theme_in,
)
from opposite.exports.briefing.deck.pptx_file import deck_pptx
from opposite.ui.shell import keys
from opposite.ui.shell.given_look import GivenLook
from opposite.ui.shell.session import forget_widget_value, session, set_widget_value, widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.briefing import page as words

TEMPLATE, THEME, LOGO = "template", "theme", "logo"

Take = Callable[[GivenLook, Briefing, str, bytes], Look]
"""The look with a file of a name; raises LookError where it cannot be used."""


def show_firm_look(briefing: Briefing) -> Look:
    """Draw the fields; the look that decks have."""
    given = session().given_look
    with st.expander(words.LOOK, icon=":material/palette:", key=keys.LOOK):
        st.markdown(words.LOOK_LEAD)
        left, right = st.columns(2, gap="large")
        with left:
            _file(given, TEMPLATE, briefing)
            _file(given, LOGO, briefing)
        with right:
            _file(given, THEME, briefing)
            _colours(given)
        if given.is_own:
            st.button(words.PLAIN_LOOK, key=keys.PLAIN_LOOK, icon=":material/undo:", on_click=_plain)
    return given.look or PLAIN


def _file(given: GivenLook, kind: str, briefing: Briefing) -> None:
    """The field for a file, with what is in use and why the last one is not."""
    key = keys.look_file(kind, given.turns.get(kind, 0))
    st.file_uploader(
        words.LOOK_FILES[kind],
        type=TYPES[kind],
        key=key,
        max_upload_size=MEGABYTES[kind],
        on_change=_take,
        args=(kind, key, briefing),
    )
    if kind in given.refused:
        st.error(as_text(given.refused[kind]))
    if kind in given.files:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/check: {as_text(words.in_use(given.files[kind]))}", width="content")
            st.button(
                words.TAKE_AWAY,
                key=keys.take_away(kind),
                type="tertiary",
                on_click=_take_away,
                args=(kind,),
            )
    if kind == LOGO and given.logo_named is not None and LOGO not in given.files:
        st.caption(as_text(words.logo_named(given.logo_named)))


def _colours(given: GivenLook) -> None:
    """The fields of the firm's name and colours; a colour that cannot be read is refused, and the last one stays."""
    look = given.look or PLAIN
    name = st.text_input(
        words.FIRM_NAME,
        value="" if look.name == PLAIN.name else look.name,
        max_chars=LONGEST_NAME,
        key=keys.LOOK_NAME,
        help=words.FIRM_NAME_HELP,
    )
    colours: dict[str, str] = {}
    refused: list[str] = []
    with st.container(horizontal=True):
        for kind in COLOURS:
            before = getattr(look, kind)
            picked = st.color_picker(words.LOOK_COLOURS[kind], value=before, key=keys.look_colour(kind))
            if picked.upper() == getattr(PLAIN, kind).upper():  # ours are good for what they colour
                colours[kind] = getattr(PLAIN, kind)
                continue
            try:
                colours[kind] = readable(words.LOOK_COLOURS[kind], picked)
            except LookError as error:
                refused.append(f"{error} {words.colour_stays(before)}")
    for sentence in refused:
        st.error(as_text(sentence))
    given.look = replace(look, name=firm(name), **colours)  # type: ignore[arg-type]  # names of colours alone


def _take(kind: str, key: str, briefing: Briefing) -> None:
    """Use the file that was given, or say why not; a callback."""
    given, file = session().given_look, widget_value(key)
    given.refused.pop(kind, None)
    if file is None:
        return
    try:
        given.look = TAKES[kind](given, briefing, file.name, file.getvalue())
    except LookError as error:
        given.refused[kind] = str(error)
    else:
        given.files[kind] = file.name
        given.turns[kind] = given.turns.get(kind, 0) + 1


def _take_template(given: GivenLook, briefing: Briefing, name: str, content: bytes) -> Look:
    del name
    look = replace(given.look or PLAIN, template=content)
    deck_pptx(briefing, look)  # refuses what cannot be drawn on
    return look


def _take_logo(given: GivenLook, briefing: Briefing, name: str, content: bytes) -> Look:
    del briefing
    return replace(given.look or PLAIN, logo=logo_in(content, name, size=len(content)))


def _take_theme(given: GivenLook, briefing: Briefing, name: str, content: bytes) -> Look:
    del briefing
    named: list[str] = []
    theme = theme_in(read_text(content.decode("utf-8-sig", errors="replace"), file=name), logo=partial(_note, named))
    given.logo_named = named[0] if named else None
    for kind in COLOURS:
        set_widget_value(keys.look_colour(kind), getattr(theme, kind))
    set_widget_value(keys.LOOK_NAME, "" if theme.name == PLAIN.name else theme.name)
    before = given.look or PLAIN
    return replace(theme, template=before.template, logo=before.logo)


def _note(named: list[str], logo: str) -> None:
    named.append(logo)


def _take_away(kind: str) -> None:
    """Use a file no longer; a callback."""
    given = session().given_look
    given.files.pop(kind, None)
    look = given.look or PLAIN
    if kind == THEME:
        given.logo_named = None
        _forget_colours()
        given.look = replace(PLAIN, template=look.template, logo=look.logo)
    else:
        given.look = replace(look, template=None) if kind == TEMPLATE else replace(look, logo=None)


def _plain() -> None:
    """Forget everything that was given; a callback."""
    state = session()
    state.given_look = GivenLook(turns={kind: turn + 1 for kind, turn in state.given_look.turns.items()})
    _forget_colours()


def _forget_colours() -> None:
    for key in (keys.LOOK_NAME, *map(keys.look_colour, COLOURS)):
        forget_widget_value(key)


TYPES: Mapping[str, list[str] | None] = MappingProxyType(
    {TEMPLATE: ["potx", "pptx"], THEME: ["yaml", "yml"], LOGO: None}
)
"""By kind, how its files end; of a logo any, since why an SVG is refused is worth a sentence."""

MEGABYTES: Mapping[str, int] = MappingProxyType({TEMPLATE: 20, THEME: 1, LOGO: 2})

TAKES: Mapping[str, Take] = MappingProxyType({TEMPLATE: _take_template, THEME: _take_theme, LOGO: _take_logo})
