"""What the address of a page says of what is shown: whoever reloads it, goes back to it or copies it sees the same.

Its names are those of `opposite.ui.shell.selection`. The browser keeps an entry to go back to whenever something else is
written here: what changes at once is written at once, and nothing is written that stands there already.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from opposite.ui.shell.selection import BY_NAME, LISTS, OF_A_LIST
from opposite.ui.shell.session import session, set_widget_value, widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.access import pages as words

Choice = Mapping[str, str | Sequence[str]]

Word = TypeVar("Word", bound=str)

_ABOVE: ContextVar[DeltaGenerator | None] = ContextVar("told_above", default=None)


def said(name: str) -> str | None:
    """What the address says under a name, the last where it says several; None where nothing stands there."""
    return st.query_params.get(name) or None


def all_said(name: str) -> list[str]:
    """Everything that the address says under a name."""
    return st.query_params.get_all(name)


def named(name: str, there: Collection[str]) -> str | None:
    """What the address names under a name, of those that are there; None without one.

    One that is not there is told: nothing is shown in its place as if it were meant.
    """
    wanted = said(name)
    if wanted is None or wanted in there:
        return wanted
    _tell(name, wanted)
    return None


def all_named(name: str, there: Collection[str]) -> list[str]:
    """Those that the address names under a name and that are there, each once; of others the first is told."""
    wanted = dict.fromkeys(all_said(name))
    absent = [one for one in wanted if one not in there]
    if absent:
        _tell(name, absent[0])
    return [one for one in wanted if one in there]


def one_of(name: str, choices: Sequence[Word]) -> Word | None:
    """Which of a few words the address says under a name; None without one of them, which is told."""
    wanted = said(name)
    meant = next((word for word in choices if word == wanted), None)
    if wanted is not None and meant is None:
        _pass_over(name, wanted)
    return meant


def is_on(name: str) -> bool:
    """Whether the address switches something on; what else it says than yes is told."""
    return one_of(name, ("yes",)) is not None


def page_number(name: str) -> int:
    """The page of a list that the address names, from 1; what is no number of a page is told."""
    wanted = said(name)
    if wanted is None:
        return 1
    if wanted.isascii() and wanted.isdigit() and int(number := wanted[:9]) > 0:
        return int(number)
    _pass_over(name, wanted)
    return 1


def first_named(name: str, wanted: Sequence[str], most: int) -> list[str]:
    """The first of those that an address names under a name; that there are more is told."""
    if len(wanted) > most:
        _warn(words.first_ones(BY_NAME[name].called, most, of=len(wanted)))
    return [*wanted[:most]]


def _pass_over(name: str, wanted: str) -> None:
    _warn(words.passed_over(name, wanted))


def _tell(name: str, wanted: str) -> None:
    _warn(words.one_not_here(BY_NAME[name].called, wanted))


def _warn(sentence: str) -> None:
    above = _ABOVE.get()
    (st if above is None else above).warning(as_text(sentence))


@contextmanager
def told_above() -> Iterator[None]:
    """Let what is told of the address within stand here, and not among the fields that are drawn within."""
    before = _ABOVE.set(st.container())
    try:
        yield
    finally:
        _ABOVE.reset(before)


def along(values: Choice) -> dict[str, list[str]]:
    """All that the address says, and this as somebody's choice: what the address says on the page to which one is led.

    What belonged to what was chosen before goes.
    """
    changed = [name for name in values if _with(values).get(name, []) != all_said(name)]
    leaves = {other for name in changed for other in BY_NAME[name].leaves} - values.keys()
    return _with({**values, **dict.fromkeys(leaves, ())})


def choose(name: str, value: str | Sequence[str]) -> None:
    """Let the address say this as somebody's choice."""
    _write(along({name: value}))


def say(values: Choice) -> None:
    """Let the address say this too, of what is shown already; a name with nothing to say goes from it."""
    _write(_with(values))


def _with(values: Choice) -> dict[str, list[str]]:
    added = {name: [value] if isinstance(value, str) else [*value] for name, value in values.items()}
    return {name: value for name, value in (_everything() | added).items() if any(value)}


def clear() -> None:
    """Let the address say nothing, here and on the next page."""
    _write({})


def resume() -> bool:
    """Let the address of a page that was reached through the navigation say what the one before said; whether it does.

    Done before the navigation is drawn, the browser keeps one entry of the new page to go back to, and not two.
    """
    state, here = session(), _everything()
    if here or not state.selection:
        state.selection = here
        return False
    _write(state.selection)
    return True


def arrive(page: str, *, resumed: bool) -> None:
    """Let the order of a list, and the place in it, go from an address that was carried over from another list."""
    state = session()
    if page in LISTS:
        if resumed and state.listed != page:
            say(dict.fromkeys(OF_A_LIST, ()))
        state.listed = page


def _everything() -> dict[str, list[str]]:
    return {name: all_said(name) for name in st.query_params}


def _write(values: dict[str, list[str]]) -> None:
    if _everything() != values:
        st.query_params.from_dict(values)
    session().selection = values


def picker(
    label: str,
    name: str,
    options: Sequence[str],
    shown: str | None,
    *,
    key: str | None = None,
    format_func: Callable[[str], str] = str,
    width: int | None = None,
    placeholder: str = "Choose",
    found_by: str | None = None,
) -> None:
    """A choice that stands in the address under a name.

    `found_by` is the key of the field in which its options are found: one types there alone, and what was typed goes.
    """
    set_widget_value(key or name, shown)
    st.selectbox(
        label,
        options,
        key=key or name,
        placeholder=placeholder,
        format_func=format_func,
        on_change=partial(_pick, name, key or name, found_by),
        width=width or "stretch",
        filter_mode="fuzzy" if found_by is None else None,
    )


def _pick(name: str, key: str, found_by: str | None) -> None:
    picked = widget_value(key)
    if picked is not None:
        choose(name, picked)
        if found_by is not None:
            set_widget_value(found_by, "")


def picker_of_several(
    label: str,
    name: str,
    options: Mapping[str, str],
    shown: Sequence[str],
    *,
    key: str,
    most: int,
    placeholder: str | None = None,
    found_by: str | None = None,
) -> None:
    """Several choices that stand in the address, one after another under a name; `options` gives each its words.

    `found_by` is as that of `picker`.
    """
    set_widget_value(key, list(shown))
    st.multiselect(
        label,
        list(options),
        key=key,
        format_func=options.__getitem__,
        max_selections=most,
        placeholder=placeholder,
        on_change=partial(_pick_several, name, key, found_by),
        filter_mode="fuzzy" if found_by is None else None,
    )


def _pick_several(name: str, key: str, found_by: str | None) -> None:
    choose(name, widget_value(key))
    if found_by is not None:
        set_widget_value(found_by, "")
