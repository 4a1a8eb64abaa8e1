"""What has to be answered about an uploaded file before it is imported: each a question with a choice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import streamlit as st

from opposite.domain.collecting.import_questions import (
    ENCODINGS,
    EncodingAskedError,
    LookAlike,
    LookAlikeError,
    PeopleAskedError,
    SamePersonAskedError,
)
from opposite.domain.collecting.import_readings import DatesOrdered, EncodingTaken, Reading, TimesUnread, Unfinished
from opposite.domain.collecting.import_report import ImportReport
from opposite.engine.collecting.importing.claims import SKIP
from opposite.engine.collecting.importing.correcting import place_of
from opposite.engine.collecting.importing.looking import Looked
from opposite.errors import OppositeError
from opposite.ui.keeping.upload_reading import Upload
from opposite.ui.keeping.upload_tables import group_options, word_options
from opposite.ui.shell import keys
from opposite.ui.shell.session import has_widget_value, set_widget_value
from opposite.ui.shell.text import as_text
from opposite.wording.collecting import upload as words

Place = TypeVar("Place")

AS_FOUND = ""
"""Stands for the encoding that is found in the file."""

MOST_ASKED = 8
"""Words that are asked about one by one; further ones stand in the table."""


def seeded(key: str, value: object) -> str:
    """The key of a field that starts with what was chosen before, also after another file was looked at."""
    if not has_widget_value(key):
        set_widget_value(key, value)
    return key


def ask_encoding(upload: Upload, found: Looked | OppositeError) -> None:
    """Which encoding a file is in, where it was guessed or is in doubt."""
    readings = found.readings if isinstance(found, Looked) else ()
    taken = next((one for one in readings if isinstance(one, EncodingTaken)), None)
    if taken is None and upload.choices.encoding is None and not isinstance(found, EncodingAskedError):
        return
    samples = dict(found.ways) if isinstance(found, EncodingAskedError) else {}
    if taken is not None:
        samples.setdefault(taken.name, taken.sample)
    names = list(dict.fromkeys([*samples, *ENCODINGS]))
    chosen = st.selectbox(
        words.ENCODING,
        [AS_FOUND, *names],
        format_func=lambda name: words.encoding_choice(name, samples.get(name, "")) or words.AS_FOUND,
        key=seeded(keys.upload("encoding", upload.id), upload.choices.encoding or AS_FOUND),
    )
    encoding = None if chosen == AS_FOUND else chosen
    if encoding != upload.choices.encoding:
        upload.choices.encoding = encoding
        st.rerun()


def ask_about_words(upload: Upload, seen: Looked) -> None:
    """What words mean that mean nothing here, of answers and of groups."""
    options, groups = word_options(upload.loaded.framework, seen.words), group_options(upload.loaded.framework)
    unknown = [word for word in seen.words if word.meaning is None]
    strangers = [one for one in seen.groups if one.group is None]
    if not unknown and not strangers:
        return
    st.subheader(words.QUESTIONS, anchor=False)
    with st.container(horizontal=True):
        for number, word in enumerate(unknown[:MOST_ASKED]):
            place = place_of(word)
            asked = words.word_asked(word.typed, word.cells, word.questions)
            key = keys.upload("word", upload.id, number, *place[1])
            _choose(asked, options, upload.choices.words, place, key)
        for number, one in enumerate(strangers[:MOST_ASKED]):
            key = keys.upload("group", upload.id, number)
            _choose(words.group_asked(one.typed, one.rows), groups, upload.choices.groups, one.typed, key)
    for several in (unknown, strangers):
        if len(several) > MOST_ASKED:
            st.caption(words.more_words(len(several) - MOST_ASKED))


def _choose(asked: str, options: dict[str, str], answers: dict[Place, str], place: Place, key: str) -> None:
    shown = {meaning: title for title, meaning in options.items()}
    chosen = st.selectbox(
        as_text(asked),
        list(options),
        index=None,
        placeholder=words.CHOOSE_MEANING,
        width=340,
        key=seeded(key, shown.get(answers.get(place, ""))),
    )
    meaning = None if chosen is None else options[chosen]
    if meaning != answers.get(place):
        if meaning is None:
            answers.pop(place, None)
        else:
            answers[place] = meaning
        st.rerun()


def ask_after_comparing(upload: Upload, found: ImportReport | OppositeError) -> None:
    """What only all rows and the store tell to be asked: whose names look alike, and which people are the same ones."""
    choices = upload.choices
    if isinstance(found, LookAlikeError):
        choices.names |= {pair: None for pair in found.pairs if pair not in choices.names}
    for number, pair in enumerate(choices.names):
        _ask_look_alike(upload, number, pair)
    if isinstance(found, SamePersonAskedError):
        choices.same_person_asked[found.column] = words.on_the_page(f"{found.title} {found.detail}")
    for number, column in enumerate(choices.same_person_asked):
        _ask_same_person(upload, number, column)
    if isinstance(found, PeopleAskedError):
        choices.people_asked = words.on_the_page(f"{found.title} {found.detail}")
    if choices.people_asked is not None:
        chosen = st.radio(
            as_text(choices.people_asked),
            list(words.PEOPLE),
            index=None,
            format_func=lambda one: words.PEOPLE[one],
            key=seeded(keys.upload("people", upload.id), choices.people),
        )
        if chosen != choices.people:
            choices.people = chosen  # type: ignore[assignment]
            st.rerun()


def _ask_same_person(upload: Upload, number: int, column: str) -> None:
    """Whether rows with the same address or id are one person; what is chosen is what the column holds."""
    columns = upload.choices.columns
    before = None if column not in columns else columns[column] or SKIP
    chosen = st.radio(
        as_text(upload.choices.same_person_asked[column]),
        list(words.SAME_PERSON),
        index=None,
        format_func=lambda one: words.SAME_PERSON[one],
        key=seeded(keys.upload("same-person", upload.id, number), before if before in words.SAME_PERSON else None),
    )
    if chosen is not None and chosen != before:
        columns[column] = None if chosen == SKIP else chosen
        for key in [one for one in upload.choices.seeds if one.startswith(keys.upload(keys.UPLOAD_COLUMNS, upload.id))]:
            del upload.choices.seeds[key]
        st.rerun()


def _ask_look_alike(upload: Upload, number: int, pair: LookAlike) -> None:
    answers = words.look_alike_choices(pair)
    chosen = st.radio(
        as_text(words.look_alike_asked(pair)),
        list(answers),
        index=None,
        format_func=lambda two: as_text(answers[two]),
        key=seeded(keys.upload("names", upload.id, number), upload.choices.names[pair]),
    )
    if chosen != upload.choices.names[pair]:
        upload.choices.names[pair] = chosen
        st.rerun()


def ask_of_readings(upload: Upload, readings: Iterable[Reading]) -> None:
    """What was decided for a file and may be decided otherwise: unfinished answers, and the order of day and month."""
    choices, several = upload.choices, list(readings)
    if choices.finished_only or any(isinstance(one, Unfinished) for one in several):
        only = st.toggle(words.FINISHED_ONLY, key=seeded(keys.upload("finished", upload.id), choices.finished_only))
        if only != choices.finished_only:
            choices.finished_only = only
            st.rerun()
    doubtful = any(isinstance(one, DatesOrdered) or (isinstance(one, TimesUnread) and one.undecided) for one in several)
    if doubtful or choices.dates is not None:
        order = st.radio(
            words.DATES,
            list(words.DATE_ORDERS),
            index=None,
            horizontal=True,
            format_func=lambda one: words.DATE_ORDERS[one],
            key=seeded(keys.upload("dates", upload.id), choices.dates),
        )
        if order != choices.dates:
            choices.dates = order  # type: ignore[assignment]
            st.rerun()
