"""The words in the cells of answers and groups, each counted, with what it is taken for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

from opposite.definitions.mapping import ColumnMapping
from opposite.domain.collecting.cell_faults import CellFault, WordRefused
from opposite.domain.framework import Framework
from opposite.domain.framework.scales import plain_number
from opposite.engine.collecting.importing.batch_reading import BatchReading
from opposite.engine.collecting.importing.batches import Cells
from opposite.engine.collecting.importing.layout import GROUP, LEVEL, ORGANISATION, WAVE, Layout
from opposite.engine.collecting.importing.parse import group_parser, level_words, mapped_key
from opposite.engine.collecting.importing.parse_answers import EMPTY, REFUSE, level_parser
from opposite.engine.collecting.importing.places import TOOLS
from opposite.engine.collecting.importing.words import STATES, ParsedAnswer

MOST_WORDS = 300
"""Words that are shown; those that mean nothing first, then the most frequent."""

MOST_TOLD_APART = 20_000
"""Words that are told apart while a file is read."""

LONGEST_WORD = 500
"""Characters of the longest cell that is taken for a word; what is longer is shown by its first ones alone."""

_STATE_WORDS = {state: word.upper() for word, state in STATES.items()}


class SeenWord(NamedTuple):
    """A word in cells of some questions, in how many cells, and what it is taken for in the words of a mapping.

    The meaning is None where it means nothing. `apart` is whether the same word means something else elsewhere.
    """

    typed: str
    cells: int
    questions: tuple[str, ...]
    meaning: str | None
    apart: bool = False


class SeenGroup(NamedTuple):
    """A word of the group's column, in how many rows, and the id of its group; None where it means nothing."""

    typed: str
    rows: int
    group: str | None


class WordsOfFile:
    """The words of the answers, by the question, and of the groups, each counted."""

    def __init__(self, framework: Framework, layout: Layout, mapping: ColumnMapping) -> None:
        self.rows = 0
        self._columns = {
            question: columns[LEVEL] for question, columns in layout.by_question.items() if LEVEL in columns
        }
        self._parsers: Mapping[str, Callable[[str], Any]] = {
            question: level_parser(
                framework.questions[question],
                level_words(framework, mapping, question),
                tool=layout.source.tool,
            )
            for question in self._columns
        }
        self._of_answers: dict[str, Counter[str]] = {question: Counter() for question in self._columns}
        self._told_apart = 0
        self._group = layout.person.get(GROUP)
        self._group_of = group_parser(framework, mapping, places=layout.source.tool in TOOLS)
        self._of_groups: Counter[str] = Counter()
        self._named = {role: layout.person[role] for role in (ORGANISATION, WAVE) if role in layout.person}
        self._of_names: dict[str, Counter[str]] = {role: Counter() for role in self._named}

    def take_in(self, reading: BatchReading) -> None:
        """Count the words of a batch."""
        self.rows += len(reading.rows)
        for question, column in self._columns.items():
            self._told_apart += _count(self._of_answers[question], reading.texts(column), self._told_apart)
        if self._group is not None:
            _count(self._of_groups, reading.texts(self._group), 0)
        for role, column in self._named.items():
            _count(self._of_names[role], reading.texts(column), 0)

    def seen(self) -> tuple[SeenWord, ...]:
        """The words of answers: those that mean nothing first, then the most frequent."""
        found: dict[tuple[str, str | None], tuple[str, int, list[str]]] = {}
        for question, counter in self._of_answers.items():
            for typed, cells in counter.items():
                meaning = _meaning(self._parsers[question](typed))
                first, before, questions = found.get((mapped_key(typed), meaning), (typed, 0, []))
                found[mapped_key(typed), meaning] = first, before + cells, [*questions, question]
        meanings = Counter(key for key, _ in found)
        words = [
            SeenWord(typed, cells, tuple(dict.fromkeys(questions)), meaning, apart=meanings[key] > 1)
            for (key, meaning), (typed, cells, questions) in found.items()
        ]
        return tuple(sorted(words, key=lambda word: (word.meaning is not None, -word.cells, word.typed)))

    def groups(self) -> tuple[SeenGroup, ...]:
        """The words of the group's column: those that mean nothing first, then the most frequent."""
        named = [(typed, count, self._group_of(typed)) for typed, count in self._of_groups.items()]
        seen = [
            SeenGroup(typed, count, None if isinstance(group, CellFault) else group) for typed, count, group in named
        ]
        return tuple(sorted(seen, key=lambda one: (one.group is not None, -one.rows, one.typed))[:MOST_WORDS])

    def names(self, role: str) -> tuple[str, ...]:
        """The names in a column of organisations or waves, in the order in which they stand there first."""
        return tuple(self._of_names.get(role, {}))[:MOST_WORDS]


def _count(counter: Counter[str], column: Cells, told_apart: int) -> int:
    """Count the words of a column that are not empty; how many were not seen before. Beyond a limit none is added."""
    before = len(counter)
    numbers = np.bincount(column.numbers, minlength=len(column.texts))
    for text, cells in zip(column.texts, numbers.tolist(), strict=True):
        typed = text.strip() if len(text) <= LONGEST_WORD else ""
        if typed and cells and (typed in counter or told_apart + len(counter) - before < MOST_TOLD_APART):
            counter[typed] += cells
    return len(counter) - before


def _meaning(parsed: ParsedAnswer | CellFault) -> str | None:
    """What a cell means, in the words of a mapping."""
    if isinstance(parsed, WordRefused):
        return REFUSE
    if isinstance(parsed, CellFault):
        return None
    if parsed.level is not None:
        return plain_number(parsed.level)
    return EMPTY if parsed.state is None else _STATE_WORDS[parsed.state]
