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
from opposite.errors import NOTHING_STORED, OppositeError
from opposite.settings import utc_now
from opposite.ui.shell import cache, keys
from opposite.ui.shell.form_state import seed_fields, show_refusal, submit_form
from opposite.ui.shell.session import set_widget_value, widget_value, widget_value_or

NEW = 0
"""Stands in a picker for an entry that is not there yet; ids of entries start at 1."""

Entry = TypeVar("Entry", Reading, CheckedAssumption, Review)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: `name` within its key, the `attribute` of an entry that it holds, and how it is drawn.

    `draw` takes where it is drawn, a column or the page, and its key. `new` is what it holds for an entry that is not
    there yet. A required field is refused when it holds None.
    """

    name: str
    attribute: str
    draw: Callable[[Any, str], object]
    new: object = None
    required: bool = False


def day_field(name: str, attribute: str, label: str, *, new: object = None, required: bool = False) -> Field:
    """A field for a day."""
    return Field(
        name,
        attribute,
        lambda column, key: column.date_input(label, value=widget_value(key), format="YYYY-MM-DD", key=key),
        new,
        required,
    )


def number_field(name: str, attribute: str, label: str, *, required: bool = False) -> Field:
    """A field for a number."""
    return Field(
        name,
        attribute,
        lambda column, key: column.number_input(label, value=widget_value(key), step=1.0, format="%g", key=key),
        required=required,
    )


def text_field(name: str, attribute: str, label: str) -> Field:
    """A field for a text of several lines."""
    return Field(
        name,
        attribute,
        lambda column, key: column.text_area(label, value=widget_value(key), max_chars=NOTE_LIMIT, height=80, key=key),
        "",
    )


def choice_field(name: str, attribute: str, label: str, titles: Mapping[str, str], *, new: str) -> Field:
    """A field for one of several words, shown by their titles."""
    options = list(titles)
    return Field(
        name,
        attribute,
        lambda column, key: column.selectbox(
            label, options, index=options.index(widget_value(key)), format_func=titles.__getitem__, key=key
        ),
        new,
    )


NOTE = Field(
    "note",
    "note",
    lambda column, key: column.text_input("Note", value=widget_value(key), max_chars=NOTE_LIMIT, key=key),
    "",
)


@dataclass(frozen=True, slots=True)
class Form(Generic[Entry]):
    """One kind of entry: its fields, row by row, and how it is kept; every kind has a note as its last field.

    `title` names an entry in the picker. `keep` takes the workspace, the assessment, the initiative, the attributes,
    the entry that is replaced or None, and the time. `incomplete` is said where a required field is empty.
    """

    kind: Kind
    label: str
    rows: Sequence[Sequence[Field]]
    title: Callable[[Entry], str]
    keep: Callable[..., None]
    incomplete: str = ""

    @property
    def fields(self) -> Sequence[Field]:
        """Every field, the note included."""
        return [*(field for row in self.rows for field in row), NOTE]


def edit(assessment: Assessment, progress: Progress, entries: Sequence[Entry], form: Form[Entry]) -> None:
    """Draw the form for a new entry, or for one of `entries` that is picked."""
    kind, initiative = form.kind, progress.initiative.id
    by_id: dict[int, Entry] = {entry.id: entry for entry in entries}
    with st.expander(form.label, key=keys.edit(kind)):
        picker, entry = keys.entry(kind, initiative), None
        if by_id:
            if widget_value_or(picker, NEW) not in by_id:
                set_widget_value(picker, NEW)
            titles = {NEW: "A new one"} | {i: form.title(one) for i, one in by_id.items()}
            entry = by_id.get(st.selectbox("Which", [NEW, *by_id], format_func=titles.__getitem__, key=picker))
        field_keys = {field.name: keys.entry_field(kind, field.name, initiative) for field in form.fields}
        stamp = (assessment.organisation.id, assessment.framework_id, initiative, entry, tuple(by_id))
        seed_fields(kind, stamp, {field_keys[field.name]: _start(field, entry) for field in form.fields})
        with st.form(kind, border=False):
            for row in form.rows:
                for field, column in zip(row, st.columns(len(row)) if len(row) > 1 else [st], strict=True):
                    field.draw(column, field_keys[field.name])
            NOTE.draw(st, field_keys[NOTE.name])
            replaced = None if entry is None else entry.id
            with st.container(horizontal=True):
                keep = partial(_keep, form, field_keys, assessment.id, initiative, replaced)
                st.form_submit_button(
                    f"Save {kind}", key=keys.save_entry(kind), on_click=_act, args=(kind, picker, keep)
                )
                if replaced is not None:
                    remove = partial(_remove, assessment.id, initiative, replaced, kind)
                    st.form_submit_button(
                        f"Remove {kind}", key=keys.remove_entry(kind), on_click=_act, args=(kind, picker, remove)
                    )
        show_refusal(kind)


def _start(field: Field, entry: Reading | CheckedAssumption | Review | None) -> object:
    """What a field holds at first; a text that an entry does not have is empty."""
    if entry is None:
        return field.new
    value = getattr(entry, field.attribute)
    return field.new if value is None and field.new == "" else value


def _keep(
    form: Form[Any], field_keys: Mapping[str, str], assessment_id: int, initiative: str, replaces: int | None
) -> None:
    typed = {field.attribute: widget_value(field_keys[field.name]) for field in form.fields}
    if any(field.required and typed[field.attribute] is None for field in form.fields):
        raise OppositeError(form.incomplete, NOTHING_STORED)
    form.keep(cache.workspace(), assessment_id, initiative, **typed, replaces=replaces, now=utc_now())


def _remove(assessment_id: int, initiative: str, entry: int, kind: Kind) -> None:
    remove_entry(cache.workspace(), assessment_id, initiative, entry, kind=kind, now=utc_now())


def _act(kind: Kind, picker: str, act: Callable[[], None]) -> None:
    """Act; the picker goes back to a new entry once that is done."""
    if submit_form(kind, act):
        set_widget_value(picker, NEW)
