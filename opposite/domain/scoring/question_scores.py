"""Scores, targets, gaps and opportunities of questions: rules 4 to 6, 10 and 14 of scoring.md in plain Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from statistics import fmean, median

from opposite.domain.collecting.answers import Count, GroupCount
from opposite.domain.framework import ROOT, Framework, Question, Scoring
from opposite.domain.framework.scoring_tree import ScoringTree
from opposite.domain.scoring.aggregation import shares_beneath
from opposite.domain.scoring.lenses import GroupResponse, gathered, knowledge_lens, position, task_lens
from opposite.domain.scoring.scores import QuestionScore
from opposite.domain.tolerance import TOLERANCE

Groups = Mapping[str, GroupCount]


def is_applicable(groups: Groups, weights: Mapping[str, float]) -> bool:
    """False when more people of counted groups answered not applicable than a level or don't know (rule 4)."""
    counted = [cell for group, cell in groups.items() if weights.get(group, 0) > 0]
    said_not_applicable = sum(cell.not_applicable for cell in counted)
    return said_not_applicable <= sum(len(cell.levels) + cell.dont_know for cell in counted)


def across_groups(
    ratings: Mapping[str, Sequence[float]], weights: Mapping[str, float], scoring: Scoring
) -> float | None:
    """One figure from the ratings of each group: first within, then across counted groups (rule 5).

    Returns None when no group of weight above 0 gave a rating.
    """
    counted = [(weights[group], given) for group, given in ratings.items() if given and weights.get(group, 0.0) > 0]
    if not counted:
        return None
    if scoring.group_to_question == "pooled_mean":
        return fmean([rating for _, given in counted for rating in given])
    within = median if scoring.rater_to_group == "median" else _mean
    return sum(weight * within(given) for weight, given in counted) / sum(weight for weight, _ in counted)


def _mean(ratings: Collection[float]) -> float:
    """The arithmetic mean of a few ratings; quicker than `statistics.fmean`, which guards against long sums."""
    return sum(ratings) / len(ratings)


def share_across_groups(
    ratings: Mapping[str, Sequence[float]], weights: Mapping[str, float], *, at_least: float
) -> float | None:
    """Group-balanced share of raters at or above a value (rule 14), or None when no counted group rated."""
    counted = [(weights[group], given) for group, given in ratings.items() if given and weights.get(group, 0.0) > 0]
    if not counted:
        return None
    enough = at_least - TOLERANCE
    shares = sum(weight * sum(rating >= enough for rating in given) / len(given) for weight, given in counted)
    return shares / sum(weight for weight, _ in counted)


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


def responses_of_groups(framework: Framework, count: Count) -> dict[str, dict[str, GroupResponse]]:
    """By question, what each counted group that was asked said, questions in the framework's order."""
    return {
        question: {
            group: GroupResponse(
                len(cell.levels), _mean(cell.levels.values()) if cell.levels else None, cell.dont_know, cell.evidence
            )
            for group, cell in count.by_question[question].items()
            if framework.group_weights.get(group, 0) > 0
        }
        for question in framework.questions
    }


def score_questions(
    framework: Framework,
    tree: ScoringTree,
    count: Count,
    group_responses: Mapping[str, Mapping[str, GroupResponse]],
    *,
    targets: Mapping[str, float],
    minimum: int,
) -> dict[str, QuestionScore]:
    """Every question of the framework with its score and counts, in the framework's order (rules 4 to 6, 10, 14).

    `minimum` is the smallest group of whose people anything is told.
    """
    weights, scoring, scale = framework.group_weights, framework.scoring, framework.instrument.importance.scale
    applicable = {q for q in tree.scored if is_applicable(count.by_question[q], weights)}
    shares = shares_beneath(tree, applicable)[ROOT]
    scores: dict[str, QuestionScore] = {}
    for question in framework.questions.values():
        counted = {g: cell for g, cell in count.by_question[question.id].items() if weights.get(g, 0) > 0}
        levels = {group: list(cell.levels.values()) for group, cell in counted.items()}
        ratings = {group: cell.importance for group, cell in counted.items()}
        scores[question.id] = judge_question(
            framework,
            question,
            score=across_groups(levels, weights, scoring) if question.id in applicable else None,
            applicable=question.id in applicable,
            weight=shares.get(question.id, 0.0),
            target=resolve_target(framework, question.id, targets) if question.id in tree.scored else None,
            importance=across_groups(ratings, weights, scoring),
            importance_share=None if scale is None else share_across_groups(ratings, weights, at_least=scale.top_two),
            satisfied_share=share_across_groups(levels, weights, at_least=question.scale.top_two)
            if question.type == "outcome"
            else None,
            respondents=sum(cell.asked for cell in counted.values()),
            not_applicable=sum(cell.not_applicable for cell in counted.values()),
            group_responses=group_responses[question.id],
            minimum=minimum,
        )
    return scores


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
    answered = sum(response.levels for response in group_responses.values())
    dont_know = sum(response.dont_know for response in group_responses.values())
    return QuestionScore(
        question=question.id,
        factor=framework.factor_of(question.id).id,
        title=question.title,
        score=score,
        minimum=low,
        maximum=high,
        respondents=respondents,
        answered=answered,
        dont_know=dont_know,
        not_applicable=not_applicable,
        unanswered=respondents - answered - dont_know - not_applicable,
        importance=importance,
        importance_share=importance_share,
        target=target,
        gap=gap(score, target),
        opportunity=chance,
        applicable=applicable,
        weight=weight,
        lens=task_lens(
            attained=None if score is None else position(score, low, high), important=important, opportunity=chance
        ),
        knowledge=knowledge_lens(gathered(group_responses, minimum), spread=high - low, important=important)
        if applicable
        else None,
    )
