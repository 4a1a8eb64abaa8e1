"""Perturbed scores of one assessment: with slightly other weights, and with people of its groups drawn anew.

As far as nothing that is hidden could be worked out from what comes of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from random import Random
from typing import NamedTuple

from opposite.domain.collecting.answers import (
    DONT_KNOW,
    NOT_APPLICABLE,
    AnswerRow,
    CountedRespondent,
    GroupCount,
    count_answers,
)
from opposite.domain.framework import ROOT
from opposite.domain.framework.scoring_tree import Child, ScoringTree, range_of
from opposite.domain.scoring.aggregation import aggregate_up, covered, shares_beneath
from opposite.domain.scoring.lenses import position
from opposite.domain.scoring.question_scores import across_groups, is_applicable
from opposite.domain.scoring.robustness import Variation
from opposite.domain.scoring.stand_in import stand_in
from opposite.domain.scoring.tabulation import Tabulation

FIFTH = 0.2
"""Weights move up or down by at most this part of themselves."""

Response = float | str | None
"""What a person said to a question: a keyed level, don't know, not applicable, or nothing that counts."""

ResponsesByGroup = Mapping[str, Sequence[Sequence[Response]]]
"""By counted group, what each of its people said to every scored question of the outline, in its order."""


class JudgingFrame(NamedTuple):
    """What scores of questions are judged in: the tree, the weights and targets of its applicable questions."""

    tree: ScoringTree
    shares: Mapping[str, Mapping[str, float]]
    targets: Mapping[str, float]


class Perturbation(NamedTuple):
    """One way of counting: the scores of the questions that have one, and the frame to judge them in."""

    scores: Mapping[str, float]
    frame: JudgingFrame

    @property
    def weights(self) -> Mapping[str, float]:
        """Weight of each applicable question below the root (scoring.md, rule 7)."""
        return self.frame.shares[ROOT]


def _frame(base: Tabulation, tree: ScoringTree, applicable: Collection[str]) -> JudgingFrame:
    aims = {question: base.questions[question].target for question in applicable}
    targets = aggregate_up(tree, {question: aim for question, aim in aims.items() if aim is not None})
    return JudgingFrame(tree, shares_beneath(tree, applicable), targets)


def variation(base: Tabulation, perturbation: Perturbation) -> Variation:
    """Gaps of the factors and the overall score from the scores of questions (scoring.md, rules 7, 8 and 10)."""
    frame = perturbation.frame
    coverage = {node: covered(inner, perturbation.scores) for node, inner in frame.shares.items()}
    scores = aggregate_up(frame.tree, perturbation.scores, coverage=coverage)
    factors = [node.id for node in base.framework.factors if node.id in scores and node.id in frame.targets]
    gaps = {factor: max(0.0, frame.targets[factor] - scores[factor]) for factor in factors}
    return Variation(gaps, scores.get(ROOT))


def with_other_weights(
    base: Tabulation, random: Random, *, variations: int, held_fixed: Collection[str] = ()
) -> Iterator[Perturbation]:
    """Every weight of a group, node and question times a factor of its own, drawn evenly from 0.8 to 1.2.

    At the questions named by `held_fixed` groups keep their weights.
    """
    framework = base.framework
    applicable = [question for question in base.tree.scored if base.questions[question].applicable]
    levels = {
        question: {group: list(cell.levels.values()) for group, cell in base.count.by_question[question].items()}
        for question in applicable
    }
    for _ in range(variations):
        moved = {group: weight * _factor(random) for group, weight in framework.group_weights.items()}
        scores = _kept(base, held_fixed)
        for question in applicable:
            if question not in held_fixed:
                score = across_groups(levels[question], moved, framework.scoring)
                scores |= {} if score is None else {question: score}
        yield Perturbation(scores, _frame(base, _reweighed(base.tree, random), applicable))


def _kept(base: Tabulation, held_fixed: Collection[str]) -> dict[str, float]:
    """The scores of questions at which no mean moves; of a hidden one that of the nearest shown node above it."""
    hidden = base.disclosed.hidden

    def place_of(node: str) -> float | None:
        score, limits = base.nodes[node].score, base.tree.ranges.get(node)
        return None if score is None or limits is None or node in hidden.nodes else position(score, *limits)

    kept: dict[str, float] = {}
    for question in held_fixed:
        score = base.questions[question].score
        if score is not None and question in hidden.questions:
            score = stand_in(base.framework, question, place_of)
        if score is not None:
            kept[question] = score
    return kept


def _factor(random: Random) -> float:
    return random.uniform(1 - FIFTH, 1 + FIFTH)


def _reweighed(tree: ScoringTree, random: Random) -> ScoringTree:
    """The outline with every weight of a node and question moved, and the ranges that follow from them."""
    children = {
        node: tuple(Child(child.id, child.weight * _factor(random)) for child in below)
        for node, below in tree.children.items()
    }
    ranges = dict(tree.ranges)
    if any(rule.method == "geometric" for rule in tree.methods.values()):  # scores by other methods need no ranges
        for node in tree.nodes:
            limits = range_of(tree.methods[node.id].method, children[node.id], ranges)
            ranges |= {} if limits is None else {node.id: limits}
    return dataclasses.replace(tree, children=children, ranges=ranges)


