"""The data page: a copy to keep, what is erased, and until when answers are kept."""

from __future__ import annotations

from functools import partial

import streamlit as st

from opposite.domain.access.rules import Verb, may_with_any
from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.engine.collecting.assessments import assessments
from opposite.engine.keeping.erasing import (
    Erasure,
    Person,
    changed_waves,
    count,
    due_waves,
    erase,
    find_due,
    find_organisation,
    kept_copies,
    people_of,
    set_erase_on,
)
from opposite.engine.workspace import Workspace
from opposite.settings import today, utc_now
from opposite.ui.keeping.downloads import backup_bytes, export_bytes
from opposite.ui.keeping.imports_made import show_imports
from opposite.ui.keeping.organisations import show_organisation
from opposite.ui.shell import cache, keys
from opposite.ui.shell.confirm import ask_to_confirm, show_outcome
from opposite.ui.shell.finding import MOST, Offer, first_offer, picked_organisation
from opposite.ui.shell.page_head import head
from opposite.ui.shell.session import session
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
    if not is_empty:
        show_organisation(first)
    show_imports()
    if keeps:
        _copies(workspace)
    if is_empty:
        st.caption(said.NOTHING_STORED)
    elif keeps and first.organisations:
        _erasing(first)
        _retention(first)


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


def _erasing(first: Offer) -> None:
    st.header("Erase", anchor=False)
    st.markdown(said.ERASING)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = picked_organisation(first, keys.ERASE_ORGANISATION)
        if name is None:
            return
        waves = _waves(name)
        labels = [wave.wave for wave in waves]
        wave = st.selectbox("Wave", [None, *labels], format_func=lambda w: w or said.ALL_WAVES, key=keys.ERASE_WAVE)
        person = None if wave is None else _person(name, wave)
        if st.button("Erase", key=keys.ERASE, icon=":material/delete_forever:"):
            _ask_to_erase(*_chosen(waves, name, wave, person))


def _person(name: str, wave: str) -> Person | None:
    """The field for a person of a wave; None stands for everybody."""
    people = {one.id: one for one in people_of(cache.workspace(), organisation=name, wave=wave)}
    chosen = st.selectbox(
        "Person",
        [None, *people],
        format_func=lambda number: (
            said.EVERYBODY if number is None else words.person_named(people[number].label, number)
        ),
        key=keys.ERASE_PERSON,
    )
    return None if chosen is None else people.get(chosen)


def _chosen(waves: list[Assessment], name: str, wave: str | None, person: Person | None) -> tuple[Erasure, str]:
    """What is to be erased, and how it is called."""
    if person is not None:
        what = words.person_of(person.label, person.id, person.organisation, [person.wave])
        return Erasure(people=(person,), changed=changed_waves([person], waves)), what
    erasure = find_organisation(cache.workspace(), name, wave=wave)
    return erasure, words.whole_organisation(name) if wave is None else words.whole_waves([(name, wave)])


def _ask_to_erase(erasure: Erasure, what: str) -> None:
    workspace = cache.workspace()
    changed = [(wave.organisation.name, wave.wave) for wave in erasure.changed]
    numbers = count(workspace, erasure)._asdict()
    ask_to_confirm(
        "Erase for good",
        words.on_erasing(what, numbers, changed, kept_copies(workspace.store.address)),
        confirm="Erase for good",
        key=keys.ERASE,
        act=partial(_erase, erasure),
    )


def _erase(erasure: Erasure) -> str:
    """Erase it; returns what is said of it."""
    state = session()
    erased = erase(cache.workspace(), erasure, now=utc_now())
    if state.respondent in {person.id for person in erasure.people} or erasure.waves:
        state.respondent = None
    return " ".join(words.erased(erased._asdict(), traces=erased.traces))


def _waves(organisation: str) -> list[Assessment]:
    """The waves of an organisation, by its name, oldest first."""
    return sorted(assessments(cache.workspace(), organisation=organisation), key=wave_key)


def _retention(first: Offer) -> None:
    st.header("Keep until", anchor=False)
    now = today()
    planned = due_waves(cache.workspace(), most=MOST + 1)
    for one in planned[:MOST]:
        st.markdown(as_text(words.due(one.organisation, one.wave, one.erase_on, now)))
    if len(planned) > MOST:
        st.caption(said.first_due(MOST))
    if any(one.erase_on <= now for one in planned):
        if st.button("Erase what is due", key=keys.ERASE_DUE, icon=":material/delete_forever:"):
            due = find_due(cache.workspace(), now)
            _ask_to_erase(due, words.whole_waves([(one.organisation.name, one.wave) for one in due.waves]))
    elif not planned:
        st.markdown(said.KEPT_FOR_GOOD)
    _keep_until(first)
    st.caption(said.NEVER_BY_ITSELF)


def _keep_until(first: Offer) -> None:
    """The day on which the answers of a wave are to be erased."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = picked_organisation(first, keys.KEPT_ORGANISATION)
        if name is None:
            return
        waves = _waves(name)
        chosen = st.selectbox("Wave", range(len(waves)), format_func=lambda at: waves[at].wave, key=keys.KEPT_WAVE)
        wave = waves[chosen]
        planned = due_waves(cache.workspace(), assessment_id=wave.id)
        day = st.date_input(
            "Answers are to be erased on",
            value=planned[0].erase_on if planned else None,
            key=keys.erase_on(wave.id),
            format="YYYY-MM-DD",
        )
        if st.button("Save", key=keys.SAVE_ERASE_ON):
            set_erase_on(cache.workspace(), wave.id, day)
            st.rerun()
