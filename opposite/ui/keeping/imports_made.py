"""What was imported from files, the latest first, each with a button that undoes it whole."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.collecting.kept_import import KeptImport
from opposite.engine.keeping.imports_made import count_imports, imports_made
from opposite.engine.keeping.undoing import find_undoing, may_undo, undo_import
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.keeping.erasing import forget_what_is_gone
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.confirm import ask_to_confirm
from opposite.ui.shell.local_time import local_time
from opposite.ui.shell.pages_of_list import chosen_page, way
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.collecting.start import BEYOND_THE_LIST
from opposite.wording.keeping import imports as words

SHOWN = 5
"""Imports on a page of the list."""


def show_imports() -> None:
    """The imports of the organisations that one may see; nothing where there are none."""
    workspace = cache.workspace()
    number = count_imports(workspace)
    if number == 0:
        address.named(keys.IMPORTS, ())
        return
    st.header(words.HEADING, anchor=False)
    st.markdown(words.LEAD)
    page = chosen_page(keys.IMPORTS)
    first = (page - 1) * SHOWN
    if first >= number:
        st.caption(BEYOND_THE_LIST)
        way(keys.IMPORTS_BEFORE, "Latest", 1, is_there=True, name=keys.IMPORTS)
        return
    listed = imports_made(workspace, first=first, most=SHOWN)
    latest = next((kept.id for kept in listed if not kept.is_undone), None)
    for kept in listed:
        _show(kept, is_latest=kept.id == latest)
    if number > SHOWN:
        with st.container(horizontal=True, vertical_alignment="center"):
            way(keys.IMPORTS_BEFORE, "Later", page - 1, is_there=page > 1, name=keys.IMPORTS)
            st.caption(words.place(first + 1, first + len(listed), number), width="content")
            way(keys.IMPORTS_AFTER, "Earlier", page + 1, is_there=first + SHOWN < number, name=keys.IMPORTS)


def _show(kept: KeptImport, *, is_latest: bool) -> None:
    """One import, and the button that undoes it where that may be; the latest has its button under a key of its own."""
    made, undone = local_time(kept.imported_at), None if kept.undone_at is None else local_time(kept.undone_at)
    with st.container(border=True, horizontal=True, vertical_alignment="center", width=720):
        with st.container(gap=None):
            st.markdown(f"**{as_text(kept.file_name)}**")
            st.markdown(as_text(words.of_whom(kept)))
            st.caption(as_text(words.what_it_did(kept)))
            st.caption(as_text(words.when(kept, made, undone)))
        if kept.is_undone or not may_undo(cache.workspace(), kept.id):
            return
        if not is_latest:
            _undo_button(kept, keys.undo_import(kept.id))
            return
        with st.container(key=keys.undo_import(kept.id), width="content"):
            _undo_button(kept, keys.UNDO_IMPORT)


def _undo_button(kept: KeptImport, key: str) -> None:
    if not st.button(words.UNDO, key=key, icon=":material/undo:"):
        return
    try:
        found = find_undoing(cache.workspace(), kept.id)
    except OppositeError as error:  # something was changed on top of it
        st.warning(as_text(str(error)))
        return
    ask_to_confirm("Undo the import", words.on_undoing(found), confirm="Undo it", key=key, act=partial(_undo, found.id))


def _undo(import_id: int) -> str:
    """Undo it; returns what is said of it."""
    workspace, state = cache.workspace(), session()
    kept = undo_import(workspace, import_id, undone_by=workspace.identity.name, now=utc_now())
    state.respondent = None
    forget_what_is_gone()
    return words.undone(kept)
