"""Judges every different text once: which organisation, wave, person, group or question it means, or why none."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from opposite.definitions.diagnostics import quoted
from opposite.definitions.mapping import ColumnMapping
from opposite.domain.framework import UNASSIGNED, Framework
from opposite.engine.collecting.commands import clean_name
from opposite.engine.collecting.importing.dictionary_column import Fault
from opposite.engine.collecting.importing.words import choice, normalised, number
from opposite.errors import ImportRefusedError, OppositeError

Judge = Callable[[str], str | Fault]


def name_judge(what: str, *, missing: str | None = None, fixed: str | None = None) -> Judge:
    """Judges names of organisations, waves or people.

    An empty cell stands for `fixed`, else for `missing`; without either it is a fault. A cell that contradicts `fixed`
    is one too.
    """
    standard = fixed if fixed is not None else missing

    def judge(typed: str) -> str | Fault:
        if not typed:
            return standard if standard is not None else Fault(f"is empty; write the {what}")
        try:
            name = clean_name(typed, what)
        except OppositeError as error:
            return Fault(f"{error.title} {error.hint}")
        if fixed is not None and name != fixed:
            return Fault(f"{quoted(name)} is not the {what} given for the whole file; it is {quoted(fixed)}")
        return name

    return judge


def group_judge(framework: Framework, mapping: ColumnMapping) -> Judge:
    """Judges groups, by id or title without regard to case and punctuation; an empty cell is the unassigned group."""
    found: dict[str, set[str]] = {}
    for group in framework.groups:
        for words in (group.id, group.title):
            found.setdefault(normalised(words), set()).add(group.id)
    found.setdefault(normalised(UNASSIGNED), set()).add(UNASSIGNED)
    known = {words: ids.pop() for words, ids in found.items() if len(ids) == 1}
    own = own_words(mapping.groups)
    right = choice(group.id for group in framework.groups)

    def judge(typed: str) -> str | Fault:
        if not typed:
            return UNASSIGNED
        meant = own.get(own_key(typed), typed)
        if meant in framework.group_weights:
            return meant
        group = known.get(normalised(meant))
        return group if group is not None else Fault(f"{quoted(typed)} is no group; write {right}, or leave it empty")

    return judge


def question_judge(framework: Framework) -> Judge:
    """Judges questions by their exact id."""
    by_case = {question.casefold(): question for question in framework.questions}

    def judge(typed: str) -> str | Fault:
        if typed in framework.questions:
            return typed
        if not typed:
            return Fault("is empty; write a question's id")
        near = by_case.get(typed.casefold())
        remedy = f"did you mean {near}?" if near else f"{framework.id} has {_span(list(framework.questions))}"
        return Fault(f"{quoted(typed)} is no question of the framework; {remedy}")

    return judge


def own_words(meanings: Mapping[str, str]) -> dict[str, str]:
    """The mapping's meanings by `own_key` of its words; raises ImportRefusedError when two meanings get one key."""
    found: dict[str, str] = {}
    for words, meaning in meanings.items():
        key = own_key(words)
        if found.setdefault(key, meaning) != meaning:
            raise ImportRefusedError(f"The mapping gives {words!r} two meanings: {found[key]!r} and {meaning!r}.")
    return found


def own_key(typed: str) -> str:
    """What a cell and the words of a mapping are compared by: numbers as they stand, words normalised."""
    return typed if number(typed) is not None else normalised(typed) or typed


def _span(ids: Sequence[str]) -> str:
    return choice(ids) if len(ids) <= 6 else f"{', '.join(ids[:3])} … {ids[-1]}"
