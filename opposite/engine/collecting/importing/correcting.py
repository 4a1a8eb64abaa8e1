"""A mapping made of what somebody says of a file's columns and words, beside what is understood already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from opposite.definitions.mapping import ColumnMapping
from opposite.engine.collecting.importing.claims import SKIP
from opposite.engine.collecting.importing.words_seen import SeenWord


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was changed in the tables of a file.

    `columns`: by heading, what it holds in the words of a mapping, None for nothing. `words`: by a word and the questions where
    it stands, its meaning. `groups`: by a word, a group's id. `organisations` and `waves`: by a name, the one it means.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    words: Mapping[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    waves: Mapping[str, str] = field(default_factory=dict)


def place_of(word: SeenWord) -> tuple[str, tuple[str, ...]]:
    """By what the meaning of a word is kept: for its questions where it means something else elsewhere, else for all."""
    return word.typed, word.questions if word.apart else ()


def corrected(mapping: ColumnMapping, corrections: Corrections) -> ColumnMapping:
    """The mapping with what was said in the tables, which goes before what it said itself."""
    columns = {title: SKIP if meaning is None else meaning for title, meaning in corrections.columns.items()}
    everywhere = {typed: meaning for (typed, questions), meaning in corrections.words.items() if not questions}
    within: dict[str, dict[str, str]] = {block: dict(words) for block, words in mapping.levels_within.items()}
    for (typed, questions), meaning in corrections.words.items():
        for question in questions:
            within.setdefault(question, {})[typed] = meaning
    return replace(
        mapping,
        columns={**mapping.columns, **columns},
        levels={**mapping.levels, **everywhere},
        levels_within=within,
        groups={**mapping.groups, **corrections.groups},
        organisations={**mapping.organisations, **corrections.organisations},
        waves={**mapping.waves, **corrections.waves},
    )
