"""The data page: answers from files, organisations in order, a copy to keep, what is erased, and until when answers are kept."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.access.rules import Verb, may_with_any
from opposite.engine.keeping.erasing import due_waves, find_due
from opposite.engine.workspace import Workspace
from opposite.settings import today, utc_now
from opposite.ui.keeping.downloads import backup_bytes, export_bytes
from opposite.ui.keeping.erasing import ask_to_erase
from opposite.ui.keeping.imports_made import show_imports
from opposite.ui.keeping.organisations import show_organisation
from opposite.ui.keeping.upload import show_upload
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.confirm import show_outcome
from opposite.ui.shell.finding import MOST, first_offer
from opposite.ui.shell.page_head import head
from opposite.ui.shell.text import as_text
from opposite.wording.keeping import erasing as words
from opposite.wording.keeping import page as said


def show_data() -> None:
    """Draw the page."""
    workspace = cache.workspace()
    head("Data", said.LEAD)
    show_outcome()
    keeps = may_with_any(workspace.identity, Verb.KEEP)
    first = first_offer()
    is_empty = not (first.organisations or first_offer(archived=True).organisations)
    show_upload()
    if is_empty:
        address.named(keys.ORGANISATION, ())
        address.named(keys.WAVE, ())
    else:
        show_organisation(first)
    show_imports()
    if keeps:
        _copies(workspace)
        _due(workspace)


def _copies(workspace: Workspace) -> None:
    st.header("Keep a copy", anchor=False)
    st.markdown(said.COPIES)
    stamp = utc_now().date().isoformat()
    with st.container(horizontal=True):
        st.download_button(
            "Download a backup",
            data=partial(backup_bytes, workspace),
            file_name=f"opposite-{stamp}.duckdb",
            mime="application/octet-stream",
            key=keys.BACKUP,
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            "Export everything",
            data=partial(export_bytes, workspace),
            file_name=f"opposite-export-{stamp}.zip",
            mime="application/zip",
            key=keys.EXPORT,
            icon=":material/folder_zip:",
            on_click="ignore",
        )
    st.caption(said.HOW_TO_GO_BACK)


def _due(workspace: Workspace) -> None:
    """The waves whose answers are to be erased on a day; nothing where there are none."""
    planned = due_waves(workspace, most=MOST + 1)
    if not planned:
        return
    st.header("Keep until", anchor=False)
    now = today()
    for one in planned[:MOST]:
        st.markdown(as_text(words.due(one.organisation, one.wave, one.erase_on, now)))
    if len(planned) > MOST:
        st.caption(said.first_due(MOST))
    st.caption(said.NEVER_BY_ITSELF)
    if any(one.erase_on <= now for one in planned) and st.button(
        "Erase what is due", key=keys.ERASE_DUE, icon=":material/delete_forever:"
    ):
        due = find_due(workspace, now)
        ask_to_erase(due, words.whole_waves([(one.organisation.name, one.wave) for one in due.waves]))
