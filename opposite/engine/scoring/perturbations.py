"""One assessment scored again and again: with weights a little different, and with other people of its groups."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from random import Random
from typing import NamedTuple

from opposite.domain.collecting.answers import DONT_KNOW, NOT_APPLICABLE, Answer, GroupCount, Person, count_answers
from opposite.domain.framework import ROOT
from opposite.domain.framework.scoring_tree import Child, Outline, range_of
from opposite.domain.scoring.aggregation import aggregate_up, covered, shares_beneath
from opposite.domain.scoring.question_scores import across_groups, is_applicable
from opposite.domain.scoring.robustness import Variation
from opposite.domain.scoring.tabulation import Counted

FIFTH = 0.2
"""Weights move up or down by at most this part of themselves."""

Said = float | str | None
"""What a person said to a question: a keyed level, don't know, not applicable, or nothing that counts."""

Voices = Mapping[str, Sequence[Sequence[Said]]]
"""By counted group, what each of its people said to every scored question of the outline, in its order."""


class Frame(NamedTuple):
    """What scores of questions are judged in: the tree, the weights and targets of its applicable questions."""

    outline: Outline
    shares: Mapping[str, Mapping[str, float]]
    targets: Mapping[str, float]


class Recount(NamedTuple):
    """One way of counting: the scores of the questions that have one, and the frame to judge them in."""

    scores: Mapping[str, float]
    frame: Frame

    @property
    def weights(self) -> Mapping[str, float]:
        """Weight of each applicable question below the root (scoring.md, rule 7)."""
        return self.frame.shares[ROOT]


def _frame(base: Counted, part: Outline, applicable: Collection[str]) -> Frame:
    aims = {question: base.questions[question].target for question in applicable}
    targets = aggregate_up(part, {question: aim for question, aim in aims.items() if aim is not None})
    return Frame(part, shares_beneath(part, applicable), targets)


def variation(base: Counted, recount: Recount) -> Variation:
    """Gaps of the factors and the overall score from the scores of questions (scoring.md, rules 7, 8 and 10)."""
    frame = recount.frame
    coverage = {node: covered(inner, recount.scores) for node, inner in frame.shares.items()}
    scores = aggregate_up(frame.outline, recount.scores, coverage=coverage)
    factors = [node.id for node in base.framework.factors if node.id in scores and node.id in frame.targets]
    gaps = {factor: max(0.0, frame.targets[factor] - scores[factor]) for factor in factors}
    return Variation(gaps, scores.get(ROOT))


def with_other_weights(
    base: Counted, random: Random, *, variations: int, still: Collection[str] = ()
) -> Iterator[Recount]:
    """Every weight of a group, node and question times a factor of its own, drawn evenly from 0.8 to 1.2.

    At the questions named by `still` groups keep their weights.
    """
    framework = base.framework
    applicable = [question for question in base.part.scored if base.questions[question].applicable]
    levels = {
        question: {group: list(cell.levels.values()) for group, cell in base.count.by_question[question].items()}
        for question in applicable
    }
    for _ in range(variations):
        moved = {group: weight * _factor(random) for group, weight in framework.group_weights.items()}
        known = _kept(base, still)
        for question in applicable:
            if question not in still:
                score = across_groups(levels[question], moved, framework.scoring)
                known |= {} if score is None else {question: score}
        yield Recount(known, _frame(base, _reweighed(base.part, random), applicable))


def _kept(base: Counted, still: Collection[str]) -> dict[str, float]:
    return {question: row.score for question in still if (row := base.questions[question]).score is not None}


def _factor(random: Random) -> float:
    return random.uniform(1 - FIFTH, 1 + FIFTH)


def _reweighed(part: Outline, random: Random) -> Outline:
    """The outline with every weight of a node and question moved, and the ranges that follow from them."""
    children = {
        node: tuple(Child(child.id, child.weight * _factor(random)) for child in below)
        for node, below in part.children.items()
    }
    ranges = dict(part.ranges)
    if any(rule.method == "geometric" for rule in part.methods.values()):  # scores by other methods need no ranges
        for node in part.nodes:
            limits = range_of(part.methods[node.id].method, children[node.id], ranges)
            ranges |= {} if limits is None else {node.id: limits}
    return dataclasses.replace(part, children=children, ranges=ranges)


def voices(base: Counted, answers: Iterable[Answer]) -> Voices:
    """What the people of each counted group said, groups in the framework's order; without people who said nothing.

    People stand in the order of what they said, so that it does not matter how they are stored.
    """
    own: dict[Person, list[Answer]] = {}
    for answer in answers:
        if base.framework.group_weights.get(answer.group, 0) > 0:
            own.setdefault(Person(answer.respondent, answer.group), []).append(answer)
    rows: dict[str, list[tuple[Said, ...]]] = {group: [] for group in base.framework.group_weights}
    routed = base.assessment.routed
    for person, given in own.items():
        count = count_answers(base.framework, base.part, people=[person], answers=given, routed=routed)
        row = tuple(_said(count.by_question[question].get(person.group)) for question in base.part.scored)
        if any(said is not None for said in row):
            rows[person.group].append(row)
    return {group: sorted(people, key=repr) for group, people in rows.items() if people}


def _said(cell: GroupCount | None) -> Said:
    """What the one person of a cell said."""
    if cell is None:
        return None
    if cell.levels:
        return float(next(iter(cell.levels.values())))
    if cell.dont_know:
        return DONT_KNOW
    return NOT_APPLICABLE if cell.not_applicable else None


def with_people_drawn_anew(
    base: Counted, heard: Voices, random: Random, *, variations: int, still: Collection[str] = ()
) -> Iterator[Recount]:
    """Each group drawn anew, with replacement, from its own people (two at least) with all that they said.

    The questions named by `still` keep their scores.
    """
    weights, scoring = base.framework.group_weights, base.framework.scoring
    frame = cache(lambda applicable: _frame(base, base.part, applicable))
    columns = {question: column for question, column in _columns(base, heard).items() if question not in still}
    kept = _kept(base, still)
    for _ in range(variations):
        drawn = {group: itemgetter(*random.choices(range(len(rows)), k=len(rows))) for group, rows in heard.items()}
        known, applicable = dict(kept), list(still)
        for question, by_group in columns.items():
            said = {group: drawn[group](column) for group, column in by_group.items()}
            levels = {group: [one for one in some if isinstance(one, float)] for group, some in said.items()}
            # Cells take long to count: a question can only fail where fewer gave a level than said not applicable.
            in_doubt = sum(map(len, levels.values())) < sum([some.count(NOT_APPLICABLE) for some in said.values()])
            if in_doubt and not is_applicable({group: _cell(some) for group, some in said.items()}, weights):
                continue
            applicable.append(question)
            score = across_groups(levels, weights, scoring)
            if score is not None:
                known[question] = score
        yield Recount(known, frame(tuple(applicable)))


def _columns(base: Counted, heard: Voices) -> dict[str, dict[str, tuple[Said, ...]]]:
    """By question and group, what its people said to it; without groups that said nothing."""
    columns: dict[str, dict[str, tuple[Said, ...]]] = {question: {} for question in base.part.scored}
    for group, people in heard.items():
        for question, column in zip(base.part.scored, zip(*people, strict=True), strict=True):
            if any(said is not None for said in column):
                columns[question][group] = column
    return columns


def _cell(said: Sequence[Said]) -> GroupCount:
    levels = {person: level for person, level in enumerate(said) if isinstance(level, float)}
    return GroupCount(levels, dont_know=said.count(DONT_KNOW), not_applicable=said.count(NOT_APPLICABLE))