def responses_by_group(base: Tabulation, answers: Iterable[AnswerRow]) -> ResponsesByGroup:
    """What the people of each counted group said, groups in the framework's order; without people who said nothing.

    People stand in the order of what they said, so that it does not matter how they are stored.
    """
    answers_by_person: dict[CountedRespondent, list[AnswerRow]] = {}
    for answer in answers:
        group = base.count.answering.get(answer[0], "")
        if base.framework.group_weights.get(group, 0) > 0:
            answers_by_person.setdefault(CountedRespondent(answer[0], group), []).append(answer)
    rows: dict[str, list[tuple[Response, ...]]] = {group: [] for group in base.framework.group_weights}
    routed = base.assessment.routed
    for person, given in answers_by_person.items():
        count = count_answers(base.framework, base.tree, people=[person], answers=given, routed=routed)
        row = tuple(_said(count.by_question[question].get(person.group)) for question in base.tree.scored)
        if any(response is not None for response in row):
            rows[person.group].append(row)
    return {group: sorted(people, key=repr) for group, people in rows.items() if people}


def _said(cell: GroupCount | None) -> Response:
    """What the one person of a cell said."""
    if cell is None:
        return None
    if cell.levels:
        return float(next(iter(cell.levels.values())))
    if cell.dont_know:
        return DONT_KNOW
    return NOT_APPLICABLE if cell.not_applicable else None


def with_people_drawn_anew(
    base: Tabulation, heard: ResponsesByGroup, random: Random, *, variations: int, held_fixed: Collection[str] = ()
) -> Iterator[Perturbation]:
    """Each group drawn anew, with replacement, from its own people (two at least) with all that they said.

    The questions named by `held_fixed` keep their scores.
    """
    weights, scoring = base.framework.group_weights, base.framework.scoring
    frame = cache(lambda applicable: _frame(base, base.tree, applicable))
    columns = {question: column for question, column in _columns(base, heard).items() if question not in held_fixed}
    kept = _kept(base, held_fixed)
    for _ in range(variations):
        drawn = {group: itemgetter(*random.choices(range(len(rows)), k=len(rows))) for group, rows in heard.items()}
        scores, applicable = dict(kept), list(held_fixed)
        for question, by_group in columns.items():
            responses = {group: drawn[group](column) for group, column in by_group.items()}
            levels = {group: [one for one in some if isinstance(one, float)] for group, some in responses.items()}
            # Cells take long to count: a question can only fail where fewer gave a level than said not applicable.
            in_doubt = sum(map(len, levels.values())) < sum([some.count(NOT_APPLICABLE) for some in responses.values()])
            if in_doubt and not is_applicable({group: _cell(some) for group, some in responses.items()}, weights):
                continue
            applicable.append(question)
            score = across_groups(levels, weights, scoring)
            if score is not None:
                scores[question] = score
        yield Perturbation(scores, frame(tuple(applicable)))


def _columns(base: Tabulation, heard: ResponsesByGroup) -> dict[str, dict[str, tuple[Response, ...]]]:
    """By question and group, what its people said to it; without groups that said nothing."""
    columns: dict[str, dict[str, tuple[Response, ...]]] = {question: {} for question in base.tree.scored}
    for group, people in heard.items():
        for question, column in zip(base.tree.scored, zip(*people, strict=True), strict=True):
            if any(response is not None for response in column):
                columns[question][group] = column
    return columns


def _cell(responses: Sequence[Response]) -> GroupCount:
    levels = {person: level for person, level in enumerate(responses) if isinstance(level, float)}
    return GroupCount(levels, dont_know=responses.count(DONT_KNOW), not_applicable=responses.count(NOT_APPLICABLE))


class Perturbations(NamedTuple):
    """The same number of ways to count of each kind; `held_fixed` are the questions that are not all shown."""

    by_weights: Iterator[Perturbation]
    by_people: Iterator[Perturbation] | None
    held_fixed: tuple[str, ...]


def perturb(
    base: Tabulation, answers: Sequence[AnswerRow], *, variations: int, seed: int | None = None
) -> Perturbations:
    """Variations of the weights and of the people of an assessment; `answers` are those that were counted.

    Weights: every weight of a group, node and question moves by a factor of its own, from 0.8 to 1.2. Groups keep their
    weights at questions where a group's mean is not shown: all that comes out can then be computed from what is shown,
    so nothing hidden can be worked out from it.

    People: each counted group is drawn anew from its own people with all that they said. None with fewer people than
    an interval needs (`min_raters`, 5 by default) or with a group of one person, because drawing them anew says
    nothing; and where a counted group is hidden, or fewer than `min_group_n` of it gave a level, so that nothing of it
    can be worked out. Questions at which a group's mean is not shown keep their scores.

    The same seed, the framework's unless given, gives the same result in whatever order people and answers are stored.
    Source: Hesterberg (2015), American Statistician 69, 371-386, on drawing people anew within their groups.
    """
    seed = base.framework.scoring.interval.seed if seed is None else seed
    held_fixed, heard = _not_all_shown(base), responses_by_group(base, answers)
    weighed = with_other_weights(base, Random(seed), variations=variations, held_fixed=held_fixed)  # noqa: S311 - the same every time
    drawn = with_people_drawn_anew(base, heard, Random(seed), variations=variations, held_fixed=held_fixed)  # noqa: S311 - likewise
    return Perturbations(weighed, drawn if _may_be_drawn(base, heard) else None, held_fixed)


def _not_all_shown(base: Tabulation) -> tuple[str, ...]:
    """Applicable questions with a mean of a counted group that is not shown."""
    return tuple(
        question
        for question in base.tree.scored
        if base.questions[question].applicable
        and any(
            cell.levels and base.framework.group_weights[group] > 0 and not base.disclosed.shows(question, group)
            for group, cell in base.count.by_question[question].items()
        )
    )


def _may_be_drawn(base: Tabulation, heard: ResponsesByGroup) -> bool:
    """Whether enough people of every counted group gave a level, and no such group is hidden."""
    gave = [sum(any(isinstance(response, float) for response in row) for row in people) for people in heard.values()]
    enough = sum(gave) >= base.framework.scoring.interval.min_raters and min(gave) >= max(2, base.minimum)
    return enough and base.hidden.isdisjoint(heard)
