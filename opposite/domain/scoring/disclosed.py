"""What can be shown of one assessment, question by question, then of the nodes above."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial

from opposite.domain.framework import Framework
from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.disclosed_nodes import Hidden, hide_above
from opposite.domain.scoring.disclosure import (
    CellFigures,
    ShownQuestion,
    Voices,
    all_shown,
    disclose_question,
    is_plain,
    is_shown_beside,
    without_groups,
)
from opposite.domain.scoring.possible_levels import Figure, Points, points_of, whole_weights

Answers = Mapping[str, Mapping[str, CellFigures]]
"""By question that is asked, then group: what it said."""


def _nobody(_: str) -> frozenset[str]:
    """No group."""
    return frozenset()


NOTHING_HIDDEN = Hidden(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Veil:
    """What was hidden before and has answers: it stays hidden. Groups everywhere, cells, questions, nodes."""

    groups: frozenset[str] = frozenset()
    cells: frozenset[tuple[str, str]] = frozenset()
    questions: frozenset[str] = frozenset()
    nodes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What can be shown of an assessment: its questions, and what is hidden of the tree."""

    questions: Mapping[str, ShownQuestion]
    hidden: Hidden = NOTHING_HIDDEN

    @property
    def is_all(self) -> bool:
        """Whether nothing is hidden of any question's row; means of groups may be, where they would tell one level."""
        return all(shown.whole for shown in self.questions.values())

    def is_all_shown(self, question: str) -> bool:
        """Whether nothing of a question is hidden; so it is where it is asked of nobody."""
        shown = self.questions.get(question)
        return shown is None or (shown.whole and question not in self.hidden.questions)

    def is_hidden(self, question: str) -> bool:
        """Whether the score of a question and all that rests on its levels is hidden."""
        return question in self.hidden.questions

    def is_pooled_shown(self, question: str) -> bool:
        """Whether figures over everybody's levels of a question can be shown: distribution, variance, agreement."""
        shown = self.questions.get(question)
        return shown is None or shown.pooled

    def shows(self, question: str, group: str) -> bool:
        """Whether what a group said to a question can be shown."""
        shown = self.questions.get(question)
        return shown is None or group in shown.means

    def veil(self, answers: Answers, groups: Collection[str]) -> Veil:
        """What must stay hidden of these answers when others join them."""
        cells = {(q, g) for q, row in answers.items() for g, cell in row.items() if cell.levels or cell.ratings}
        given = {question for question, _ in cells}
        return Veil(
            groups=frozenset(groups),
            cells=frozenset((q, g) for q, g in cells if g not in self.questions[q].means),
            questions=self.hidden.questions & given,
            nodes=self.hidden.nodes,
        )


def disclose(
    framework: Framework,
    tree: ScoringTree,
    answers: Answers,
    *,
    scored: Collection[str],
    minimum: int,
    veil: Veil,
    known: Collection[tuple[str, str]] = (),
    forced: Callable[[str], frozenset[str]] = _nobody,
) -> Disclosed:
    """The most that can be shown of the answers to the questions asked; `scored` names questions and nodes with a score.

    `known` are cells whose means were shown before and have not changed since. `forced` tells the groups that chose one level, as their mean beside everybody's levels would tell.
    """
    weights, voices = framework.group_weights, voices_of(framework)
    comparators = {g for row in answers.values() for g in row if weights.get(g, 0) <= 0}
    counted = (
        {q: {g: cell for g, cell in row.items() if g not in comparators} for q, row in answers.items()}
        if comparators
        else answers
    )
    rating = framework.instrument.importance.scale
    rating_points = None if rating is None else points_of(tuple(p.value for p in rating.points), rating.top_two)
    is_veiled = bool(veil.groups or veil.cells or veil.questions)
    shown: dict[str, ShownQuestion] = {}
    for question, row in counted.items():
        points = points_of_question(framework, question)
        if not is_veiled and is_plain(row, minimum, points, rating_points):
            told = forced(question)
            if not told:
                shown[question] = all_shown(row)
                continue
        judge = partial(
            disclose_question,
            row,
            minimum,
            voices=voices,
            points=points,
            rating_points=rating_points,
            is_scored=question in scored,
            known=[group for q, group in known if q == question],
            hidden=question in veil.questions,
        )
        shown[question] = judge(veiled=veil.groups | {group for q, group in veil.cells if q == question})
        if shown[question].pooled and (told := forced(question)):
            shown[question] = without_groups(shown[question], judge(veiled=told))

    hidden = hidden_of_tree(
        framework,
        tree,
        counted,
        hidden={question for question, one in shown.items() if not one.score},
        veiled=veil.nodes,
        scored=scored,
        minimum=minimum,
    )
    for question in hidden.questions:
        shown[question] = replace(
            shown[question], score=False, groups=frozenset(), pooled=False, shares=False, whole=False
        )
    for question, row in answers.items() if comparators else ():
        points = points_of_question(framework, question)
        beside = {
            g
            for g, cell in row.items()
            if g in comparators and g not in veil.groups and is_shown_beside(cell, minimum, points)
        }
        if beside:
            shown[question] = replace(shown[question], groups=shown[question].groups | beside)
    return Disclosed(shown, hidden)


def hidden_of_tree(
    framework: Framework,
    tree: ScoringTree,
    counted: Answers,
    *,
    hidden: Collection[str],
    scored: Collection[str],
    minimum: int,
    veiled: Collection[str] = (),
) -> Hidden:
    """What is hidden of the tree where the scores of some questions are; `counted` holds the cells of counted groups."""
    if not hidden and not veiled:
        return NOTHING_HIDDEN
    voices = voices_of(framework)

    @cache
    def people(question: str) -> int:
        return sum(cell.levels for cell in counted[question].values())

    @cache
    def figure(question: str) -> Figure | None:
        points = points_of_question(framework, question)
        return None if voices.median or points is None else voices.figure(counted[question], points)

    return hide_above(
        tree,
        hidden=hidden,
        veiled=veiled,
        scored=scored,
        people=people,
        figure=figure,
        minimum=minimum,
    )


def everything(answers: Answers) -> Disclosed:
    """What is shown where answers are attributed: all of it."""
    return Disclosed({q: all_shown(row) for q, row in answers.items()})


@lru_cache(maxsize=256)
def voices_of(framework: Framework) -> Voices:
    """How the groups of a framework enter the score of a question."""
    rules, weights = framework.scoring, whole_weights(framework.group_weights)
    return Voices(weights, rules.group_to_question == "pooled_mean", rules.rater_to_group == "median")


@lru_cache(maxsize=4096)
def points_of_question(framework: Framework, question: str) -> Points | None:
    """The points that levels of a question can have, None where it has none."""
    scale = framework.questions[question].scale
    return points_of(tuple(point.value for point in scale.points), scale.top_two) if scale.points else None
