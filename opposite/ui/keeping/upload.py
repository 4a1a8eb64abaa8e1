"""Answers are brought in from files: uploaded, looked at, corrected, tried, and imported one after the other."""

from __future__ import annotations

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.access.identity import Role
from opposite.domain.access.rules import Verb, may_with_any
from opposite.engine.collecting.assessments import assessment
from opposite.engine.collecting.importing.kept_mappings import kept_mappings
from opposite.engine.collecting.importing.looking import Looked
from opposite.engine.keeping.imports_made import was_undone
from opposite.errors import NotAllowedError, NotFoundError
from opposite.ui.keeping.importing_files import begin_import, is_importing, show_importing
from opposite.ui.keeping.upload_file import ready_of, show_file
from opposite.ui.keeping.upload_reading import Upload, choices_of, import_file
from opposite.ui.shell import cache, keys
from opposite.ui.shell.frame import page_file
from opposite.ui.shell.importing import FileToImport
from opposite.ui.shell.session import choose
from opposite.ui.shell.text import as_text, listed
from opposite.wording.collecting import upload as words

DEFAULT_FRAMEWORK = "opposite"


def show_upload() -> None:
    """The section of the page, for whoever may bring answers in."""
    workspace = cache.workspace()
    if not may_with_any(workspace.identity, Verb.BRING_IN):
        return
    st.header(words.HEADING, anchor=False)
    st.markdown(words.LEAD)
    taken = st.file_uploader(
        words.UPLOAD,
        type=list(words.TYPES),
        accept_multiple_files=True,
        key=keys.UPLOAD_ANSWERS,
        label_visibility="collapsed",
    )
    st.caption(words.LIMITS)
    files = list(taken or ())
    if len(files) > words.MOST_FILES:
        st.warning(words.TOO_MANY)
    files = files[: words.MOST_FILES]
    choices_of(files)
    uploads = _uploads(files) if files else []
    if is_importing():
        show_importing()
    elif uploads:
        _show_files(uploads)


def _uploads(files: list[UploadedFile]) -> list[Upload]:
    """The files with what is chosen for all of them."""
    workspace, chosen = cache.workspace(), choices_of(files)
    known = workspace.choices()
    names = list(known)
    framework = DEFAULT_FRAMEWORK if DEFAULT_FRAMEWORK in names else names[0]
    kept = kept_mappings(workspace, workspace.identity.name)
    base = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(names) > 1:
            framework = st.selectbox(
                "Framework",
                names,
                index=names.index(framework),
                format_func=lambda name: known[name].title,
                key=keys.UPLOAD_FRAMEWORK,
            )
        if kept:
            base = st.selectbox(
                words.MAPPING,
                [None, *kept],
                format_func=lambda name: words.NO_MAPPING if name is None else name,
                key=keys.UPLOAD_MAPPING,
            )
    whose = st.radio(
        words.WHOSE,
        list(words.WHOSE_TITLES),
        format_func=lambda one: words.WHOSE_TITLES[one],
        captions=list(words.WHOSE_CAPTIONS.values()),
        horizontal=True,
        key=keys.UPLOAD_WHOSE,
    )
    loaded = workspace.resolve(framework)
    mapping = kept.get(base, ColumnMapping()) if base is not None else ColumnMapping()
    return [Upload(file, chosen[file.file_id], loaded, mapping, whose == words.NAMED) for file in files]


def _show_files(uploads: list[Upload]) -> None:
    for upload in uploads:
        _forget_what_was_undone(upload)
    at = 0
    if len(uploads) > 1:
        at = st.selectbox(
            "File",
            range(len(uploads)),
            format_func=lambda number: uploads[number].file.name,
            key=keys.UPLOAD_FILE,
        )
    with st.container(border=True):
        if uploads[at].choices.told:
            _show_told(uploads[at])
        else:
            show_file(uploads[at])
    waiting = [upload for upload in uploads if not upload.choices.told]
    if not waiting:
        return
    found = [(upload, ready_of(upload)) for upload in waiting]
    ready = [(upload, one) for upload, one in found if one.can_be_imported]
    for upload, one in found:
        if len(uploads) > 1:
            st.caption(as_text(f"{upload.file.name}: {one.words}"))
    if st.button(
        words.import_files(max(1, len(ready))),
        type="primary",
        key=keys.UPLOAD_IMPORT,
        icon=":material/upload_file:",
        disabled=not ready,
    ):
        begin_import([_to_import(upload, one.seen) for upload, one in ready if one.seen is not None])


def _forget_what_was_undone(upload: Upload) -> None:
    """A file whose import was undone is there to be imported again, with what was chosen for it."""
    choices = upload.choices
    if choices.record is not None and was_undone(cache.workspace(), choices.record):
        choices.told, choices.imported, choices.record = (), None, None


def _to_import(upload: Upload, seen: Looked) -> FileToImport:
    store = partial(import_file, cache.workspace(), upload, seen)
    return FileToImport(upload.id, upload.file.name, upload.choices, store)


def _show_told(upload: Upload) -> None:
    """What became of the import of a file, and where to go next."""
    first, *others = upload.choices.told
    if others:
        st.success(as_text(first))
    else:
        st.warning(as_text(first))
    with st.container(key=keys.UPLOAD_REPORT):
        st.markdown(listed(others))
    if not others:
        return
    if upload.choices.imported is not None:
        try:
            wave = assessment(cache.workspace(), upload.choices.imported)
        except (NotFoundError, NotAllowedError):  # it was erased, or became part of another
            return
        if st.button(words.OPEN_PROFILE, key=keys.UPLOAD_PROFILE, icon=":material/donut_large:"):
            st.switch_page(page_file("profile"), query_params=choose(wave.organisation.name, wave.wave))
    elif cache.workspace().identity.role is Role.OWNER:
        st.page_link(page_file("portfolio"), label=words.OPEN_PORTFOLIO, icon=":material/apps:")
