"""Scores, targets, gaps and opportunities of questions: rules 4 to 6, 10 and 14 of scoring.md in plain Python."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from statistics import median

from opposite.domain.collecting.answers import Count, GroupCount
from opposite.domain.framework import ROOT, Framework, Question, Scoring
from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.aggregation import kept_shares
from opposite.domain.scoring.disclosure import CellFigures
from opposite.domain.scoring.lenses import GroupResponse, gathered, knowledge_lens, position, task_lens
from opposite.domain.scoring.scores import QuestionScore
from opposite.domain.tolerance import TOLERANCE

Groups = Mapping[str, GroupCount]


Voice = tuple[float, int, float, float]
"""What a counted group gave to a question: its weight, how many ratings, their sum, and their mean or median.

A plain tuple, of which there are hundreds in each report.
"""


def is_applicable(groups: Groups, weights: Mapping[str, float]) -> bool:
    """False when more people of counted groups answered not applicable than a level or don't know (rule 4)."""
    answered_or_unknown = said_not_applicable = 0
    for group, cell in groups.items():
        if weights.get(group, 0) > 0:
            answered_or_unknown += len(cell.levels) + cell.dont_know
            said_not_applicable += cell.not_applicable
    return said_not_applicable <= answered_or_unknown


def across_groups(
    ratings: Mapping[str, Sequence[float]], weights: Mapping[str, float], scoring: Scoring
) -> float | None:
    """One figure from the ratings of each group: first within, then across counted groups (rule 5).

    Returns None when no group of weight above 0 gave a rating.
    """
    within = median if scoring.rater_to_group == "median" else _mean
    return across_voices(
        [
            (weight, len(given), sum(given), within(given))
            for group, given in ratings.items()
            if given and (weight := weights.get(group, 0.0)) > 0
        ],
        scoring,
    )


def across_voices(voices: Sequence[Voice], scoring: Scoring) -> float | None:
    """One figure across the counted groups that gave a rating (rule 5); None when none did."""
    if not voices:
        return None
    if scoring.group_to_question == "pooled_mean":
        return sum([total for _, _, total, _ in voices]) / sum([ratings for _, ratings, _, _ in voices])
    weighed = weights = 0.0
    for weight, _, _, middle in voices:
        weighed += weight * middle
        weights += weight
    return weighed / weights


def _mean(ratings: Collection[float]) -> float:
    """The arithmetic mean of a few ratings; quicker than `statistics.fmean`, which guards against long sums."""
    return sum(ratings) / len(ratings)


def share_of_voices(high: Sequence[int], voices: Sequence[Voice]) -> float | None:
    """Group-balanced share of ratings that are high, so many of each voice (rule 14); None when no group rated."""
    if not voices:
        return None
    shares = weights = 0.0
    for number, (weight, ratings, _, _) in zip(high, voices, strict=True):
        shares += weight * number / ratings
        weights += weight
    return shares / weights


def resolve_target(framework: Framework, question: str, targets: Mapping[str, float]) -> float | None:
    """Target of a question: the assessment's, its nearest ancestor's, else the framework's default (rule 10)."""
    rule = framework.instrument.target
    for chosen in (targets, rule.by):
        for id_ in (question, *framework.ancestors(question)):
            if id_ in chosen:
                return chosen[id_]
    return rule.default


def gap(score: float | None, target: float | None) -> float | None:
    """How far a score is below a target, 0 from there on; None without both (rule 10)."""
    return None if score is None or target is None else max(0.0, target - score)


def opportunity(
    *, importance_share: float, score: float, lowest: float, target: float, satisfied_share: float | None = None
) -> float:
    """Opportunity from 0 to 20 (rule 14): I + max(I - S, 0) with I and S from 0 to 10.

    S is the attainment of the target, or ten times the share of satisfied raters where that was asked.
    """
    importance = 10 * importance_share
    if satisfied_share is not None:
        attained = 10 * satisfied_share
    elif target <= lowest:
        attained = 10.0
    else:
        attained = 10 * min(1.0, max(0.0, (score - lowest) / (target - lowest)))
    return importance + max(importance - attained, 0.0)


@lru_cache(maxsize=64)
def _targets(framework: Framework, chosen: tuple[tuple[str, float], ...]) -> Mapping[str, float | None]:
    """The target of each question where an assessment has chosen these, by id; kept, since most choose none."""
    targets = dict(chosen)
    return {question: resolve_target(framework, question, targets) for question in framework.questions}


def sum_up(
    framework: Framework, tree: ScoringTree, count: Count
) -> tuple[dict[str, dict[str, CellFigures]], dict[str, dict[str, GroupResponse]]]:
    """The cells of questions that are asked, summed up, and by question what each counted group said that was asked.

    Questions and groups are in the order of the count.
    """
    weights, scale = framework.group_weights, framework.instrument.importance.scale
    important_from = math.inf if scale is None else scale.top_two - TOLERANCE
    answers: dict[str, dict[str, CellFigures]] = {}
    group_responses: dict[str, dict[str, GroupResponse]] = {}
    made = tuple.__new__  # half of what calling the classes takes, hundreds of times a report; no field is checked
    for question, cells in count.by_question.items():
        figures: dict[str, CellFigures] = {}
        responses: dict[str, GroupResponse] = {}
        for group, cell in cells.items():
            levels, total, ratings = len(cell.levels), sum(cell.levels.values()), cell.importance
            important = 0
            for rating in ratings:
                if rating >= important_from:
                    important += 1
            figures[group] = made(CellFigures, (cell.asked, levels, total, len(ratings), sum(ratings), important))
            if weights.get(group, 0) > 0:
                mean = total / levels if levels else None
                responses[group] = made(GroupResponse, (levels, mean, cell.dont_know, cell.evidence))
        if question in tree.asked:
            answers[question] = figures
        group_responses[question] = responses
    return answers, group_responses


