"""The tables in which it is corrected what the columns, words and groups of an uploaded file are taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

import streamlit as st

from opposite.domain.framework import UNASSIGNED, Framework
from opposite.domain.framework.scales import plain_number
from opposite.engine.collecting.importing.correcting import place_of
from opposite.engine.collecting.importing.layout import ASPECTS, PERSON, QUESTION
from opposite.engine.collecting.importing.looking import Looked
from opposite.engine.collecting.importing.parse_answers import EMPTY, REFUSE
from opposite.engine.collecting.importing.words_seen import SeenWord
from opposite.ui.keeping.upload_reading import Upload
from opposite.ui.shell import keys
from opposite.ui.shell.session import widget_value_or
from opposite.ui.shell.table import edit_table
from opposite.wording.collecting import upload as words

STATES = ("DK", "NA", EMPTY, REFUSE)
"""What a word may mean beside a level, in the words of a mapping."""

Place = TypeVar("Place")


def column_table(upload: Upload, before: Looked) -> None:
    """Every column with its first cells and what it holds."""
    framework = upload.loaded.framework
    titles = _by_title(framework)
    meanings = {column.title: column.meaning for column in before.columns if column.meaning != "skip"}
    meant = dict(titles)
    for meaning in meanings.values():
        if meaning is not None:
            meant.setdefault(words.column_holds(meaning, framework), meaning)
    shown = {meaning: title for title, meaning in meant.items()}
    _table(
        upload,
        keys.UPLOAD_COLUMNS,
        [
            (column.title, {words.COLUMN: column.title, words.FIRST_CELLS: " · ".join(column.examples)})
            for column in before.columns
        ],
        words.HOLDS,
        options=[words.NOTHING, *meant],
        changed=upload.choices.columns,
        shown=lambda title: shown.get(upload.choices.columns.get(title, meanings.get(title)) or "", words.NOTHING),
        meant=meant.get,
    )


def word_table(upload: Upload, now: Looked) -> None:
    """Every word of the answers with the level that it means."""
    framework, changed = upload.loaded.framework, upload.choices.words
    by_place = {place_of(word): word for word in now.words}
    options = word_options(framework, now.words)
    shown = {meaning: title for title, meaning in options.items()}
    _table(
        upload,
        keys.UPLOAD_WORDS,
        [
            (
                place,
                {words.WORD: word.typed[:200], words.CELLS: word.cells, words.WHERE: ", ".join(word.questions[:6])},
            )
            for place, word in by_place.items()
        ],
        words.MEANS,
        options=[words.NOT_SAID, *options],
        changed=changed,
        shown=lambda place: shown.get(changed.get(place, by_place[place].meaning) or "", words.NOT_SAID),
        meant=lambda option: options.get(option, ""),
        of=sorted(upload.choices.columns.items()),
    )


def group_table(upload: Upload, now: Looked) -> None:
    """Every word of the group's column with the group that it means."""
    changed = upload.choices.groups
    options = group_options(upload.loaded.framework)
    shown = {id_: title for title, id_ in options.items()}
    by_word = {one.typed: one for one in now.groups}
    _table(
        upload,
        keys.UPLOAD_GROUPS,
        [(typed, {words.WORD: typed[:200], words.CELLS: one.rows}) for typed, one in by_word.items()],
        words.MEANS,
        options=[words.NOT_SAID, *options],
        changed=changed,
        shown=lambda typed: shown.get(changed.get(typed, by_word[typed].group) or "", words.NOT_SAID),
        meant=lambda option: options.get(option, ""),
        of=sorted(upload.choices.columns.items()),
    )


def word_options(framework: Framework, seen: Iterable[SeenWord]) -> dict[str, str]:
    """What a word may mean, as it is shown and in the words of a mapping: levels of the questions where words stand, and states."""
    ids = dict.fromkeys(question for word in seen for question in word.questions)
    questions = [framework.questions[id_] for id_ in ids]
    values = sorted({point.value for question in questions for point in question.scale.points})
    levels = [plain_number(value) for value in values[:MOST_LEVELS]]
    return {words.level_means(meaning, questions): meaning for meaning in (*levels, *STATES)}


MOST_LEVELS = 101
"""Levels that are offered: those of a percentage in steps of one."""


def group_options(framework: Framework) -> dict[str, str]:
    """What a group's word may mean, by title."""
    return {group.title: group.id for group in framework.groups} | {"No group": UNASSIGNED}


def _by_title(framework: Framework) -> dict[str, str]:
    """What a column may hold, as it is shown: who answered, and the questions; and in the words of a mapping."""
    meanings = [*PERSON, *framework.questions, QUESTION, *ASPECTS]
    return {words.column_holds(meaning, framework): meaning for meaning in meanings}


def _table(
    upload: Upload,
    name: str,
    rows: Sequence[tuple[Place, Mapping[str, Any]]],
    column: str,
    *,
    options: list[str],
    changed: MutableMapping[Place, Any],
    shown: Callable[[Place], str],
    meant: Callable[[str], Any],
    of: object = None,
) -> None:
    """A table of which one column is chosen; what is changed goes into `changed`, by the row's place.

    It begins with what holds when it is first drawn, so that it stays as it is while it is changed.
    """
    held = repr((upload.loaded.framework.hash, [place for place, _ in rows], of))
    shown_first, *others = rows[0][1]
    key = keys.upload(name, upload.id, sha256(held.encode()).hexdigest()[:8])
    seeds = upload.choices.seeds
    if key not in seeds:
        for old in [one for one in seeds if one.startswith(keys.upload(name, upload.id))]:
            del seeds[old]
        seeds[key] = [{shown_first: None, column: shown(place), **cells} for place, cells in rows]
    edit_table(
        seeds[key],
        columns={
            column: st.column_config.SelectboxColumn(column, options=options, required=True, width="medium"),
            words.CELLS: st.column_config.NumberColumn(width="small"),
        },
        disabled=[shown_first, *others],
        key=key,
        alt=column,
    )
    if _take(key, [place for place, _ in rows], column, changed, meant):
        st.rerun()


def _take(
    key: str, places: Sequence[Place], column: str, changed: MutableMapping[Place, Any], meant: Callable[[str], Any]
) -> bool:
    """Keep what was changed in a table, and whether that is new; what is said to have no meaning is not changed any more."""
    before = dict(changed)
    edited = widget_value_or(key, None) or {"edited_rows": {}}
    for row, cells in edited["edited_rows"].items():
        if column in cells:
            meaning = meant(cells[column])
            if meaning == "":
                changed.pop(places[int(row)], None)
            else:
                changed[places[int(row)]] = meaning
    return before != changed
