"""Parsers of the cells that say who answered what: which organisation, wave, person, group or question it means, or why none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.cell_faults import (
    CellEmpty,
    CellFault,
    GroupUnknown,
    IdSpoilt,
    NameRefused,
    OtherName,
    QuestionUnknown,
)
from opposite.domain.collecting.names import one_spelling
from opposite.domain.framework import UNASSIGNED, Framework
from opposite.engine.collecting.commands import clean_name
from opposite.engine.collecting.importing.places import chosen
from opposite.engine.collecting.importing.words import normalised, number
from opposite.errors import ImportRefusedError, OppositeError

_SPOILT = re.compile(r"\d[.,]\d+[eE]\+?\d{1,3}")
"""How a spreadsheet writes a long number that it has rounded."""

Parser = Callable[[str], str | CellFault]


def name_parser(
    what: str,
    *,
    missing: str | None = None,
    fixed: str | None = None,
    meant: Mapping[str, str] | None = None,
) -> Parser:
    """A parser of names of organisations, waves or people.

    An empty cell stands for `fixed`, else for `missing`; without either it is a fault. A cell that contradicts `fixed`
    is one too. `meant` holds names that are meant by others.
    """
    others = {one_spelling(words): name for words, name in (meant or {}).items()}
    standard = fixed if fixed is not None else missing

    def parse(typed: str) -> str | CellFault:
        if not typed:
            return standard if standard is not None else CellEmpty(what)
        try:
            name = clean_name(typed.lower() if what == "respondent" and "@" in typed else typed, what)
            name = clean_name(others.get(name, name), what)
        except OppositeError as error:
            return NameRefused(error.with_traceback(None))  # it is kept, and need not keep the frames it came through
        if what == "respondent" and _SPOILT.fullmatch(name):
            return IdSpoilt(name)
        if fixed is not None and name != fixed:
            return OtherName(name, what, fixed)
        return name

    return parse


def group_parser(framework: Framework, mapping: ColumnMapping, *, places: bool = False) -> Parser:
    """A parser of groups, by id or title without regard to case and punctuation; an empty cell is the unassigned group.

    `places`: whether codes may stand for the places of groups.
    """
    ids_by_words: dict[str, set[str]] = {}
    for group in framework.groups:
        for words in (group.id, group.title):
            ids_by_words.setdefault(normalised(words), set()).add(group.id)
    ids_by_words.setdefault(normalised(UNASSIGNED), set()).add(UNASSIGNED)
    group_by_words = {words: ids.pop() for words, ids in ids_by_words.items() if len(ids) == 1}
    mapped = mapped_words(mapping.groups)

    def parse(typed: str) -> str | CellFault:
        if not typed:
            return UNASSIGNED
        meant = mapped.get(mapped_key(typed), typed)
        if meant in framework.group_weights:
            return meant
        group = group_by_words.get(normalised(meant))
        if group is None and places:
            group = chosen([one.id for one in framework.groups], meant)
        return group if group is not None else GroupUnknown(typed, framework)

    return parse


def question_parser(framework: Framework) -> Parser:
    """A parser of questions by their exact id."""
    by_case = {question.casefold(): question for question in framework.questions}

    def parse(typed: str) -> str | CellFault:
        if typed in framework.questions:
            return typed
        if not typed:
            return CellEmpty("question")
        return QuestionUnknown(typed, framework, by_case.get(typed.casefold()))

    return parse


def mapped_words(meanings: Mapping[str, str]) -> dict[str, str]:
    """The mapping's meanings by `mapped_key` of its words; raises ImportRefusedError when two meanings get one key."""
    by_key: dict[str, str] = {}
    for words, meaning in meanings.items():
        key = mapped_key(words)
        if by_key.setdefault(key, meaning) != meaning:
            raise ImportRefusedError(f"The mapping gives {words!r} two meanings: {by_key[key]!r} and {meaning!r}.")
    return by_key


def level_words(framework: Framework, mapping: ColumnMapping, question: str) -> Mapping[str, str]:
    """What a mapping says of the words of a question: its own before those of nodes above it, these before all others."""
    own = mapped_words(mapping.levels)
    for block in (*reversed(tuple(framework.ancestors(question))), question):
        own |= mapped_words(mapping.levels_within.get(block, {}))
    return own


def refuse_unknown_blocks(framework: Framework, mapping: ColumnMapping) -> None:
    """Raise ImportRefusedError where a mapping gives words to what is no question or node of the framework."""
    for block in mapping.levels_within:
        if block not in framework.questions and block not in framework.nodes:
            raise ImportRefusedError(
                f"The mapping gives the words of {block!r} levels of their own, and the framework has no such question or node.",
                hint="Write the id of a question, or of a node above the questions.",
            )


def mapped_key(typed: str) -> str:
    """What a cell and the words of a mapping are compared by: numbers as they stand, words normalised."""
    return typed if number(typed) is not None else normalised(typed) or typed
