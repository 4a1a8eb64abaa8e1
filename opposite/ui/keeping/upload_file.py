"""One uploaded file on the page: what is asked about it, what it was taken for, and what an import would store."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from opposite.definitions.mapping import mapping_text
from opposite.domain.access.identity import Role
from opposite.domain.collecting.assessment import NAME_LIMIT
from opposite.domain.collecting.cell_faults import WordRefused
from opposite.domain.collecting.import_questions import LookAlikeError, PeopleAskedError, SamePersonAskedError
from opposite.domain.collecting.import_report import ImportReport
from opposite.engine.collecting.alike import alike
from opposite.engine.collecting.importing.claims import SKIP
from opposite.engine.collecting.importing.kept_mappings import forget_mapping, keep_mapping
from opposite.engine.collecting.importing.layout import ORGANISATION, WAVE
from opposite.engine.collecting.importing.looking import Looked
from opposite.errors import OppositeError
from opposite.settings import utc_now
from opposite.ui.keeping.upload_questions import (
    ask_about_words,
    ask_after_comparing,
    ask_encoding,
    ask_of_readings,
    seeded,
)
from opposite.ui.keeping.upload_reading import Upload, better_framework, dry_run, looked, looked_before, mapping_of
from opposite.ui.keeping.upload_tables import column_table, group_table, word_table
from opposite.ui.shell import cache, keys
from opposite.ui.shell.finding import first_offer
from opposite.ui.shell.session import session, widget_value_or
from opposite.ui.shell.table import draw_table
from opposite.ui.shell.text import as_text, listed
from opposite.wording.collecting import upload as words
from opposite.wording.keeping import organisations as said


class Ready(NamedTuple):
    """What a file was taken for, None where it cannot be read; whether it can be imported; and in a few words what would be."""

    seen: Looked | None
    can_be_imported: bool
    words: str


def ready_of(upload: Upload) -> Ready:
    """Whether a file can be imported as it is, and in a few words why not."""
    seen = looked(upload)
    if isinstance(seen, OppositeError):
        return Ready(None, False, words.refused(seen))
    refusal = seen.refusal or _missing(upload, seen)
    found = refusal if refusal is not None else dry_run(upload, seen)
    if isinstance(found, OppositeError):
        return Ready(seen, False, words.refused(found))
    bad = found.skipped or found.cells_emptied
    if _is_refused(found):
        return Ready(seen, False, words.WORD_REFUSES)
    return Ready(seen, not bad or upload.choices.leave_out, words.status(found))


def _is_refused(found: ImportReport) -> bool:
    return any(isinstance(problem.fault, WordRefused) for problem in found.problems)


def _missing(upload: Upload, seen: Looked) -> OppositeError | None:
    """What has to be chosen before a file can be compared with the store."""
    told = upload.choices.organisation or seen.mapping.organisation
    if told is None and (ORGANISATION not in seen.has or not _is_owner()):
        return OppositeError(words.NO_ORGANISATION)
    return None


def _is_owner() -> bool:
    return cache.workspace().identity.role is Role.OWNER


def show_file(upload: Upload) -> None:
    """Everything about a file, in the order in which it is decided."""
    before = looked_before(upload)
    ask_encoding(upload, before)
    if isinstance(before, OppositeError):
        st.warning(as_text(words.refused(before)))
        return
    now = looked(upload)
    if isinstance(now, OppositeError):
        st.warning(as_text(words.refused(now)))
        return
    _understood(upload, now)
    if now.refusal is not None:
        st.warning(as_text(words.refused(now.refusal)))
    else:
        _place(upload, now)
        _decide(upload, now)
    _tables(upload, before, now)
    _mapping(upload, now)


def _decide(upload: Upload, now: Looked) -> None:
    """What is to be answered first, and what would be stored then."""
    found = _missing(upload, now) or dry_run(upload, now)
    ask_about_words(upload, now)
    ask_after_comparing(upload, found)
    ask_of_readings(upload, found.readings if isinstance(found, ImportReport) else ())
    if isinstance(found, ImportReport):
        _would_be(upload, found)
    elif not isinstance(found, LookAlikeError | PeopleAskedError | SamePersonAskedError):
        st.warning(as_text(words.refused(found)))


def _understood(upload: Upload, now: Looked) -> None:
    """What the file was taken for, and which of its columns say nothing."""
    framework = upload.loaded.framework
    better = better_framework(upload) if now.refusal is not None else None
    if better is not None:
        st.warning(as_text(words.another_framework(better)))
    if now.absent:
        st.warning(as_text(words.absent_columns(now.absent)))
    if now.form is not None:
        held = [column for column in now.columns if column.meaning not in (None, SKIP)]
        questions = {column.meaning for column in held if column.meaning in framework.questions}
        st.markdown(
            as_text(
                words.understood(
                    now.tool, now.rows, len(held), of=len(now.columns), questions=len(questions), form=now.form
                )
            )
        )
    named = words.names_in(now.organisations, now.waves)
    if named:
        st.caption(as_text(named))
    unknown = [column.title for column in now.columns if column.meaning is None]
    if unknown and now.form is not None:
        st.caption(as_text(words.not_understood(unknown)))


def _place(upload: Upload, now: Looked) -> None:
    """Organisation and wave, where the file does not say them."""
    choices = upload.choices
    asks_organisation = ORGANISATION not in now.has or not _is_owner()
    if not asks_organisation:
        choices.organisation = None
    asks_wave = WAVE not in now.has or not _is_owner()
    if not asks_wave:
        choices.wave = None
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if asks_organisation:
            names = first_offer().names
            shown = choices.organisation
            choices.organisation = st.selectbox(
                words.ORGANISATION,
                names if shown is None or shown in names else [shown, *names],
                index=None,
                accept_new_options=True,
                placeholder=words.CHOOSE_OR_TYPE,
                key=seeded(keys.upload("organisation", upload.id), shown),
            )
        if asks_wave:
            typed = st.text_input(
                words.WAVE,
                max_chars=NAME_LIMIT,
                placeholder=words.WAVE_PLACEHOLDER,
                key=seeded(
                    keys.upload("wave", upload.id), choices.wave or (now.waves[0] if len(now.waves) == 1 else "")
                ),
            )
            choices.wave = (typed or "").strip() or (None if _is_owner() else words.WAVE_PLACEHOLDER)
        choices.wave_date = st.date_input(
            words.WAVE_DATE,
            value=None,
            format="YYYY-MM-DD",
            help=words.WAVE_DATE_HELP,
            key=seeded(keys.upload("wave-date", upload.id), choices.wave_date),
        )
    name = choices.organisation
    if name is not None and name not in first_offer().names:
        for one, there in alike(cache.workspace(), [name]):
            st.caption(as_text(said.nearly_called(one, there)))


def _would_be(upload: Upload, found: ImportReport) -> None:
    """What the import would store, and the choice to leave out what cannot be used."""
    choices = upload.choices
    if _is_refused(found):
        st.warning(words.WORD_REFUSES)
        return
    if found.skipped or found.cells_emptied:
        st.markdown(as_text(words.unusable(found)))
        choices.leave_out = st.toggle(
            words.LEAVE_OUT, key=seeded(keys.upload(keys.UPLOAD_LEAVE_OUT, upload.id), choices.leave_out)
        )
        rows = words.bad_rows(found)
        if rows:
            with st.expander(words.BAD_ROWS, key=keys.upload("bad-rows", upload.id)):
                st.markdown(listed(rows))
    st.subheader(words.WHAT_WOULD_BE, anchor=False)
    st.markdown(listed(words.dry_run(found)))


def _tables(upload: Upload, before: Looked, now: Looked) -> None:
    with st.expander(words.COLUMNS, expanded=now.refusal is not None, key=keys.upload("columns", upload.id)):
        column_table(upload, before)
    if now.words:
        with st.expander(words.WORDS, key=keys.upload("words", upload.id)):
            word_table(upload, now)
            if now.words_in_all > len(now.words):
                st.caption(words.first_words(len(now.words), now.words_in_all))
    if now.groups:
        with st.expander(words.GROUPS, key=keys.upload("groups", upload.id)):
            group_table(upload, now)
    with st.expander(words.ROWS, key=keys.upload("rows", upload.id)):
        titles = [column.title for column in now.columns]
        draw_table([dict(zip(titles, row, strict=False)) for row in now.first_rows], alt=words.ROWS)


def _mapping(upload: Upload, now: Looked) -> None:
    """What was said of the file as a mapping: to be kept under a name, or taken away."""
    workspace, state = cache.workspace(), session()
    mapping = mapping_of(upload, now)
    with st.expander(words.MAPPING_TITLE, key=keys.upload("mapping", upload.id)):
        st.caption(words.MAPPING_LEAD)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            name = st.text_input(words.MAPPING_NAME, max_chars=NAME_LIMIT, key=keys.UPLOAD_MAPPING_NAME)
            if st.button(words.KEEP_MAPPING, key=keys.UPLOAD_KEEP_MAPPING, icon=":material/bookmark:"):
                try:
                    kept = keep_mapping(workspace, workspace.identity.name, name or "", mapping, now=utc_now())
                    state.done = words.mapping_kept(kept)
                except OppositeError as error:
                    state.undone = str(error)
                st.rerun()
            st.download_button(
                words.DOWNLOAD_MAPPING,
                data=mapping_text(mapping),
                file_name="mapping.yaml",
                mime="application/yaml",
                key=keys.UPLOAD_MAPPING_YAML,
                icon=":material/download:",
                on_click="ignore",
            )
            chosen = widget_value_or(keys.UPLOAD_MAPPING, None)
            if chosen is not None and st.button(
                words.FORGET_MAPPING, key=keys.UPLOAD_FORGET_MAPPING, icon=":material/delete:"
            ):
                forget_mapping(workspace, workspace.identity.name, chosen)
                state.done = words.mapping_forgotten(chosen)
                st.rerun()
