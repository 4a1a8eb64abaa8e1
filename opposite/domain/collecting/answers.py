"""Answers as people gave them, and the count of them that a question's score rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from opposite.domain.framework import Framework, Question
from opposite.domain.framework.scoring_tree import ScoringTree

LEVEL = "level"
DONT_KNOW = "dont_know"
NOT_APPLICABLE = "not_applicable"

NOTE_LIMIT = 10_000
"""Characters of the longest note, beside an answer or anything else that is decided or recorded."""

REASON_LIMIT = 500
"""Characters of the longest reason why something does not apply that a person can type."""


class Respondent(NamedTuple):
    """A person who answers in one assessment, for one group; `finished_at` None until they say that they are done.

    `taken` where the wave was closed before they said so: what they had said by `finished_at` counts and is fixed.
    """

    id: int
    assessment_id: int
    group: str
    label: str | None
    finished_at: datetime | None
    taken: bool = False


class Answer(NamedTuple):
    """What one person said to one question, with their own words; `state` None is not answered yet."""

    question: str
    state: str | None = None
    level: float | None = None
    importance: float | None = None
    evidence: str | None = None
    note: str | None = None
    reason: str | None = None


class CountedAnswer(NamedTuple):
    """An answer that counts, without its author's words; `state` None means only importance or evidence was given."""

    respondent: int
    question: str
    state: str | None
    level: float | None
    importance: float | None = None
    evidence: str | None = None


AnswerRow = tuple[int, str, str | None, float | None, float | None, str | None]
"""The fields of a `CountedAnswer` in their order, as the store reads them: a report has a thousand, and names none."""


class CountedRespondent(NamedTuple):
    """A respondent who counts, the group they belong to, and the batch with which they began to count."""

    respondent: int
    group: str
    batch: int = 0


@dataclass(slots=True)
class GroupCount:
    """What one group said to one question: keyed levels by person, and how many could not or need not say."""

    levels: dict[int, float] = field(default_factory=dict)
    dont_know: int = 0
    not_applicable: int = 0
    importance: list[float] = field(default_factory=list)
    evidence: int = 0
    asked: int = 0

    @property
    def unanswered(self) -> int:
        """People who were asked and gave no level, don't know or not applicable."""
        return self.asked - len(self.levels) - self.dont_know - self.not_applicable


class Count(NamedTuple):
    """Everything counted for one assessment: by question then group, and the answers of people who were not asked."""

    by_question: Mapping[str, Mapping[str, GroupCount]]
    not_asked: int
    answering: Mapping[int, str]
    """People who said anything to what they were asked, with their groups."""


def is_asked(question: Question, group: str, *, routed: bool) -> bool:
    """Whether a question is asked of a group (scoring.md, rule 3); a self-assessment by one person is not routed."""
    return not routed or question.is_for(group)


@lru_cache(maxsize=512)
def groups_asked(tree: ScoringTree, groups: tuple[str, ...], *, routed: bool) -> Mapping[str, Sequence[str]]:
    """By question that is asked, those of these groups that are asked it; kept, since many waves have the same ones."""
    return {
        question.id: tuple(group for group in groups if is_asked(question, group, routed=routed))
        for question in tree.asked.values()
    }


def count_answers(
    framework: Framework,
    tree: ScoringTree,
    *,
    people: Sequence[CountedRespondent],
    answers: Iterable[AnswerRow],
    routed: bool,
) -> Count:
    """Count the answers of one assessment by question and group (scoring.md, rules 1 to 3).

    Answers of people who were not asked are left out and their number is returned. Every question of the framework
    has its entry; questions outside the outline's profile are asked of nobody.
    """
    counts = _empty_cells(framework, tree, people, routed=routed)
    cells_of = _cells_by_person(counts, people)
    not_asked, answering = 0, set[int]()
    last, cells = None, dict[str, GroupCount]()
    for respondent, question, state, level, importance, evidence in answers:
        if respondent != last:  # nearly always by person
            last, cells = respondent, cells_of.get(respondent, {})
        cell = cells.get(question)
        if cell is None:
            not_asked += 1
            continue
        if state is not None:
            answering.add(respondent)
        if state == LEVEL and level is not None:
            cell.levels[respondent] = level
        elif state == DONT_KNOW:
            cell.dont_know += 1
        elif state == NOT_APPLICABLE:
            cell.not_applicable += 1
        if importance is not None:
            cell.importance.append(importance)
        if evidence is not None:
            cell.evidence += 1
    _turn(framework, counts)
    return Count(counts, not_asked, {person: group for person, group, _ in people if person in answering})


def _empty_cells(
    framework: Framework, tree: ScoringTree, people: Iterable[CountedRespondent], *, routed: bool
) -> dict[str, dict[str, GroupCount]]:
    """By question and group asked, a cell in which nothing is counted yet but who was asked."""
    people_by_group = Counter(group for _, group, _ in people)
    cells: dict[str, dict[str, GroupCount]] = {question: {} for question in framework.questions}
    for question, groups in groups_asked(tree, tuple(people_by_group), routed=routed).items():
        cells[question] = {group: GroupCount({}, 0, 0, [], 0, people_by_group[group]) for group in groups}
    return cells


def _cells_by_person(
    counts: Mapping[str, Mapping[str, GroupCount]], people: Iterable[CountedRespondent]
) -> dict[int, dict[str, GroupCount]]:
    """By person, the cells of the questions asked of their group; those of one group have them in common."""
    by_group = {
        group: {question: cells[group] for question, cells in counts.items() if group in cells}
        for group in {group for _, group, _ in people}
    }
    return {respondent: by_group[group] for respondent, group, _ in people}


def _turn(framework: Framework, counts: Mapping[str, Mapping[str, GroupCount]]) -> None:
    """Turn the levels of reverse-keyed questions round (rule 2)."""
    for question in framework.questions.values():
        if question.reverse:
            for cell in counts[question.id].values():
                cell.levels = {person: question.keyed(level) for person, level in cell.levels.items()}