def score_questions(
    framework: Framework,
    tree: ScoringTree,
    count: Count,
    answers: Mapping[str, Mapping[str, CellFigures]],
    group_responses: Mapping[str, Mapping[str, GroupResponse]],
    *,
    targets: Mapping[str, float],
    minimum: int,
) -> dict[str, QuestionScore]:
    """Every question of the framework with its score and counts, in the framework's order (rules 4 to 6, 10, 14).

    `answers` are the same cells summed up; `minimum` is the smallest group of whose people anything is told.
    """
    weights, scoring, scale = framework.group_weights, framework.scoring, framework.instrument.importance.scale
    applicable = frozenset(q for q in tree.scored if is_applicable(count.by_question[q], weights))
    shares = kept_shares(tree, applicable)[ROOT]
    aims = _targets(framework, tuple(sorted(targets.items())))
    by_median = scoring.rater_to_group == "median"
    scores: dict[str, QuestionScore] = {}
    for id_, question in framework.questions.items():
        levels: list[Voice] = []
        ratings: list[Voice] = []
        important: list[int] = []
        respondents = not_applicable = 0
        cells = count.by_question[id_]
        for group, (asked, answered, total, raters, rated, high) in answers.get(id_, {}).items():
            weight = weights.get(group, 0)
            if weight <= 0:
                continue
            cell = cells[group]
            respondents += asked
            not_applicable += cell.not_applicable
            if answered:
                middle = median(cell.levels.values()) if by_median else total / answered
                levels.append((weight, answered, total, middle))
            if raters:
                ratings.append((weight, raters, rated, median(cell.importance) if by_median else rated / raters))
                important.append(high)
        scores[id_] = judge_question(
            framework,
            question,
            score=across_voices(levels, scoring) if id_ in applicable else None,
            applicable=id_ in applicable,
            weight=shares.get(id_, 0.0),
            target=aims[id_] if id_ in tree.scored else None,
            importance=across_voices(ratings, scoring),
            importance_share=None if scale is None else share_of_voices(important, ratings),
            satisfied_share=_satisfied_share(question, levels, cells, weights) if question.type == "outcome" else None,
            respondents=respondents,
            not_applicable=not_applicable,
            group_responses=group_responses[id_],
            minimum=minimum,
        )
    return scores


def _satisfied_share(
    question: Question, levels: Sequence[Voice], cells: Groups, weights: Mapping[str, float]
) -> float | None:
    """Group-balanced share of people who chose one of the two top points of an outcome's scale (rule 14)."""
    enough = question.scale.top_two - TOLERANCE
    satisfied = [
        sum(level >= enough for level in cell.levels.values())
        for group, cell in cells.items()
        if cell.levels and weights.get(group, 0) > 0
    ]
    return share_of_voices(satisfied, levels)


def judge_question(
    framework: Framework,
    question: Question,
    *,
    score: float | None,
    applicable: bool,
    weight: float,
    target: float | None,
    importance: float | None,
    importance_share: float | None,
    satisfied_share: float | None,
    respondents: int,
    not_applicable: int,
    group_responses: Mapping[str, GroupResponse],
    minimum: int,
) -> QuestionScore:
    """A question's row from its counted figures: gap, opportunity and lenses are judged here (rules 10 and 14)."""
    low, high = question.scale.lowest, question.scale.highest
    if question.type == "outcome":
        chance = (
            None
            if score is None or importance_share is None
            else opportunity(
                importance_share=importance_share, score=score, lowest=low, target=high, satisfied_share=satisfied_share
            )
        )
    elif score is None or target is None or importance_share is None:
        chance = None
    else:
        chance = opportunity(importance_share=importance_share, score=score, lowest=low, target=target)
    rated = framework.instrument.importance.scale
    important = None if importance is None or rated is None else position(importance, rated.lowest, rated.highest)
    answered = dont_know = 0
    for levels, _, unknown, _ in group_responses.values():
        answered += levels
        dont_know += unknown
    lens = task_lens(
        attained=None if score is None else position(score, low, high), important=important, opportunity=chance
    )
    known = (
        knowledge_lens(gathered(group_responses, minimum), spread=high - low, important=important)
        if applicable
        else None
    )
    unanswered = respondents - answered - dont_know - not_applicable
    return QuestionScore(  # by place: names would take twice as long, forty times a report
        question.id, framework.factor_of(question.id).id, question.title, score, low, high,
        respondents, answered, dont_know, not_applicable, unanswered,
        importance, importance_share, target, gap(score, target), chance, applicable, weight, lens, known,
    )  # fmt: skip
