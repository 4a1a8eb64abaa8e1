"""Erasing on the data page: a person, a wave, or an organisation whose name is typed first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from opposite.domain.collecting.assessment import Assessment, wave_key
from opposite.engine.collecting.assessments import assessments
from opposite.engine.keeping.erasing import (
    Erasure,
    Person,
    changed_waves,
    count,
    erase,
    find_organisation,
    kept_copies,
    people_of,
)
from opposite.settings import utc_now
from opposite.ui.shell import address, cache, keys
from opposite.ui.shell.confirm import ask_to_confirm
from opposite.ui.shell.session import session
from opposite.wording.keeping import erasing as words
from opposite.wording.keeping import page as said
from opposite.wording.keeping.organisations import type_the_name


def show_erasing(name: str, waves: Sequence[Assessment]) -> None:
    """The fields that say what of an organisation is erased: all of it, one of its waves, or a person."""
    with st.container(key=keys.on_screen("erase")):
        st.subheader("Erase", anchor=False)
        st.markdown(said.ERASING)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            labels = [wave.wave for wave in waves]
            wave = st.selectbox("What", [None, *labels], format_func=said.what_to_erase, key=keys.ERASE_WAVE)
            person = None if wave is None else _person(name, wave)
            if st.button("Erase", key=keys.ERASE, icon=":material/delete_forever:"):
                ask_to_erase(*_chosen(waves, name, wave, person))


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


def _chosen(waves: Sequence[Assessment], name: str, wave: str | None, person: Person | None) -> tuple[Erasure, str]:
    """What is to be erased, and how it is called."""
    if person is not None:
        what = words.person_of(person.label, person.id, person.organisation, [person.wave])
        return Erasure(people=(person,), changed=changed_waves([person], waves)), what
    erasure = find_organisation(cache.workspace(), name, wave=wave)
    return erasure, words.whole_organisation(name) if wave is None else words.whole_waves([(name, wave)])


def ask_to_erase(erasure: Erasure, what: str) -> None:
    """Say what goes, and erase it once that is confirmed; of a whole organisation its name is typed first."""
    workspace = cache.workspace()
    changed = [(wave.organisation.name, wave.wave) for wave in erasure.changed]
    numbers = count(workspace, erasure)._asdict()
    ask_to_confirm(
        "Erase for good",
        words.on_erasing(what, numbers, changed, kept_copies(workspace.store.address)),
        confirm="Erase for good",
        key=keys.ERASE,
        act=partial(_erase, erasure),
        typed=None if erasure.organisation is None else (type_the_name(erasure.organisation), erasure.organisation),
    )


def _erase(erasure: Erasure) -> str:
    """Erase it; returns what is said of it."""
    state = session()
    erased = erase(cache.workspace(), erasure, now=utc_now())
    if state.respondent in {person.id for person in erasure.people} or erasure.waves:
        state.respondent = None
    forget_what_is_gone()
    return " ".join(words.erased(erased._asdict(), traces=erased.traces))


def forget_what_is_gone() -> None:
    """Let the address name no organisation and no wave that is there no more."""
    named = address.said(keys.ORGANISATION)
    if named is None:
        return
    labels = [wave.wave for wave in waves_of(named)]
    if not labels:
        address.choose(keys.ORGANISATION, [])
    elif address.said(keys.WAVE) not in labels:
        address.choose(keys.WAVE, [])


def waves_of(organisation: str) -> list[Assessment]:
    """The waves of an organisation, by its name, oldest first."""
    return sorted(assessments(cache.workspace(), organisation=organisation), key=wave_key)
