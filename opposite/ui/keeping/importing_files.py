"""Uploaded files are imported while the page stands: it says how far that is, and then what became of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from opposite.ui.shell import keys
from opposite.ui.shell.importing import FileToImport, Importing
from opposite.ui.shell.session import session
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import upload as words

EVERY = 0.5
"""Seconds between two looks at an import."""

SOON = 1.0
"""Seconds that whoever begins an import waits for it: most are over by then."""


def begin_import(files: Sequence[FileToImport]) -> None:
    """Import files in the background, and draw the page anew once it is over, or has been under way for some time."""
    importing = session().importing = Importing(files)
    importing.wait(SOON)
    st.rerun()


def is_importing() -> bool:
    """Whether an import of this tab is under way; what became of one that is over is told. Raises what went wrong."""
    state = session()
    importing = state.importing
    if importing is None or not importing.is_over:
        return importing is not None
    state.importing = None
    if importing.failure is not None:
        raise importing.failure
    if _is_told_above(importing):
        st.rerun()
    return False


def _is_told_above(importing: Importing) -> bool:
    """Whether anything became of an import that is told on top of the page: where no file is there that it could stand beside."""
    state = session()
    taken_away = [each.choices.told for each in importing.files if each.id not in state.uploads]
    done = [first for first, *others in filter(None, taken_away) if others]
    undone = [first for first, *others in filter(None, taken_away) if not others]
    if importing.was_stopped:
        undone.append(words.import_stopped(importing.name))
    state.done, state.undone = " ".join(done) or None, " ".join(undone) or None
    return bool(done or undone)


@st.fragment(run_every=EVERY)
def show_importing() -> None:
    """How far the import of this tab is, and a button that stops it; the page is drawn anew when it is over."""
    importing = session().importing
    if importing is None or importing.is_over:
        st.rerun()
    else:
        st.progress(importing.share, text=as_text(importing.name))
        st.button(words.STOP_IMPORT, key=keys.stop_asking("import"), type="tertiary", on_click=importing.stop)
