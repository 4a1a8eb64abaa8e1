"""The form in which a reading, an assumption or a review of an initiative is added, corrected or removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

import streamlit as st

from opposite.domain.collecting.answers import NOTE_LIMIT
from opposite.domain.collecting.assessment import Assessment
from opposite.domain.progress.states import CheckedAssumption, Progress, Reading, Review
from opposite.engine.progress.records import Kind, remove_entry
from opposite.settings import utc_now
from opposite.ui.shell import cache
from opposite.ui.shell.form_state import attempt, held, seed, show_refusal

NEW = 0
"""Stands in a picker for an entry that is not there yet; ids of entries start at 1."""

Entry = TypeVar("Entry", Reading, CheckedAssumption, Review)

Given = Mapping[str, Any]
"""What a form holds, by field."""


@dataclass(frozen=True, slots=True)
class Form(Generic[Entry]):
    """One kind of entry: what its form starts from, its fields by key, and how it is kept.

    `keep` takes the assessment, the initiative, the entry that is replaced or None, and what the form holds.
    """

    kind: Kind
    label: str
    named: Callable[[Entry], str]
    start: Callable[[Entry | None], dict[str, Any]]
    draw: Callable[[Mapping[str, str]], None]
    keep: Callable[[int, str, int | None, Given], None]


def edit(assessment: Assessment, progress: Progress, entries: Sequence[Entry], form: Form[Entry]) -> None:
    """Draw the form for a new entry, or for one of `entries` that is picked."""
    kind, initiative = form.kind, progress.initiative.id
    by_id: dict[int, Entry] = {entry.id: entry for entry in entries}
    with st.expander(form.label, key=f"edit-{kind}"):
        picker, entry = f"{kind}-{initiative}", None
        if by_id:
            if st.session_state.get(picker, NEW) not in by_id:
                st.session_state[picker] = NEW
            options = [NEW, *by_id]
            named = {NEW: "A new one"} | {i: form.named(known) for i, known in by_id.items()}
            entry = by_id.get(st.selectbox("Which", options, format_func=named.__getitem__, key=picker))
        values = form.start(entry)
        keys = {field: f"{kind}-{field}-{initiative}" for field in values}
        stamp = (assessment.organisation.id, assessment.framework_id, initiative, entry, tuple(by_id))
        seed(kind, stamp, {keys[field]: value for field, value in values.items()})
        with st.form(kind, border=False):
            form.draw(keys)
            st.text_input("Note", value=held(keys["note"]), max_chars=NOTE_LIMIT, key=keys["note"])
            replaced = None if entry is None else entry.id
            with st.container(horizontal=True):
                keep = partial(form.keep, assessment.id, initiative, replaced)
                st.form_submit_button(
                    f"Save {kind}", key=f"save-{kind}", on_click=_save, args=(kind, picker, keys, keep)
                )
                if replaced is not None:
                    remove = partial(_remove, assessment.id, initiative, replaced, kind)
                    st.form_submit_button(
                        f"Remove {kind}", key=f"remove-{kind}", on_click=_act, args=(kind, picker, remove)
                    )
        show_refusal(kind)


def _save(kind: Kind, picker: str, keys: Mapping[str, str], keep: Callable[[Given], None]) -> None:
    given = {field: st.session_state[key] for field, key in keys.items()}
    _act(kind, picker, partial(keep, given))


def _remove(assessment_id: int, initiative: str, entry: int, kind: Kind) -> None:
    remove_entry(cache.workspace(), assessment_id, initiative, entry, kind=kind, now=utc_now())


def _act(kind: Kind, picker: str, act: Callable[[], None]) -> None:
    """Act; the picker goes back to a new entry once that is done."""
    if attempt(kind, act):
        st.session_state[picker] = NEW
